"""Two plans over the same draws: which figures differ, by how much, how surely, from when on, and at what cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from html import escape
from math import inf, sqrt
from typing import TYPE_CHECKING

from ..engine.overlays import SECTOR
from ..errors import Fault, ProjectionError
from ..projection import Result, measure
from ..projection.pairs import paired_spreads, shared_draws
from ..projection.proportions import Z95, independent, rows_of
from ..projection.rows import frame_of
from ..projection.spreads import PairedFigure, PairedSpread
from ..projection.target_figures import own_figures
from ..scenario import Target
from ..words import LANGUAGES, say
from ..words import both as in_both
from .changed_inputs import ChangedInput, changed_inputs
from .differences import Difference
from .names import names
from .pairing import comparable, unpaired

if TYPE_CHECKING:
    import pandas

GIVEN = ("lever", "driver", "start")  # kinds that are put in, or stand before the first year: no outcome of a plan
COST = "policy_cost"
_COLUMNS = ("scenario", "indicator", "item", "unit", *(one.name for one in fields(Difference)), "matters")  # of rows


@dataclass(frozen=True)
class Moved:
    """A figure that differs in some draw of some period: its differences by period, years in order of time.

    `years` are those that matter: the first of them is when the difference first matters.
    """

    indicator: str
    item: str | None
    periods: dict[str, Difference]
    years: tuple[str, ...]

    def strength(self, periods: Iterable[str]) -> float:
        """The largest strength in these periods."""
        return max((self.periods[one].strength for one in periods if one in self.periods), default=0.0)

    def size(self, period: str) -> float:
        """The size of the difference in a period, in the model's unit."""
        return abs(self.periods[period].central)

    def moves(self, periods: Iterable[str]) -> bool:
        """Whether it differs in any draw of these periods."""
        return any(self.periods[one].moves for one in periods if one in self.periods)


@dataclass(frozen=True)
class Chance:
    """A target in both runs: the shares of draws that meet it, and those where only one of the two does.

    `rows` is the number of independent draws that rows of a posterior are worth.
    """

    target: Target
    reference: float
    other: float
    gained: float
    lost: float
    draws: int
    rows: float = inf

    @property
    def error(self) -> float:
        """How far the change of the chance may be from that of the shares: half the 95 % interval of paired draws.

        Half a draw more is counted in each cell (Agresti and Min 2005), so that no few draws are certain.
        """
        draws = independent(self.draws, self.rows)
        count = draws + 2
        gained, lost = ((share * draws + 0.5) / count for share in (self.gained, self.lost))
        return Z95 * sqrt((gained + lost - (gained - lost) ** 2) / count)


@dataclass(frozen=True)
class Price:
    """What one more of a figure costs: extra cost over extra amount (means, all years; the last year for stocks)."""

    indicator: str
    item: str | None
    gain: Difference
    each: float


@dataclass(frozen=True)
class Cost:
    """The cost of the reforms, summed over the shared years and year by year, and the price of what was aimed at."""

    total: Difference
    years: tuple[Difference, ...]
    prices: tuple[Price, ...]


