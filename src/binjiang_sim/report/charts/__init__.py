"""Charts: functions that draw on given or new matplotlib axes and return them. Importing this loads matplotlib.

A chart is a function in a file of this folder, a line of CHARTS, and its name and what it shows in `words/charts.py`;
the report, the gallery and the tests of all charts read the table. Every chart can be printed alone: `frame` sets its
title (what it finds), what is shown of whom, its key and its source, and the arguments `title=` and `source=` replace
them; an empty text draws none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...analysis import ExplainedFigure, GrowthCauses, Ledger
from ...analysis.attribution.bridge import Bridge
from ...decision import PlanTable, Signposts, Sought
from ...projection import Result
from ...words import say
from .bridge import bridge_bars as bridge_bars
from .canvas import WHOLE
from .comparison import comparison_fan as comparison_fan
from .comparison import difference_fan as difference_fan
from .comparison import small_multiples as small_multiples
from .composition import growth_contributions as growth_contributions
from .composition import stacked_value_added as stacked_value_added
from .cost import cost as cost
from .cost import reserve as reserve
from .fan import fan as fan
from .flows import enterprise_flows as enterprise_flows
from .flows import ladder_flows as ladder_flows
from .flows import people_flows as people_flows
from .frontier import frontier as frontier
from .heat import heat_map as heat_map
from .ladder import by_year as by_year
from .ladder import ladder_pyramid as ladder_pyramid
from .ladder import stages as stages
from .ledger import ledger_bars as ledger_bars
from .levers import lever_plan as lever_plan
from .levers import levers as levers
from .population import age_pyramid as age_pyramid
from .population import ages as ages
from .regret import regret_map as regret_map
from .signposts import signposts_chart as signposts_chart
from .spaghetti import spaghetti as spaghetti
from .tree import figure_tree as figure_tree
from .waterfall import waterfall as waterfall


@dataclass(frozen=True)
class Entry:
    """A chart: its function, the page of the report that shows it for a result, and its size there in inches.

    Without a page the report shows it elsewhere or not at all; without a size it has its own. `of` is what it is drawn
    from, its first argument: a result or several, or another answer.
    """

    draw: Callable[..., Axes | Figure]
    page: str = ""
    inches: tuple[float, float] | None = None
    of: type = Result

    @property
    def name(self) -> str:
        """The name of its function."""
        return self.draw.__name__

    def title(self, language: str) -> str:
        """What it is called."""
        return say(f"charts.{self.name}", language)

    def about(self, language: str) -> str:
        """The question it answers, in a sentence or two."""
        return say(f"charts.{self.name}_about", language)


# In the order of the gallery, and of each page of the report.
CHARTS = (
    Entry(fan),
    Entry(spaghetti),
    Entry(comparison_fan),
    Entry(difference_fan),
    Entry(heat_map),
    Entry(small_multiples),
    Entry(stacked_value_added, "growth", WHOLE),
    Entry(growth_contributions, "because", WHOLE),
    Entry(ages, "people"),
    Entry(age_pyramid),
    Entry(people_flows, "people"),
    Entry(stages, "enterprises"),
    Entry(by_year),
    Entry(ladder_pyramid),
    Entry(ladder_flows, "enterprises"),
    Entry(enterprise_flows, "enterprises"),
    Entry(lever_plan, "reforms"),
    Entry(levers),
    Entry(cost, "reforms"),
    Entry(reserve, "reforms"),
    Entry(ledger_bars, of=Ledger),
    Entry(waterfall, of=GrowthCauses),
    Entry(figure_tree, of=ExplainedFigure),
    Entry(bridge_bars, of=Bridge),
    Entry(frontier, of=Sought),
    Entry(regret_map, of=PlanTable),
    Entry(signposts_chart, of=Signposts),
)
plot = fan

__all__ = ["CHARTS", "plot", *(one.name for one in CHARTS)]
