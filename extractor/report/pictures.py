"""Pictures of the pages of a PDF, as WebP, in a folder named by the content of the document."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

# Pixels a point: an A4 page is 1042 pixels wide, sharp at the width of half a screen.
SCALE = 1.75
# A page larger than A3 is drawn smaller, so that no picture has more pixels than an A3 page.
_MOST_POINTS = 842 * 1191
# Pages of text are smallest without loss; a photograph is not.
_MOST_LOSSLESS = 200_000
_QUALITY = 60


@dataclass(frozen=True)
class Picture:
    """A drawn page: its number, its file, its size in points and in pixels."""

    page: int
    path: Path
    width: float
    height: float
    pixels: tuple[int, int]


def folder_of(sha256: str) -> str:
    """The name of the folder of a document's pictures."""
    return sha256[:16]


def pictures(data: bytes, sha256: str, under: Path) -> tuple[Picture, ...]:
    """The pages of the PDF in `data`, drawn into a folder in `under`; what is there is kept.

    The pictures show the whole media box, whose points the boxes of figures count in. Raises
    pypdfium2.PdfiumError when pdfium cannot draw a page.
    """
    folder = under / folder_of(sha256)
    if not folder.is_dir():
        new = under / f".{folder.name}.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        _draw(data, new)
        new.rename(folder)
    return tuple(_drawn(folder))


def _draw(data: bytes, folder: Path) -> None:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(data)) as document:
        for index in range(len(document)):
            picture = _page(document, index)
            size = "x".join(f"{points:.2f}" for points in picture[1])
            (folder / f"{index + 1}_{size}.webp").write_bytes(_webp(picture[0]))


def _page(document: PdfDocument, index: int) -> tuple[Image, tuple[float, float]]:
    with closing(document[index]) as page:
        page.set_cropbox(*page.get_mediabox())
    with closing(document[index]) as page:  # pdfium reads the boxes when it loads a page
        width, height = page.get_size()
        scale = SCALE * min(1.0, (_MOST_POINTS / max(width * height, 1)) ** 0.5)
        return page.render(scale=scale).to_pil().convert("RGB"), (width, height)


def _webp(image: Image) -> bytes:
    for options in ({"lossless": True, "method": 1}, {"quality": _QUALITY, "method": 2}):
        out = io.BytesIO()
        image.save(out, "WEBP", **options)
        if out.tell() <= _MOST_LOSSLESS:
            break
    return out.getvalue()


def _drawn(folder: Path) -> Iterator[Picture]:
    from PIL import Image

    named = {int(path.stem.partition("_")[0]): path for path in folder.glob("*.webp")}
    for number, path in sorted(named.items()):
        width, height = map(float, path.stem.partition("_")[2].split("x"))
        with Image.open(path) as image:
            yield Picture(number, path, width, height, image.size)