@dataclass(frozen=True)
class Pair:
    """The reference and one other result, compared in the years, items and draws that both have.

    `moved` are figures that differ at all, in the order of the model. `cost` is None where a model knows none. `notes`
    say what could not be compared. `names` are what reference and other are called in the comparison, by language.
    """

    reference: Result
    other: Result
    years: tuple[str, ...]
    draws: int
    inputs: tuple[ChangedInput, ...]
    moved: tuple[Moved, ...]
    chances: tuple[Chance, ...]
    cost: Cost | None
    notes: tuple[Fault, ...]
    names: Mapping[str, tuple[str, str]]

    @property
    def same(self) -> bool:
        """Whether neither an input nor any draw of any figure differs."""
        return not self.inputs and not self.moved

    def strongest(self, periods: Iterable[str]) -> list[Moved]:
        """What moved in any draw of these periods, most against the width of the reference's band first."""
        shown = list(periods)
        found = [one for one in self.moved if one.moves(shown)]
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

    def names(self, language: str) -> tuple[str, ...]:
        """What the results are called, no two of them alike."""
        return (self.pairs[0].names[language][0], *(pair.names[language][1] for pair in self.pairs))

    @property
    def rows(self) -> list[dict[str, object]]:
        """Every difference of every figure that moves, a record each: see `frame` for a table."""
        return [
            {
                "scenario": pair.names["en"][1],
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
        others = ", ".join(repr(pair.names["en"][1]) for pair in self.pairs)
        return f"<Comparison of {others} with {self.pairs[0].names['en'][0]!r}>"


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
    called = {language: names([one.scenario for one in results], language) for language in LANGUAGES}
    return Comparison(
        tuple(
            _pair(reference, other, indicators, periods, {one: (its[0], its[place]) for one, its in called.items()})
            for place, other in enumerate(results[1:], 1)
        )
    )


def _pair(
    reference: Result,
    other: Result,
    indicators: Sequence[str],
    periods: Sequence[str],
    called: Mapping[str, tuple[str, str]],
) -> Pair:
    both = Both(reference, other)
    years = tuple(label for label in _years(reference) if label in _years(other))
    shown = (*years, *(label for label in periods if label not in years))
    both.gather(indicators or _outcomes(reference), shown)
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
        called,
    )


@dataclass(frozen=True)
class Both:
    """Two results, and their figures over the draws that both have."""

    reference: Result
    other: Result

    @property
    def draws(self) -> int:
        """How many draws both have."""
        draws, failed = shared_draws(self.reference, self.other)
        return draws - len(failed)

    def items(self, name: str) -> list[str | None]:
        """The items of an indicator that both have; none where one of the models lacks it."""
        if any(name not in one.model.equations for one in (self.reference, self.other)):
            return []
        return [item for item in self.reference.items(name) if item in self.other.items(name)]

    def defined(self, name: str, periods: Iterable[str]) -> list[str]:
        """The periods in which both have the figure."""
        both = self.reference, self.other
        return [label for label in periods if all(label in one.periods and one.defined(name, label) for one in both)]

    def periods(self, target: Target) -> tuple[str, ...]:
        """The periods that the number of a target is made of."""
        known = own_figures(target, self.reference.model, self.reference.clock)
        return tuple(period for _, _, period in known)

    def spread(self, name: str, item: str | None, *periods: str, target: Target | None = None) -> PairedSpread:
        """A figure, summed over the periods, or whether it meets a target."""
        figure = PairedFigure(name, item, periods, target)
        return paired_spreads(self.reference, self.other, [figure])[figure]

    def difference(self, label: str, name: str, item: str | None, *periods: str) -> Difference:
        """The difference of a figure, summed over the periods."""
        return Difference.of(label, self.spread(name, item, *periods))

    def gather(self, names: Iterable[str], periods: Sequence[str]) -> None:
        """Find all that a comparison asks for in one go, which large runs need."""
        opening, years = self.reference.clock.opening.label, [one for one in periods if one.isdigit()]
        main = [one.name for one in self.reference.model.main_figures("heat")]
        found = [
            PairedFigure(name, item, (label,))
            for name in dict.fromkeys((*names, *main))
            for item in self.items(name)
            for label in self.defined(name, (opening, *periods))
        ]
        found += [PairedFigure(one.indicator, one.item, self.periods(one), one) for one in _targets(self)]
        if self.items(COST):
            found += [PairedFigure(COST, None, of) for of in (*((year,) for year in years), tuple(years))]
            found += [PairedFigure(name, item, counted) for name, item, counted in _aims(self, years)]
        paired_spreads(self.reference, self.other, found)


def _years(result: Result) -> list[str]:
    return [label for label, period in result.periods.items() if label.isdigit() and period.last > 0]


def _outcomes(result: Result) -> list[str]:
    return [name for name, equation in result.model.equations.items() if equation.kind not in GIVEN]


def _moved(both: Both, names: Iterable[str], labels: Sequence[str]) -> Iterator[Moved]:
    for name in names:
        shown = both.defined(name, labels) if both.items(name) else []
        for item in both.items(name):
            periods = {label: both.difference(label, name, item, label) for label in shown}
            if any(one.moves for one in periods.values()):
                years = tuple(label for label, one in periods.items() if label.isdigit() and one.matters)
                yield Moved(name, item, periods, years)


def _targets(both: Both) -> Iterator[Target]:
    """The targets of either scenario whose figure both have."""
    for target in dict.fromkeys((*both.reference.scenario.targets, *both.other.scenario.targets)):
        if target.item in both.items(target.indicator):
            periods = both.periods(target)
            if both.defined(target.indicator, periods) == list(periods):
                yield target


def _chances(both: Both) -> Iterator[Chance]:
    for target in _targets(both):
        met = both.spread(target.indicator, target.item, *both.periods(target), target=target)
        moved = met.difference
        rows = rows_of(both.reference.scenario, both.other.scenario)
        yield Chance(target, met.reference.mean, met.other.mean, moved.above, moved.below, both.draws, rows)


def _cost(both: Both, years: Sequence[str]) -> Cost | None:
    if not both.items(COST):
        return None
    total = both.difference(f"{years[0]}-{years[-1]}", COST, None, *years)
    prices = tuple(_prices(both, years, total.mean)) if total.sure else ()
    return Cost(total, tuple(both.difference(year, COST, None, year) for year in years), prices)


def _aims(both: Both, years: Sequence[str]) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """What the plans aim at, of what has a price: the figures of their targets, else the headline figures.

    Indicator, item, and the years it is counted in: all for what adds up, the last for others.
    """
    equations = both.reference.model.equations
    targets = (*both.reference.scenario.targets, *both.other.scenario.targets)
    aimed = dict.fromkeys((one.indicator, one.item) for one in targets if one.direction == "at_least")
    main = [one.name for one in both.reference.model.main_figures("prices") if one.headline]
    for name, item in aimed or [(one, item) for one in main for item in both.items(one)]:
        if item not in both.items(name) or equations[name].reported_unit.split("/")[0] == "1":
            continue  # a share or an index is not bought by the piece
        counted = years if measure(equations[name]) == "integral" else years[-1:]
        if both.defined(name, counted) == list(counted):
            yield name, item, tuple(counted)


def _prices(both: Both, years: Sequence[str], extra: float) -> Iterator[Price]:
    """The price of every figure aimed at that surely moved the way the money did: more for more, or less for less."""
    for name, item, counted in _aims(both, years):
        label = counted[0] if len(counted) == 1 else f"{counted[0]}-{counted[-1]}"
        gain = both.difference(label, name, item, *counted)
        if gain.sure and gain.mean * extra > 0:
            yield Price(name, item, gain, extra / gain.mean)


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
    each = (one.model.equations.values() for one in (reference, other))
    first, second = ({one.name for one in equations if one.sector != SECTOR} for equations in each)
    apart = first ^ second
    if apart:
        yield Fault("compare.figures", {"names": ", ".join(sorted(apart))}, place)
    if COST in apart:
        yield Fault("compare.no_cost", {}, (reference if COST in other.model.equations else other).scenario.file)


def _table(pair: Pair) -> str:
    last = pair.years[-1]
    caption = f"<caption>{'<br/>'.join(escape(_caption(pair, last, language)) for language in ('en', 'zh'))}</caption>"
    main = {one.name for one in pair.reference.model.main_figures("notebook")}
    shown = [one for one in pair.moved if one.indicator in main and last in one.periods]
    lines = "".join(_line(pair, one, last) for one in shown) or f"<tr><td>{in_both('notebook.same')}</td></tr>"
    return f"<table>{caption}{lines}</table>"


def _caption(pair: Pair, period: str, language: str) -> str:
    reference, other = pair.names[language]
    return say("notebook.difference", language, period=period, other=other, reference=reference)


def _line(pair: Pair, moved: Moved, period: str) -> str:
    equation = pair.reference.model.equations[moved.indicator]
    one = moved.periods[period]
    label = f"{escape(equation.en)} · {escape(equation.zh)} ({escape(equation.reported_unit)})"
    size = f"{one.difference:+.4g} [{one.low:+.4g}, {one.high:+.4g}]"
    if one.partial:
        parts = ((one.below, one.median_below), (one.above, one.median_above))
        size = "; ".join(f"{median:+.4g} ({share:.1%})" for share, median in parts if median is not None)
    return f"<tr><th scope='row' style='text-align:left'>{label}</th><td>{size}</td><td>{one.above:.0%}</td></tr>"
