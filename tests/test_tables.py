"""Tables as geometry: what stands in which row and column, by rulings, columns and plain lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import both, make_pdf, paragraph, table, write
from render import pdf

from extractor.model import Box, Cell, Document, Grid, Header, Item, Outline, Word
from extractor.read import Reader, read
from extractor.read.text import read_text
from extractor.tables import find_tables
from extractor.tables.plain import PlainTable
from extractor.tables.rivals import fuller
from extractor.tables.stacked import StackedTable

INTRO = "Hieronder staan de cijfers die de netwerken voor dit jaar zelf hebben opgegeven aan ons.\n"


def one_item(document: Document) -> Outline:
    item = Item("answer", ("1",), 0, len(document.text), document.text, 1)
    return Outline(Header(), (item,), answer_start=0)


def drawn_grids(folder: Path, data: bytes, reader: Reader = "pdfium") -> tuple[Grid, ...]:
    """The tables of a PDF whose text is one item."""
    path = folder / "antwoord.pdf"
    path.write_bytes(data)
    document = read(path, reader)
    return find_tables(document, one_item(document))


def grids_of(text: str, names: tuple[tuple[int, int], ...] = ()) -> tuple[Grid, ...]:
    document = read_text(text.encode(), "antwoord.txt", "")
    return find_tables(document, one_item(document), names)


def rows_of(grid: Grid) -> list[list[str]]:
    return [
        [cell.text if (cell := grid.at(r, c)) else "" for c in range(grid.columns)]
        for r in range(grid.rows)
    ]


PLAIN = """\
streefdoel Bereikt
Alfa
Aantal leden 30 45
Aantal samenwerkingen 11 18
Beta vzw
Aantal leden 70 145
Aantal samenwerkingen 15 27
"""

LAYOUT = """\
                          streefdoel     Bereikt
