"""Where a figure stands in the report, seen from the workbook."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from extractor.export.tables import Tables

_REPORT = "report"
# What Excel escapes in the path of a link: % begins a character there, # a place in a page.
_ESCAPED = {ord(c): f"%{ord(c):02X}" for c in '%# "<>[]`^{}'}


class Links:
    """The links of the figures, by their keys: only to pages of the report that are there."""

    def __init__(self, tables: Tables) -> None:
        self._report = tables.out / _REPORT
        self._seen_from = tables.into
        self._documents: Mapping[str, str] = {
            row["observation_id"]: row["document_id"] for row in tables.rows("observations")
        }
        self._pages: dict[str, str | None] = {}

    @property
    def any(self) -> bool:
        """Whether there is a page of the report to lead to."""
        return any(self.document(name) for name in set(self._documents.values()))

    def figure(self, observation_id: str | None) -> str | None:
        """The link to a figure; None where the report does not have its document."""
        page = self.document(self._documents.get(observation_id or ""))
        # a slash would become a backslash in a workbook
        return f"{page}#{quote(observation_id, safe='')}" if page and observation_id else None

    def document(self, document_id: str | None) -> str | None:
        """The link to the page of a document; None where there is none."""
        if document_id is None:
            return None
        if document_id not in self._pages:
            page = self._report / f"{document_id}.html"
            self._pages[document_id] = self._to(page) if page.is_file() else None
        return self._pages[document_id]

    def _to(self, page: Path) -> str | None:
        try:
            way = os.path.relpath(page.resolve(), self._seen_from.resolve())
        except ValueError:  # no way leads from one drive to another
            return None
        return "external:" + way.replace(os.sep, "/").translate(_ESCAPED)
