"""Suggestions as TOML to paste at the end of a profile, with their evidence as comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import tomlkit

from extractor.suggest.found import Place, Suggestion

_SHOWN = 3


def toml_of(suggestions: Sequence[Suggestion]) -> str:
    """The suggestions as TOML: `[[network]]` for a new one, `[[addition]]` for one of the profile.

    Where several coordinators were met for one network, the one met most stands, the others are
    comments.
    """
    return "\n".join("".join(f"{line}\n" for line in _entry(s)) for s in suggestions)


def _entry(own: Suggestion) -> Iterator[str]:
    yield "[[network]]" if own.is_new else "[[addition]]"
    yield f"id = {_text(own.network_id)}"
    if own.name is not None:
        yield f"name = {_text(own.name)}"
        yield from _evidence(own.met)
    if own.aliases:
        yield f"aliases = [{', '.join(map(_text, sorted(own.aliases)))}]"
        for alias in sorted(own.aliases):
            yield from _evidence(own.aliases[alias], alias)
    if own.coordinators:
        yield from _coordinators(own)
    places = [*own.met, *_flat(own.aliases), *_flat(own.coordinators)]
    documents = sorted({place.document_id for place in places})
    yield f"sources = [{', '.join(map(_text, documents))}]"


def _coordinators(own: Suggestion) -> Iterator[str]:
    """A column of coordinators is seen; what stands in brackets may be another remark."""
    met = own.coordinators
    first, *others = sorted(met, key=lambda c: (c not in own.in_column, -len(met[c]), c))
    yield f"coordinator = {_text(first)}"
    yield f'coordinator_evidence = "{"seen" if first in own.in_column else "inferred"}"'
    yield from _evidence(met[first], first)
    for other in others:
        yield from _evidence(met[other], f"another coordinator, {other}")


def _flat(by_text: dict[str, list[Place]]) -> Iterator[Place]:
    return (place for places in by_text.values() for place in places)


def _evidence(places: Sequence[Place], what: str = "") -> Iterator[str]:
    if not places:
        return
    documents = len({place.document_id for place in places})
    lead = f"{what}: " if what else ""
    yield _comment(f"{lead}met {_times(len(places))} in {documents} document{'s'[: documents > 1]}")
    shown = sorted(dict.fromkeys(places), key=lambda p: (p.document_id, int(p.page or 0), p.quote))
    for place in shown[:_SHOWN]:
        page = f", page {place.page}" if place.page else ""
        yield _comment(f"  {place.document_id}{page}: {place.quote!r}")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _comment(text: str) -> str:
    return "# " + "".join(c if c.isprintable() else " " for c in text)


def _text(text: str) -> str:
    return tomlkit.string(text).as_string()
