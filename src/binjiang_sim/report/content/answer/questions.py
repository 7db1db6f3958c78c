"""What a report asks beyond its run, each question once for all its pages, formats and languages."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ....analysis import Debt, GrowthCauses, Ledger, PlanChances, assumption_debt, growth_causes, plan_chances
from ....analysis.attribution.ledger import lever_ledger
from ....errors import ProjectionError
from ....projection import Outcome, Result, outcomes
from ....projection.figures import Figure
from ...stored_answers import EXPLAINED, StoredAnswer, figure_text, stored
from .. import series

if TYPE_CHECKING:
    from ....decision import PlanTable

LEDGER_DRAWS, LEDGER_ORDERS = 64, 8
HARDLY = 0.05  # of what is missing: reforms that bring less hardly move the bottleneck
PLAN_DRAWS = 2000  # as in a usual run, so that chances on the first page agree
Answer = TypeVar("Answer")


class Questions:
    """The answers to what is asked of one result; None where a question cannot be put to it.

    A central run has no draws, and one without the luck of time has others than its reforms would be judged by: of both
    neither reforms nor plans are asked. Otherwise the draws are the first of the run. `folder` is that of the results,
    where longer commands store what they found.
    """

    def __init__(self, result: Result, folder: str | os.PathLike[str] | None = None) -> None:
        self.result, self.folder = result, folder

    @property
    def whole(self) -> bool:
        """Whether the run has the draws that reforms and plans are judged by."""
        return not self.result.central and bool(self.result.stamp["luck"])

    def stored(self, kind: str, about: str = "") -> StoredAnswer | None:
        """What a longer command found about the same scenario."""
        return stored(self.folder, kind, self.result.scenario, about) if self.folder and self.whole else None

    def explained(self, ledger: Ledger) -> StoredAnswer | None:
        """The figure of a ledger as `explain` found it, over all combinations of reforms."""
        return self.stored(EXPLAINED, figure_text(ledger.indicator, ledger.item, ledger.period))

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every target with its chance."""
        return outcomes(self.result)

    @cached_property
    def chances(self) -> PlanChances | None:
        """The targets together; None for fewer than two, and where the draws are too few for a chance."""
        if len(self.outcomes) < 2 or self.result.central:
            return None
        found = plan_chances(self.result)
        return None if found.all.few else found

    @cached_property
    def bottleneck(self) -> Outcome | None:
        """The target that is met least often."""
        return min(self.outcomes, key=lambda one: one.met.hits, default=None)

    @cached_property
    def main(self) -> Figure:
        """The figure that the report is about where there are no targets, and its year."""
        found = [one.name for one in self.result.model.main_figures("drivers")]
        return (found[0] if found else "gdp"), None, str(series.horizons(self.result)[0])

    @cached_property
    def ledger(self) -> Ledger | None:
        """What each reform brings to the figure of the bottleneck, or to the main figure."""
        hard = self.bottleneck
        figure = (hard.target.indicator, hard.target.item, hard.target.years[-1]) if hard else self.main
        return self._ledger(figure)

    @cached_property
    def main_ledger(self) -> Ledger | None:
        """What each reform brings to the main figure."""
        own = self.ledger
        same = own is not None and (own.indicator, own.item, own.period) == self.main
        return own if same else self._ledger(self.main)

    @property
    def hardly(self) -> bool:
        """Whether all reforms together bring next to nothing of what is missing to the bottleneck."""
        hard, own = self.bottleneck, self.ledger
        if hard is None or own is None:
            return False
        return abs(float((own.total - own.baseline).mean())) < HARDLY * abs(hard.gap)

    @property
    def telling(self) -> Ledger | None:
        """The ledger that is shown: of the bottleneck, or where that is hardly moved of the main figure."""
        return self.main_ledger if self.hardly else self.ledger

    def _ledger(self, figure: Figure) -> Ledger | None:
        name, item, period = figure
        scenario = self.result.scenario
        draws = min(LEDGER_DRAWS, scenario.draws)
        return self._asked(
            lambda: lever_ledger(
                scenario, name, period, item, draws=draws, orders=LEDGER_ORDERS, workers=1, notice=lambda _: None
            )
        )

    @cached_property
    def plans(self) -> PlanTable | None:
        """The plan beside the shipped packages of reforms and changes of one lever."""
        from ....decision import plan_table

        draws = min(PLAN_DRAWS, self.result.scenario.draws)
        return self._asked(lambda: plan_table(self.result.scenario, draws=draws, seeds=1))

    @cached_property
    def growth(self) -> GrowthCauses | None:
        """What the growth until the first planning year ahead comes from."""
        return self._asked(lambda: growth_causes(self.result, self.main[2]))

    @cached_property
    def debt(self) -> Debt | None:
        """What the uncertainty of the bottleneck rests on, or of the main figure."""
        hard = self.bottleneck
        aim = hard.target if hard and not hard.target.over else None  # of several years no single figure is in question
        name, item, period = (aim.indicator, aim.item, aim.period) if aim else self.main
        found = self._asked(lambda: assumption_debt(self.result, [(name, period, item)]))
        return found[0] if found else None

    def _asked(self, question: Callable[[], Answer]) -> Answer | None:
        try:
            return question() if self.whole else None
        except ProjectionError:  # too few draws, no reforms, or a model without the figures
            return None
