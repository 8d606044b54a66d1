"""Running headers, running footers and page numbers, told from the body by place and repetition.

Conservative on purpose: a figure taken for furniture is lost, a page number left in the flow is
merely explained later. A row of a table that every page repeats is no furniture: it stands as
close to the next row as rows do, or between vertical rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.model import Box, Format, Line, Page

_BLOCK = 4  # running headers and footers have this many lines at most
_AHEAD = 3  # how many gaps of the body the gap before it is compared with
_CLEAR = 1.0  # the gap to the body, in line heights
_CLEARER = 1.5  # the gap to the body, in the narrowest gap between the first lines of that body
_MARGIN = 0.15  # the share of a page's height in which furniture stands
_NUMBER_MARGIN = 0.08  # the same for a bare number, which looks like a figure
_SAME_HEIGHT: dict[Format, float] = {"pdf": 3.0, "text": 0.5}  # points, lines

_PAGE_NUMBER = re.compile(
    r"(?P<word>pagina|pag\.?|p\.|blz\.?|bladzijde|page)?\s*(?P<dash>[-\u2013\u2014]\s*)?(?P<number>\d{1,4})"
    r"(?P<total>\s*(?:/|van|of)\s*\d{1,4})?(?(dash)\s*[-\u2013\u2014])",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class _Edge:
    """One side of one page: its outermost lines, from the edge inwards."""

    page: Page
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    bottom: bool

    def inset(self, index: int) -> float:
        """How far from the edge of the page the line stands."""
        box = self.boxes[index]
        return self.page.height - box.bottom if self.bottom else box.top

    def gap(self, index: int) -> float | None:
        """The distance from the line to the next one inwards; None where there is none."""
        if index + 1 >= len(self.boxes):
            return None
        upper, lower = self.boxes[index], self.boxes[index + 1]
        if self.bottom:
            upper, lower = lower, upper
        return lower.top - upper.bottom

    def clear(self, index: int) -> bool:
        """Whether the line is set off from the body inwards of it."""
        gap = self.gap(index)
        if gap is None:
            return True
        box = self.boxes[index]
        body = [g for i in range(index + 1, index + 1 + _AHEAD) if (g := self.gap(i)) is not None]
        narrowest = min(body, default=0.0)
        return gap >= _CLEAR * (box.bottom - box.top) and gap >= _CLEARER * narrowest

    def outer(self, kind: Format) -> Iterator[int]:
        """The lines in the margin that stand in no table."""
        for index in range(min(_BLOCK, len(self.lines))):
            if kind == "pdf" and self.inset(index) > _MARGIN * self.page.height:
                return
            if _between_rules(self.boxes[index], self.page):
                return
            yield index


def mark_furniture(pages: tuple[Page, ...], kind: Format) -> tuple[Page, ...]:
    """The same pages with `furniture` set on running headers, footers and page numbers."""
    found: set[int] = set()
    for bottom in (False, True):
        edges = [_edge(page, bottom) for page in pages if page.lines]
        found |= _repeated(edges, kind) | _numbered(edges, kind)
    return tuple(_marked(page, found) for page in pages) if found else pages


def _marked(page: Page, found: set[int]) -> Page:
    lines = (replace(o, furniture=True) if o.start in found else o for o in page.lines)
    return replace(page, lines=tuple(lines))


def _edge(page: Page, bottom: bool) -> _Edge:
    lines = page.lines[::-1] if bottom else page.lines
    lines = lines[: _BLOCK + _AHEAD + 1]
    return _Edge(page, lines, tuple(line.box for line in lines), bottom)


def _between_rules(box: Box, page: Page) -> bool:
    middle = box.center[1]
    return any(rule.top <= middle <= rule.bottom and not rule.horizontal for rule in page.rules)


def _repeated(edges: Sequence[_Edge], kind: Format) -> set[int]:
    """The starts of the lines that most pages repeat at the same height, clear of the body."""
    repeats = _repetition(edges, kind)
    blocks = [(edge, _block(edge, kind, repeats)) for edge in edges]
    votes: dict[str, list[bool]] = defaultdict(list)
    for edge, block in blocks:
        for index in block:
            votes[_key(edge, index)].append(edge.clear(index) or _counts_pages(edge, index))
    starts: set[int] = set()
    for edge, block in blocks:
        cleared = [i for i in block if 2 * sum(v := votes[_key(edge, i)]) > len(v)]
        cleared = cleared or [i for i in block if _opens_all(edges, i)]
        # The first clear gap ends the furniture, whatever else the pages repeat behind it.
        starts.update(edge.lines[i].start for i in block if cleared and i <= cleared[0])
    return starts


def _opens_all(edges: Sequence[_Edge], index: int) -> bool:
    """Whether all pages, the first one too, begin with the same line above other texts.

    Below the header of a table stand figures, or always the same next row of the header.
    """
    if len(edges) < 2 or any(edge.bottom or index + 1 >= len(edge.lines) for edge in edges):
        return False
    below = {edge.lines[index + 1].text for edge in edges}
    tells = len(below) > 1 and any(not _DIGITS.search(text) for text in below)
    return tells and len({edge.lines[index].text for edge in edges}) == 1


def _repetition(edges: Sequence[_Edge], kind: Format) -> Callable[[_Edge, int], bool]:
    """A test whether most pages have the same line (page numbers aside) at the same height."""
    # The first page often has no running header; two pages that agree are the least.
    needed = max(2, min(len(edges) // 2 + 1, len(edges) - 1))
    insets: dict[str, list[float]] = defaultdict(list)
    for edge in edges:
        for index in edge.outer(kind):
            insets[_key(edge, index)].append(edge.inset(index))
    for heights in insets.values():
        heights.sort()

    def repeats(edge: _Edge, index: int) -> bool:
        heights, inset = insets[_key(edge, index)], edge.inset(index)
        first = bisect_left(heights, inset - _SAME_HEIGHT[kind])
        return bisect_right(heights, inset + _SAME_HEIGHT[kind]) - first >= needed

    return repeats


def _block(edge: _Edge, kind: Format, repeats: Callable[[_Edge, int], bool]) -> list[int]:
    block = []
    for index in edge.outer(kind):
        if not repeats(edge, index):
            break
        block.append(index)
    return block


def _key(edge: _Edge, index: int) -> str:
    """The line as the pages may repeat it: numbers are the same, or the number of the page.

    A line that is a page number keeps how far it is from the page's place.
    """
    text, own = edge.lines[index].text, str(edge.page.number)
    if match := _PAGE_NUMBER.fullmatch(text):
        return f"page {int(match['number']) - edge.page.number:+}"
    return _DIGITS.sub(lambda match: "#" if match[0] == own else match[0], text.casefold())


def _counts_pages(edge: _Edge, index: int) -> bool:
    return _key(edge, index) == "page +0"


def _numbered(edges: Sequence[_Edge], kind: Format) -> set[int]:
    """The starts of outermost lines that say by themselves that they are page numbers."""
    return {edge.lines[0].start for edge in edges if _says_page_number(edge, kind)}


def _says_page_number(edge: _Edge, kind: Format) -> bool:
    match = _PAGE_NUMBER.fullmatch(edge.lines[0].text)
    if not match or 0 not in edge.outer(kind):
        return False
    if match["word"]:
        return True
    if int(match["number"]) != edge.page.number or not edge.clear(0):
        return False
    if match["total"] or match["dash"]:
        return True
    return kind == "pdf" and edge.inset(0) <= _NUMBER_MARGIN * edge.page.height
