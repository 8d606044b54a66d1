"""Tables that were written out one cell a line, as some PDF readers give them.

Labels on lines of their own, then the figures of the row on lines of their own; the same number of
figures in each row. Labels may run over several lines, above the first row stand the headers, and
an empty line of a text is an empty cell: what the lines say tells where one cell ends and the next
begins. Where that leaves a doubt, the rows are uncertain.
"""

from extractor.tables.stacked.find import find_stacked
from extractor.tables.stacked.table import StackedTable

__all__ = ["StackedTable", "find_stacked"]
