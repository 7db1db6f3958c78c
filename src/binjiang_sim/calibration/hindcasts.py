"""The hindcast: the growth rule run at earlier dates, beside rules that need no model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from types import NoneType
from typing import TYPE_CHECKING

from ..errors import FactError, Fault, ProjectionError, expect, unknown
from ..facts import Ledger
from ..projection import district_model
from ..projection.figures import Figure
from ..projection.running import settled
from ..sampling.distributions import Floats
from ..scenario import Scenario, load
from .at_origin import LaterInput, draws_at, later_inputs
from .kinds import KINDS, draws_of
from .published import GDP, OUTCOMES, Outcome, city_of, rates_by_period, yearly_rates
from .rules import NAIVE, known, normal_forecast
from .scores import Forecast, Gain, Pair, Score, What, draws_forecast, gains, scores
from .table import Stamp, read, stamp

if TYPE_CHECKING:
    import pandas

MODEL, FIRST_EDITION = "model", "first_edition"
RULES = (MODEL, FIRST_EDITION, *NAIVE)
CONDITIONED = {f"model_{one.name}": one for one in KINDS if one.back}  # the model conditioned on what was published
PARTICLES = 2000  # of each conditioning
ROUNDING = 1e-6  # of the published figure in a table of pairs
LONGEST = 4  # years from an origin to an outcome
FEWEST_RATES = 2  # known growth rates of GDP, without which a year's end is no origin
FIRST_FILE, SHIPPED_FILE, CONDITIONED_FILE = "first_edition.csv", "shipped.csv", "conditioned.csv"


@dataclass(frozen=True, repr=False)
class Hindcast:
    """Forecasts from earlier dates beside what was published later, and their scores.

    `later` are the inputs of the model that keep a value resting on facts published after the first origin.
    """

    pairs: tuple[Pair, ...]
    stamp: Stamp
    later: tuple[LaterInput, ...] = ()

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """By outcome, pooled and then each horizon, and rule."""
        return scores(self.pairs)

    @cached_property
    def gains(self) -> tuple[Gain, ...]:
        """What the model and the first edition gain on the best naive rule, by outcome."""
        return gains(self.pairs, NAIVE)

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each pair."""
        import pandas

        return pandas.DataFrame([asdict(one) for one in self.pairs])

    def __repr__(self) -> str:
        return f"<Hindcast of {self.stamp.district!r}: {len(self.pairs)} pairs, {self.stamp.draws} draws>"


def hindcast(
    scenario: Scenario | None = None,
    *,
    draws: int | None = None,
    rules: Sequence[str] = RULES,
    origins: Sequence[int] | None = None,
) -> Hindcast:
    """Forecast growth from the end of earlier years, with nothing known that was published later.

    `scenario` is by default the shipped base; its levers are at zero, its shocks and targets left out. `origins` are
    years, by default every one at whose end two yearly growth rates of GDP were published, up to the last but one that
    is published today. From each, growth of GDP, industry and budget revenue is forecast for the next four years, and
    for half-years after the last full one, where it is published; not what had no published yearly rate at the origin.

    >>> found = bj.calibration.hindcast(draws=500)
    >>> [one.crps for one in found.scores if one.rule == "model" and one.horizon is None]

    Raises ProjectionError for rules that there are not and for origins that are none; FactError when the ledger has too
    few growth rates.
    """
    expect("scenario", scenario, Scenario, NoneType)
    expect("rules", rules, list, tuple)
    expect("origins", origins, list, tuple, range, NoneType)
    scenario = settled(load("base", district_model()) if scenario is None else scenario, draws, None)
    ledger = scenario.ledger
    chosen = _origins(ledger, origins, rules)
    first = {one.what: one for one in first_edition().pairs} if FIRST_EDITION in rules else {}
    pairs: list[Pair] = []
    for origin in chosen:
        before, wanted = ledger.as_of(f"{origin}-12-31"), list(_outcomes(ledger, origin))
        pairs += _pairs(scenario, before, origin, wanted, rules, first)
    pairs.sort(key=lambda one: (_place(one), rules.index(one.rule), one.origin, one.period))
    return Hindcast(tuple(pairs), stamp(scenario), later_inputs(scenario, f"{chosen[0]}-12-31"))


