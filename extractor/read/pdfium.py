"""The quick PDF reader: words, fonts and paths from pdfium's C interface.

Calls from Python into pdfium are what costs time, so the text of a page is fetched in one call,
cut into words here, and only the first and the last character of a word are asked where they are.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from threading import Lock
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from extractor.errors import InputError
from extractor.model import Box
from extractor.read.affine import Affine, page_view
from extractor.read.pdfium_paths import paths_of
from extractor.read.raised import is_raised, written
from extractor.read.raw import RawPage, RawWord, is_bold, tidy
from extractor.read.refusals import broken, locked, protected, refuse_pages
from extractor.read.rulings import rules_of

# pdfium writes a hyphen at a line end as U+FFFE, with no white space between it and the next line.
_LINE_END_HYPHEN = "\ufffe"
_WORD = re.compile(rf"[^\s{_LINE_END_HYPHEN}]*{_LINE_END_HYPHEN}|[^\s{_LINE_END_HYPHEN}]+")
_HYPHEN_CODE = 2  # what the same hyphen is called when characters are asked one by one
_LEAN = 0.2  # how far the baseline of upright text may slope
_ANOTHER_LINE = 0.4  # font sizes between two baselines that make two lines
_EVERYTHING = (-1e6, -1e6, 1e6, 1e6)
_ONE_AT_A_TIME = Lock()  # pdfium is not thread-safe

# The address of the text object that a character belongs to; None for one that pdfium made up. It
# is asked for every word, and a number is made and looked up sooner than a pointer.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)

_Corners = tuple[float, float, float, float]


class _Run(NamedTuple):
    """What all characters of one text object share, as displayed: points from the top."""

    size: float
    bold: bool
    top: float
    bottom: float
    upright: bool
    legible: bool


def read_pages(data: bytes, source: str, most: int | None = None) -> list[RawPage]:
    """All pages of the PDF in `data`; `source` names it in errors.

    Raises EncryptedInput, DamagedInput, UnsupportedInput, or OverLimit for more than `most` pages.
    """
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            # After a PDF without pages the code is still that of the file read before it.
            code = error.err_code if b"/Encrypt" in data else None
            raise _refusal(code, source) from error
        with closing(document):
            refuse_pages(len(document), most, source)
            return [_page(document, index, source) for index in range(len(document))]


def _refusal(code: int | None, source: str) -> InputError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return locked(source)
    return protected(source) if code == pdfium.FPDF_ERR_SECURITY else broken(source)


def _page(document: pypdfium2.PdfDocument, index: int, source: str) -> RawPage:
    try:
        with closing(document[index]) as page:
            own = page.get_mediabox(fallback_ok=False)
            if own is not None:
                return _loaded(page, index + 1, _ordered(own))
            # pdfium shows a media box that pages share only as far as the crop box reaches.
            page.set_cropbox(*_EVERYTHING)
        with closing(document[index]) as page:
            return _loaded(page, index + 1, _ordered(page.get_bbox()))
    except pypdfium2.PdfiumError as error:
        raise broken(source, index + 1) from error


def _loaded(page: pypdfium2.PdfPage, number: int, media: _Corners) -> RawPage:
    turns = pdfium.FPDFPage_GetRotation(page.raw)
    across, down = media[2] - media[0], media[3] - media[1]
    width, height = (down, across) if turns % 2 else (across, down)
    view = page_view(media, turns)
    paths, drawn = paths_of(page.raw, view)
    with closing(page.get_textpage()) as textpage:
        words = _Reader(textpage.raw, view).words()
    return RawPage(number, width, height, tuple(words), rules_of(paths, width, height), drawn)


def _ordered(box: tuple[float, ...]) -> _Corners:
    (x0, x1), (y0, y1) = sorted((box[0], box[2])), sorted((box[1], box[3]))
    return x0, y0, x1, y1


class _Reader:
    """The words of one text page; remembers the fonts and text objects it has met."""

    def __init__(self, textpage: Any, view: Affine) -> None:
        self._textpage = textpage
        self._view = view
        self._runs: dict[int, _Run] = {}
        self._fonts: dict[bytes, tuple[bool, float]] = {}
        self._place = ctypes.cast(textpage, ctypes.c_void_p).value
        # Made once: pdfium writes its answers into them.
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._size = ctypes.c_float()

    def words(self) -> list[RawWord]:
        words: list[RawWord] = []
        for match in _WORD.finditer(self._text()):
            words.extend(self._word(match.group(), match.start()))
        return words

    def _text(self) -> str:
        """The text of the page with one character for each character index."""
        count = pdfium.FPDFText_CountChars(self._textpage)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (2 * count + 1))()
        written = pdfium.FPDFText_GetText(self._textpage, 0, count, buffer) - 1
        text = bytes(buffer)[: 2 * written].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._textpage, index) for index in range(count))
        return "".join(_character(code) for code in codes)

    def _word(self, text: str, start: int) -> Iterable[RawWord]:
        end = start + len(text) - 1
        run = self._run(start)
        last = run if end == start else self._run(end)
        if not run.upright or not last.upright:
            box = Box.around((self._loose_box(start), self._loose_box(end)))
            return _made(text, run, box)
        x0, x1 = self._across(start)
        if end > start:
            begins, x1 = self._across(end)
            if begins < x0 or _lines_apart(run, last):
                return self._pieces(text, start)
        if last is not run:
            if is_raised(run, last):
                text = written(text, [self._run(index) for index in range(start, end + 1)])
            top, bottom = min(run.top, last.top), max(run.bottom, last.bottom)
            return _made(text, run, Box(x0, top, x1, bottom))
        return _made(text, run, Box(x0, run.top, x1, run.bottom))

    def _pieces(self, text: str, start: int) -> Iterator[RawWord]:
        """The parts of a run of characters that pdfium joined although they stand apart."""
        places = range(start, start + len(text))
        runs = [self._run(index) for index in places]
        across = [self._across(index) for index in places]
        begin = 0
        for cut in range(1, len(text) + 1):
            if cut < len(text):
                gap = across[cut][0] - across[cut - 1][1]
                if abs(gap) <= runs[cut].size and not _lines_apart(runs[cut - 1], runs[cut]):
                    continue
            run = runs[begin]
            x0, x1 = min(x for x, _ in across[begin:cut]), max(x for _, x in across[begin:cut])
            yield from _made(text[begin:cut], run, Box(x0, run.top, x1, run.bottom))
            begin = cut

    def _across(self, index: int) -> tuple[float, float]:
        """Where the character begins and ends from left to right, as displayed."""
        rect, view = self._rect, self._view
        pdfium.FPDFText_GetLooseCharBox(self._textpage, index, rect)
        one = view.a * rect.left + view.c * rect.top + view.e
        other = view.a * rect.right + view.c * rect.bottom + view.e
        return (one, other) if one <= other else (other, one)

    def _loose_box(self, index: int) -> Box:
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self._textpage, index, rect)
        ax, ay = self._view.point(rect.left, rect.top)
        bx, by = self._view.point(rect.right, rect.bottom)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _run(self, index: int) -> _Run:
        address = _text_object(self._place, index)
        run = self._runs.get(address)
        if run is None:
            run = self._measure(index)
            if address:
                self._runs[address] = run
        return run

    def _measure(self, index: int) -> _Run:
        """The run of the character.

        Upright text stands on its baseline and is as tall as its font: the loose box of a
        character is as tall as the font claims its tallest glyph to be, which may be absurd.
        """
        text_object = pdfium.FPDFText_GetTextObject(self._textpage, index)
        matrix, size = self._matrix, self._size
        pdfium.FPDFText_GetMatrix(self._textpage, index, matrix)
        shown = self._view.after(Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f))
        size.value, bold, descent = 1.0, False, 0.0
        if text_object:
            pdfium.FPDFTextObj_GetFontSize(text_object, size)
            bold, descent = self._font(pdfium.FPDFTextObj_GetFont(text_object))
        legible = pdfium.FPDFText_HasUnicodeMapError(self._textpage, index) != 1
        upright = shown.a > 0 and abs(shown.b) < _LEAN * shown.a and shown.d < 0
        points = abs(size.value) * (abs(shown.d) if upright else max(abs(shown.c), abs(shown.d)))
        bottom = shown.f - descent * points
        return _Run(points, bold, bottom - points, bottom, upright, legible)

    def _font(self, font: Any) -> tuple[bool, float]:
        """Whether the font is bold, and its descent for a size of 1 (at most zero)."""
        key = bytes(font)
        if key not in self._fonts:
            name, descent = ctypes.create_string_buffer(256), ctypes.c_float(0.0)
            pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
            pdfium.FPDFFont_GetDescent(font, 1.0, descent)
            below = -min(abs(descent.value), 0.5)
            self._fonts[key] = is_bold(name.value.decode("latin-1")), below
        return self._fonts[key]


def _character(code: int) -> str:
    if code == _HYPHEN_CODE:
        return _LINE_END_HYPHEN
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _lines_apart(one: _Run, other: _Run) -> bool:
    return one is not other and abs(one.bottom - other.bottom) > _ANOTHER_LINE * one.size


def _made(text: str, run: _Run, box: Box) -> Iterable[RawWord]:
    if not text.isprintable():
        text = tidy(text.replace(_LINE_END_HYPHEN, "-"))
    return (RawWord(text, box, run.size, run.bold, run.upright, run.legible),) if text else ()
