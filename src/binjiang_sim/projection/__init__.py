"""The run: draws, blocks, and the labelled result."""

from ..engine import measure
from .reporting import items
from .result import Result
from .rows import QUANTILES, Row, record
from .run import district_model, givens, run

__all__ = [
    "QUANTILES",
    "Result",
    "Row",
    "district_model",
    "givens",
    "items",
    "measure",
    "record",
    "run",
]