def shipped() -> Hindcast:
    """The hindcast that was made with the package, of the base scenario with the equations of `stamp`."""
    return Hindcast(*read(SHIPPED_FILE))


def conditioned() -> Hindcast:
    """The forecasts of the model by what its inputs were conditioned on, made with the package."""
    return Hindcast(*read(CONDITIONED_FILE))


def first_edition() -> Hindcast:
    """The forecasts of the equations of the first edition, of the base scenario, kept from when they were the model."""
    return Hindcast(*read(FIRST_FILE))


def _origins(ledger: Ledger, wanted: Sequence[int] | None, rules: Sequence[str]) -> list[int]:
    """The origins in rising order. Raises FactError when there is none, ProjectionError for wrong ones and rules."""
    rates = yearly_rates(ledger, GDP)
    known_by = {year: len(yearly_rates(ledger.as_of(f"{year}-12-31"), GDP)) for year in range(*_span(rates))}
    possible = [year for year, count in known_by.items() if count >= FEWEST_RATES]
    if not possible:
        raise FactError([Fault("hindcast.few_rates", {"count": len(rates)})])
    known_rules = (*RULES, *CONDITIONED)
    faults = [unknown("hindcast.rule", one, known_rules) for one in rules if one not in known_rules]
    faults += [
        Fault("hindcast.origin", {"found": one, "valid": ", ".join(map(str, possible))})
        for one in wanted or ()
        if one not in possible
    ]
    if faults:
        raise ProjectionError(faults)
    return sorted(set(wanted or possible))


def _span(rates: Collection[int]) -> tuple[int, int]:
    return (min(rates), max(rates)) if rates else (0, 0)


def _outcomes(ledger: Ledger, origin: int) -> Iterator[tuple[Outcome, str, float]]:
    """What is published of the years after an origin: the outcome, its period and growth."""
    last = max(yearly_rates(ledger, GDP))
    for outcome in OUTCOMES:
        for period, rate in rates_by_period(ledger, outcome, last).items():
            if origin < int(period[:4]) <= origin + LONGEST:
                yield outcome, period, rate


def _pairs(
    scenario: Scenario,
    before: Ledger,
    origin: int,
    wanted: Sequence[tuple[Outcome, str, float]],
    rules: Sequence[str],
    first: Mapping[What, Pair],
) -> Iterator[Pair]:
    """The pairs of one origin; `before` is the ledger that ends there."""
    knowledge = known(before, city_of(scenario.ledger))
    wanted = [one for one in wanted if knowledge.rates[one[0]]]
    figures: list[Figure] = [(outcome.indicator, outcome.item, period) for outcome, period, _ in wanted]
    drawn: dict[str, Floats] = {}
    if MODEL in rules:
        drawn[MODEL] = draws_at(scenario, before, origin, figures, scenario.draws)
    for name in (one for one in rules if one in CONDITIONED):
        drawn[name] = draws_of(
            CONDITIONED[name], scenario, before, origin, figures, draws=scenario.draws, particles=PARTICLES
        )
    for place, (outcome, period, published) in enumerate(wanted):
        horizon = int(period[:4]) - origin
        about = (origin, horizon, outcome.indicator, outcome.item, period, published)
        for name, values in drawn.items():
            yield _pair(name, about, draws_forecast(values[place], published))
        old = first.get((origin, outcome.indicator, outcome.item, period))
        if old and abs(old.published - published) < ROUNDING:
            yield old
        for rule in NAIVE:
            value = NAIVE[rule](knowledge, outcome, int(period[:4]))
            if rule in rules and value is not None:
                yield _pair(rule, about, normal_forecast(value, horizon, published))


def _pair(rule: str, about: tuple[int, int, str, str | None, str, float], forecast: Forecast) -> Pair:
    q025, q10, q25, q50, q75, q90, q975 = forecast.quantiles
    return Pair(rule, *about, q025, q10, q25, q50, q75, q90, q975, forecast.crps)


def _place(pair: Pair) -> int:
    """The place of a pair's outcome in the order of all."""
    return OUTCOMES.index(next(one for one in OUTCOMES if (one.indicator, one.item) == (pair.indicator, pair.item)))
