"""PDF: words, lines, boxes and rulings, alike from both readers."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfs import HEIGHT, WIDTH, both, make_pdf, paragraph, raw_pdf, stream, table, write

from extractor.model import Document, Word
from extractor.read import Reader, read

SAMPLE = Path(__file__).parent.parent / "corpus" / "841-2020-09-24.pdf"
READERS: tuple[Reader, ...] = ("pdfium", "pdfplumber")
ROWS = [
    ["Netwerk", "streefdoel", "Bereikt na 3 jr"],
    ["Space 4.0", "30", "45"],
    ["Power to Gas", "100", "99"],
    ["MaaS", "1.204", "-"],
]
BODY = ("Momenteel worden nog 6 netwerken gesteund, met", "samen 264 leden volgens het verslag.")

Read = Callable[..., Document]


@pytest.fixture(params=READERS)
def as_read(request: pytest.FixtureRequest, tmp_path: Path) -> Read:
    """Reads PDF bytes with each of the readers."""

    def read_bytes(data: bytes) -> Document:
        path = tmp_path / "antwoord.pdf"
        path.write_bytes(data)
        return read(path, request.param)

    return read_bytes


def lines(document: Document) -> list[str]:
    return [line.text for page in document.pages for line in page.lines]


def flow(document: Document) -> list[str]:
    return [line.text for line in document.flow]


def shifted(canvas: Any) -> None:
    """Text and a ruled cell inside a form that is drawn scaled and moved."""
    canvas.beginForm("cel")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(4, 6, "EUKA")
    canvas.rect(0, 0, 60, 20)
    canvas.endForm()
    canvas.translate(100, 500)
    canvas.scale(1.5, 1.5)
    canvas.doForm("cel")


def off_zero(more: str = "", turned: bool = False) -> bytes:
    """A page whose media box is inherited and does not start at zero."""
    matrix = "0 1 -1 0 200 100" if turned else "1 0 0 1 100 500"
    return raw_pdf(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[10 20 410 620]>>",
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R{more}/Resources<</Font<</F 5 0 R>>>>>>",
            stream(f"BT /F 12 Tf {matrix} Tm (Flanders Health 75) Tj ET 100 480 m 200 480 l S"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


MADE = {
    "ruled": make_pdf(both(paragraph(*BODY), table(ROWS))),
    "unruled": make_pdf(both(paragraph(*BODY), table(ROWS, ruled=False))),
    "turned 90": make_pdf(both(paragraph(*BODY), table(ROWS)), rotation=90),
    "turned 180": make_pdf(both(paragraph(*BODY), table(ROWS)), rotation=180),
    "turned 270": make_pdf(both(paragraph(*BODY), table(ROWS)), rotation=270),
    "three pages": make_pdf(*[both(paragraph(*BODY), write(f"{n}", 290, 800)) for n in (1, 2, 3)]),
    "form": make_pdf(both(paragraph(*BODY), shifted)),
    "hyphen": make_pdf(paragraph("de hervor-", "mingen, werkings-", "en projectsubsidies")),
    "off zero": off_zero(),
    "off zero, cropped": off_zero("/CropBox[50 60 400 600]"),
    "off zero, turned": off_zero("/Rotate 90", turned=True),
}


def both_ways(path: Path) -> tuple[Document, Document]:
    return read(path, "pdfium"), read(path, "pdfplumber")


@pytest.mark.parametrize("name", ["sample", *MADE])
def test_both_readers_agree(tmp_path: Path, name: str) -> None:
    path = SAMPLE
    if name != "sample":
        path = tmp_path / "antwoord.pdf"
        path.write_bytes(MADE[name])
    one, other = both_ways(path)
    assert one.text == other.text
    assert [line.furniture for page in one.pages for line in page.lines] == [
        line.furniture for page in other.pages for line in page.lines
    ]
    for mine, theirs in zip(one.words, other.words, strict=True):
        assert corners(mine) == pytest.approx(corners(theirs), abs=1)
        assert mine.size == pytest.approx(theirs.size, abs=0.1)
        assert mine.bold is theirs.bold
    for page, same in zip(one.pages, other.pages, strict=True):
        assert (page.width, page.height) == pytest.approx((same.width, same.height), abs=0.1)
        found, expected = (
            sorted((r.x0, r.top, r.x1, r.bottom) for r in p.rules) for p in (page, same)
        )
        assert len(found) == len(expected)
        for rule, twin in zip(found, expected, strict=True):
            assert rule == pytest.approx(twin, abs=0.5)


def corners(word: Word) -> tuple[float, float, float, float]:
    return word.box.x0, word.box.top, word.box.x1, word.box.bottom


@pytest.mark.parametrize("name", ["sample", *MADE])
def test_cropping_at_a_words_box_gives_the_word(as_read: Read, name: str) -> None:
    data = SAMPLE.read_bytes() if name == "sample" else MADE[name]
    document = as_read(data)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in document.pages:
            picture = pdf.pages[page.number - 1]
            for word in [word for line in page.lines for word in line.words][::7]:
                x0, top, x1, bottom = corners(word)
                box = (x0 - 1, top - 1, x1 + 1, bottom + 1)
                assert picture.within_bbox(box, strict=False).extract_text() == word.text


def test_ruled_table_has_its_rules(as_read: Read) -> None:
    (page,) = as_read(MADE["ruled"]).pages
    level = {round(rule.top) for rule in page.rules if rule.horizontal}
    upright = {round(rule.x0) for rule in page.rules if not rule.horizontal}
    assert level == {200, 220, 240, 260, 280}
    assert upright == {72, 192, 312, 432}
    assert all(round(r.x1 - r.x0) == 360 for r in page.rules if r.horizontal)


@pytest.mark.parametrize("turned", ["turned 90", "turned 180", "turned 270"])
def test_turned_pages_are_read_as_they_are_seen(as_read: Read, turned: str) -> None:
    document = as_read(MADE[turned])
    assert document.text == as_read(MADE["ruled"]).text
    (page,) = document.pages
    assert (page.width, page.height) == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    assert {round(rule.top) for rule in page.rules if rule.horizontal} == {200, 220, 240, 260, 280}


def test_bars_boxes_and_backgrounds(as_read: Read) -> None:
    def draw(canvas: Any) -> None:
        canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)  # the background
        canvas.rect(100, HEIGHT - 300, 200, 0.7, stroke=0, fill=1)  # a line drawn as a bar
        canvas.rect(100, HEIGHT - 500, 50, 40, stroke=0, fill=1)  # a filled cell
        canvas.circle(300, 300, 40)
        canvas.line(100, 100, 200, 200)
        write("tekst")(canvas)

    (page,) = as_read(make_pdf(draw)).pages
    found = sorted((round(r.x0), round(r.top), round(r.x1), round(r.bottom)) for r in page.rules)
    assert found == [
        (100, 300, 300, 300),
        (100, 460, 100, 500),
        (100, 460, 150, 460),
        (100, 500, 150, 500),
        (150, 460, 150, 500),
    ]


def test_rows_read_from_left_to_right_whatever_order_they_were_drawn_in(as_read: Read) -> None:
    columns = [
        write(row[c], 72 + 150 * c, 100 + 20 * r) for c in (2, 0, 1) for r, row in enumerate(ROWS)
    ]
    assert lines(as_read(make_pdf(both(*columns)))) == [" ".join(row) for row in ROWS]


def test_line_end_hyphens_stay(as_read: Read) -> None:
    assert lines(as_read(MADE["hyphen"])) == [
        "de hervor-",
        "mingen, werkings-",
        "en projectsubsidies",
    ]


def test_paragraphs_are_parted_by_a_blank_line_and_pages_by_a_form_feed(as_read: Read) -> None:
    page = both(paragraph(*BODY), paragraph("2. Tweede punt", "loopt door", top=120))
    text = as_read(make_pdf(page, paragraph("slot"))).text
    assert text == "\n".join(BODY) + "\n\n2. Tweede punt\nloopt door\fslot"


def test_footnote_marks_and_bold_words_stay_in_their_line(as_read: Read) -> None:
    line = both(
        write("Aantal leden", font="Helvetica-Bold"),
        write("2", 139, 68, size=7),
        write("30", 160),
        write("Volgende regel", top=85),
    )
    document = as_read(make_pdf(line))
    assert [text.replace(" ", "") for text in lines(document)] == [
        "Aantalleden²30",
        "Volgenderegel",
    ]
    assert [word.bold for word in document.words[:1] + document.words[-1:]] == [True, False]
    assert document.words[0].size == pytest.approx(11)


def test_figures_that_step_down_are_not_run_together(as_read: Read) -> None:
    """pdfium gives "123456" for them."""
    stairs = both(write("12", 300, 100), write("34", 312.3, 106), write("56", 324.6, 112))
    assert lines(as_read(make_pdf(stairs))) == ["12", "34", "56"]


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("[(Ibn)-250(dertig)-2000(45)20(6)] TJ", "Ibn dertig 456"),  # no space characters
        ("2 Tc (ANTWOORD op) Tj", "ANTWOORD op"),  # letters spaced out
        ("(kmo\\240s) Tj", "kmo s"),  # a space that does not break
    ],
)
def test_spaces(as_read: Read, codes: str, words: str) -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 11)
        text._code.append(codes)
        canvas.drawText(text)

    assert as_read(make_pdf(draw)).text == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("cluster\xadbeleid", "clusterbeleid"),
        ("cluster\xad", "cluster-"),
        ("geco\ufb01nancierd", "gecofinancierd"),
        ("30 \U0001d400 leden", "30 \ufffd leden"),  # a glyph the font lacks
        ("IBN\u2019s en IBN's: \u20ac5", "IBN\u2019s en IBN's: \u20ac5"),
    ],
)
def test_characters(as_read: Read, written: str, words: str) -> None:
    assert as_read(make_pdf(write(written, font="Vera"))).text == words


def test_font_scaled_by_the_page_has_its_real_size(as_read: Read) -> None:
    def draw(canvas: Any) -> None:
        canvas.scale(12, 12)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(6, 50, "Schaal twaalf")

    (word, _) = as_read(make_pdf(draw)).words
    assert word.size == pytest.approx(12)
    assert word.box.bottom - word.box.top == pytest.approx(12)


def test_header_footer_and_page_numbers_are_furniture(as_read: Read) -> None:
    def page(number: int) -> Any:
        return both(
            write("Vlaams Parlement - Schriftelijke vragen", top=40),
            paragraph(*BODY, "en nog een regel", top=110),
            write(f"Pagina {number} van 3", 270, 800),
        )

    document = as_read(make_pdf(page(1), page(2), page(3)))
    assert flow(document) == [*BODY, "en nog een regel"] * 3
    assert "Pagina 2 van 3" in document.text


@pytest.mark.parametrize("ruled", [True, False])
def test_table_header_repeated_on_each_page_is_no_furniture(as_read: Read, ruled: bool) -> None:
    pages = [
        table(
            [ROWS[0], *([f"Netwerk {n}{row}", f"{n}", f"{row}"] for row in range(30))],
            top=60,
            ruled=ruled,
        )
        for n in (1, 2, 3)
    ]
    document = as_read(make_pdf(*pages))
    assert flow(document) == lines(document)


@pytest.mark.parametrize(
    ("last", "taken"),
    [("1", True), ("- 1 -", True), ("Pagina 1 van 1", True), ("30", False), ("Totaal 30", False)],
)
def test_page_number_of_a_single_page(as_read: Read, last: str, taken: bool) -> None:
    document = as_read(make_pdf(both(paragraph(*BODY), write(last, 290, 805))))
    assert (last not in flow(document)) is taken


def test_a_figure_in_the_last_row_is_no_page_number(as_read: Read) -> None:
    rows = [[f"Netwerk {n}", f"{n}"] for n in range(33)] + [["", "1"]]
    document = as_read(make_pdf(table(rows, top=120, ruled=False)))
    assert flow(document)[-1] == "1"


def test_upright_headings_do_not_swallow_the_lines_beside_them(as_read: Read) -> None:
    def sideways(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(60, HEIGHT - 140)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0, 0, "KANTLIJN")
        canvas.restoreState()

    found = lines(as_read(make_pdf(both(paragraph(*BODY), sideways))))
    assert [line for line in found if line in BODY] == list(BODY)
