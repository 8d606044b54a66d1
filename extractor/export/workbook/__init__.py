"""Excel: a workbook with sheets for people in Dutch, and the tidy tables behind them."""

from __future__ import annotations

from pathlib import Path

from extractor.export.options import Options
from extractor.export.tables import Tables


def write_workbook(tables: Tables, path: Path, options: Options) -> None:
    """Writes the workbook `path`. Texts stay texts: none becomes a formula or a link.

    Figures lead to their place in the report that stands in the output folder, where there is one.
    Raises OSError when the disk refuses.
    """
    del options
    from xlsxwriter.exceptions import FileCreateError

    from extractor.export.workbook import people, summary
    from extractor.export.workbook.links import Links
    from extractor.export.workbook.sheet import Book
    from extractor.export.workbook.tidy import write_tidy
    from extractor.export.workbook.words import words_of

    book, links, words = Book.at(path), Links(tables), words_of(tables.out)
    first = summary.new_summary(book)
    figures = people.Figures(tables, links, words)
    people.write_kpis(book, figures)
    people.write_members(book, figures)
    people.write_findings(book, figures)
    write_tidy(book, tables, links)
    summary.write_summary(first, tables, words, book.told, linked=links.any)
    try:
        book.file.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
