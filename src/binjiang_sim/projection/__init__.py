"""The run: draws simulated block by block, their summary, and the labelled result.

What runs is loaded when it is asked for: a check needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..engine import measure
from ..sampling import clock_of, givens, uncertain
from .district import district_model
from .scenario_checks import checked, problems

if TYPE_CHECKING:
    from .figures import items
    from .options import Means, RunOptions
    from .prices import target_unit
    from .proportions import Proportion
    from .result import Result, digest, scenario_record
    from .rows import QUANTILES, Row, record
    from .running import run
    from .targets import Outcome, outcomes, plan_hits, price_factor, target_record, target_values
    from .trigger_shares import Firing, firing_record, firings

__all__ = [
    "QUANTILES",
    "Firing",
    "Means",
    "Outcome",
    "Proportion",
    "Result",
    "Row",
    "RunOptions",
    "checked",
    "clock_of",
    "digest",
    "district_model",
    "firing_record",
    "firings",
    "givens",
    "items",
    "measure",
    "outcomes",
    "plan_hits",
    "price_factor",
    "problems",
    "record",
    "run",
    "scenario_record",
    "target_record",
    "target_unit",
    "target_values",
    "uncertain",
]

_HOMES = {
    "figures": ("items",),
    "trigger_shares": ("Firing", "firing_record", "firings"),
    "options": ("Means", "RunOptions"),
    "prices": ("target_unit",),
    "proportions": ("Proportion",),
    "result": ("Result", "digest", "scenario_record"),
    "rows": ("QUANTILES", "Row", "record"),
    "running": ("run",),
    "targets": ("Outcome", "outcomes", "plan_hits", "price_factor", "target_record", "target_values"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f".{home}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
