"""Two plans against each other, for readers: a table, a page, a workbook, and plain records."""

from .records import record
from .terminal import text
from .writing import write

__all__ = ["record", "text", "write"]
