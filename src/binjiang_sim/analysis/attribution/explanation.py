"""Why a figure is what it is, in several ways at once: the levers, the causes of growth, the formula, another plan."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from types import NoneType

from ...errors import Fault, ProjectionError, expect
from ...projection.options import Notice, Progress, warn
from ...scenario import Scenario
from ..questions import question, refuse
from .growth import GDP, PROXIMATE, ULTIMATE, GrowthCauses, growth_causes
from .ledger import Ledger, lever_ledger

LEDGER, GROWTH = PARTS = ("ledger", "growth")


@dataclass(frozen=True)
class Explanation:
    """A figure of a scenario, explained: parts that were not asked for are None, or empty."""

    scenario: Scenario
    indicator: str
    item: str | None
    period: str
    ledger: Ledger | None = None
    growth: tuple[GrowthCauses, ...] = ()

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON, each part under its name."""
        found: dict[str, object] = {name: getattr(self, name) for name in ("indicator", "item", "period")}
        if self.ledger:
            found[LEDGER] = self.ledger.record
        if self.growth:
            found[GROWTH] = {key: value for one in self.growth for key, value in one.record.items()}
        return found
