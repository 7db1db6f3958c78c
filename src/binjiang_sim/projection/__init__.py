"""The run: draws, blocks, and the labelled result."""

from ..engine import measure
from .checks import checked, problems
from .district import district_model
from .means import Means
from .reporting import items
from .result import Result
from .rows import QUANTILES, Row, record
from .run import givens, run
from .sampling import clock_of
from .targets import Outcome, outcomes, target_record
from .views import digest

__all__ = [
    "QUANTILES",
    "Means",
    "Outcome",
    "Result",
    "Row",
    "checked",
    "clock_of",
    "digest",
    "district_model",
    "givens",
    "items",
    "measure",
    "outcomes",
    "problems",
    "record",
    "run",
    "target_record",
]
