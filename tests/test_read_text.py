"""Plain text: encodings, line ends, pages and the grid of character cells."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Document
from extractor.read import read
from extractor.read.text import read_text

SENTENCE = "Het café telt 30 leden: Jos D\u2019Haese en Jos D'Haese"


def as_read(text: str) -> Document:
    return read_text(text.encode(), "antwoord.txt", "")


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("cp1252", True)],
)
def test_encodings(tmp_path: Path, encoding: str, noted: bool) -> None:
    path = tmp_path / "antwoord.txt"
    path.write_bytes(SENTENCE.encode(encoding))
    document = read(path)
    assert document.text == SENTENCE
    assert bool(document.notes) is noted


def test_lost_characters_are_remarked_on() -> None:
    assert "1 characters" in as_read("G\ufffdler Turan").notes[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    document = as_read(f"een{end}{end}twee")
    assert document.text == "een\n\ntwee"
    assert [line.box.top for line in document.flow] == [0, 2]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("Aantal leden", [0, 7]),
        ("  Aantal   30", [2, 11]),
        ("MaaS\t38", [0, 6]),
        ("\t\t38", [4]),
        ("12345678\t9", [0, 10]),
        ("1\u00a0204", [0, 2]),
    ],
)
def test_columns(line: str, columns: list[int]) -> None:
    document = as_read(line)
    assert document.text == line
    assert [word.box.x0 for word in document.words] == columns
    assert all(w.box.x1 - w.box.x0 == len(w.text) for w in document.words)


def test_form_feeds_end_pages() -> None:
    document = as_read("een\ntwee\fdrie\n\f\fvier\n\f")
    assert [[line.text for line in page.lines] for page in document.pages] == [
        ["een", "twee"],
        ["drie"],
        [],
        ["vier"],
    ]
    assert document.page_at(document.text.index("vier")) == 4


@pytest.mark.parametrize("footer", ["Pagina {} van 3", "{}", "- {} -", "SV 841 pagina {}"])
def test_headers_and_footers_between_form_feeds(footer: str) -> None:
    body = "Tekst van bladzijde {}\nnog een regel met 30 leden"
    page = "Vlaams Parlement\n\n" + body + "\n\n" + footer
    document = as_read("\f".join(page.format(n, n) for n in (1, 2, 3)))
    assert [line.text for line in document.flow][:2] == [
        "Tekst van bladzijde 1",
        "nog een regel met 30 leden",
    ]
    assert len(document.flow) == 6


def test_repeated_header_row_of_a_table_stays() -> None:
    rows = [f"Netwerk {letter}  {n}" for n, letter in enumerate(string.ascii_uppercase)]
    pages = ["Netwerk  Aantal leden\n" + "\n".join(rows[n : n + 5]) for n in (0, 5, 10)]
    assert not any(
        line.furniture for page in as_read("\f".join(pages)).pages for line in page.lines
    )


def test_figures_at_the_ends_of_pages_stay() -> None:
    document = as_read("\f".join(f"Space 4.0 {n}\n\nTotaal\n{n}" for n in (30, 75, 38)))
    assert "75" in [line.text for line in document.flow]


@given(st.text(st.sampled_from(string.ascii_letters + "12é\u2019 \t\n\u00a0\f"), min_size=1))
def test_every_word_is_found_where_it_stands(text: str) -> None:
    if text.strip():
        document = as_read(text)
        assert [word.text for word in document.words] == text.split()
        assert [document.text[w.start : w.end] for w in document.words] == text.split()
        assert "".join(document.text.split()) == "".join(text.split())


def test_fields_between_tabs_stand_under_each_other() -> None:
    document = as_read("Netwerk\tleden\nFlanders Bike Valley\t38\nMaaS\t9\n\nZonder tab 12")
    assert [w.box.x0 for w in document.words if w.text in ("leden", "38", "9")] == [22, 22, 22]
    assert document.words[-1].box.x0 == 11
