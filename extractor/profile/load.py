"""From a TOML file to a checked `Profile`, with errors that name the line and the remedy."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from extractor.errors import ProfileError
from extractor.patterns import pattern

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from extractor.profile.schema import Profile

SHARED = "common"
_HEADER = pattern(r"^\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = pattern(r"^\s*([\w-]+)\s*=")


def available() -> tuple[str, ...]:
    """The names of the profiles that come with the package."""
    folder = files("extractor") / "profiles"
    names = (entry.name.removesuffix(".toml") for entry in folder.iterdir())
    return tuple(sorted(name for name in names if name != SHARED and not name.startswith("_")))


def load(name: str | Path) -> Profile:
    """The profile of that name (of the package) or at that path (ending in .toml).

    Raises ProfileError, with the line and the remedy, when there is none or it is not right.
    """
    path = Path(name)
    if path.suffix == ".toml":
        return _load(str(path), _read_file(path))
    return _load_packaged(str(name))


@lru_cache(maxsize=8)
def _load_packaged(name: str) -> Profile:
    if name not in available():
        raise ProfileError(
            f"there is no profile {name!r}.",
            remedy=f"Choose one of {', '.join(available())}, or give the path of a .toml file.",
        )
    return _load(f"{name}.toml", _read_packaged(name))


def _read_packaged(name: str) -> str:
    return (files("extractor") / "profiles" / f"{name}.toml").read_text(encoding="utf-8")


def _read_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ProfileError("there is no such file.", source=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"the profile cannot be read ({error}).",
            source=str(path),
            remedy="Check the permissions, and save it as UTF-8.",
        ) from error


def _load(source: str, text: str) -> Profile:
    from pydantic import ValidationError

    from extractor.profile.schema import Profile

    data = _parse(source, text)
    try:
        return Profile.model_validate(_with_base(data)).with_additions()
    except ValidationError as error:
        raise _explain(error, source, text, Profile) from error


def _parse(source: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = regex.search(r"line (\d+)", str(error))
        raise ProfileError(
            f"this is no valid TOML: {error}.",
            source=source,
            line=int(line[1]) if line else None,
            remedy="Texts stand in quotes, lists in [ ], and each key stands once.",
        ) from error


def _with_base(data: dict[str, Any]) -> dict[str, Any]:
    """The profile with the shared vocabulary taken in.

    Lists are joined; of an entry whose id stands in both, the profile's terms come on top. Of a
    table of single values ([jump]) the profile's hold.
    """
    if data.get("base") != SHARED:
        return data
    merged = dict(data)
    for key, shared in tomllib.loads(_read_packaged(SHARED)).items():
        own = data.get(key, type(shared)())
        if isinstance(own, list) and isinstance(shared, list):
            merged[key] = _join(own, shared)
        elif isinstance(own, dict) and isinstance(shared, dict):
            merged[key] = {**shared, **own}
    return merged


def _join(own: list[Any], shared: list[Any]) -> list[Any]:
    """Own entries first, in their order, so that a mistake is reported at its own place."""
    if not all(isinstance(entry, dict) and "id" in entry for entry in own + shared):
        return own + shared
    by_id = {entry["id"]: entry for entry in shared}
    joined = []
    for entry in own:
        base = by_id.pop(entry["id"], {})
        joined.append({**base, **entry, "terms": [*entry.get("terms", []), *base.get("terms", [])]})
    return joined + list(by_id.values())


def _explain(error: ValidationError, source: str, text: str, model: type[Profile]) -> ProfileError:
    # A misspelt key explains the missing one, so it is told first.
    first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
    place = first["loc"]
    where = ".".join(str(part) for part in place)
    if first["type"] == "extra_forbidden":
        message = f"unknown key {place[-1]!r}."
        remedy = _nearest_key(str(place[-1]), place, model)
    elif first["type"] == "missing":
        message, remedy = f"the key {where!r} is missing.", "Add it."
    else:
        told = f"bad value for {where!r}: {first['msg']}." if where else f"{first['msg']}."
        message, remedy = told, "Correct the value."
    more = error.error_count() - 1
    if more:
        remedy += f" ({more} more mistake{'s' if more > 1 else ''} in this file.)"
    return ProfileError(message, source=source, line=_line_of(place, text), remedy=remedy)


def _nearest_key(key: str, place: tuple[int | str, ...], model: type[Profile]) -> str:
    from rapidfuzz import fuzz, process

    from extractor.profile import networks, schema

    parts: dict[str, type[BaseModel]] = {
        "network": networks.Network,
        "indicator": schema.Indicator,
        "segment": schema.Segment,
        "state": schema.State,
        "subject": schema.Subject,
        "explanation": schema.Explanation,
        "expectation": schema.Expectation,
        "jump": schema.Jump,
        "addition": networks.Addition,
    }
    owner: type[BaseModel] = parts.get(str(place[0]), schema.Dimension) if len(place) > 1 else model
    keys = sorted(field.alias or name for name, field in owner.model_fields.items())
    near = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=70)
    return f"Did you mean {near[0]!r}?" if near else f"Known keys here: {', '.join(keys)}."


def _line_of(place: tuple[int | str, ...], text: str) -> int | None:
    """The line of a key in the TOML text, counted from 1: of its table when it has no line, None
    for the profile as a whole."""
    if not place:
        return None
    if isinstance(place[-1], int) and (len(place) > 2 or f"[[{place[0]}]]" not in text):
        place = place[:-1]  # of a list of words the line of its key
    wanted_table = str(place[0])
    wanted_index = next((part for part in place if isinstance(part, int)), 0)
    wanted_key = next(str(part) for part in reversed(place) if isinstance(part, str))
    table, seen, best = "", Counter[str](), None
    for number, line in enumerate(text.splitlines(), start=1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = header[2]
            seen[table] += 1
        in_table = table == wanted_table and seen[table] == wanted_index + 1
        if key and key[1] == wanted_key and (in_table or (not table and len(place) == 1)):
            return number
        if best is None and in_table and header:
            best = number
    return best
