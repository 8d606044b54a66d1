"""Which lines are figures of rows, how many a row has, and which are the numbers of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.notation.years import YEAR_LIKE
from extractor.tables.stacked.tokens import Token

_LEAST_RANKS = 3


def widths_of(tokens: Sequence[Token]) -> list[int]:
    """How many figures a row of these lines may have, the likeliest first, three at most."""
    sizes = Counter[int]()
    for first, last in runs_of(tokens):
        sizes[last - first] += 2
        filled = last
        while tokens[filled - 1].kind == "empty":
            filled -= 1
        if filled < last:
            sizes[filled - first] += 1
    return [size for size, _ in sizes.most_common(3)]


def runs_of(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where runs of figures among lines begin and end, with the empty cells in and behind them."""
    index = 0
    while index < len(tokens):
        if tokens[index].kind == "figure":
            last = index
            while last < len(tokens) and tokens[last].kind != "label":
                last += 1
            yield index, last
            index = last
        else:
            index += 1


def marks_as_labels(tokens: Sequence[Token], width: int) -> list[Token]:
    """The lines, dashes that stand alone among labels a part of them where rows have more figures.

    `width` is how many figures a row has.
    """
    found = list(tokens)
    for first, last in runs_of(tokens):
        text = "".join(token.text for token in tokens[first:last])
        if last - first < width and not any(char.isalnum() for char in text):
            found[first:last] = [token.as_label() for token in tokens[first:last]]
    return found


def years_as_figures(tokens: Sequence[Token], start: int, width: int) -> list[Token]:
    """The lines, numbers like 1950 as figures where their row has one less than `width`.

    They may be years. The rows begin at the line `start`.
    """
    found = list(tokens)
    for index in range(start, len(tokens)):
        if tokens[index].kind != "label" or not YEAR_LIKE.fullmatch(tokens[index].text):
            continue
        before, behind = index, index + 1
        while before > start and found[before - 1].kind != "label":
            before -= 1
        while behind < len(tokens) and tokens[behind].kind != "label":
            behind += 1
        # A label must be left before the figures of the row.
        if behind - before == width and before > start:
            found[index] = replace(tokens[index], kind="figure")
    return found


def ranks_of(tokens: Sequence[Token]) -> dict[int, Token]:
    """The numbers of the rows, by their place among the lines; none where rows are not numbered.

    Each stands below the figures of the row before, the first one below the header.
    """
    runs = [(a, b) for a, b in runs_of(tokens)]
    if len(runs) < 3 or runs[0][1] - runs[0][0] != 1:
        return {}
    ends = [max(i for i in range(a, b) if tokens[i].kind == "figure") for a, b in runs[:-1]]
    count = next((n for n, end in enumerate(ends) if tokens[end].text != str(n + 1)), len(ends))
    if count < min(_LEAST_RANKS, len(ends)):
        return {}
    return {end: tokens[end] for end in ends[:count]}
