"""The report: a folder of static pages that show the documents of a dataset and what was read."""

from extractor.report.building import Built, build

__all__ = ["Built", "build"]
