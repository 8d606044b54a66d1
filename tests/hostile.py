"""Small documents that are made to hurt: each is a bomb, a maze or a flood."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from pdfs import raw_pdf

MIB = 1 << 20
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_BOX = "/MediaBox[0 0 595 842]"


def pdf(content: bytes, *more: str, resources: str = "/Font<</F 4 0 R>>", filters: str = "") -> str:
    """A PDF of one page; `more` are the objects from number 6 on."""
    page = f"<</Type/Page/Parent 2 0 R{_BOX}/Resources<<{resources}>>/Contents 5 0 R>>"
    body = content.decode("latin-1")
    return _pdf(page, _FONT, f"<</Length {len(content)}{filters}>>stream\n{body}\nendstream", *more)


def _pdf(*objects: str) -> str:
    roots = ("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>")
    return raw_pdf([*roots, *objects]).decode("latin-1")


def page_bomb() -> Iterator[bytes]:
    """A page of a few MiB that unpacks to 512 MiB of text."""
    packer = zlib.compressobj(9)
    line = b"(3 leden) Tj 0 -1 Td\n"
    packed = packer.compress(b"BT /F 9 Tf ") + b"".join(
        packer.compress(line * (MIB // len(line))) for _ in range(512)
    )
    packed += packer.compress(b"ET") + packer.flush()
    yield pdf(packed, filters="/Filter/FlateDecode").encode("latin-1")


def nested_forms() -> Iterator[bytes]:
    """Forms that show the next one twice, forty deep: 2^40 texts."""
    forms = []
    for number in range(6, 46):
        following = "/X Do /X Do" if number < 45 else "BT /F 9 Tf (3 leden) Tj ET"
        own = f"/Resources<</Font<</F 4 0 R>>/XObject<</X {number + 1} 0 R>>>>"
        head = f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]{own}/Length {len(following)}>>"
        forms.append(f"{head}stream\n{following}\nendstream")
    made = pdf(b"/X Do", *forms, resources="/XObject<</X 6 0 R>>")
    yield made.encode("latin-1")


def nested_arrays() -> Iterator[bytes]:
    """An object and a content of arrays in arrays, 200,000 deep."""
    deep = "[" * 200_000 + "]" * 200_000
    yield pdf(deep.encode() + b" TJ", deep).encode("latin-1")


def giant_image() -> Iterator[bytes]:
    """A picture of 100,000 by 100,000 points in a few bytes."""
    image = (
        "<</Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
        "/ColorSpace/DeviceRGB/Filter/FlateDecode/Length 8>>stream\nx\x9c\x03\x00\x00\x00\x00\x01"
        "\nendstream"
    )
    content = b"BT /F 9 Tf 72 700 Td (3 leden) Tj ET q 500 0 0 500 0 0 cm /I Do Q"
    resources = "/Font<</F 4 0 R>>/XObject<</I 6 0 R>>"
    yield pdf(content, image, resources=resources).encode("latin-1")


def endless_content() -> Iterator[bytes]:
    """A page of 40 MiB of lines and texts."""
    yield pdf(b"BT /F 9 Tf " + b"1 0 0 1 9 9 Tm (3 leden) Tj " * 1_400_000 + b"ET").encode(
        "latin-1"
    )


def paths() -> Iterator[bytes]:
    """A page of a million ruling lines."""
    yield pdf(b"BT /F 9 Tf (3 leden) Tj ET " + b"1 1 m 90 1 l S " * 1_000_000).encode("latin-1")


def many_pages() -> Iterator[bytes]:
    """A PDF with 10,000 pages."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 10_003))
    page = f"<</Type/Page/Parent 2 0 R{_BOX}>>"
    roots = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count 10000>>"]
    yield raw_pdf([*roots, *[page] * 10_000])


def page_tree_in_a_circle() -> Iterator[bytes]:
    """Pages that are their own parents and children."""
    yield raw_pdf(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2000000000>>",
            "<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 1000000000>>",
        ]
    )


