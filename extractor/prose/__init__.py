"""Prose: the figures of an answer's sentences, read by the cues of their clauses and by a parse.

`read_prose` takes the texts of the answer's items and gives observations, numbers whose meaning is
not certain, and what the others are instead. The way of a number:

1. `sentences` cuts a text, `scene` takes a sentence apart: its `names`, its numbers (`quantities`,
   with `ones`, `attainments` and, told in one breath, `series`), its nouns and moments. What the
   words mean stands in rules.toml, read by `rules` (`ruled`, `forms`) and, with the nouns of a
   profile's subject, by `subject_rules`; `cues` finds them.
2. `reading` makes each number a `candidate` by what stands around it:
   - what it counts (`counts`): by its noun; without one (`bare`) by what was spoken of before it
     (`nounless`, `ellipsis`, `series_counts`); the kinds of members (`kinds`, `having`, `bindings`)
     and parts (`shares`);
   - whose it is (`owners`): the name beside it (`groups`), by order (`paired`, `ordinals`), or of
     the network spoken of last (`carried`);
   - target, result or plain count (`measures`): by its own clause (`told`), or told once for many
     pairs (`orders`);
   - when it holds (`moments`).
3. Numbers of one sentence are set against each other (`comparisons`, `rivals`, `sums`), those of
   sentences beside each other too (`neighbours`); `topics` hands on what was spoken of (`owner`).
4. `vetoes` say what is no figure; `extent` what is not of all that a network has, `sources` what
   others say; `explained` what a number is by what it stands in.
5. `judge` holds the parse (`syntax`, `subjects`, `unknown`) against the cues; `records` writes what
   became of each number.

`against`, `clauses` and `sizes` are words that several of these look for; `count` is what a number
counts, and `known` tells words that are known from those that may stand for somebody else.

`claims` (counts of networks) and `stated_sums` (of several networks together) read sentences too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.language import Pipeline
from extractor.model import Document, Item, NetworkName, Observation, Unread
from extractor.passage import Passage
from extractor.profile import Lexicon, Profile
from extractor.prose.candidate import Candidate
from extractor.prose.explained import Fate
from extractor.prose.judge import Verdict, by_both, by_cues
from extractor.prose.names import NameFinder, name_finder
from extractor.prose.neighbours import in_context
from extractor.prose.ordinals import figures_of
from extractor.prose.owner import Topic
from extractor.prose.reading import candidates, contradictions
from extractor.prose.records import ProsePlace, fate, observations, unread
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, scene
from extractor.prose.sentences import Sentence, parted, sentences
from extractor.prose.series import told_with_before
from extractor.prose.sums import next_whole
from extractor.prose.syntax import Opinion, opinions
from extractor.prose.topics import next_topic


@dataclass(frozen=True)
class ProseReading:
    """What the sentences of an answer say.

    `fates` tell what numbers are that are no figures ("hypothesis", "change"). `sentences` counts
    all of them, `parsed` those that passed the gate to the parser.
    """

    observations: tuple[Observation, ...] = ()
    unread: tuple[Unread, ...] = ()
    fates: tuple[Fate, ...] = ()
    sentences: int = 0
    parsed: int = 0


def read_prose(
    document: Document,
    texts: Mapping[Item, Passage],
    of_tables: Sequence[NetworkName],
    lexicon: Lexicon,
    pipeline: Pipeline,
    asked: Mapping[Item, str] | None = None,
) -> ProseReading:
    """The figures in the sentences of `texts`, the items of the answer.

    `of_tables` are the networks that the document's tables hold; `asked` the question that each
    item answers. The pipeline is loaded at the first sentence that may hold a figure.
    """
    finder = name_finder(lexicon.profile, tuple(dict.fromkeys(of_tables)))
    read = list(_items(document, texts, asked or {}, lexicon, finder))
    taken = [own for item in read for own in item if own.numbers]
    gated = [own.scene for own in taken if any(c.open for c in own.numbers)]
    said = (
        dict(zip(map(id, gated), opinions(gated, pipeline), strict=True)) if pipeline.path else {}
    )
    found = [one for own in taken for one in _judged(own, said.get(id(own.scene)), lexicon.profile)]
    return ProseReading(
        tuple(one for one in found if isinstance(one, Observation)),
        tuple(one for one in found if isinstance(one, Unread)),
        tuple(one for one in found if isinstance(one, Fate)),
        sum(map(len, read)),
        len(gated) if said else 0,
    )


@dataclass(frozen=True)
class _Taken:
    """A sentence with the numbers that may be figures, in the place that these belong to."""

    place: ProsePlace
    scene: Scene
    numbers: Sequence[Candidate]


def _items(
    document: Document,
    texts: Mapping[Item, Passage],
    asked: Mapping[Item, str],
    lexicon: Lexicon,
    finder: NameFinder,
) -> Iterator[list[_Taken]]:
    """The sentences of each item that speaks of the subject, each read after those before it."""
    lead: tuple[Item, Topic] | None = None
    for item, passage in texts.items():
        before = lead[1] if lead and _is_below(item, lead[0]) else None
        # An answer that never speaks of the subject has no figures of it.
        question = asked.get(item, "")
        if before is None and not finder.names_any(f"{passage.text}\n{question}"):
            continue
        # What no question asks for belongs to the item that announces it.
        own = lead[0] if lead and before and not question else item
        place = ProsePlace(document, own, passage)
        topic = before or _asked(question, lexicon, finder)
        read, topic = _scenes(passage, lexicon, finder, topic)
        if item.lead_in:
            lead = item, topic
        told = zip(read, in_context(read), strict=True)
        yield [_Taken(place, found, numbers) for (found, _), numbers in told]


def _judged(
    taken: _Taken, opinions_of: tuple[Opinion, ...] | None, profile: Profile
) -> Iterator[Observation | Unread | Fate]:
    """What becomes of the numbers of a sentence: what one is a part of, or is told with, has to be
    taken for it to be."""
    judged = [(c, *_verdict(c, opinions_of)) for c in taken.numbers]
    at_odds = contradictions([c for c, _, v in judged if c.open and not (v and v.other)])
    refused = {c.index for c, doubts, _ in judged if c.kind or doubts} | set(at_odds)
    text, quantities = taken.scene.text, taken.scene.quantities
    unsure: set[int] = set()
    for c, doubts, verdict in judged:
        if verdict and not verdict.taken and not verdict.other:
            unsure.add(c.index)
        elif c.index - 1 in unsure and told_with_before(text, quantities, c.index):
            unsure.add(c.index)
            doubts = (*doubts, "the number that it is told with was not taken")
        reasons = (*doubts, *at_odds.get(c.index, ()))
        if c.count.whole in refused and not reasons:
            reasons = ("the number that it is a part of was not taken",)
        if c.kind:
            yield fate(c, c.kind, taken.place)
        elif verdict is None or reasons:
            yield unread(c, reasons, taken.place)
        else:
            yield from observations(c, verdict, taken.place, profile)


def _scenes(
    passage: Passage, lexicon: Lexicon, finder: NameFinder, topic: Topic
) -> tuple[list[tuple[Scene, tuple[Candidate, ...]]], Topic]:
    """The sentences of an item with their numbers, each read after those before it, and what was
    spoken of last; `topic` is what was before them."""
    read, whole = [], None
    for sentence in _with_headings(passage.text, finder):
        found = scene(sentence, lexicon, finder)
        numbers = candidates(found, topic, lexicon.profile, whole)
        read.append((found, numbers))
        topic, whole = (
            next_topic(found, numbers, topic, lexicon.profile),
            next_whole(numbers, whole),
        )
    return read, topic


def _is_below(item: Item, lead: Item) -> bool:
    """Whether an item is one of those that another announces: "1a" below "1"."""
    return any(own != led and own.startswith(led) for own in item.labels for led in lead.labels)


def _with_headings(text: str, finder: NameFinder) -> Iterator[Sentence]:
    for sentence in sentences(text):
        names = finder.find(sentence.text) if sentence.kind == "sentence" else ()
        if headed := _into_heading(sentence, finder):
            yield from headed
            continue
        apart = parted(sentence, names[0].end) if names and not names[0].start else None
        yield from apart or (sentence,)


def _into_heading(sentence: Sentence, finder: NameFinder) -> tuple[Sentence, Sentence] | None:
    """An item of a list and the heading that its line runs into: "12 initiatieven FLAG:"."""
    names = finder.find(sentence.text) if sentence.kind == "listed" and sentence.leads else ()
    if not names or not names[-1].start or sentence.text[names[-1].end :].strip() != ":":
        return None
    item = sentence.text[: names[-1].start].rstrip()
    if not item or rules().function_words & {item.split()[-1].lower()}:
        return None
    start = names[-1].start
    heading = Sentence(sentence.text[start:], sentence.start + start, "heading", sentence.paragraph)
    return replace(sentence, text=item), heading


def _asked(asked: str, lexicon: Lexicon, finder: NameFinder) -> Topic:
    """What the question of an item speaks of, where that is one network."""
    named = {
        n.network.id: n.network for s in asked.split("\n") for n in finder.find(s) if n.network
    }
    counted = {t.value for t in lexicon.terms(asked) if t.dimension == "indicator"}
    networks = tuple(named.values()) if len(named) == 1 else ()
    figures = figures_of(lexicon.terms(asked), lexicon.profile)
    return Topic(networks, counted.pop() if len(counted) == 1 else None, figures=figures)


def _verdict(
    c: Candidate, opinions_of: tuple[Opinion, ...] | None
) -> tuple[tuple[str, ...], Verdict | None]:
    if not c.open:
        return c.doubts, None
    if opinions_of is None:
        verdict = by_cues(c.scene, c.index, c.owner)
    else:
        indicator = c.count.indicator or ""
        is_part = c.count.whole is not None
        opinion = opinions_of[c.index]
        verdict = by_both(c.scene, c.index, c.owner, c.told, opinion, indicator, is_part=is_part)
    return ((), verdict) if verdict.taken else ((verdict.reason,), verdict)


__all__ = ["ProseReading", "read_prose"]
