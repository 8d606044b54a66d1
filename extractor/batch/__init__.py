"""Many documents: from files and folders to one set of tables."""

from extractor.batch.inputs import find_inputs
from extractor.batch.engine import RunResult, run

__all__ = ["RunResult", "find_inputs", "run"]
