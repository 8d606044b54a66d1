"""Kinds of member against the whole: companies and knowledge institutions are the members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.checks.case import Case
from extractor.model import Finding, Observation
from extractor.profile.schema import Profile
from extractor.prose.sentences import sentences

NAME = "split"
TOTAL = "total"

_Figures = Mapping[str, Observation]


@dataclass(frozen=True)
class _Split:
    """A whole with its parts; `claimed` says that the words around them call them all of it."""

    whole: Observation
    parts: tuple[Observation, ...]
    claimed: bool

    @property
    def holds(self) -> bool:
        return sum(part.value for part in self.parts) == self.whole.value

    @property
    def way(self) -> tuple[object, ...]:
        """What it has in common with those that are held beside it: source and kinds."""
        source = self.whole.table if self.whole.table is not None else self.whole.item
        return source, self.whole.segment, *(part.segment for part in self.parts)


def splits_add_up(case: Case) -> Iterator[Finding]:
    """The kinds of member of a network make its members, where the answer claims that they do.

    There may be members of other kinds: only where the words say that these are all, or the same
    kinds make the whole of the other networks, is a whole that is not their sum an error.
    """
    groups: dict[tuple[object, ...], list[_Split]] = defaultdict(list)
    for split in _splits(case):
        groups[split.way].append(split)
    for group in groups.values():
        right = [split for split in group if split.holds]
        wrong = [split for split in group if not split.holds]
        if right:
            yield _confirmed(case, right)
        for split in wrong:
            yield _broken(split, claimed=split.claimed or len(right) >= len(wrong))


def _splits(case: Case) -> Iterator[_Split]:
    figures: dict[tuple[object, ...], dict[str, Observation]] = defaultdict(dict)
    for o in case.understanding.observations:
        if o.qualifier == "exact" and o.measure != "attainment":
            source = (o.table, o.item if o.table is None else "")
            key = (o.network.id, o.indicator, o.measure, o.period, *source)
            figures[key].setdefault(o.segment, o)
    for found in figures.values():
        for whole, o in found.items():
            parts = _parts(case.profile, whole, found)
            if len(parts) > 1:
                yield _Split(o, parts, _is_claimed(case, o, parts))


def _parts(profile: Profile, whole: str, found: _Figures) -> tuple[Observation, ...]:
    """The figures that a whole falls into: its kinds, but for those inside another one of them."""
    within = profile.segments_in(whole)
    kinds = [segment for segment in found if segment in within]
    inner = {kind for other in kinds for kind in profile.segments_in(other)}
    return tuple(found[kind] for kind in kinds if kind not in inner)


def _is_claimed(case: Case, whole: Observation, parts: Sequence[Observation]) -> bool:
    """Whether a sentence says that the parts are all: "45 leden: 12 ...", "bestaat uit"."""
    if whole.table is not None:
        return False
    places = [o.evidence for o in (whole, *parts)]
    start, end = min(e.start for e in places), max(e.end for e in places)
    said = case.document.text[start:end]
    if len(list(sentences(" ".join(said.split())))) > 1:
        return False
    return whole.evidence.start == start and bool(case.lexicon.whole_splits.find(said))


def _confirmed(case: Case, right: Sequence[_Split]) -> Finding:
    first = right[0]
    names = ", ".join(dict.fromkeys(split.whole.network.name for split in right))
    kinds = " + ".join(part.segment for part in first.parts)
    return Finding(
        NAME,
        "info",
        f"{first.whole.segment} = {kinds} of {first.whole.indicator} holds in "
        f"{case.table_of(first.whole.table)} for {names}.",
        outcome="confirmed",
        item=first.whole.item,
        evidence=first.whole.evidence,
    )


def _broken(split: _Split, *, claimed: bool) -> Finding:
    whole = split.whole
    kinds = " + ".join(f"{part.value} {part.segment}" for part in split.parts)
    found = sum(part.value for part in split.parts)
    said = (
        f"{whole.network.name}: {whole.value} {whole.indicator} ({whole.segment}) and "
        f"{kinds} = {found}, {abs(whole.value - found)} {'less' if whole.value > found else 'more'}"
    )
    return Finding(
        NAME,
        "error" if claimed or found > whole.value else "info",
        f"{said}."
        if claimed or found > whole.value
        else f"{said}: nothing says that there are no others.",
        outcome="contradicted" if claimed or found > whole.value else "no_evidence",
        item=whole.item,
        evidence=whole.evidence,
    )
