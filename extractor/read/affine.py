"""The few affine maps that reading a page needs, and the map from a page to how it is displayed."""

from __future__ import annotations

from typing import NamedTuple


class Affine(NamedTuple):
    """The map (x, y) -> (a*x + c*y + e, b*x + d*y + f), in the order PDF writes it."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Affine) -> Affine:
        """The map that does `first`, then this one."""
        a, b = self.a * first.a + self.c * first.b, self.b * first.a + self.d * first.b
        c, d = self.a * first.c + self.c * first.d, self.b * first.c + self.d * first.d
        e = self.a * first.e + self.c * first.f + self.e
        f = self.b * first.e + self.d * first.f + self.f
        return Affine(a, b, c, d, e, f)


def page_view(media: tuple[float, float, float, float], quarter_turns: int) -> Affine:
    """The map from PDF user space to points from the top left of the displayed page.

    `media` is the media box (x0, y0, x1, y1), `quarter_turns` the page's rotation, clockwise. A
    media box that does not start at zero shifts the result as it does in pdfplumber.
    """
    x0, y0, x1, y1 = media
    match quarter_turns % 4:
        case 0:
            return Affine(1, 0, 0, -1, 0, y1 - y0)
        case 1:
            return Affine(0, 1, 1, 0, 0, -2 * x0)
        case 2:
            return Affine(-1, 0, 0, 1, x1 + x0, -2 * y0)
        case _:
            return Affine(0, -1, -1, 0, y1 + y0, x1 - x0)
