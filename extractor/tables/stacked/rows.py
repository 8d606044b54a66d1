"""Cuts the lines below a header into rows, up to the header of another table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.tables.stacked.head_reading import read_head
from extractor.tables.stacked.labels import Shape
from extractor.tables.stacked.tokens import Kind, Token, joined
from extractor.tables.words import Says

# At most one row in so many may have other figures than the rest.
_LEAST_EVEN = 3
# A heading or an empty cell, one header, the first label.
_LEAST_OF_HEADER = 3


@dataclass(frozen=True)
class Row:
    """The lines before the figures of a row, with the end of the row above, and its figures.

    `blank` counts the cells that are empty: behind the row above, first and last before the
    figures. `whole` tells that there are as many figures as there are columns.
    """

    lines: tuple[Token, ...]
    figures: tuple[Token, ...]
    blank: tuple[int, int, int] = (0, 0, 0)
    whole: bool = True
    rank: Token | None = None


def rows_below(
    tokens: Sequence[Token], start: int, width: int, shape: Shape, says: Says
) -> tuple[list[Row], Sequence[Token]]:
    """The rows from the line `start` on, up to the header of another table, and what is left.

    A row has `width` figures, and the columns of texts that `shape` tells.
    """
    rows: list[Row] = []
    at = start
    while (first := _next("figure", tokens, at)) < len(tokens):
        if rows and (other := _other_head(tokens, at, first, shape, says)) is not None:
            return rows, tokens[other:]
        row, at = _row(tokens, at, first, width, shape, is_first=not rows)
        rows.append(row)
    return rows, tokens[at:]


def _next(kind: Kind, tokens: Sequence[Token], at: int) -> int:
    """Where the next token of a kind stands from `at` on, behind the last one where none does."""
    return next((i for i in range(at, len(tokens)) if tokens[i].kind == kind), len(tokens))


def are_even(rows: Sequence[Row]) -> bool:
    """Whether most rows have as many figures as the table has columns."""
    return sum(not row.whole for row in rows) * _LEAST_EVEN <= len(rows)


def _other_head(
    tokens: Sequence[Token], at: int, first: int, shape: Shape, says: Says
) -> int | None:
    """Where the header of another table begins among the lines between two rows, or None."""
    gap = tokens[at:first]
    titled = any(says(joined(gap[i : i + 2])).heading for i in range(len(gap)))
    if len(gap) < _LEAST_OF_HEADER or not (titled or any(not t.line for t in gap)):
        return None
    last = _next("label", tokens, first)
    end = None
    lines = [*gap]
    if tokens[first].text == "1" and last < len(tokens):
        # The number of the first row stands between the header and the first label.
        end, first = at + len(gap), first + 1
        second = next((i for i in range(first, len(tokens)) if tokens[i].kind == "figure"), first)
        lines += tokens[first:second]
        first = second
        last = next((i for i in range(first, len(tokens)) if tokens[i].kind == "label"), last)
    for width in range(last - first, 0, -1):
        head = read_head(lines, width, says, end and end - at, ranked=end is not None)
        if not head or head.money:
            continue
        named = any(says(joined(text)).heading for text in (*head.leads, head.corner) if text)
        blank = bool(head.leads) and not joined(head.leads[0]) and not shape.trails
        if named or (blank and len(shape.leads) == 1):
            return at + head.start
    return None


def _row(
    tokens: Sequence[Token], at: int, first: int, width: int, shape: Shape, *, is_first: bool
) -> tuple[Row, int]:
    """The row whose first figure stands at `first`, and where the next one begins."""
    gap = tokens[at:first]
    lead = len(gap) - _blanks(tuple(reversed(gap)))
    left = len(gap) - lead
    labels = gap[:lead]
    front = _blanks(labels)
    run = _next("label", tokens, first)
    ways = []
    for taken in range(min(left, width) + 1):
        end = first + width - taken
        rest = tokens[end:run]
        spare = len(shape.leads) - 1
        fits = left - taken <= spare and len(rest) <= shape.trails + spare + 1
        if end <= run and fits and all(t.kind == "empty" for t in rest):
            ways.append((taken, end))
    if not ways:
        own = tuple(token for token in labels if token.line)
        return Row(own, _figures(tokens[first:run]), whole=False), run
    taken, end = ways[0]
    behind = 0 if is_first else min(front, shape.trails)
    lines = tuple(labels[front:])
    whole = len(ways) == 1 and all(token.kind == "label" for token in lines)
    blank = (behind, min(front - behind, len(shape.leads) - 1), left - taken)
    figures = tuple(tokens[first - taken : end])
    return Row(tuple(t for t in lines if t.line), figures, blank, whole), end


def _figures(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Those that are figures."""
    return tuple(token for token in tokens if token.kind == "figure")


def _blanks(tokens: Sequence[Token]) -> int:
    return next((i for i, token in enumerate(tokens) if token.kind != "empty"), len(tokens))
