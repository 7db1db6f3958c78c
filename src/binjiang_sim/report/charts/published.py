"""What was published about a figure, as marks and a line of past years on a chart of years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matplotlib.axes import Axes

from ...facts import Fact
from ...projection import Result
from ...words import say
from ..content import findings, series
from .canvas import MARK, QUIET

YEARS_BEFORE = 7  # published history shown before the first year of the run
YEAR, PART, OTHER = "year", "part", "other"  # kinds of marks
_MARKERS = {"above": "^", "below": "v"}  # of bounds; others have the marker of their kind
_LOOKS = {YEAR: ("o", 5.0, MARK), PART: ("D", 4.0, MARK), OTHER: ("x", 5.0, QUIET)}
# Facts of the same name that no variable observes: those that can be compared, and those beyond a break.
_COMPARED, _BROKEN = ("sets_start", "earlier_years", "helps_a_test", "other_period"), "break_in_series"
_PRICES = {"": "none", "current": "nominal"}  # of facts, by those of the figure; at constant prices levels differ


@dataclass(frozen=True)
class Mark:
    """A published figure on a yearly chart: its place on the time axis, its value in the model's unit, its kind.

    A "part" is a rate of less than a year, on the same months a year before; "other" figures stand before a break.
    """

    time: float
    value: float
    fact: Fact
    kind: str = YEAR


@dataclass(frozen=True)
class Chain:
    """Levels of past years, the latest first, that published growth gives from the first year of the run."""

    years: tuple[float, ...]
    values: tuple[float, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Past:
    """What was published about a figure: marks, a chain of growth rates, and amounts of parts of a year.

    The last are not drawn: they do not belong on an axis of yearly amounts.
    """

    marks: tuple[Mark, ...]
    chain: Chain
    left_out: tuple[Fact, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every published figure that is drawn."""
        return (*(mark.fact for mark in self.marks), *self.chain.facts)

    @property
    def first(self) -> float:
        """The earliest time drawn; infinity when nothing is."""
        return min((*(mark.time for mark in self.marks), *self.chain.years), default=float("inf"))


def past(result: Result, indicator: str, item: str | None = None) -> Past:
    """What was published about a figure and can stand on a chart of its years."""
    at_end = series.stands_at_end(result, indicator)
    equation = result.model.equations[indicator]
    found, left_out = [], []
    for fact in _facts(result, indicator, item):
        span = _span(fact.period)
        if span is None or fact.bound == "stretch":
            continue
        # A year stands at its number: states at the end of the year, everything else spread around it.
        time = span[1] - 1 if at_end else (span[0] + span[1]) / 2 - 0.5
        if not result.scenario.start - YEARS_BEFORE <= time <= result.scenario.end:
            continue
        short = span[1] - span[0] < 1
        if equation.is_amount and short:
            left_out.append(fact)
        else:
            kind = OTHER if fact.reason == _BROKEN else PART if short and not at_end else YEAR
            found.append(Mark(time, fact.model_value, fact, kind))
    return Past(tuple(found), _chain(result, indicator, item), tuple(left_out))


def marks(result: Result, indicator: str, item: str | None = None) -> tuple[Mark, ...]:
    """The published figures that a yearly chart can carry."""
    return past(result, indicator, item).marks


def _facts(result: Result, indicator: str, item: str | None) -> Iterator[Fact]:
    """What observes the figure, and what has its name, its place and its prices without being an observation."""
    prices = _PRICES.get(result.model.equations[indicator].price_basis)
    for fact in result.scenario.ledger.facts():
        own = fact.indicator == indicator and not (fact.variable or fact.place)
        alike = own and fact.price_basis.split(",")[0] == prices and fact.reason in (*_COMPARED, _BROKEN)
        if (fact.variable == indicator or alike) and fact.item == (item or ""):
            yield fact


def _chain(result: Result, indicator: str, item: str | None) -> Chain:
    growth, start = f"{indicator}_growth", result.scenario.start
    if not result.model.equations[indicator].growth or str(start) not in findings.within(result, indicator, item):
        return Chain((), (), ())
    observed = result.scenario.ledger.observations(growth, item or "")
    rates = {fact.period: fact for fact in observed if fact.bound in ("exact", "about")}
    years, values, facts = [], [], []
    level, year = result.quantile(indicator, str(start), 0.5, item), start
    while (fact := rates.get(str(year))) and year > start - YEARS_BEFORE:
        level, year = level / (1 + fact.model_value), year - 1
        years.append(float(year))
        values.append(level)
        facts.append(fact)
    return Chain(tuple(years), tuple(values), tuple(facts))


def _span(period: str) -> tuple[float, float] | None:
    """First and last instant of a written period in decimal years; None for a range of months or years."""
    if found := re.fullmatch(r"(\d{4})(?:-(H|Q)(\d))?", period):
        year, kind, part = int(found[1]), found[2], int(found[3] or 1)
        length = {"H": 0.5, "Q": 0.25, None: 1.0}[kind]
        return year + (part - 1) * length, year + part * length
    if found := re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", period):
        instant = int(found[1]) + (int(found[2]) - 1) / 12 + (int(found[3] or 31) - 1) / 365
        return instant, instant
    return None


def draw_past(axes: Axes, shown: Past, start: tuple[float, float]) -> None:
    """The marks, and a dotted line through the chained levels up to the `start` of the run."""
    if shown.chain.years:
        axes.plot(
            [start[0], *shown.chain.years], [start[1], *shown.chain.values], color=MARK, linewidth=1.1,
            linestyle=(0, (1, 1.6)), marker=".", markersize=5, markevery=slice(1, None), zorder=3.5,
        )  # fmt: skip
    for mark in shown.marks:
        marker, size, colour = _LOOKS[mark.kind]
        axes.plot(
            [mark.time], [mark.value], linestyle="", marker=_MARKERS.get(mark.fact.bound, marker), markersize=size,
            markerfacecolor="white", markeredgecolor=colour, markeredgewidth=1.1, gid=f"fact-{mark.fact.name}",
            zorder=4,
        )  # fmt: skip


def key_of_past(shown: Past, first: int, language: str) -> Iterable[str]:
    """What the marks mean, and what was published and is not drawn."""
    looks = {_MARKERS.get(mark.fact.bound, mark.kind) for mark in shown.marks}
    names = {YEAR: "published", PART: "part", OTHER: "other", "^": "above", "v": "below"}
    yield from (say(f"chart.key_{name}", language) for look, name in names.items() if look in looks)
    if shown.chain.years:
        yield say("chart.key_chain", language, year=first)
    if shown.left_out:
        yield say("chart.key_left_out", language)


def points(shown: Past) -> list[tuple[float, float]]:
    """Where the marks stand."""
    return [
        *((mark.time, mark.value) for mark in shown.marks),
        *zip(shown.chain.years, shown.chain.values, strict=True),
    ]
