"""What a notebook shows of a result: its main figures with sparklines, and its warnings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

import numpy as np

from ..engine import Equation, Model
from ..errors import Fault, folded
from ..scenario import Scenario
from ..words import both

YEARS_SHOWN = 4
POINTS = (0.1, 0.5, 0.9)
WIDTH, HEIGHT, EDGE = 120, 26, 2  # of a sparkline, in pixels

RIGHT = "'text-align:right;white-space:nowrap'"
MULTIPLES = ((1e9, "bn "), (1e6, "million "), (1e3, "thousand "))

Spread = tuple[float, float, float]


class Shown(Protocol):
    """What is read of a `Result`, which imports this file."""

    @property
    def scenario(self) -> Scenario: ...

    @property
    def model(self) -> Model: ...

    @property
    def central(self) -> bool: ...

    @property
    def draws(self) -> int: ...

    @property
    def failed(self) -> int: ...

    @property
    def warnings(self) -> tuple[Fault, ...]: ...

    def defined(self, indicator: str, period: str) -> bool: ...

    def quantile(self, indicator: str, period: str, q: float) -> float: ...


def html(result: Shown) -> str:
    """Median and 80 % band of the main figures in a few years, sparklines over all years, and every warning."""
    scenario = result.scenario
    years = [str(year) for year in range(scenario.start, scenario.end + 1)]
    shown = [years[place] for place in np.unique(np.linspace(0, len(years) - 1, YEARS_SHOWN).astype(int))]
    head = "".join(f"<th scope='col' style={RIGHT}>{year}</th>" for year in shown)
    lines = "".join(_line(result, one.name, years, shown) for one in result.model.main_figures("notebook"))
    key = both("notebook.central" if result.central else "notebook.bands")
    return (
        f"<div><p><strong>{escape(scenario.name['en'])} · {escape(scenario.name['zh'])}</strong><br/>"
        f"{escape(scenario.district['en'])} · {escape(scenario.district['zh'])}<br/>{escape(_about(result))}</p>"
        f"{''.join(_warnings(result))}"
        f"<table><thead><tr><th scope='col' style='text-align:left'>{key}</th>"
        f"<th scope='col'>{years[0]}–{years[-1]}</th>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _about(result: Shown) -> str:
    scenario = result.scenario
    key = "notebook.about_central" if result.central else "notebook.about"
    about = both(key, draws=result.draws, seed=scenario.seed, hash=scenario.hash)
    return f"{about} · {both('notebook.left_out', failed=result.failed)}" if result.failed else about


def _warnings(result: Shown) -> list[str]:
    return [f"<p>⚠ {escape(one.text('en'))}<br/>{escape(one.text('zh'))}</p>" for one in folded(result.warnings)]


def _line(result: Shown, name: str, years: Sequence[str], shown: Sequence[str]) -> str:
    equation = result.model.equations[name]
    spreads = {year: _spread(result, name, year) for year in years if result.defined(name, year)}
    scale = Scale.of(equation, [point for spread in spreads.values() for point in spread])
    cells = (_cell(result, scale, spreads[year]) if year in spreads else "" for year in shown)
    name_shown = f"{equation.en} · {equation.zh}"
    label = escape(f"{name_shown} ({scale.unit})")
    return (
        f"<tr><th scope='row' style='text-align:left;font-weight:normal'>{label}</th>"
        f"<td>{_sparkline(result, name_shown, spreads, scale)}</td>"
        f"{''.join(f'<td style={RIGHT}>{one}</td>' for one in cells)}</tr>"
    )


@dataclass(frozen=True)
class Scale:
    """How the numbers of a row are written: divided, with decimals, in a unit."""

    divisor: float
    decimals: int
    unit: str

    @staticmethod
    def of(equation: Equation, values: Sequence[float]) -> Scale:
        """Three digits of the largest value; shares and growth rates in per cent."""
        if equation.share:
            return Scale(0.01, 1, "%")
        largest = max((abs(value) for value in values), default=0.0)
        divisor, word = next(((size, word) for size, word in MULTIPLES if largest >= size), (1.0, ""))
        return Scale(divisor, max(0, 3 - len(f"{largest / divisor:.0f}")), f"{word}{equation.reported_unit}")

    def text(self, value: float) -> str:
        """A value without its unit."""
        return f"{value / self.divisor:z.{self.decimals}f}"


def _spread(result: Shown, name: str, year: str) -> Spread:
    low, middle, high = (result.quantile(name, year, q) for q in POINTS)
    return low, middle, high


def _cell(result: Shown, scale: Scale, spread: Spread) -> str:
    lower, shown, upper = (scale.text(value) for value in spread)
    return shown if result.central else f"{shown} [{lower}, {upper}]"


def _sparkline(result: Shown, name: str, spreads: dict[str, Spread], scale: Scale) -> str:
    """The band and the median over the years as a small drawing in the colour of the text."""
    if len(spreads) < 2:
        return ""
    first, *_, last = spreads
    points = np.array(list(spreads.values()))
    low, high = float(points.min()), float(points.max())
    across = np.linspace(EDGE, WIDTH - EDGE, len(spreads))
    down = EDGE + (HEIGHT - 2 * EDGE) * (high - points) / ((high - low) or 1.0)
    lower, median, upper = ([f"{x:.1f},{y:.1f}" for x, y in zip(across, one, strict=True)] for one in down.T)
    ends = (f"{scale.text(spreads[year][1])} {scale.unit} ({year})" for year in (first, last))
    label = escape(f"{name}: {', '.join(ends)}", quote=True)
    band = f"<polygon points='{' '.join([*lower, *upper[::-1]])}' fill='currentColor' opacity='0.25'/>"
    return (
        f"<svg width='{WIDTH}' height='{HEIGHT}' role='img' aria-label='{label}'><title>{label}</title>"
        f"{'' if result.central else band}"
        f"<polyline points='{' '.join(median)}' fill='none' stroke='currentColor' stroke-width='1.5'/></svg>"
    )


def line(result: Shown) -> str:
    """A result on one line."""
    scenario = result.scenario
    kind = "central run" if result.central else f"{result.draws} draws"
    return f"<Result {scenario.name['en']!r}: {kind}, {scenario.start}-{scenario.end}, seed {scenario.seed}>"
