"""The gold set: its cases as they stand in `gold/dev` and `gold/test`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from extractor.gold import Fact, Gold, GoldFigures
from extractor.model import Qualifier

FOLDER = Path(__file__).with_name("gold")
ITEM = "1"
Half = Literal["dev", "test"]
HALVES: tuple[Half, ...] = ("dev", "test")


def _in_the_item(figures: object) -> object:
    """The figures of a case with the item that its text becomes."""
    return [{"item": ITEM, **entry} for entry in figures] if isinstance(figures, list) else figures


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldClaim(_Part):
    """A stated count of networks; `state` is "" where the sentence gives it none of its own."""

    value: int
    state: str = ""


class _Case(_Part):
    text: str
    question: str = ""
    phenomena: tuple[str, ...] = ()
    figures: Annotated[tuple[GoldFigures, ...], BeforeValidator(_in_the_item)] = ()
    qualifiers: dict[str, Qualifier] = {}
    left: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    claims: tuple[GoldClaim, ...] = ()


class _Family(_Part):
    id: str
    phenomena: tuple[str, ...]
    profile: str = "ibn"
    case: tuple[_Case, ...]


class _File(_Part):
    family: tuple[_Family, ...]


@dataclass(frozen=True)
class Case:
    """One text with what it says, and where it belongs.

    `kind` is the file it stands in: "reading", "traps" or "paragraphs". `question` is asked instead
    of the usual one when it is not "". `qualifiers` are hedges by value; a value without one is
    exact. `left` are numbers that no figure can be made of, `unknown` names that the registry does
    not hold: both must be told in a finding.
    """

    name: str
    half: Half
    kind: str
    family: str
    profile: str
    phenomena: tuple[str, ...]
    text: str
    question: str
    figures: tuple[GoldFigures, ...]
    qualifiers: dict[str, Qualifier]
    left: tuple[int, ...]
    unknown: tuple[str, ...]
    claims: tuple[GoldClaim, ...]

    @property
    def facts(self) -> set[Fact]:
        """Its figures, as `extractor evaluate` compares them."""
        return Gold(figures=self.figures).facts()["observations"]

    @property
    def is_trap(self) -> bool:
        """Whether it holds numbers and nothing to read, so that every reading is false."""
        return not (self.figures or self.left or self.claims)

    @property
    def about(self) -> set[str]:
        """Its phenomena as a set."""
        return set(self.phenomena)


@cache
def phenomena(kind: Literal["reading", "traps"]) -> dict[str, str]:
    """The phenomena of a kind, each with a line that says what it is."""
    told: dict[str, dict[str, str]] = _read(FOLDER / "phenomena.toml")
    return told[kind]


@cache
def cases(half: Half) -> tuple[Case, ...]:
    """The cases of a half, in the order of its files."""
    paths = sorted((FOLDER / half).glob("*.toml"))
    return tuple(case for path in paths for case in _cases(half, path))


def _cases(half: Half, path: Path) -> Iterator[Case]:
    for family in _File.model_validate(_read(path)).family:
        for number, own in enumerate(family.case, start=1):
            told = {name: getattr(own, name) for name in _Case.model_fields}
            told["phenomena"] = own.phenomena or family.phenomena
            name = f"{half}/{path.stem}/{family.id}-{number}"
            yield Case(name, half, path.stem, family.id, family.profile, **told)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
