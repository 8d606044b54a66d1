"""Records to rows: one function a table, each row a mapping from column to value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractor.dataset.row import Row, box_columns, finding_row
from extractor.extraction import Extraction, Failure
from extractor.model import Finding, Observation
from extractor.outline.matching import answered_by
from extractor.outline.references import resolve


def document(extraction: Extraction) -> Row:
    """The row of a document that was read."""
    header, read = extraction.outline.header, extraction.document
    return {
        "document_id": extraction.document_id,
        "source": read.source,
        "sha256": read.sha256,
        "session_year": header.session_year,
        "number": header.number,
        "date_asked": header.date_asked,
        "asker": header.asker,
        "minister": header.minister,
        "portfolio": header.portfolio,
        "title": header.title,
        "pages": len(read.pages),
        "status": "ok",
        "addressees": ", ".join(f"{name} ({number})" for name, number in header.addressees) or None,
        "introduction": extraction.outline.introduction or None,
        "model": extraction.model,
        **_explained(extraction),
        "format": read.format,
        "present": True,
    }


def _explained(extraction: Extraction) -> Row:
    count = len(extraction.mentions)
    explained = sum(mention.explained for mention in extraction.mentions)
    share = round(explained / count, 4) if count else None
    return {"numbers": count, "explained": explained, "explained_share": share}


def failed_document(failure: Failure) -> Row:
    """The row of an input that was not read."""
    return {
        "document_id": failure.document_id,
        "source": failure.source,
        "sha256": failure.sha256,
        "status": failure.error.status,
        "present": True,
    }


def networks(extraction: Extraction) -> Iterator[Row]:
    """The networks met, with figures or without, in the order of the text; each as often as it is
    written in another way."""
    met = [*(o.network for o in extraction.observations)]
    met += [gap.network for gap in extraction.gaps if gap.network]
    met += [o.network for o in extraction.asked]
    for network in dict.fromkeys(met):
        yield {
            "network_id": network.id,
            "name": network.name,
            "coordinator": _registered(extraction, network.id),
            "known": network.known,
            "coordinator_as_written": network.coordinator,
        }


def states(extraction: Extraction) -> Iterator[Row]:
    """The networks that a table lists, and those that are told to be in a state."""
    of_tables = {s.table: s.state for s in extraction.states if s.table is not None}
    met = [(o.network, o.table) for o in extraction.observations]
    met += [(gap.network, gap.table) for gap in extraction.gaps if gap.network]
    in_tables = [(n, t, of_tables.get(t)) for n, t in met if t is not None]
    told = [(s.network, None, s.state) for s in extraction.states if s.table is None]
    for network, table, state in dict.fromkeys((*in_tables, *told)):
        row = {"network_id": network.id, "network": network.name, "table": table, "state": state}
        yield {"document_id": extraction.document_id, **row}


def _registered(extraction: Extraction, network_id: str) -> str | None:
    """The coordinator that the profile knows, where that was seen."""
    network = extraction.profile.network(network_id)
    if network is None or network.coordinator_evidence != "seen":
        return None
    return network.coordinator


def items(extraction: Extraction) -> Iterator[Row]:
    """The items of question and answer."""
    answers = answered_by(extraction.outline)
    for item in extraction.outline.items:
        by = dict.fromkeys(answers[label] for label in item.labels if label in answers)
        references = extraction.outline.references if item.part == "answer" else ()
        targets = [r.target for r in references if r.item == item.label]
        yield {
            "document_id": extraction.document_id,
            "part": item.part,
            "item": item.label,
            "text": item.text,
            "answered_by": (", ".join(by) or None) if item.part == "question" else None,
            "refers_to": ", ".join(dict.fromkeys(targets)) or None,
            "page": item.page,
            "found_in": ", ".join(_holders(extraction, item.label)) if targets else None,
        }


def _holders(extraction: Extraction, label: str) -> list[str]:
    """The items at the end of an item's references; none where they lead nowhere."""
    resolution = resolve(extraction.outline, label)
    pointing = {reference.item for reference in extraction.outline.references}
    return [] if resolution.problem else [i for i in resolution.chain if i not in pointing]


def identified(extraction: Extraction) -> Iterator[tuple[str, Observation]]:
    """The figures with their ids, those of the question last. The ids say what they are about, and
    do not change from run to run."""
    seen: Counter[str] = Counter()
    for o in (*extraction.observations, *extraction.asked):
        part = () if o.part == "answer" else (o.part,)
        key = "/".join((extraction.document_id, *part, *o.key)).rstrip("/")
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}#{seen[key]}", o


def observations(extraction: Extraction) -> Iterator[Row]:
    """The figures, those of the question last."""
    for key, o in identified(extraction):
        yield {
            "observation_id": key,
            "document_id": extraction.document_id,
            "item": o.item,
            "network_id": o.network.id,
            "network": o.network.name,
            "network_as_written": o.network.as_written,
            "indicator": o.indicator,
            "segment": o.segment,
            "measure": o.measure,
            "period": o.period,
            "value": o.value,
            "unit": o.unit,
            "qualifier": o.qualifier,
            "method": o.method,
            "quote": o.evidence.quote,
            "page": o.evidence.page,
            **box_columns(o.evidence.box),
            "start": o.evidence.start,
            "end": o.evidence.end,
            "rule": o.evidence.rule,
            "table": o.table,
            "note": o.note or None,
            "part": o.part,
            "machine_value": o.machine_value,
        }


def governing(extraction: Extraction) -> Iterator[Row]:
    """The texts that govern each figure, with their role and what they say of it."""
    for key, observation in identified(extraction):
        for label in observation.labels:
            yield {
                "observation_id": key,
                "role": label.role,
                "text": label.text,
                "says": [list(pair) for pair in label.dimensions],
            }


def corrections(extraction: Extraction) -> Iterator[Row]:
    """The corrections by people, with what became of them."""
    for place, c in enumerate(extraction.corrected, start=1):
        yield {
            "document_id": extraction.document_id,
            "correction": place,
            "action": c.action,
            "status": c.fate,
            "network_id": c.network.id,
            "network": c.network.name,
            "indicator": c.indicator,
            "segment": c.segment,
            "measure": c.measure,
            "period": c.period,
            "item": c.item,
            "value": c.value,
            "machine_value": c.machine_value,
            "who": c.who,
            "when": c.when,
            "why": c.why,
            "message": c.message,
        }


def citations(extraction: Extraction) -> Iterator[Row]:
    """The written questions that are cited."""
    for citation in extraction.outline.citations:
        yield {
            "document_id": extraction.document_id,
            "cited_number": citation.number,
            "date": citation.date,
            "item": citation.item,
            "part": citation.part,
            "quote": citation.evidence.quote,
            "page": citation.evidence.page,
            "start": citation.evidence.start,
        }


def findings(extraction: Extraction) -> Iterator[Row]:
    """What the checks found."""
    for finding in extraction.findings:
        yield finding_row(finding, extraction.document_id, extraction.document.source)


def failed_finding(failure: Failure) -> Row:
    """The finding that says why an input was not read."""
    error = failure.error
    finding = Finding("input", "error", f"{error.message} {error.remedy}".strip(), page=error.page)
    return finding_row(finding, failure.document_id, failure.source)
