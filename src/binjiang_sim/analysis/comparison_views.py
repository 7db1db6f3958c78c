"""Other forms of a comparison: plain rows, and what a notebook shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..words import both, say

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
    last = pair.years[-1]
    caption = f"<caption>{'<br/>'.join(escape(_caption(pair, last, language)) for language in ('en', 'zh'))}</caption>"
    shown = [one for one in pair.moved if one.indicator in SHOWN and last in one.periods]
    lines = "".join(_line(pair, one, last) for one in shown) or f"<tr><td>{both('notebook.same')}</td></tr>"
    return f"<table>{caption}{lines}</table>"


def _caption(pair: Pair, period: str, language: str) -> str:
    names = {"other": pair.other.scenario.name[language], "reference": pair.reference.scenario.name[language]}
    return say("notebook.difference", language, period=period, **names)


def _line(pair: Pair, moved: Moved, period: str) -> str:
    equation = pair.reference.model.equations[moved.indicator]
    one = moved.periods[period]
    label = f"{escape(equation.en)} · {escape(equation.zh)} ({escape(equation.reported_unit)})"
    size = f"{one.difference:+.4g} [{one.low:+.4g}, {one.high:+.4g}]"
    return f"<tr><th scope='row' style='text-align:left'>{label}</th><td>{size}</td><td>{one.above:.0%}</td></tr>"
