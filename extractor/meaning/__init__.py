"""From outline and grids to figures: labels, tables, prose, the accounting of numbers."""

from extractor.meaning.understand import Understanding, understand

__all__ = ["Understanding", "understand"]
