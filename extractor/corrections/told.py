"""A correction from what somebody typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from extractor.corrections.schema import Change, Correction
from extractor.errors import CorrectionError


def correction_told(
    figure: Mapping[str, str],
    to: Sequence[str],
    add: str | None,
    *,
    withdraw: bool,
    quote: str,
    start: int | None,
    who: str,
    when: dt.date,
    why: str,
) -> Correction:
    """The correction of a figure: set to `to` ("54", "period=2019"), added, or withdrawn.

    Raises CorrectionError when it is not exactly one of these, or says too little.
    """
    ways = {"set": bool(to), "add": add is not None, "withdraw": withdraw}
    action = [way for way, wanted in ways.items() if wanted]
    if len(action) != 1:
        raise CorrectionError(
            "a correction does one thing.", remedy="Give one of --set, --add and --withdraw."
        )
    change: dict[str, Any] = dict(map(_change, to))
    if add is not None:
        change["value"] = _number(add)
    try:
        return Correction.model_validate(
            {
                "action": action[0], "of": dict(figure), "to": change, "quote": quote,
                "start": start, "who": who, "when": when, "why": why,
            }
        )  # fmt: skip
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        message = f"{where}: {first['msg']}." if where else f"{first['msg']}."
        raise CorrectionError(message, remedy="See extractor correct --help.") from error


def told_of(correction: Correction) -> str:
    """What a correction does, as it is typed: "set value=230, period=2019"."""
    changes = correction.to.model_dump(exclude_none=True)
    said = ", ".join(f"{name}={value}" for name, value in changes.items())
    return f"{correction.action} {said}".strip()


def _change(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        return "value", _number(text)
    if name not in Change.model_fields:
        raise CorrectionError(
            f"a figure has no {name!r} to set.",
            remedy=f"Set one of {', '.join(Change.model_fields)}.",
        )
    return name, _number(value) if name == "value" else value


def _number(text: str) -> int | Decimal:
    try:
        value = Decimal(text)
        if not value.is_finite():
            raise InvalidOperation
    except InvalidOperation as error:
        raise CorrectionError(
            f"{text!r} is no number.", remedy="Write it with a point and no thousands mark: 1204."
        ) from error
    return int(value) if value == value.to_integral_value() else value
