"""The run: draws, blocks, and the labelled result."""

from .result import Result
from .rows import QUANTILES, Row, record, reported_unit
from .run import district_model, givens, run

__all__ = ["QUANTILES", "Result", "Row", "district_model", "givens", "record", "reported_unit", "run"]
