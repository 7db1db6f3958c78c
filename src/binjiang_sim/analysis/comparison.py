"""Two plans over the same draws: which figures differ, by how much, how surely, from when on, and at what cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Fault, ProjectionError
from ..projection import Result, measure, target_values
from ..projection.chunks import met
from ..projection.rows import frame_of
from ..scenario import Target
from ..words import both as in_both
from ..words import say
from .changed_inputs import ChangedInput, changed_inputs
from .differences import Difference, difference
from .pairing import Both, comparable, unpaired

if TYPE_CHECKING:
    import pandas

GIVEN = ("lever", "driver", "start")  # kinds that are put in, or stand before the first year: no outcome of a plan
COST = "policy_cost"
_COLUMNS = ("scenario", "indicator", "item", "unit", *(one.name for one in fields(Difference)), "matters")  # of rows


@dataclass(frozen=True)
class Moved:
    """A figure that differs in some draw of some year: its differences by period, years in order of time.

    `years` are those that matter: the first of them is when the difference first matters.
    """

    indicator: str
    item: str | None
    periods: dict[str, Difference]
    years: tuple[str, ...]

    def strength(self, periods: Iterable[str]) -> float:
        """The largest strength in these periods."""
        return max((self.periods[one].strength for one in periods if one in self.periods), default=0.0)


@dataclass(frozen=True)
class Chance:
    """A target in both runs: the shares of draws that meet it, and those where only one of the two does."""

    target: Target
    reference: float
    other: float
    gained: float
    lost: float


@dataclass(frozen=True)
class Price:
    """What one more of a figure costs: extra cost over extra amount (means, all years; the last year for stocks)."""

    indicator: str
    item: str | None
    gain: Difference
    each: float


@dataclass(frozen=True)
class Cost:
    """The cost of the reforms, summed over the shared years and year by year, and the price of what moved surely."""

    total: Difference
    years: tuple[Difference, ...]
    prices: tuple[Price, ...]


@dataclass(frozen=True)
class Pair:
    """The reference and one other result, compared in the years, items and draws that both have.

    `moved` are figures that differ at all, in the order of the model. `notes` say what could not be compared.
    """

    reference: Result
    other: Result
    years: tuple[str, ...]
    draws: int
    inputs: tuple[ChangedInput, ...]
    moved: tuple[Moved, ...]
    chances: tuple[Chance, ...]
    cost: Cost
    notes: tuple[Fault, ...]

    @property
    def same(self) -> bool:
        """Whether neither an input nor any draw of any figure differs."""
        return not self.inputs and not self.moved

    def strongest(self, periods: Iterable[str]) -> list[Moved]:
        """What moved in these periods, most against the width of the reference's band first."""
        shown = list(periods)
        found = [one for one in self.moved if one.strength(shown) > 0]
        return sorted(found, key=lambda one: -one.strength(shown))


