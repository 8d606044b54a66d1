"""The report: a folder of static pages that show the documents of a dataset and what was read."""

from extractor.report.build import Built, build

__all__ = ["Built", "build"]