Alfa
Aantal leden              30             45
Aantal samenwerkingen     11             18
Beta vzw
Aantal leden              70             145
Aantal samenwerkingen     15             27
"""


def test_plain_lines_become_rows():
    (grid,) = grids_of(INTRO + PLAIN)
    assert grid.method == "lines"
    assert rows_of(grid)[2] == ["Aantal leden", "30", "45"]
    assert rows_of(grid)[4] == ["Beta vzw"] * 3


def test_columns_of_white_space_become_columns():
    (grid,) = grids_of(INTRO + LAYOUT)
    assert grid.method == "columns"
    assert rows_of(grid)[0] == ["", "streefdoel", "Bereikt"]
    assert rows_of(grid)[5] == ["Aantal leden", "70", "145"]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_pdf_table_is_read_with_and_without_lines(tmp_path: Path, ruled: bool, reader):
    cells = [["", "streefdoel", "Bereikt"], ["Alfa", "30", "45"], ["Beta vzw", "70", "145"]]
    (grid,) = drawn_grids(tmp_path, make_pdf(table(cells, ruled=ruled)), reader)
    assert rows_of(grid) == cells
    assert grid.method == ("rulings" if ruled else "columns")


@pytest.mark.parametrize("second", [[["Gamma", "52"]], [["Gamma", "52"], ["Delta", "63"]]])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_goes_on_over_a_page_break(tmp_path: Path, ruled: bool, second: list[list[str]]):
    first = [["", "Aantal leden"], ["Alfa", "30"], ["Beta", "41"]]
    pages = (table(first, top=700, ruled=ruled), table(second, top=60, ruled=ruled))
    (grid,) = drawn_grids(tmp_path, make_pdf(*pages))
    assert rows_of(grid) == [*first, *second]


def test_a_figure_in_a_name_is_no_cell():
    (grid,) = grids_of("Aantal leden\nRuimte 4.0 30\nDelta 38\nGamma 75\n")
    assert rows_of(grid)[1] == ["Ruimte 4.0", "30"]


def test_a_figure_in_the_name_of_a_group_is_no_cell():
    text = PLAIN.replace("Beta vzw", "Ruimte 4.0")
    (grid,) = grids_of(INTRO + text)
    assert rows_of(grid)[4] == ["Ruimte 4.0"] * 3
    assert not grid.uncertain_rows


def test_known_names_keep_their_digits_where_no_other_row_helps():
    text = "Aantal leden\nRuimte 4.0 30\nMotor 5.1 38\n"
    spans = tuple((text.index(n), text.index(n) + len(n)) for n in ("Ruimte 4.0", "Motor 5.1"))
    (grid,) = grids_of(text, spans)
    assert rows_of(grid)[1:] == [["Ruimte 4.0", "30"], ["Motor 5.1", "38"]]


def test_a_plain_row_with_a_figure_missing_is_uncertain():
    (grid,) = grids_of(INTRO + PLAIN.replace("70 145", "145"))
    assert grid.uncertain_rows == {5}


def test_a_column_row_with_a_figure_missing_keeps_the_others_in_place():
    (grid,) = grids_of(INTRO + LAYOUT.replace("70 ", "   "))
    assert rows_of(grid)[5] == ["Aantal leden", "", "145"]
    assert not grid.uncertain_rows


@pytest.mark.parametrize("body", [PLAIN, LAYOUT])
def test_a_row_that_lost_all_its_figures_stays_in_the_table(body: str):
    (grid,) = grids_of(INTRO + body.rstrip()[: body.rstrip().rindex("samenwerkingen") + 14])
    assert rows_of(grid)[-1][0] == "Aantal samenwerkingen"


@pytest.mark.parametrize(
    "text",
    [
        "De steun liep af in 2019 en er kwamen daarna nog een aantal nieuwe oproepen voor 2020\n"
        "en 2021 bij, waarvan er intussen 12 zijn goedgekeurd door het agentschap zelf.\n",
        "Wij verwijzen naar de nota van 2018 en naar de nota van de vorige minister uit het jaar\n"
        "2017, waarin deze cijfers staan. Het totaal bedraagt 38.\n",
        INTRO,
    ],
)
def test_prose_is_no_table(text: str):
    assert grids_of(text) == ()


def test_a_table_ends_where_the_item_ends():
    text = LAYOUT + "Gamma            30        12\n"
    document = read_text(text.encode(), "antwoord.txt", "")
    border = text.index("Gamma")
    items = (
        Item("answer", ("1",), 0, border, text[:border], 1),
        Item("answer", ("2",), border, len(text), text[border:], 1),
    )
    grids = find_tables(document, Outline(Header(), items, answer_start=0))
    assert [grid.end <= border for grid in grids] == [True]


def test_a_caption_is_found_above_and_below():
    above = INTRO + "Tabel 2a. Leden per netwerk\n" + LAYOUT
    below = INTRO + LAYOUT + "\nTabel 2a. Leden per netwerk\n"
    assert grids_of(above)[0].caption == grids_of(below)[0].caption == "Tabel 2a. Leden per netwerk"


def test_justified_prose_around_a_table_stays_outside(tmp_path: Path):
    prose = paragraph(
        "1. Op dit ogenblik zijn er tien netwerken die hun cijfers hebben bezorgd aan het",
        "agentschap, waarvan er 3 nog lopen tot het einde van het jaar.",
        top=80,
    )
    rows = [["", "Aantal leden"], ["Alfa", "30"], ["Beta", "41"]]
    (grid,) = drawn_grids(tmp_path, make_pdf(both(prose, table(rows, top=115, ruled=False))))
    assert rows_of(grid) == rows


FIRST = [
    ["", "streefdoel", "Bereikt"],
    ["Alfa"],
    ["Leden", "30", "45"],
    ["Beta"],
    ["Leden", "5", "9"],
]
SECOND = [["", "Aantal leden"], ["Gamma", "52"], ["Delta", "63"]]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize(
    "between",
    [
        [],
        [[" "]],
        ["De lopende netwerken, die nog lang steun krijgen, melden dit aantal leden:"],
        ["Nog"],
    ],
    ids=["nothing", "a gap", "prose", "a word"],
)
def test_two_tables_under_each_other_are_two(tmp_path: Path, ruled: bool, between: list):
    first, second = drawn_grids(tmp_path, pdf((FIRST, between, SECOND), ruled=ruled))
    assert [row[-1] for row in rows_of(first)] == [
        "Bereikt",
        rows_of(first)[1][-1],
        "45",
        rows_of(first)[3][-1],
        "9",
    ]
    assert rows_of(second) == SECOND


@pytest.mark.parametrize("ruled", [True, False])
def test_a_header_that_is_repeated_begins_no_other_table(tmp_path: Path, ruled: bool):
    (grid,) = drawn_grids(tmp_path, pdf((FIRST, FIRST[:1], FIRST[1:3]), ruled=ruled))
    assert grid.rows == 8


def test_a_row_in_words_begins_no_other_table(tmp_path: Path):
    rows = [*SECOND, ["Epsilon", "zie bijlage"], ["Zeta", "7"]]
    (grid,) = drawn_grids(tmp_path, pdf((rows,), ruled=True))
    assert rows_of(grid) == rows


def wrapped(rows: list, pitch: float, leading: float = 11, centred: bool = False):
    """A table without lines whose labels (lists of lines) wrap; rows stand `pitch` apart."""
    drawings, top = [], 100.0
    for label, *values in rows:
        for index, line in enumerate(label):
            drawings.append(write(line, left=72, top=top + index * leading, size=10))
        height = (len(label) - 1) * leading
        for column, value in enumerate(values):
            drawings.append(
                write(value, 260 + 90 * column, top + (height / 2 if centred else 0), 10)
            )
        top += height + pitch
    return make_pdf(both(*drawings))


WRAPPED = [
    ([""], "streefdoel", "Bereikt"),
    (["Aantal leden van het netwerk"], "30", "45"),
    (["Aantal opgestarte", "samenwerkingsinitiatieven"], "11", "18"),
    (["Aantal opgestarte samenwerkings-", "initiatieven met drie"], "7", "9"),
    (["Budget"], "5", "6"),
]
UNWRAPPED = [
    ["", "streefdoel", "Bereikt"],
    ["Aantal leden van het netwerk", "30", "45"],
    ["Aantal opgestarte samenwerkingsinitiatieven", "11", "18"],
    ["Aantal opgestarte samenwerkingsinitiatieven met drie", "7", "9"],
    ["Budget", "5", "6"],
]


@pytest.mark.parametrize(
    ("pitch", "centred"), [(22, False), (22, True), (11, False)], ids=["top", "centred", "tight"]
)
def test_cells_of_several_lines_are_one(tmp_path: Path, pitch: float, centred: bool):
    (grid,) = drawn_grids(tmp_path, wrapped(WRAPPED, pitch, centred=centred))
    assert rows_of(grid) == UNWRAPPED


def test_group_rows_set_apart_are_no_first_lines_of_a_label(tmp_path: Path):
    lines, top = [], 100.0
    for label, *values in FIRST:
        top += 20 if not values else 12
        lines += [write(label, 72, top, 10)]
        lines += [write(v, 260 + 90 * c, top, 10) for c, v in enumerate(values)]
    (grid,) = drawn_grids(tmp_path, make_pdf(both(*lines)))
    assert [row[0] for row in rows_of(grid)] == [row[0] for row in FIRST]


def test_figures_close_to_their_label_are_cut_from_it(tmp_path: Path):
    rows = [
        ("", "leden"),
        ("Alfa", "30"),
        ("Een netwerk met een heel lange naam", "41"),
        ("Beta", "7"),
    ]
    lines = [write(label, 72, 100 + 15 * i, 10) for i, (label, _) in enumerate(rows)]
    lines += [write(value, 247, 100 + 15 * i, 10) for i, (_, value) in enumerate(rows)]
    (grid,) = drawn_grids(tmp_path, make_pdf(both(*lines)))
    assert rows_of(grid) == [list(row) for row in rows]


def test_words_broken_in_a_ruled_cell_are_whole(tmp_path: Path):
    word = Word("samenwerkings-", 0, Box(0, 0, 50, 10))
    cell = Cell(0, 0, (word, Word("initiatieven", 15, Box(0, 11, 40, 21))))
    assert cell.text == "samenwerkingsinitiatieven"
    beside = Cell(0, 0, (word, Word("en", 15, Box(0, 11, 40, 21))))
    assert beside.text == "samenwerkings- en"


def one_cell_a_line(rows: list[list[str]]) -> str:
    return INTRO + "\n".join(cell for row in rows for cell in row if cell) + "\n"


def test_a_text_with_one_cell_a_line_is_read():
    rows = [
        ["Netwerk", "Doel", "Bereikt"],
        ["Alfa", "30", "45"],
        ["Beta", "5", "9"],
        ["Gamma vzw", "1", "2"],
    ]
    (grid,) = grids_of(one_cell_a_line(rows))
    assert rows_of(grid) == rows


def test_groups_with_one_cell_a_line_are_read():
    groups = [
        row
        for name in ("Alfa", "Beta")
        for row in ([name], ["Leden", "30", "45"], ["Projecten", "1", "2"])
    ]
    (grid,) = grids_of(one_cell_a_line([["streefdoel", "Bereikt"], *groups]))
    assert rows_of(grid)[0] == ["", "streefdoel", "Bereikt"]
    assert rows_of(grid)[4] == ["Beta"] * 3
    assert rows_of(grid)[6] == ["Projecten", "1", "2"]


def test_a_missing_cell_with_one_cell_a_line_is_uncertain():
    rows = [
        ["Doel", "Bereikt"],
        ["Alfa", "30", "45"],
        ["Beta", "9"],
        ["Gamma", "1", "2"],
        ["Delta", "3", "4"],
    ]
    (grid,) = grids_of(one_cell_a_line(rows))
    assert grid.uncertain_rows == {2}


def test_justified_prose_with_one_word_a_line_is_no_table():
    words = (
        "vanaf 1 januari tot 31 december 2024 kregen 12 bedrijven steun voor 3 jaar en 6 maanden"
    )
    assert grids_of(INTRO + words.replace(" ", "\n") + ".\n") == ()


def test_figures_set_right_below_headers_set_left(tmp_path: Path):
    rows = [("", "streefdoel", "Bereikt na 3 jr"), ("Alfa", "30", "145"), ("Beta", "5", "9")]
    drawings = []
    for index, (label, *cells) in enumerate(rows):
        drawings.append(write(label, 72, 100 + 15 * index, 10))
        for column, cell in enumerate(cells):
            right = 330 + 120 * column
            left = 250 + 120 * column if index == 0 else right - 5.6 * len(cell)
            drawings.append(write(cell, left, 100 + 15 * index, 10))
    (grid,) = drawn_grids(tmp_path, make_pdf(both(*drawings)))
    assert rows_of(grid) == [list(row) for row in rows]


def test_the_last_label_may_end_below_its_figures(tmp_path: Path):
    lines = [
        *(write(v, x, 100, 10) for v, x in (("streefdoel", 250), ("Bereikt", 330))),
        *(write(v, x, 112, 10) for v, x in (("Aantal leden", 72), ("30", 250), ("45", 330))),
        *(write(v, x, 124, 10) for v, x in (("Aantal opgestarte", 72), ("11", 250), ("18", 330))),
        write("samenwerkingsinitiatieven", 72, 136, 10),
    ]
    (grid,) = drawn_grids(tmp_path, make_pdf(both(*lines)))
    assert rows_of(grid)[-1] == ["Aantal opgestarte samenwerkingsinitiatieven", "11", "18"]


def a_row_of_figures(first: int, last: int) -> tuple[Cell, ...]:
    """The cells of a row whose figures are the words first to last of a text."""
    words = [Word(str(10 + at), 3 * at, Box(0, 0, 10, 10)) for at in range(first, last)]
    return tuple(Cell(0, column, (word,)) for column, word in enumerate(words, start=1))


def test_a_table_that_gives_way_itself_takes_no_other_with_it():
    one, other = (
        PlainTable(0, 1, 1, a_row_of_figures(*span), frozenset()) for span in ((0, 12), (12, 18))
    )
    across = StackedTable(a_row_of_figures(6, 16), frozenset())
    assert list(fuller([one, other], [across])) == [one, other]
    assert list(fuller([other], [across])) == [across]
    alike = StackedTable(other.cells, frozenset())
    assert list(fuller([other], [alike])) == [other]
