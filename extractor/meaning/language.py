"""Dutch through spaCy, built and cached in this one place.

The pipeline cuts sentences and marks the registry's names as entities. Only capitals make a name
in prose: "groen licht" is approval, "Groen Licht Vlaanderen" a network.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.profile import Profile

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NETWORK = "NETWORK"
# Marks that end a sentence. A colon does not: the figure often stands behind it.
_SENTENCE_ENDS = [".", "!", "?", "…", "..."]


@lru_cache(maxsize=4)
def dutch(profile: Profile) -> Language:
    """The Dutch pipeline with the names of a profile; entities are labelled NETWORK, `ent.id_` is
    the network's id."""
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer", config={"punct_chars": _SENTENCE_ENDS})
    ruler = nlp.add_pipe("entity_ruler")
    spellings = {
        spelling: network.id
        for network in profile.networks
        for spelling in (*network.soft_aliases, *network.aliases, network.name)
    }
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": NETWORK, "pattern": variant, "id": network_id}
            for spelling, network_id in spellings.items()
            for variant in dict.fromkeys((spelling, spelling.replace("'", "’")))
        ]
    )
    return nlp


def parse(text: str, profile: Profile) -> Doc:
    """`text` as a spaCy Doc with sentences and the names of networks."""
    return dutch(profile)(text)
