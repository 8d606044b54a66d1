"""Extracted against gold: scores by table and by kind of document, and what changed since."""

from extractor.evaluate.baseline import load_scores, save_scores
from extractor.evaluate.measure import TABLES, evaluate
from extractor.evaluate.report import report
from extractor.evaluate.score import Score

__all__ = ["TABLES", "Score", "evaluate", "load_scores", "report", "save_scores"]
