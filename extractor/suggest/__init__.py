"""What the tables of a run could add to a profile: networks, spellings, coordinators."""

from extractor.suggest.found import suggestions
from extractor.suggest.tables import read_tables
from extractor.suggest.written import toml_of

__all__ = ["read_tables", "suggestions", "toml_of"]
