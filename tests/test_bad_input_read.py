"""Files that cannot be read: each is refused by its own error, which names file and remedy."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pdfs import blank, both, make_pdf, paragraph, picture, raw_pdf, write
from PIL import Image

from extractor.errors import (
    DamagedInput,
    EmptyInput,
    EncryptedInput,
    InputError,
    NeedsOcr,
    UnsupportedInput,
)
from extractor.read import Reader, read
from extractor.read.damage import inspect

SAMPLE = Path(__file__).parent.parent / "corpus" / "841-2020-09-24.pdf"
NAME = "antwoord van José, 24 september.pdf"


@pytest.fixture(params=["pdfium", "pdfplumber"])
def reader(request: pytest.FixtureRequest) -> Reader:
    value: Reader = request.param
    return value


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "inhoud")
    return buffer.getvalue()


def image(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, kind)
    return buffer.getvalue()


WHOLE = SAMPLE.read_bytes()
TEXT = b"1. Voor 11 projecten werd de verslaggeving gefinaliseerd."

REFUSED = [
    ("zero bytes", b"", EmptyInput, "empty"),
    ("white space", b" \r\n\t\f\n", EmptyInput, "empty"),
    ("byte order mark", b"\xef\xbb\xbf\n", EmptyInput, "empty"),
    ("wide white space", "\n \u00a0".encode("utf-16"), EmptyInput, "empty"),
    ("blank pages", make_pdf(blank, blank), EmptyInput, "blank"),
    ("encrypted", make_pdf(paragraph("geheim"), password="abc"), EncryptedInput, "password"),
    ("pictures", make_pdf(picture, picture), NeedsOcr, "OCR"),
    ("docx", zipped("[Content_Types].xml", "word/document.xml"), UnsupportedInput, "Word"),
    ("xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), UnsupportedInput, "Excel"),
    ("zip", zipped("antwoord.txt"), UnsupportedInput, "zip"),
    ("png", image("PNG"), UnsupportedInput, "picture"),
    ("jpeg", image("JPEG"), UnsupportedInput, "picture"),
    ("web page", b"<!DOCTYPE html><p>30 leden</p>", UnsupportedInput, "web page"),
    ("other", bytes(range(256)), UnsupportedInput, "neither PDF nor text"),
    (
        "no pages",
        raw_pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]),
        DamagedInput,
        "PDF",
    ),
]


@pytest.mark.parametrize(
    ("data", "error", "says"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_refused(
    tmp_path: Path, reader: Reader, data: bytes, error: type[InputError], says: str
) -> None:
    path = tmp_path / NAME
    path.write_bytes(data)
    with pytest.raises(error, match=says) as caught:
        read(path, reader)
    assert caught.value.source == str(path)
    assert caught.value.remedy
    assert str(caught.value).endswith(caught.value.remedy)


@pytest.mark.parametrize("length", [20, 1000, 9000, 20_000, 35_000, 36_300, len(WHOLE) - 12])
def test_truncated(tmp_path: Path, reader: Reader, length: int) -> None:
    path = tmp_path / NAME
    path.write_bytes(WHOLE[:length])
    with pytest.raises(DamagedInput, match="Fetch the file again"):
        read(path, reader)


@pytest.mark.parametrize(
    "data",
    [WHOLE[:-3], WHOLE + b"\0" * 5000, WHOLE + b"<html>" * 1000, b"\n" * 500 + WHOLE],
    ids=["last bytes", "zeros behind", "page behind", "line feeds before"],
)
def test_harmless_damage_at_the_ends(tmp_path: Path, reader: Reader, data: bytes) -> None:
    path = tmp_path / NAME
    path.write_bytes(data)
    assert read(path, reader).text == read(SAMPLE, reader).text


def test_truncated_within_a_later_revision(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(WHOLE + b"\n1 0 obj\n<</Type/Catalog/Pa")
    with pytest.raises(DamagedInput, match="breaks off"):
        read(path)


def test_broken_cross_references_are_remarked_on(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(WHOLE.replace(b"\n3640", b"\n1640"))
    assert any("cross references" in note for note in read(path).notes)


def test_flipped_bits_in_a_page_do_not_pass_in_silence(tmp_path: Path) -> None:
    """pdfium reads what comes before the damage, and says nothing."""
    data = bytearray(WHOLE)
    middle = data.index(b"stream") + 1500
    data[middle] ^= 0xFF
    path = tmp_path / NAME
    path.write_bytes(data)
    document = read(path)
    assert len(document.words) < len(read(SAMPLE).words)
    assert any("Parts of the PDF are damaged (1)" in note for note in document.notes)


def streams(data: bytes) -> list[slice]:
    """Where the streams of a PDF stand."""
    found = re.finditer(rb"(?<!end)stream\r?\n(.*?)endstream", data, re.DOTALL)
    return [slice(*match.span(1)) for match in found]


def letter_changed(data: bytes) -> bytes:
    """A letter of a stream that is written in letters (ASCII85)."""
    (place,) = streams(data)
    middle = (place.start + place.stop) // 2
    other = b"A" if data[middle : middle + 1] != b"A" else b"B"
    return data[:middle] + other + data[middle + 1 :]


def piece_left_out(data: bytes) -> bytes:
    """Letters of a stream, which has fewer than its dictionary says."""
    (place,) = streams(data)
    return data[: place.start + 10] + data[place.start + 15 :]


@pytest.mark.parametrize("damage", [letter_changed, piece_left_out])
def test_damage_to_a_part_in_letters_does_not_pass_in_silence(
    damage: Callable[[bytes], bytes],
) -> None:
    sound = make_pdf(paragraph(*(f"EUKA telt {n} leden" for n in range(40))))
    assert b"/ASCII85Decode" in sound
    assert inspect(sound, NAME) == []
    assert any("Parts of the PDF are damaged (1)" in note for note in inspect(damage(sound), NAME))


def test_parts_in_each_others_place_are_remarked_on() -> None:
    sound = make_pdf(paragraph("EUKA telt 30 leden"), paragraph("FLAG telt 1.204 leden, MaaS 38"))
    one, two = streams(sound)
    between = sound[one.stop : two.start]
    swapped = sound[: one.start] + sound[two] + between + sound[one] + sound[two.stop :]
    assert any("Parts of the PDF are damaged (2)" in note for note in inspect(swapped, NAME))


def test_a_pdf_inside_a_sound_part_is_no_damage() -> None:
    inner = make_pdf(paragraph("EUKA telt 30 leden"))
    holds = b"9 0 obj\n<</Type/EmbeddedFile/Length %d>>\nstream\n%s\nendstream\nendobj\n"
    outer = make_pdf(paragraph("30 leden"))
    end = outer.index(b"xref")
    assert inspect(outer[:end] + holds % (len(inner), inner) + outer[end:], NAME) == inspect(
        outer[:end] + holds % (2, b"30") + outer[end:], NAME
    )
    short = outer[:end] + holds % (len(inner) - 9, inner) + outer[end:]
    assert any("Parts of the PDF are damaged" in note for note in inspect(short, NAME))


@pytest.mark.parametrize("digits", [23, 900])
def test_a_length_or_a_place_behind_the_end_of_any_file_is_damage(digits: int) -> None:
    sound, far = make_pdf(paragraph("30 leden")), b"9" * digits
    long = re.sub(rb"/Length \d+", b"/Length " + far, sound)
    assert any("Parts of the PDF are damaged" in note for note in inspect(long, NAME))
    astray = re.sub(rb"startxref\s+\d+", b"startxref\n" + 9 * far, sound)
    assert any("cross references" in note for note in inspect(astray, NAME))


def test_sound_files_have_no_remarks(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / NAME
    path.write_bytes(make_pdf(paragraph("30 leden"), blank))
    assert read(path, reader).notes == read(SAMPLE, reader).notes == ()


def test_pages_that_are_pictures_are_named(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / NAME
    path.write_bytes(make_pdf(paragraph("30 leden"), picture, paragraph("38 leden"), picture))
    (note,) = read(path, reader).notes
    assert note.startswith("Pages 2, 4 are")
    assert "OCR" in note


def test_pdf_that_needs_no_password_to_read(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / NAME
    path.write_bytes(make_pdf(both(write("30 leden")), password=""))
    assert read(path, reader).text == "30 leden"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", WHOLE, "pdf"),
        ("a", WHOLE, "pdf"),
        ("a.pdf", TEXT, "text"),
        ("a.doc", TEXT, "text"),
    ],
)
def test_content_decides_and_not_the_name(
    tmp_path: Path, reader: Reader, name: str, data: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read(path, reader).format == kind


@pytest.mark.parametrize(
    ("raised", "says"),
    [
        (PermissionError(13, "denied"), "no permission"),
        (FileNotFoundError(2, "gone"), "not there"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: OSError, says: str
) -> None:
    def fail(path: Path) -> bytes:
        raise raised

    monkeypatch.setattr(Path, "read_bytes", fail)
    path = tmp_path / NAME
    with pytest.raises(InputError, match=says) as caught:
        read(path)
    assert caught.value.source == str(path)


def test_file_that_disappeared(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not there"):
        read(tmp_path / NAME)


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(tmp_path)
