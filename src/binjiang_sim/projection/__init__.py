"""The run: draws, blocks, and the labelled result.

What runs is loaded when it is asked for: a check needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..engine import measure
from .checks import checked, problems
from .district import district_model
from .sampling import clock_of

if TYPE_CHECKING:
    from .means import Means
    from .provenance import givens, uncertain
    from .reporting import items
    from .result import Result
    from .rows import QUANTILES, Row, record
    from .running import run
    from .targets import Outcome, outcomes, target_record
    from .views import digest, scenario_record

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
    "scenario_record",
    "target_record",
    "uncertain",
]

_HOMES = {
    "means": ("Means",),
    "provenance": ("givens", "uncertain"),
    "reporting": ("items",),
    "result": ("Result",),
    "rows": ("QUANTILES", "Row", "record"),
    "running": ("run",),
    "targets": ("Outcome", "outcomes", "target_record"),
    "views": ("digest", "scenario_record"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f".{home}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
