"""The newest figures: what the last answer says of each network, indicator, segment and measure."""

from __future__ import annotations

from extractor.dataset.history import rank
from extractor.export.tables import Tables


def latest(tables: Tables) -> list[str]:
    """The keys of the newest figures of answers, in the order of `observations`.

    Newest is what the answer with the last date says; of several periods in one answer the one that
    ends last, of several figures for that period the first.
    """
    dates = {
        row["document_id"]: str(row["date_asked"] or "")
        for row in tables.rows("documents")
        if row["status"] == "ok"
    }
    newest: dict[tuple[str, ...], tuple[tuple[str, str, str, float], str]] = {}
    for row in tables.rows("observations"):
        if row["part"] == "answer":
            about = tuple(row[c] for c in ("network_id", "indicator", "segment", "measure"))
            own = rank(row, dates.get(row["document_id"], ""))
            if about not in newest or newest[about][0] < own:
                newest[about] = own, row["observation_id"]
    kept = {key for _, key in newest.values()}
    return [r["observation_id"] for r in tables.rows("observations") if r["observation_id"] in kept]
