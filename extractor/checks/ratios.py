"""Which lines of a table are percentages of which others, and where such a share does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import chain, permutations

from extractor.checks.amounts import Amount
from extractor.checks.sheet import Line, Sheet

# Pairs are tried in tables of so many lines at most.
_MOST_LINES = 15
_LEAST_RIGHT = 3


@dataclass(frozen=True)
class Share:
    """A stated percentage beside the exact one; `holds` says that the one is the other rounded."""

    crossing: Line
    stated: Amount
    exact: Decimal
    holds: bool


@dataclass(frozen=True)
class Ratio:
    """A line of percentages: of `part` in `whole`, or in the sum of `part` where that is None.

    `exchanged` are the three as the labels tell them, in the same order, where that comes out for
    no crossing line and this does for all: labels have changed places.
    """

    line: Line
    part: Line
    whole: Line | None
    shares: tuple[Share, ...]
    exchanged: tuple[Line, Line, Line] | None = None

    @property
    def right(self) -> tuple[Share, ...]:
        """The percentages that hold."""
        return tuple(s for s in self.shares if s.holds)

    @property
    def wrong(self) -> tuple[Share, ...]:
        """The percentages that do not hold."""
        return tuple(s for s in self.shares if not s.holds)


def ratios(sheet: Sheet) -> Iterator[Ratio]:
    """The lines of percentages of a table with what they are percentages of.

    The labels tell it ("bereikt" of "streefdoel"), or the figures do: at least three hold, and all
    but one.
    """
    counted = [line for line in sheet.lines if not line.percent]
    for line in sheet.lines:
        if not line.percent:
            continue
        if named := _named(line, counted):
            shares = tuple(_shares(sheet, line, *named))
            right = sum(share.holds for share in shares)
            if shares and (2 * right >= len(shares) or len(shares) == 1):
                yield Ratio(line, *named, shares)
                continue
            if not right and (other := _otherwise(sheet, (line, *named))):
                yield other
                continue
        if len(counted) <= _MOST_LINES and (best := _best(sheet, line, counted)):
            yield best


def percentage(part: Amount, whole: Amount, stated: Amount) -> Share | None:
    """A stated percentage of two amounts, None where the whole is nothing; it has no crossing."""
    if not whole.value:
        return None
    exact = 100 * part.value / whole.value
    return Share(Line(0, "", ""), stated, exact, _rounds_to(part, whole, stated))


def _named(line: Line, counted: Sequence[Line]) -> tuple[Line, Line] | None:
    """What was achieved and what was the target, where one pair of lines says so."""
    if line.dimensions.get("measure") != "attainment":
        return None
    pairs = [
        (part, whole)
        for part, whole in permutations(counted, 2)
        if part.dimensions.get("measure") == "achieved"
        and whole.dimensions.get("measure") == "target"
        and _fits(part, whole)
        and _fits(part, line)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _otherwise(sheet: Sheet, named: tuple[Line, Line, Line]) -> Ratio | None:
    """Three lines in another order, or another line for the percentages, so that all of them hold;
    None where there is no such."""
    others = (line for line in sheet.lines if line not in named)
    for line, part, whole in chain(permutations(named), ((x, *named[1:]) for x in others)):
        shares = tuple(_shares(sheet, line, part, whole))
        if len(shares) >= _LEAST_RIGHT and all(s.holds for s in shares) and _vary(shares):
            return Ratio(line, part, whole, shares, named)
    return None


def _fits(one: Line, other: Line) -> bool:
    """Whether no dimension but the measure tells two lines apart."""
    own, others = dict(one.dimensions), dict(other.dimensions)
    shared = (own.keys() & others.keys()) - {"measure"}
    return all(own[key] == others[key] for key in shared)


def _best(sheet: Sheet, line: Line, counted: Sequence[Line]) -> Ratio | None:
    pairs: list[tuple[Line, Line | None]] = [*permutations(counted, 2)]
    pairs += [(part, None) for part in counted if not part.total]
    found: list[Ratio] = []
    for part, whole in pairs:
        shares = tuple(_shares(sheet, line, part, whole))
        right = sum(share.holds for share in shares)
        if right >= _LEAST_RIGHT and len(shares) - right <= 1 and _vary(shares):
            found.append(Ratio(line, part, whole, shares))
    return min(found, key=lambda ratio: len(ratio.wrong), default=None)


def _vary(shares: Sequence[Share]) -> bool:
    """Whether the percentages differ: a column of 100 % is the share of anything in itself."""
    return len({share.stated.value for share in shares if share.holds}) >= _LEAST_RIGHT


def _shares(sheet: Sheet, line: Line, part: Line, whole: Line | None) -> Iterator[Share]:
    """The percentages of a line; rounded down where that makes all of them right."""
    found = list(_held(sheet, line, part, whole))
    down = [_rounds_down(one, own, of) for one, own, of in found]
    right = [_rounds_to(own, of, one.stated) for one, own, of in found]
    holds = down if all(down) and len(down) > 1 else right
    for (share, _, _), held in zip(found, holds, strict=True):
        yield Share(share.crossing, share.stated, share.exact, held)


def _held(
    sheet: Sheet, line: Line, part: Line, whole: Line | None
) -> Iterator[tuple[Share, Amount, Amount]]:
    of_all = None if whole else _sum_of(sheet, part)
    for crossing in sheet.crossing:
        stated = sheet.amounts.get((line.index, crossing.index))
        own = sheet.amounts.get((part.index, crossing.index))
        of = sheet.amounts.get((whole.index, crossing.index)) if whole else of_all
        if stated and own and of and of.value:
            yield Share(crossing, stated, 100 * own.value / of.value, False), own, of


def _sum_of(sheet: Sheet, part: Line) -> Amount | None:
    """All of a line: the figure of its one total, else the sum of its figures."""
    places = [(part.index, crossing.index) for crossing in sheet.crossing if not crossing.total]
    if any(place not in sheet.amounts for place in places):
        return None
    whole = sum((sheet.amounts[place].value for place in places), Decimal(0))
    return Amount(whole, min((sheet.amounts[p].step for p in places), default=Decimal(1)))


def _rounds_to(part: Amount, whole: Amount, stated: Amount) -> bool:
    """Whether a percentage is that of two amounts, as each of them was rounded."""
    least, most = _bounds(part, whole)
    places = stated.step
    low = (100 * least / places).quantize(Decimal(1), ROUND_HALF_UP) * places
    high = (100 * most / places).quantize(Decimal(1), ROUND_HALF_UP) * places
    # Half of a step may have been rounded to the even side, and so may a binary fraction.
    half = places / 2
    exact = any(abs(100 * bound - stated.value) == half for bound in (least, most))
    return low <= stated.value <= high or exact


def _rounds_down(share: Share, part: Amount, whole: Amount) -> bool:
    exact = 100 * part.value / whole.value
    step = share.stated.step
    return (exact / step).quantize(Decimal(1), ROUND_FLOOR) * step == share.stated.value


def _bounds(part: Amount, whole: Amount) -> tuple[Decimal, Decimal]:
    """The least and the largest share that two amounts can have, each rounded as it is."""
    off = part.step / 2 if part.rounded else Decimal(0)
    of = whole.step / 2 if whole.rounded else Decimal(0)
    whole_most, whole_least = whole.value + of, whole.value - of
    if whole_least <= 0 or part.value - off < 0:
        return (part.value / whole.value,) * 2
    return (part.value - off) / whole_most, (part.value + off) / whole_least