def font_of_itself() -> Iterator[bytes]:
    """A font whose letter is drawn with that letter."""
    glyph = "100 0 d0 /F 9 Tf (aaaa) Tj"
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97"
        "/LastChar 97/Widths[9]/CharProcs<</a 7 0 R>>/Encoding<</Differences[97/a]>>"
        "/Resources<</Font<</F 6 0 R>>>>>>"
    )
    program = f"<</Length {len(glyph)}>>stream\n{glyph}\nendstream"
    content = b"BT /F 9 Tf 72 700 Td " + b"(aaaa) Tj " * 1000 + b"ET"
    yield pdf(content, font, program, resources="/Font<</F 6 0 R>>").encode("latin-1")


def font_with_endless_codes() -> Iterator[bytes]:
    """A font whose table of characters maps all codes again and again."""
    ranges = "100 beginbfrange\n" + "<0000> <FFFF> <0041>\n" * 100 + "endbfrange\n"
    cmap = "/CIDInit /ProcSet findresource begin begincmap\n" + ranges * 400 + "endcmap end"
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R"
        "/DescendantFonts[8 0 R]>>"
    )
    descendant = (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(Identity)/Supplement 0>>/DW 1000/W[0 2000000000 500]>>"
    )
    program = f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream"
    content = b"BT /F 9 Tf 72 700 Td <0041004200430044> Tj ET"
    made = pdf(content, font, program, descendant, resources="/Font<</F 6 0 R>>")
    yield made.encode("latin-1")


def one_word() -> Iterator[bytes]:
    """A text of 200 MB in one line, one word."""
    yield from (b"a" * 1_000_000 for _ in range(200))


def one_line() -> Iterator[bytes]:
    """A text of 200 MB in one line, of numbers."""
    yield b"Schriftelijke vraag nr. 12\nANTWOORD\n"
    yield from (b"37 leden, " * 100_000 for _ in range(200))


def many_lines() -> Iterator[bytes]:
    """A text of 20 MB in half a million rows of a table."""
    yield b"Schriftelijke vraag nr. 12\nANTWOORD\n1. Netwerk  Aantal leden\n"
    yield from (b"EUKA  45    FLAG  71        9.999.999     \n" * 10_000 for _ in range(50))


def open_brackets() -> Iterator[bytes]:
    """A text of brackets, quotes and dots without end."""
    yield b"Schriftelijke vraag nr. 12\nANTWOORD\n1. "
    yield b"(" * 200_000 + b"\"'" * 100_000 + b"1." * 200_000 + b"- " * 100_000


Made = Callable[[], Iterator[bytes]]
# What each may end as: what is read to its end on a quick machine may be over the limit on another.
OVER, NONE = "over_limit", "not_a_written_question"
HOSTILE: dict[str, tuple[Made, set[str]]] = {
    "page_bomb.pdf": (page_bomb, {OVER}),
    "nested_forms.pdf": (nested_forms, {OVER}),
    "nested_arrays.pdf": (nested_arrays, {"empty", "damaged", OVER}),
    "giant_image.pdf": (giant_image, {NONE}),
    "endless_content.pdf": (endless_content, {OVER, NONE}),
    "paths.pdf": (paths, {OVER, NONE}),
    "many_pages.pdf": (many_pages, {OVER}),
    "page_tree_in_a_circle.pdf": (page_tree_in_a_circle, {"damaged"}),
    "font_of_itself.pdf": (font_of_itself, {"needs_ocr"}),
    "font_with_endless_codes.pdf": (font_with_endless_codes, {NONE, OVER}),
    "one_word.txt": (one_word, {OVER, NONE}),
    "one_line.txt": (one_line, {OVER}),
    "many_lines.txt": (many_lines, {OVER}),
    "open_brackets.txt": (open_brackets, {"ok", OVER}),
}
