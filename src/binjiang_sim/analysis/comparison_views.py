"""Other forms of a comparison: plain rows, and what a notebook shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .comparison import Comparison, Moved, Pair

SHOWN = ("gdp", "graduate_inflow", "resident_population", "registered_enterprises", "listed_companies", "policy_cost")


def rows(comparison: Comparison) -> list[dict[str, object]]:
    """Every difference of every figure that moves: a record each, as a table of pandas takes them."""
    return [
        {
            "scenario": pair.other.scenario.name["en"],
            "indicator": one.indicator,
            "item": one.item,
            "unit": pair.reference.model.equations[one.indicator].reported_unit,
            **vars(difference),
            "matters": difference.matters,
        }
        for pair in comparison.pairs
        for one in pair.moved
        for difference in one.periods.values()
    ]


def html(comparison: Comparison) -> str:
    """A table for each scenario: the main figures in the last shared year, in model units."""
    return "".join(_table(pair) for pair in comparison.pairs)


def _table(pair: Pair) -> str:
    names = [escape(one.scenario.name["en"]) for one in (pair.other, pair.reference)]
    last = pair.years[-1]
    caption = f"<caption>{names[0]} less {names[1]}, {last}: median [10 %, 90 %], share of draws above</caption>"
    shown = [one for one in pair.moved if one.indicator in SHOWN and last in one.periods]
    lines = "".join(_line(pair, one, last) for one in shown) or "<tr><td>no difference · 没有差别</td></tr>"
    return f"<table>{caption}{lines}</table>"


def _line(pair: Pair, moved: Moved, period: str) -> str:
    equation = pair.reference.model.equations[moved.indicator]
    one = moved.periods[period]
    label = f"{escape(equation.en)} · {escape(equation.zh)} ({escape(equation.reported_unit)})"
    size = f"{one.difference:+.4g} [{one.low:+.4g}, {one.high:+.4g}]"
    return f"<tr><th scope='row' style='text-align:left'>{label}</th><td>{size}</td><td>{one.above:.0%}</td></tr>"
