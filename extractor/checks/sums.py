"""Which lines of a table are the sums of which others, and where such a sum does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.checks.amounts import Amount, slack
from extractor.checks.sheet import Line, Sheet

Parts = tuple[Line, ...]
# Runs of neighbours are tried in tables of so many lines at most.
_MOST_LINES = 30
# A column without a label that says so is a sum where all but one of so many rows bear it out.
_LEAST_ROWS = 4
# Small sums come true by chance.
_LEAST_SUM = 10


@dataclass(frozen=True)
class Sum:
    """One stated total with the sum of its parts; `holds` is None where a part is not there."""

    crossing: Line
    stated: Amount
    sum: Decimal
    holds: bool | None


@dataclass(frozen=True)
class Total:
    """A line that is the sum of others.

    `sure` says that the table itself bears it out: the line's other figures do, or the totals
    beside it; else it is taken from its label alone.
    """

    line: Line
    parts: Parts
    sums: tuple[Sum, ...]
    sure: bool

    @property
    def right(self) -> tuple[Sum, ...]:
        """The sums that hold."""
        return tuple(s for s in self.sums if s.holds)

    @property
    def wrong(self) -> tuple[Sum, ...]:
        """The sums that do not hold."""
        return tuple(s for s in self.sums if s.holds is False)


def totals(sheet: Sheet) -> Iterator[Total]:
    """The lines of a table that a label calls a total, each with the parts that it is made of.

    The parts are those that give its figures: of the lines before it, behind it, in its section,
    of all lines, of all subtotals, the ones that come true most often. Where none come true, those
    that do so for the other totals; for a plain "totaal" else all lines.
    """
    lines = [line for line in sheet.lines if line.total and not (line.percent or line.apart)]
    found = {line.index: _best(sheet, line) for line in lines}
    usual = Counter(
        way
        for line in lines
        if (own := found[line.index])
        for way, parts in _ways(sheet, line).items()
        if parts == own[0]
    )
    for line in lines:
        if own := found[line.index]:
            yield Total(line, *own, sure=True)
            continue
        ways = _ways(sheet, line)
        way = next((way for way, _ in usual.most_common() if ways.get(way)), None)
        if way or line.plain:
            parts = ways[way] if way else ways.get("section") or ways.get("all", ())
            if parts:
                yield Total(line, parts, tuple(_sums(sheet, line, parts)), sure=way is not None)


def inferred_totals(sheet: Sheet) -> Iterator[Total]:
    """The lines that are the sum of their neighbours, or of all others, though no label says so.

    At least all but one of four figures or more must bear it out.
    """
    lines = [line for line in sheet.lines if line.summed]
    if not len(lines) <= _MOST_LINES or len(sheet.crossing) < _LEAST_ROWS:
        return
    for line in lines:
        for parts in _runs(line, lines).values():
            if sums := _borne_out(sheet, line, parts):
                yield Total(line, parts, sums, sure=True)
                break


def _best(sheet: Sheet, line: Line) -> tuple[Parts, tuple[Sum, ...]] | None:
    """The parts of a total by which most of its figures come true."""
    best: tuple[int, Parts, tuple[Sum, ...]] | None = None
    for way, parts in _ways(sheet, line).items():
        sums = tuple(_sums(sheet, line, parts)) if parts else ()
        right = sum(s.holds is True for s in sums)
        wrong = sum(s.holds is False for s in sums)
        chance = way.startswith("run") and right < 2
        if right and right >= wrong and not chance and (best is None or right > best[0]):
            best = right, parts, sums
    return best[1:] if best else None


def _ways(sheet: Sheet, total: Line) -> Mapping[str, Parts]:
    """The lines that a total may be the sum of, by the way they are taken."""
    lines = sheet.lines
    place = lines.index(total)
    summed = [line for line in lines if line.summed]
    before = [line for line in lines[:place] if line.total]
    behind = [line for line in lines[place + 1 :] if line.total]
    last = before[-1].index if before else -1
    following = behind[0].index if behind else lines[-1].index + 1
    kinds = {
        "section": [x for x in summed if total.section and x.section == total.section],
        "all": summed,
        "before": [x for x in summed if last < x.index < total.index],
        "behind": [x for x in summed if total.index < x.index < following],
        "above": [x for x in summed if x.index < total.index],
        "below": [x for x in summed if x.index > total.index],
        "subtotals": before,
        "subtotals below": behind,
        "other totals": [*before, *behind],
        "like": [x for x in summed if x.last == total.last],
        "kin": [x for x in summed if x.dimensions and x.money == total.money],
    }
    runs = _runs(total, summed) if len(summed) <= _MOST_LINES else {}
    return {**{way: tuple(parts) for way, parts in kinds.items()}, **runs}


def _runs(line: Line, summed: Sequence[Line]) -> dict[str, Parts]:
    """The neighbours of a line: two or more before it or behind it; and all others."""
    before = [x for x in reversed(summed) if x.index < line.index]
    behind = [x for x in summed if x.index > line.index]
    found: dict[str, Parts] = {}
    for name, near in (("before", before), ("behind", behind)):
        for count in range(2, len(near) + 1):
            found[f"run {name} {count}"] = tuple(near[:count])
    if before and behind:
        found["run of all others"] = (*before, *behind)
    return found


def _borne_out(sheet: Sheet, line: Line, parts: Parts) -> tuple[Sum, ...]:
    """The sums of a line where all but one of four or more come true, and not by chance."""
    found: list[Sum] = []
    wrong = 0
    for one in _sums(sheet, line, parts):
        wrong += one.holds is False
        if wrong > 1:
            return ()
        found.append(one)
    told = [s for s in found if s.holds and abs(s.sum) >= _LEAST_SUM]
    many = [s for s in told if sum(_is_there(sheet, p, s.crossing) for p in parts) > 1]
    return tuple(found) if len(many) + wrong >= _LEAST_ROWS else ()


def _is_there(sheet: Sheet, part: Line, crossing: Line) -> bool:
    amount = sheet.amounts.get((part.index, crossing.index))
    return amount is not None and amount.value != 0


def _sums(sheet: Sheet, total: Line, parts: Parts) -> Iterator[Sum]:
    """The figures of a total, each held against the sum of its parts."""
    for crossing in sheet.crossing:
        stated = sheet.amounts.get((total.index, crossing.index))
        if stated is None or crossing.percent or crossing.apart:
            continue
        places = [(part.index, crossing.index) for part in parts]
        amounts = [amount for place in places if (amount := sheet.amounts.get(place))]
        if not amounts:
            continue
        missing = len(amounts) < sum(place in sheet.cells for place in places)
        value = sum((amount.value for amount in amounts), Decimal(0))
        loose = slack([stated, *amounts], rounded=crossing.rounded or total.rounded)
        holds = abs(value - stated.value) <= loose
        yield Sum(crossing, stated, value, holds if holds or not missing else None)
