"""Many documents: from files and folders to one set of tables."""

from extractor.batch.engine import RunResult, run
from extractor.batch.inputs import find_inputs

__all__ = ["RunResult", "find_inputs", "run"]
