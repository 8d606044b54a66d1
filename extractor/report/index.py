"""The index of a report: the documents, and what is known of each network."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor import __version__
from extractor.dataset.catalogue import catalogue
from extractor.dataset.derive import SEGMENTS
from extractor.dataset.history import moment, rank
from extractor.dataset.row import Row
from extractor.report.charts.bars import Bars, bars, drawn_segments
from extractor.report.charts.targets import Targets, targets
from extractor.report.charts.trend import Trend, trend
from extractor.report.dataset import Dataset, grouped
from extractor.report.environment import environment
from extractor.report.words import Words, script_words

# A chart shows so many rows, lines and answers at most; the tables hold all.
_MOST_PAIRS = 12
_MOST_COUNTS = 3
_MOST_ANSWERS = 40
_MOST_LINES = 4
_SCRIPT_WORDS = ("shown_of", "no_match")


@dataclass(frozen=True)
class NetworkTrend:
    """A chart of one indicator over the answers; `all` is how many figures it would show if it
    were large enough for them, `rows` those that it does show."""

    indicator: str
    chart: Trend
    rows: tuple[Row, ...]
    all: int


@dataclass(frozen=True)
class Network:
    """A network with its charts; None and nothing where there are no figures for one. `documents`
    are the first and the last answer that hold it, `reported` its last plain counts, `pairs` how
    many targets and results there are, all of which a chart may be too small for."""

    row: Row
    documents: tuple[str, ...]
    reported: tuple[Row, ...]
    targets: Targets | None
    pairs: int
    trends: tuple[NetworkTrend, ...]


def index(dataset: Dataset, words: Words) -> str:
    """The index as HTML."""
    tables = dataset.tables
    dates = {row["document_id"]: row["date_asked"] or "" for row in tables["documents"]}
    members = _members(tables["members"], dates)
    every = (row["status"] for row in tables["documents"])
    statuses = catalogue()["documents"].counted("status", every)
    return environment().get_template("index.html.j2").render(
        words=words,
        version=__version__,
        key="index",
        statuses=statuses,
        sessions=sorted({r["session_year"] for r in tables["documents"] if r["session_year"]}),
        figures=sum(dataset.figures.values()),
        networks=list(_networks(dataset, dates)),
        members=members,
        segments=list(drawn_segments(members)) if members else [],
        columns=SEGMENTS,
        dates=dates,
        pages={source.document_id for source in dataset.sources},
        data={
            "documents": list(_documents(dataset, words)),
            "words": script_words(words, *_SCRIPT_WORDS),
            "language": words.language,
        },
    )  # fmt: skip


def _documents(dataset: Dataset, words: Words) -> Iterator[list[Any]]:
    """The rows of the list, in the columns that the script knows."""
    tables = dataset.tables
    told = Counter((row["document_id"], row["severity"]) for row in tables["findings"])
    names = {row["network_id"]: row["name"] for row in tables["networks"]}
    networks: defaultdict[str, set[str]] = defaultdict(set)
    for row in tables["history"]:
        networks[row["document_id"]].add(str(names[row["network_id"]]))
    pages = {source.document_id for source in dataset.sources}
    for row in tables["documents"]:
        own, read = row["document_id"], row["status"] == "ok"
        yield [
            own if own in pages else "",
            row["title"] or "",
            row["number"],
            row["date_asked"] or "",
            row["session_year"] or "",
            row["asker"] or "",
            row["minister"] or "",
            row["status"],
            words.of("status", row["status"]),
            dataset.figures[own] if read else None,
            told[own, "error"] if read or row["status"] != "duplicate" else None,
            told[own, "warning"] if read else None,
            row["explained_share"],
            row["source"].replace("\\", "/").rpartition("/")[2],
            ", ".join(sorted(networks[own])) if read else "",
        ]


def _networks(dataset: Dataset, dates: Mapping[str, str]) -> Iterator[Network]:
    """The networks that have figures, by name."""
    tables = dataset.tables
    kpis, told = (grouped(tables[name], "network_id") for name in ("kpis", "history"))
    for row in sorted(tables["networks"], key=lambda row: str(row["name"]).casefold()):
        own = row["network_id"]
        pairs = _latest(kpis[own], dates)
        counts = [r for r in told[own] if (r["segment"], r["measure"]) == ("total", "reported")]
        if told[own]:
            yield Network(
                row,
                tuple(dict.fromkeys((row["first_document"], row["last_document"]))),
                tuple(_by_meaning(_latest(counts, dates)[-_MOST_COUNTS:])),
                targets(_by_meaning(pairs[-_MOST_PAIRS:])) if pairs else None,
                len(pairs),
                tuple(trends(told[own])),
            )


def _latest(rows: Sequence[Row], dates: Mapping[str, str]) -> list[Row]:
    """Of the rows of each indicator and period the one of the last answer, the latest last."""
    found = {(row["indicator"], row["period"]): row for row in _in_time(rows, dates)}
    return _in_time(found.values(), dates)


def _in_time(rows: Iterable[Row], dates: Mapping[str, str]) -> list[Row]:
    return sorted(rows, key=lambda row: rank(row, dates[row["document_id"]]))


def _by_meaning(rows: Iterable[Row]) -> list[Row]:
    """Rows by indicator, those of one indicator as they stand."""
    return sorted(rows, key=lambda row: str(row["indicator"]))


def trends(rows: Sequence[Row]) -> Iterator[NetworkTrend]:
    """A chart for each indicator that several answers tell of; the whole only, not its parts."""
    indicators: dict[str, list[Row]] = {}
    for row in rows:
        if row["segment"] == "total" and row["date"] and row["measure"] != "attainment":
            indicators.setdefault(row["indicator"], []).append(row)
    for indicator, own in indicators.items():
        series = _series(own)
        if series:
            longest = sorted(series, key=lambda key: -len(series[key]))[:_MOST_LINES]
            shown = {key: series[key][-_MOST_ANSWERS:] for key in series if key in longest}
            listed = sorted((r for line in shown.values() for r in line), key=lambda r: r["date"])
            every = sum(map(len, series.values()))
            yield NetworkTrend(indicator, trend(shown), tuple(listed), every)


def _series(rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """The figures by measure, and by period where that is no day: of each answer the latest. Those
    of one answer only make no line."""
    series: dict[tuple[str, str], dict[str, Row]] = {}
    for row in sorted(rows, key=lambda row: rank(row, row["date"])):
        lasting = row["period"] if moment(row["period"], row["date"]) is None else ""
        series.setdefault((row["measure"], lasting), {})[row["document_id"]] = row
    lines = {key: list(own.values()) for key, own in series.items()}
    return {key: own for key, own in lines.items() if len({row["date"] for row in own}) > 1}


def _members(rows: Sequence[Row], dates: Mapping[str, str]) -> Bars | None:
    """The last row of each network, the largest first."""
    found = {row["network_id"]: row for row in _in_time(rows, dates)}
    if not found:
        return None
    chart = bars(list(found.values()))
    order = sorted(chart.bars, key=lambda bar: (-bar.total, str(bar.row["network"])))
    return bars([bar.row for bar in order])
