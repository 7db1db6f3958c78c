"""Why a figure is what it is, in several ways at once: the levers, the causes of growth, the formula, another plan."""

from __future__ import annotations

from dataclasses import dataclass

from ...scenario import Scenario
from .growth import GrowthCauses
from .ledger import Ledger

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
