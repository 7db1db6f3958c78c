"""The chart of an answer that is no run: which function draws it, by the kind of the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matplotlib.axes import Axes

from ...analysis import ExplainedFigure, GrowthCauses, Ledger
from ...analysis.attribution.bridge import Bridge
from ...decision import PlanTable, Signposts, Sought
from .bridge import waterfall as bridge
from .frontier import frontier
from .ledger import ledger_bars
from .regret import regret_map
from .signposts import signposts_chart
from .tree import figure_tree
from .waterfall import waterfall

CHART_OF: dict[type, Callable[..., Axes]] = {
    Ledger: ledger_bars,
    GrowthCauses: waterfall,
    ExplainedFigure: figure_tree,
    Bridge: bridge,
    Sought: frontier,
    PlanTable: regret_map,
    Signposts: signposts_chart,
}


def chart_of(answer: object) -> Callable[..., Any] | None:
    """What draws an answer, called with it, `language`, `ax`, `title` and `source`; None for anything else."""
    return next((chart for kind, chart in CHART_OF.items() if isinstance(answer, kind)), None)
