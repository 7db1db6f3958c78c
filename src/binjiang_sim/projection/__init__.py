"""The run: draws, blocks, and the labelled result."""

from .result import QUANTILES, WIDE, Result, Row, record, reported_unit
from .run import district_model, givens, run

__all__ = ["QUANTILES", "WIDE", "Result", "Row", "district_model", "givens", "record", "reported_unit", "run"]
