"""What the ids of a profile are called, for those who show its figures."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.profile.networks import Network
from extractor.profile.schema import Dimension, Profile

Titles = dict[str, dict[str, dict[str, str]]]


def titles(profile: Profile) -> Titles:
    """By kind ("network", "indicator", "segment", "measure") and id the name in Dutch and English.

    In Dutch it is the first term, which is how an answer says it; in English the title.
    """
    return {
        "network": {n.id: _networks_name(n) for n in profile.networks},
        "indicator": _named(profile.indicators),
        "segment": _named(profile.segments),
        "measure": _named(profile.measures),
    }


def _named(dimensions: Sequence[Dimension]) -> dict[str, dict[str, str]]:
    return {d.id: {"nl": d.terms[0].rstrip("*"), "en": d.title} for d in dimensions}


def _networks_name(network: Network) -> dict[str, str]:
    return {"nl": network.name, "en": network.name}
