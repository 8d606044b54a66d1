"""Profiles: a subject told as data (names, vocabulary, expectations) in TOML."""

from extractor.profile.lexicon import Lexicon, lexicon
from extractor.profile.load import available, load
from extractor.profile.networks import Network
from extractor.profile.schema import Explanation, Indicator, Jump, Profile

__all__ = [
    "Explanation",
    "Indicator",
    "Jump",
    "Lexicon",
    "Network",
    "Profile",
    "available",
    "lexicon",
    "load",
]