@dataclass(frozen=True, repr=False)
class Comparison:
    """Results against the first of them, the reference."""

    pairs: tuple[Pair, ...]

    @property
    def reference(self) -> Result:
        """The result the others are compared with."""
        return self.pairs[0].reference

    @property
    def same(self) -> bool:
        """Whether no scenario differs from the reference in anything."""
        return all(pair.same for pair in self.pairs)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The reference and the others."""
        return (self.reference, *(pair.other for pair in self.pairs))

    @property
    def rows(self) -> list[dict[str, object]]:
        """Every difference of every figure that moves, a record each: see `frame` for a table."""
        return [
            {
                "scenario": pair.other.scenario.name["en"],
                "indicator": one.indicator,
                "item": one.item,
                "unit": pair.reference.model.equations[one.indicator].reported_unit,
                **vars(difference),
                "matters": difference.matters,
            }
            for pair in self.pairs
            for one in pair.moved
            for difference in one.periods.values()
        ]

    @property
    def frame(self) -> pandas.DataFrame:
        """The rows as a table."""
        return frame_of(self.rows, _COLUMNS)

    def _repr_html_(self) -> str:
        """A table for each scenario: the main figures in the last shared year, in model units."""
        return "".join(_table(pair) for pair in self.pairs)

    def __repr__(self) -> str:
        names = ", ".join(repr(pair.other.scenario.name["en"]) for pair in self.pairs)
        return f"<Comparison of {names} with {self.reference.scenario.name['en']!r}>"


def compare(results: Sequence[Result], indicators: Sequence[str] = (), periods: Sequence[str] = ()) -> Comparison:
    """Compare every result with the first, draw by draw.

    `indicators` leaves out all other figures; `periods` are compared besides the years. Raises ProjectionError for
    what `comparable` finds wrong, or results whose draws do not belong together.
    """
    comparable([result.scenario for result in results], indicators, periods)
    reference = results[0]
    faults = [fault for other in results[1:] for fault in unpaired(reference, other)]
    if faults:
        raise ProjectionError(faults)
    return Comparison(tuple(_pair(reference, other, indicators, periods) for other in results[1:]))


def _pair(reference: Result, other: Result, indicators: Sequence[str], periods: Sequence[str]) -> Pair:
    both = Both.of(reference, other)
    years = tuple(label for label in _years(reference) if label in _years(other))
    shown = (*years, *(label for label in periods if label not in years))
    return Pair(
        reference,
        other,
        years,
        both.draws,
        changed_inputs(reference.scenario, other.scenario),
        tuple(_moved(both, indicators or _outcomes(reference), shown)),
        tuple(_chances(both)),
        _cost(both, years),
        tuple(_notes(both, years)),
    )


def _years(result: Result) -> list[str]:
    return [label for label, period in result.periods.items() if label.isdigit() and period.last > 0]


def _outcomes(result: Result) -> list[str]:
    return [name for name, equation in result.model.equations.items() if equation.kind not in GIVEN]


def _moved(both: Both, names: Iterable[str], labels: Sequence[str]) -> Iterator[Moved]:
    reference, other = both.reference, both.other
    for name in (one for one in names if one in other.model.equations):
        found: dict[str | None, dict[str, Difference]] = {
            item: {} for item in reference.items(name) if item in other.items(name)
        }
        # Period by period: a large run makes all items of one again together.
        for label in (one for one in labels if reference.defined(name, one) and other.defined(name, one)):
            for item, periods in found.items():
                periods[label] = difference(label, *both.values(name, label, item))
        for item, periods in found.items():
            if any(one.above or one.below for one in periods.values()):
                years = tuple(label for label, one in periods.items() if label.isdigit() and one.matters)
                yield Moved(name, item, periods, years)


def _chances(both: Both) -> Iterator[Chance]:
    reference, other = both.reference, both.other
    for target in dict.fromkeys((*reference.scenario.targets, *other.scenario.targets)):
        known = all(
            target.indicator in one.model.equations
            and target.period in one.periods
            and one.defined(target.indicator, target.period)
            for one in (reference, other)
        )
        if known and (target.item or None) in other.items(target.indicator):
            sides = zip((reference, other), both.places, strict=True)
            before, after = (met(target, target_values(one, target)[places]) for one, places in sides)
            shares = (before, after, after & ~before, before & ~after)
            yield Chance(target, *(float(np.mean(one)) for one in shares))


def _cost(both: Both, years: Sequence[str]) -> Cost:
    known = all(COST in one.model.equations for one in (both.reference, both.other))
    nothing = np.zeros(both.draws), np.zeros(both.draws)  # of a model that has no reforms to pay
    by_year = [both.values(COST, year, None) if known else nothing for year in years]
    whole = f"{years[0]}-{years[-1]}"
    sums = [np.sum([pair[side] for pair in by_year], axis=0) for side in (0, 1)]
    total = difference(whole, sums[0], sums[1])
    extra = float(np.mean(sums[1] - sums[0]))
    prices = tuple(_prices(both, years, extra)) if total.sure else ()
    return Cost(total, tuple(difference(year, *pair) for year, pair in zip(years, by_year, strict=True)), prices)


def _prices(both: Both, years: Sequence[str], extra: float) -> Iterator[Price]:
    """The price of every figure that surely moved the way the money did: more for more, or less for less."""
    reference, other = both.reference, both.other
    for name in (one.name for one in reference.model.main_figures("prices") if one.name in other.model.equations):
        adds_up = measure(reference.model.equations[name]) == "integral"
        counted = years if adds_up else years[-1:]
        for item in (one for one in reference.items(name) if one in other.items(name)):
            pairs = [both.values(name, year, item) for year in counted]
            before, after = (np.sum([pair[side] for pair in pairs], axis=0) for side in (0, 1))
            gain = difference(f"{counted[0]}-{counted[-1]}" if adds_up else counted[-1], before, after)
            mean = float(np.mean(after - before))
            if gain.sure and mean * extra > 0:
                yield Price(name, item, gain, extra / mean)


def _notes(both: Both, years: Sequence[str]) -> Iterator[Fault]:
    reference, other = both.reference, both.other
    place = other.scenario.file
    if set(_years(reference)) != set(_years(other)):
        yield Fault("compare.years", {"first": years[0], "last": years[-1]}, place)
    if both.draws != max(reference.scenario.draws, other.scenario.draws):
        yield Fault("compare.draws", {"draws": both.draws}, place)
    if reference.labels != other.labels:
        dims = [dim for dim in reference.labels if reference.labels[dim] != other.labels.get(dim)]
        yield Fault("compare.labels", {"dims": ", ".join(dims)}, place)
    names = {*reference.model.equations} ^ {*other.model.equations}
    if names:
        yield Fault("compare.figures", {"names": ", ".join(sorted(names))}, place)


def _table(pair: Pair) -> str:
    last = pair.years[-1]
    caption = f"<caption>{'<br/>'.join(escape(_caption(pair, last, language)) for language in ('en', 'zh'))}</caption>"
    main = {one.name for one in pair.reference.model.main_figures("notebook")}
    shown = [one for one in pair.moved if one.indicator in main and last in one.periods]
    lines = "".join(_line(pair, one, last) for one in shown) or f"<tr><td>{in_both('notebook.same')}</td></tr>"
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
