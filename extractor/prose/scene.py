"""All that one sentence holds: its names, nouns, numbers and moments, and who stands near whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.notation.dates import PeriodSpan, find_periods
from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.profile import Lexicon, Profile
from extractor.profile.lexicon import Phrases, Term
from extractor.prose.clauses import WHICH
from extractor.prose.names import NameFinder, NameSpan
from extractor.prose.quantities import Quantity, quantities
from extractor.prose.rules import rules
from extractor.prose.sentences import Sentence
from extractor.prose.series import series_of
from extractor.prose.sizes import sized
from extractor.prose.subject_rules import SubjectRules, rules_of

Span = tuple[int, int]
_MARKS = pattern(r"[,;()–—]|(?<=\s)-(?=\s)")
_MARKS_BEHIND = pattern(_MARKS.pattern + "|:")
_SHORTLY = pattern(r"\s+(?:\p{Ll}[\p{Ll}-]*\s+){0,2}")
_BRACKET = pattern(r"\s*\(\s*\Z")
# A clause about what stands before it, or none at all, without a number.
_INSET = pattern(rf"(?:,\s*{WHICH}\b[^,;.\d]*)?(?:,|\s)")
_AND = pattern(r"\b(?:en|of)\b")
# "Het streefdoel lag hoger, op 48": the clause goes on.
_GOES_ON = pattern(rf"\s+(?:op|namelijk|nl\.|te weten|en wel|meer bepaald)\s+(?:{HEDGE}\s*)?")


@dataclass(frozen=True)
class Scene:
    """A sentence taken apart. `amounts` are figures by name ("het aantal leden") with their terms;
    numbers in one of `series` are told in one breath: "229, 71 en 163 leden". `kinds` are the nouns
    of the profile's subject: "netwerk"; `subject_rules` are in its words."""

    sentence: Sentence
    names: tuple[NameSpan, ...]
    nouns: tuple[Term, ...]
    amounts: tuple[Term, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[PeriodSpan, ...]
    series: tuple[tuple[int, ...], ...] = field(default=())
    kinds: tuple[Span, ...] = field(default=())
    subject_rules: SubjectRules = field(kw_only=True, compare=False)

    @property
    def text(self) -> str:
        """The text of the sentence."""
        return self.sentence.text

    def group(self, index: int) -> tuple[int, ...]:
        """The numbers told in one breath with a number, itself among them."""
        return next((group for group in self.series if index in group), (index,))

    def before(self, index: int) -> Span:
        """From the number before (its noun included), or the sentence's start, to a number."""
        start = self.quantities[index - 1].full_end if index else 0
        return start, self.quantities[index].start

    def behind(self, index: int) -> Span:
        """From the end of a number and its noun to the next number, or the sentence's end."""
        last = index + 1 == len(self.quantities)
        end = len(self.text) if last else self.quantities[index + 1].start
        return self.quantities[index].full_end, end

    def near_before(self, index: int) -> Span:
        """The part of `before` that stands in the number's own clause."""
        start, end = self.before(index)
        if bare := _BRACKET.search(self.text, start, end):
            # "Het streefdoel (70)": the words before the bracket are the number's.
            end = bare.start()
        breaks = [
            m.end()
            for m in _MARKS.finditer(self.text, start, end)
            if not _GOES_ON.fullmatch(self.text, m.end(), self.quantities[index].start)
        ]
        breaks += [s for s, _ in _within(rules().breaks, self.text, start, end)]
        if index:
            breaks += [m.end() for m in _AND.finditer(self.text, start, end)]
        return max(breaks, default=start), self.before(index)[1]

    def near_behind(self, index: int) -> Span:
        """The part of `behind` that stands in the number's own clause; empty where it runs into
        the next number, whose words they may be."""
        start, end = self.behind(index)
        breaks = [m.start() for m in _MARKS_BEHIND.finditer(self.text, start, end)]
        for words in (rules().breaks, rules().breaks_behind):
            breaks += [s for s, _ in _within(words, self.text, start, end)]
        if index + 1 < len(self.quantities):
            breaks += [m.start() for m in _AND.finditer(self.text, start, end)]
            return start, min(breaks, default=start)
        return start, min(breaks, default=end)

    def clause(self, index: int) -> Span:
        """The span of a number's own clause, on both sides of it."""
        start, behind = self.near_before(index)[0], self.near_behind(index)[1]
        return start, max(behind, self.quantities[index].full_end)

    def enclosing(self, index: int) -> int | None:
        """The number before that a number goes on from: past those in a bracket that has closed."""
        for before in reversed(range(index)):
            between = self.text[self.quantities[before].end : self.quantities[index].start]
            if between.count(")") <= between.count("("):
                return before
        return index - 1 if index else None

    def names_in(self, start: int, end: int) -> tuple[NameSpan, ...]:
        """The names within a span."""
        return tuple(n for n in self.names if start <= n.start and n.end <= end)

    def has(self, words: Phrases, span: Span) -> bool:
        """Whether any of the words stands in the span."""
        return bool(words.find(self.text[slice(*span)]))


def scene(sentence: Sentence, lexicon: Lexicon, finder: NameFinder) -> Scene:
    """A sentence taken apart in the words of a profile."""
    text = sentence.text
    names = _without_contrasts(text, finder.find(text))
    terms = [t for t in lexicon.terms(text) if t.dimension in ("indicator", "segment")]
    terms += _joiners(text, lexicon.profile, terms)
    terms += sized(text, lexicon.profile, terms)
    # "In totaal 45" says of no kind how many there are.
    outside = [t for t in terms if t.value != "total" and not _inside(t, names)]
    amounts = tuple(_amounts(text, outside))
    nouns = tuple(t for t in outside if all(t.end != a.end for a in amounts))
    found = tuple(
        q
        for q in quantities(text, lexicon, nouns)
        if not any(n.start <= q.start < n.end for n in names)
    )
    named = [(n.start, n.end) for n in names if n.kind == "known"]
    # "Voor FLAG 6 en voor IBN composieten 9" counts no networks.
    kinds = tuple(
        kind
        for kind in subject_nouns(lexicon.profile).find(text)
        if not any(start <= kind[0] < end for start, end in named)
    )
    shared, series = series_of(text, [q for q in found if not _counts(text, q, kinds)])
    return Scene(
        sentence,
        names,
        nouns,
        amounts,
        shared,
        find_periods(text),
        series,
        kinds,
        subject_rules=rules_of(lexicon.profile),
    )


def _joiners(text: str, profile: Profile, terms: Sequence[Term]) -> list[Term]:
    """Those who are counted as members since they are said to be: "84 organisaties zijn lid"."""
    if not rules().joined.find(text):
        return []
    free = (
        (start, end)
        for start, end in rules().joiners.find(text)
        if all(end <= term.start or term.end <= start for term in terms)
    )
    return [Term(*span, "indicator", profile.indicators[0].id) for span in free]


def _without_contrasts(text: str, names: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
    """The names of a sentence without those it only sets itself against: "anders dan bij FLAG, waar
    geen streefdoel gold, ...", unless their clause holds a figure of theirs."""
    said = rules().contrasts.find(text)
    kept = []
    for name in names:
        before = text[: name.start].rstrip()
        aside = any(not s and end == len(before) for s, end in said) and len(names) > 1
        opens = _INSET.match(text, name.end)
        kept += [] if aside and opens else [name]
    return tuple(kept)


@lru_cache(maxsize=8)
def subject_nouns(profile: Profile) -> Phrases:
    """The nouns of a profile's subject, singular and plural, alone and in short."""
    subject = profile.subject
    return Phrases((*subject.nouns, *subject.short_nouns, *subject.singular))


def _counts(text: str, quantity: Quantity, kinds: Sequence[Span]) -> bool:
    """Whether a number counts networks themselves: "drie netwerken", "20 erkende IBN's"."""
    if quantity.noun:
        return False
    return any(
        _SHORTLY.fullmatch(text, quantity.full_end, start)
        for start, _ in kinds
        if start > quantity.end
    )


def _inside(term: Term, names: Sequence[NameSpan]) -> bool:
    return any(n.start <= term.start and term.end <= n.end for n in names)


def _within(words: Phrases, text: str, start: int, end: int) -> Iterator[Span]:
    for first, last in words.find(text[start:end]):
        yield start + first, start + last


def _amounts(text: str, terms: Sequence[Term]) -> Iterator[Term]:
    """The figures told by name: "aantal leden", "ledenaantal", "het aantal actieve leden"."""
    heads = rules().amounts.find(text)
    neutral = dict(rules().neutral.find(text))
    for term in terms:
        written = text[term.start : term.end].lower()
        head = next((h for h in reversed(heads) if h[1] <= term.start), None)
        if any(s <= term.start < e for s, e in heads) or written.endswith(
            ("aantal", "aantallen", "ental", "entallen")
        ):
            yield term
        elif head:
            place = head[1] + 1
            while place in neutral:
                place = neutral[place] + 1
            if place == term.start:
                yield Term(head[0], term.end, term.dimension, term.value)
