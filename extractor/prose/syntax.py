"""The second opinion: what the dependency parse says of the numbers of a sentence.

Shapes are data (rules.toml); only what Universal Dependencies defines is asked, so that any Dutch
pipeline will do. Names and numbers are one token each before they are parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.language import Pipeline, load_pipeline
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan
    from spacy.vocab import Vocab

NUMBER, NETWORK, TAKEN_UP = "NUMBER", "NETWORK", "TAKEN_UP"
_LABELS = {"known": NETWORK, "candidate": NETWORK, "taken_up": TAKEN_UP}
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Node:
    """A word of the sentence that the parse relates to a number: its place and that of its phrase,
    its part of speech, and how many steps it is away."""

    span: Span
    phrase: Span
    pos: str
    steps: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the parse says of one number: its subjects and the words above it, nearest first, and
    the nouns that it counts."""

    subjects: tuple[Node, ...] = ()
    cues: tuple[Node, ...] = ()
    counted: tuple[Node, ...] = ()


def opinions(scenes: Sequence[Scene], pipeline: Pipeline) -> Iterator[tuple[Opinion, ...]]:
    """For each sentence, and each number of it in order, what the parse says.

    Loads the pipeline at the first sentence. ModelError when that fails.
    """
    if not scenes:
        return
    nlp = load_pipeline(pipeline)
    docs = (_prepared(scene, nlp) for scene in scenes)
    for scene, doc in zip(scenes, nlp.pipe(docs, batch_size=_BATCH), strict=True):
        yield _of_sentence(scene, doc)


def _prepared(scene: Scene, nlp: Language) -> Doc:
    """The sentence as tokens, its names and numbers merged and labelled, not to be cut again."""
    doc = nlp.make_doc(scene.text)
    labelled = [(n.start, n.end, _LABELS[n.kind]) for n in scene.names]
    labelled += [(q.start, q.end, NUMBER) for q in scene.quantities]
    found = [
        doc.char_span(start, end, label=label, alignment_mode="expand")
        for start, end, label in labelled
    ]
    spans = _apart(span for span in found if span is not None)
    with doc.retokenize() as merging:
        for span in spans:
            merging.merge(span)
    # Merging keeps the places of the characters, from which the labels are set anew.
    marked = [doc.char_span(s.start_char, s.end_char, label=s.label_) for s in spans]
    doc.set_ents([span for span in marked if span is not None])
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _apart(spans: Iterable[TokenSpan]) -> list[TokenSpan]:
    from spacy.util import filter_spans

    return list(filter_spans(spans))


def _of_sentence(scene: Scene, doc: Doc) -> tuple[Opinion, ...]:
    found: dict[int, dict[str, list[Node]]] = {}
    gives = {pattern.id: pattern.gives for pattern in rules().patterns}
    matcher, orders = _matcher(doc.vocab)
    for key, indices in matcher(doc):
        name = doc.vocab.strings[key]
        places = dict(zip(orders[name], indices, strict=True))
        number, node = doc[places["number"]], doc[places[gives[name]]]
        kinds = found.setdefault(number.i, {})
        kinds.setdefault(gives[name], []).append(_node(number, node))
    by_place = {token.idx: token.i for token in doc}
    return tuple(_opinion(found.get(by_place.get(q.start, -1), {})) for q in scene.quantities)


def _opinion(nodes: dict[str, list[Node]]) -> Opinion:
    ordered = {
        kind: tuple(sorted(dict.fromkeys(found), key=lambda node: node.steps))
        for kind, found in nodes.items()
    }
    return Opinion(ordered.get("subject", ()), ordered.get("cue", ()), ordered.get("counted", ()))


def _node(number: Token, node: Token) -> Node:
    left, right = node.left_edge, node.right_edge
    return Node(
        (node.idx, node.idx + len(node)),
        (left.idx, right.idx + len(right)),
        node.pos_,
        _steps(number, node),
    )


def _steps(number: Token, node: Token) -> int:
    """How many steps up from the number the node, or the head it hangs on, stands."""
    above = [number, *number.ancestors]
    places = [i for i, token in enumerate(above) if token in (node, node.head)]
    return min(places, default=len(above))


@lru_cache(maxsize=2)
def _matcher(vocab: Vocab) -> tuple[DependencyMatcher, dict[str, list[str]]]:
    from spacy.matcher import DependencyMatcher

    matcher = DependencyMatcher(vocab)
    orders = {}
    for rule in rules().patterns:
        matcher.add(rule.id, [list(rule.pattern)])
        orders[rule.id] = [str(node["RIGHT_ID"]) for node in rule.pattern]
    return matcher, orders
