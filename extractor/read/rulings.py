"""Ruling lines from the paths of a page: strokes, thin bars and the edges of boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractor.model import Rule

Point = tuple[float, float]

_THIN = 2.0  # points: a rectangle no thicker is a line that was drawn as a bar
_SKEW = 0.5  # points a line may lean and still count as horizontal or vertical
_SHORTEST = 1.0  # points: anything shorter is a dot
_BACKGROUND = 0.9  # the share of the page's width and height that a background covers


def rules_of(paths: Iterable[Sequence[Point]], width: float, height: float) -> tuple[Rule, ...]:
    """The horizontal and vertical rules that `paths` draw on a page of that size, each once.

    A path is the corner points of one polyline, its first point repeated at the end where it is
    closed. A thin rectangle is one rule, any other rectangle its four edges; the background of the
    page is none.
    """
    found = (rule for path in paths for rule in _of_path(path, width, height))
    return tuple(dict.fromkeys(found))


def rectangle(x0: float, top: float, x1: float, bottom: float) -> tuple[Point, ...]:
    """The closed path around a box."""
    return (x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)


def _of_path(path: Sequence[Point], width: float, height: float) -> Iterator[Rule]:
    if _is_rectangle(path):
        x0, x1 = sorted((path[0][0], path[2][0]))
        top, bottom = sorted((path[0][1], path[2][1]))
        across, down = x1 - x0, bottom - top
        if across >= _BACKGROUND * width and down >= _BACKGROUND * height:
            return
        if min(across, down) <= _THIN:
            x, y = (x0 + x1) / 2, (top + bottom) / 2
            ends = ((x0, y), (x1, y)) if across >= down else ((x, top), (x, bottom))
            yield from _of_segment(*ends)
            return
    for start, end in pairwise(path):
        yield from _of_segment(start, end)


def _is_rectangle(path: Sequence[Point]) -> bool:
    if len(path) not in (4, 5) or (len(path) == 5 and not _near(path[0], path[4])):
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = path[:4]
    level_first = _flat(ay, by) and _flat(bx, cx) and _flat(cy, dy) and _flat(dx, ax)
    upright_first = _flat(ax, bx) and _flat(by, cy) and _flat(cx, dx) and _flat(dy, ay)
    return level_first or upright_first


def _flat(one: float, other: float) -> bool:
    return abs(one - other) <= _SKEW


def _near(one: Point, other: Point) -> bool:
    return _flat(one[0], other[0]) and _flat(one[1], other[1])


def _of_segment(start: Point, end: Point) -> Iterator[Rule]:
    x0, x1 = sorted((round(start[0], 2), round(end[0], 2)))
    top, bottom = sorted((round(start[1], 2), round(end[1], 2)))
    if x1 - x0 >= _SHORTEST and bottom - top <= _SKEW:
        yield Rule(x0, top, x1, top)
    elif bottom - top >= _SHORTEST and x1 - x0 <= _SKEW:
        yield Rule(x0, top, x0, bottom)
