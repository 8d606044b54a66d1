"""The names of networks in a made answer: known ones under many spellings, and unknown ones."""

from __future__ import annotations

from random import Random

from rapidfuzz import fuzz

from extractor.notation.names import fold, split_brackets
from extractor.profile import load
from extractor.profile.networks import Network
from extractor.synth.spec import Name
from extractor.synth.words import vocabulary

_LONG_ENOUGH = 6  # a shorter word misspelled may be another word


def all_names(rng: Random) -> list[Name]:
    """Every network under a spelling drawn for it, in random order: the known ones come often."""
    networks = load("ibn").networks
    known = [_known(rng, network, networks) for network in networks]
    unknown = [_unknown(rng, name) for name in vocabulary()["names"]["unknown"]]
    rng.shuffle(known)
    rng.shuffle(unknown)
    mixed: list[Name] = []
    while known or unknown:
        source = known if known and (not unknown or rng.random() < 0.7) else unknown
        mixed.append(source.pop())
    return mixed


def _known(rng: Random, network: Network, networks: tuple[Network, ...]) -> Name:
    draw = rng.random()
    sure = (network.name, *network.aliases)
    if draw < 0.65:
        written = network.name
    elif draw < 0.82:
        written = rng.choice(sure)
    elif draw < 0.92 and network.soft_aliases:
        written = rng.choice(network.soft_aliases)
    else:
        written = _respelled(rng, network, networks)
    spelling, known = fold(written), set(map(fold, sure))
    certain = bool({spelling, spelling.removeprefix("ibn ")} & known)
    return Name(_with_bracket(rng, written, 0.1, _seen_coordinator(network)), network.name, certain)


def _respelled(rng: Random, network: Network, networks: tuple[Network, ...]) -> str:
    """The name with one small change, if it stays nearest to itself of all names; else as it is."""
    swaps = [tuple(swap) for swap in vocabulary()["names"]["swaps"]]
    rng.shuffle(swaps)
    words = network.name.split()
    for old, new in swaps:
        for place, word in enumerate(words):
            if len(word) >= _LONG_ENOUGH and old in word[1:]:
                changed = word[0] + word[1:].replace(old, new, 1)
                written = " ".join([*words[:place], changed, *words[place + 1 :]])
                return written if _nearest(written, networks) == network else network.name
    return network.name


def _nearest(written: str, networks: tuple[Network, ...]) -> Network:
    return max(
        networks,
        key=lambda n: max(fuzz.ratio(fold(written), fold(s)) for s in (n.name, *n.aliases)),
    )


def _unknown(rng: Random, name: str) -> Name:
    return Name(_with_bracket(rng, name, 0.15), name, certain=False)


def _with_bracket(rng: Random, written: str, share: float, known: str = "") -> str:
    if "(" in written or rng.random() >= share:
        return written
    drawn = rng.choice(vocabulary()["names"]["behind"])
    return f"{written} ({known or drawn})"


def _seen_coordinator(network: Network) -> str:
    """The coordinator that the registry is sure of, without brackets: no other one is made up."""
    seen = network.coordinator if network.coordinator_evidence == "seen" else None
    return split_brackets(seen)[0] if seen else ""
