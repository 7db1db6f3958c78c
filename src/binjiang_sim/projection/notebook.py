"""How a result shows itself in a notebook: one small table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

from .rows import reported_unit

if TYPE_CHECKING:
    from .result import Result

SHOWN = (
    "gdp",
    "gdp_growth",
    "gdp_per_head",
    "graduate_inflow",
    "resident_population",
    "registered_enterprises",
    "listed_companies",
    "rd_spending",
    "policy_cost",
)
YEARS_SHOWN = 4


def html(result: Result) -> str:
    """Median and 80 % band of the main figures in a few years, in the model's units, and what was left out."""
    years = np.unique(np.linspace(result.scenario.start, result.scenario.end, YEARS_SHOWN).astype(int))
    head = "".join(f"<th scope='col'>{year}</th>" for year in years)
    lines = []
    for name in (one for one in SHOWN if one in result.model.equations):
        equation = result.model.equations[name]
        cells = "".join(f"<td>{_cell(result, name, str(year))}</td>" for year in years)
        label = f"{escape(equation.en)} · {escape(equation.zh)} ({escape(reported_unit(equation))})"
        lines.append(f"<tr><th scope='row' style='text-align:left'>{label}</th>{cells}</tr>")
    left_out = f"; {result.failed} draws left out" if result.failed else ""
    caption = f"{escape(repr(result))} median [10 %, 90 %]{left_out}"
    return f"<table><caption>{caption}</caption><tr><td></td>{head}</tr>{''.join(lines)}</table>"


def _cell(result: Result, name: str, period: str) -> str:
    if not result.defined(name, period):
        return ""
    low, middle, high = np.quantile(result.values(name, period), (0.1, 0.5, 0.9))
    return _short(middle) if result.central else f"{_short(middle)} [{_short(low)}, {_short(high)}]"


def _short(value: float) -> str:
    for size, name in ((1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if abs(value) >= size:
            return f"{value / size:.4g}{name}"
    return f"{value:.3g}"
