"""Plans against what came: how often published targets were met, an outside view beside the model's own chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..facts import Fact, Ledger

TARGET = "target_"  # begins the indicator of a target; the rest is that of its outcome
_NOT_THE_PLAN = ("set by the city", "as adjusted")  # in the scope of targets beside those that a plan promised


@dataclass(frozen=True)
class PastTarget:
    """A target that was published, and the figure that came of it."""

    target: Fact
    outcome: Fact

    @property
    def met(self) -> bool:
        """Whether the outcome reached the target; that of a target of "about" when it rounds to it."""
        least = self.target.model_value - (self.target.rounding if self.target.bound == "about" else 0.0)
        return self.outcome.model_value >= least


def track_record(ledger: Ledger) -> tuple[PastTarget, ...]:
    """The targets of plans whose outcome is in the ledger, one for each figure, place and period.

    Where a plan promises and strives for more, the promise counts; what a higher level set, or what was adjusted within
    the year, is no plan of the place. Every target is one to be reached from below.
    """
    outcomes = {(one.indicator, one.place, one.period): one for one in ledger.facts()}
    found: dict[tuple[str, str, str], PastTarget] = {}
    for one in sorted(ledger.facts(), key=lambda one: one.bound == "stretch"):
        case = one.indicator.removeprefix(TARGET), one.place, one.period
        is_plan = one.indicator.startswith(TARGET) and not any(words in one.scope for words in _NOT_THE_PLAN)
        if is_plan and case in outcomes:
            found.setdefault(case, PastTarget(one, outcomes[case]))
    return tuple(found.values())


def of_figure(ledger: Ledger, variable: str, item: str | None) -> tuple[PastTarget, ...]:
    """Those for a figure of the model."""
    indicator = next((fact.indicator for fact in ledger.observations(variable, item)), "")
    return of_indicator(track_record(ledger), indicator)


def of_indicator(past: Iterable[PastTarget], indicator: str) -> tuple[PastTarget, ...]:
    """Those for one figure, by the indicator of its outcome."""
    return tuple(one for one in past if one.outcome.indicator == indicator)
