"""What is asked: YAML files to a frozen Scenario, checked against the model, every fault with its place."""

from .load import load
from .resolved import Entry, Resolved, resolve
from .scenario import Scenario
from .values import (
    MOST_DRAWS,
    MOST_SEED,
    Correlation,
    Distribution,
    Given,
    Judgement,
    Label,
    Process,
    Shock,
    Target,
    TimePath,
    Trigger,
)

__all__ = [
    "MOST_DRAWS",
    "MOST_SEED",
    "Correlation",
    "Distribution",
    "Entry",
    "Given",
    "Judgement",
    "Label",
    "Process",
    "Resolved",
    "Scenario",
    "Shock",
    "Target",
    "TimePath",
    "Trigger",
    "load",
    "resolve",
]
