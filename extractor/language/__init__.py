"""The Dutch language through spaCy: which pipeline reads, and its loading."""

from extractor.language.pipelines import BLANK, OWN, Pipeline, find_pipeline, load_pipeline

__all__ = ["BLANK", "OWN", "Pipeline", "find_pipeline", "load_pipeline"]
