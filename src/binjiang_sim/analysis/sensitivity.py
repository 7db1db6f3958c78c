"""Which uncertain inputs move an outcome: several methods, one call, one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from numbers import Integral
from types import MappingProxyType, NoneType

import numpy as np

from ..engine.frozen import frozen
from ..errors import Fault, expect, unknown
from ..projection import Result, run, uncertain
from ..projection.experiment import Design
from ..projection.inputs import inputs_of, uniforms_of
from ..sampling.distributions import Floats
from ..sampling.ranks import rank_correlations
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Distribution, Scenario
from .indices import screening
from .indices.designs import OneAtATime, simulated, uncertain_inputs
from .indices.given_data import at_ends, first_order
from .indices.screening import MorrisDesign, pawn
from .indices.shapley import ShapleyDesign
from .indices.sobol import SobolDesign
from .questions import Periods, Question, question, refuse

ENDS = (0.1, 0.9)  # points of an input where it counts as low and as high
MOST = 10_000  # draws that are read; more would not change an index in its second digit
PLAYERS = 11  # inputs that have a Shapley effect each; all others share one
OTHERS = "others"


@dataclass(frozen=True)
class SensitivityRow:
    """How much one input moves an outcome.

    `index` is what the method measures, `error` its standard error (0 where nothing is left to chance). `low` and
    `high` are the outcome with the input low and high, None where no draw is there; `low_at` and `high_at` say where
    that is, in the unit of the input, or by the label of a choice. `status` says where the input comes from; None for
    the others together. `more` are further measures of the method, by name.
    """

    period: str
    path: str
    status: str | None
    index: float
    low: float | None
    high: float | None
    error: float
    low_at: float | str | None = None
    high_at: float | str | None = None
    more: Mapping[str, float] = field(default_factory=dict)

    @property
    def record(self) -> dict[str, object]:
        """The row as plain values for JSON."""
        own = {name: value for name, value in vars(self).items() if name != "more"}
        return {**own, **self.more}


@dataclass(frozen=True)
class Sensitivity:
    """The rows of every outcome, strongest inputs first.

    `draws` counts the draws or rows behind them, `left_out` those with a NaN. `ends` are the points of an input at
    which it counts as low and high. `levels` is by period the mean of the outcome (of the central run for "tornado"),
    `never` the share of draws that never pass the threshold, `chance` by period the index that an input without effect
    has ("pawn").
    """

    method: str
    indicator: str
    item: str | None
    outcome: str
    unit: str
    draws: int
    ends: tuple[float, float]
    rows: tuple[SensitivityRow, ...]
    levels: Mapping[str, float]
    left_out: int = 0
    never: float | None = None
    chance: Mapping[str, float] = field(default_factory=dict)

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        return {
            **{name: getattr(self, name) for name in ("method", "indicator", "item", "outcome", "unit", "draws")},
            "low_at": self.ends[0],
            "high_at": self.ends[1],
            "left_out": self.left_out,
            "never": self.never,
            "levels": dict(self.levels),
            "chance": dict(self.chance),
            "rows": [one.record for one in self.rows],
        }


@dataclass(frozen=True)
class _Measured:
    """What a method finds: everything by input and outcome, (input, outcome); `inputs` are paths or OTHERS."""

    inputs: tuple[str, ...]
    index: Floats
    error: Floats
    sides: Floats  # (input, 2, outcome)
    draws: int
    outcomes: Floats  # (outcome, draw)
    ends: tuple[float, float] = ENDS
    more: Mapping[str, Floats] = field(default_factory=dict)
    left_out: int = 0
    chance: tuple[float, ...] = ()


def sensitivity(
    plan: Result | Scenario,
    indicator: str,
    period: Periods = "all",
    item: str | None = None,
    *,
    method: str = "given",
    outcome: str = "value",
    draws: int | None = None,
) -> Sensitivity:
    """How much each uncertain input of a plan moves a figure.

    `method`:
    "given": share of the variance that the input explains alone, and rank correlation, from the draws at hand;
    "tornado": the outcome with the input at its 10 and 90 % point, the others at their medians, without luck;
    "morris": mean size of elementary effects on a grid of quarters (Morris 1991, Campolongo 2007; needs SALib);
    "pawn": how far the input moves the distribution, from the draws at hand (Pianosi and Wagener 2018; needs SALib);
    "sobol": total Sobol index, and first-order index as `first`; for independent inputs, without luck;
    "shapley": Shapley effects, for correlated inputs too, of the PLAYERS inputs that move most one at a time and of all
    others together, without luck.
    A scenario is run first where draws are needed. `draws` are draws of that run ("given", "pawn"), random orders of
    the inputs ("shapley"), trajectories ("morris") or base points ("sobol", a power of two).

    `period` is a label, several of them, or "all" years. `outcome` is "value", "peak" (year of the greatest),
    "first-above=..." (year), "chance-above=...", and likewise "-below", the threshold with a unit or in the model's:

        bj.analysis.sensitivity(base, "gdp", "2030", method="tornado").rows[0]

    Raises ProjectionError, with all faults, for a figure, outcome or method there is not, a central run, too few draws,
    `draws` where nothing is drawn, Sobol indices of correlated inputs, and methods but "given" for inputs that follow a
    posterior.
    """
    expect("plan", plan, Result, Scenario)
    expect("method", method, str)
    expect("draws", draws, Integral, NoneType)
    asked, faults = question(plan, indicator, period, item, outcome)
    faults += _refused(plan, method, draws)
    refuse(faults)
    assert asked is not None
    found = METHODS[method].measure(asked, plan, METHODS[method].usual if draws is None else int(draws))
    return _table(asked, method, found)


def _refused(plan: Result | Scenario, method: str, draws: int | None) -> list[Fault]:
    """What is wrong with the method for this plan."""
    scenario = plan.scenario if isinstance(plan, Result) else plan
    faults = []
    if isinstance(plan, Result) and plan.central:
        faults.append(Fault("sensitivity.central", {}, scenario.file))
    if not uncertain_inputs(scenario):
        faults.append(Fault("sobol.certain", {}, scenario.file))
    if method not in METHODS:
        return [*faults, unknown("sensitivity.method", method, METHODS)]
    if scenario.posterior and method != "given":
        faults.append(Fault("sensitivity.posterior", {}, scenario.file))
    if method == "sobol" and scenario.correlations:
        faults.append(Fault("sobol.correlated", {}, scenario.file))
    own = METHODS[method]
    count = (own.usual or scenario.draws) if draws is None else draws
    if draws is not None and (method == "tornado" or (own.of_run and isinstance(plan, Result))):
        faults.append(Fault("sensitivity.no_draws", {"method": method}, scenario.file))
    if own.of_run and isinstance(plan, Result):
        count = plan.draws
    if count < own.least:
        values = {"method": method, "found": count, "least": own.least}
        faults.append(Fault(f"sensitivity.few_{own.counted}", values, scenario.file))
    if method == "sobol" and count >= own.least and count & (count - 1):
        faults.append(Fault("sobol.base", {"found": count}))
    return faults


def _ran(plan: Result | Scenario, draws: int | None) -> Result:
    return plan if isinstance(plan, Result) else run(plan, draws)


def _given(asked: Question, plan: Result | Scenario, draws: int | None) -> _Measured:
    result = _ran(plan, draws)
    outcomes, numbers = asked.drawn(result, MOST), result.ensemble.draws.first(MOST).numbers
    every = inputs_of(result.ensemble.job, numbers)
    inputs = tuple(path for path in every if np.ptp(every[path]) > 0)  # a bound may hold one in every draw
    if not inputs:
        refuse([Fault("sobol.certain", {}, result.scenario.file)])
    table = np.stack([every[path] for path in inputs])
    found = np.array([[first_order(own, one) for one in outcomes] for own in table])
    ranks = np.stack([rank_correlations(table, one) for one in outcomes], axis=1)
    sides = np.stack([at_ends(own, outcomes, np.quantile(own, ENDS)) for own in table])
    index, error = np.moveaxis(found, -1, 0)
    more = {"rank": ranks}
    return _Measured(inputs, index, error, sides, len(numbers), outcomes, more=more, left_out=result.failed)


def _pawn(asked: Question, plan: Result | Scenario, draws: int | None) -> _Measured:
    result = _ran(plan, draws)
    outcomes, numbers = asked.drawn(result, MOST), result.ensemble.draws.first(MOST).numbers
    inputs = tuple(uncertain(result.scenario))
    uniforms = uniforms_of(result.ensemble.job, numbers, inputs)
    found = [pawn(uniforms, one, result.scenario.seed) for one in outcomes]
    index, error = (np.stack([one[part] for one in found], axis=1) for part in (0, 1))
    chance = tuple(one[2] for one in found)
    sides = _sides(uniforms, outcomes, ENDS)
    return _Measured(inputs, index, error, sides, len(numbers), outcomes, left_out=result.failed, chance=chance)


def _tornado(asked: Question, plan: Result | Scenario, _: int | None) -> _Measured:
    scenario = _scenario(plan)
    design = OneAtATime(uncertain_inputs(scenario), *ENDS)
    outcomes = _outcomes(asked, scenario, design)
    sides = outcomes[:, 1:].T.reshape(len(design.inputs), 2, -1)
    index = sides[:, 1] - sides[:, 0]
    good = np.asarray(np.isfinite(index).all(axis=1))
    inputs = tuple(path for path, one in zip(design.inputs, good, strict=True) if one)
    index, sides = index[good], sides[good]
    left_out = int(np.isnan(outcomes[0]).sum())
    return _Measured(inputs, index, np.zeros_like(index), sides, design.size, outcomes[:, :1], left_out=left_out)


def _morris(asked: Question, plan: Result | Scenario, trajectories: int | None) -> _Measured:
    scenario = _scenario(plan)
    design = MorrisDesign(uncertain_inputs(scenario), trajectories or scenario.draws, scenario.seed)
    outcomes = _outcomes(asked, scenario, design)
    found = [design.effects(one) for one in outcomes]
    index, error, spread = (np.stack([one[part] for one in found], axis=1) for part in range(3))
    sides = _sides(design.rows(0, design.size), outcomes, screening.ENDS)
    more, left_out = {"spread": spread}, found[0][3]
    return _Measured(design.inputs, index, error, sides, design.size, outcomes, screening.ENDS, more, left_out)


def _sobol(asked: Question, plan: Result | Scenario, base: int | None) -> _Measured:
    scenario = _scenario(plan)
    design = SobolDesign(uncertain_inputs(scenario), base or scenario.draws, scenario.seed)
    outcomes = _outcomes(asked, scenario, design)
    found = design.indices(outcomes.T)
    sides = _sides(design.rows(0, design.size), outcomes, ENDS)
    more, left_out = {"first": found.first, "first_error": found.first_error}, found.left_out
    return _Measured(
        *(found.inputs, found.total, found.total_error, sides, design.size, outcomes), more=more, left_out=left_out
    )


def _shapley(asked: Question, plan: Result | Scenario, orders: int | None) -> _Measured:
    scenario = _scenario(plan)
    inputs = uncertain_inputs(scenario)
    players, names = _players(asked, plan, inputs)
    correlation = asked.job.sampler.numbers.mixing.matrix(inputs)
    design = ShapleyDesign(inputs, players, orders or scenario.draws, scenario.seed, correlation)
    outcomes = _outcomes(asked, scenario, design)
    found = [design.effects(one) for one in outcomes]
    index, error = (np.stack([one[part] for one in found], axis=1) for part in (0, 1))
    uniforms = design.rows(0, design.size)
    sides = _sides(uniforms[[own[0] for own in players]], outcomes, ENDS)
    sides[[name == OTHERS for name in names]] = np.nan
    return _Measured(names, index, error, sides, design.size, outcomes, left_out=found[0][2])


def _players(
    asked: Question, plan: Result | Scenario, inputs: tuple[str, ...]
) -> tuple[tuple[tuple[int, ...], ...], tuple[str, ...]]:
    """The inputs that move most one at a time, alone, and all others together: places among the inputs, and names."""
    tornado = _tornado(asked, plan, None)
    moved = np.abs(tornado.sides - tornado.outcomes[:, 0]).max(axis=1)  # (input, outcome)
    strength = dict(zip(tornado.inputs, (moved / (moved.max(axis=0) + np.finfo(float).tiny)).max(axis=1), strict=True))
    strongest = sorted(range(len(inputs)), key=lambda place: -strength.get(inputs[place], 0.0))
    alone, others = strongest[:PLAYERS], tuple(sorted(strongest[PLAYERS:]))
    players = (*((place,) for place in alone), *((others,) if others else ()))
    return players, (*(inputs[place] for place in alone), *((OTHERS,) if others else ()))


def _scenario(plan: Result | Scenario) -> Scenario:
    return plan.scenario if isinstance(plan, Result) else plan


def _outcomes(asked: Question, scenario: Scenario, design: Design) -> Floats:
    """The outcomes of every row of a design, (outcome, row)."""
    return asked.outcome.of(simulated(scenario, design, asked.figures).T, asked.periods)


def _sides(uniforms: Floats, outcomes: Floats, ends: tuple[float, float]) -> Floats:
    """The mean of outcomes over rows in which an input is low and high, (input, 2, outcome)."""
    good = outcomes[:, ~np.isnan(outcomes).any(axis=0)]
    kept = uniforms[:, ~np.isnan(outcomes).any(axis=0)]
    # The levels of a design are exact but for rounding.
    points = (ends[0] + 1e-9, ends[1] - 1e-9)
    return np.stack([at_ends(own, good, points) for own in kept])


@dataclass(frozen=True)
class _Method:
    """How a method measures; how many draws, trajectories or points it takes by default (None: the scenario's)."""

    measure: Callable[[Question, Result | Scenario, int | None], _Measured]
    least: int
    usual: int | None = None
    counted: str = "draws"
    of_run: bool = False


METHODS: Mapping[str, _Method] = MappingProxyType(
    {
        "given": _Method(_given, 100, of_run=True),
        "tornado": _Method(_tornado, 0),
        "morris": _Method(_morris, 4, 20, "trajectories"),
        "pawn": _Method(_pawn, 100, of_run=True),
        "sobol": _Method(_sobol, 2, 256, "points"),
        "shapley": _Method(_shapley, 100),
    }
)


def _table(asked: Question, method: str, found: _Measured) -> Sensitivity:
    at = _points(asked, found.ends)
    rows = []
    for number, period in enumerate(asked.spans):
        own = [_row(asked, found, at, place, number, period) for place in range(len(found.inputs))]
        rows += sorted(own, key=lambda one: -abs(one.index))
    outcomes = found.outcomes
    levels = dict(zip(asked.spans, np.nanmean(outcomes, axis=1).tolist(), strict=True))
    drawn = outcomes[:, ~np.isnan(outcomes[0])]
    never = None if method == "tornado" else asked.outcome.never(drawn, asked.periods)  # one run is no share
    chance = dict(zip(asked.spans, found.chance, strict=True)) if found.chance else {}
    return Sensitivity(
        *(method, asked.indicator, asked.item, asked.outcome.text, asked.unit, found.draws, found.ends, tuple(rows)),
        levels=frozen(levels),
        left_out=found.left_out,
        never=never,
        chance=frozen(chance),
    )


def _row(
    asked: Question, found: _Measured, at: Mapping[str, tuple[float | str, ...]], place: int, number: int, period: str
) -> SensitivityRow:
    path = found.inputs[place]
    given = uncertain(asked.job.scenario).get(path)
    low, high = (None if np.isnan(one) else float(one) for one in found.sides[place, :, number])
    low_at, high_at = at.get(path, (None, None))
    more = {name: float(values[place, number]) for name, values in found.more.items()}
    index, error = float(found.index[place, number]), float(found.error[place, number])
    status = given.status if given else None
    return SensitivityRow(period, path, status, index, low, high, error, low_at, high_at, frozen(more))


def _points(asked: Question, ends: tuple[float, float]) -> dict[str, tuple[float | str, ...]]:
    """Where each input is low and high, as it is drawn: within the bounds of its parameter, by label of a choice."""
    given = uncertain(asked.job.scenario)
    uniforms = {path: np.array(ends) for path in given}
    drawn = asked.job.sampler.drawn(DrawRange(0, len(ends), uniforms=uniforms))
    return {path: tuple(map(partial(_spelled, given[path].value), drawn[path].tolist())) for path in given}


def _spelled(value: float | Distribution, number: float) -> float | str:
    """A number, or the label of the choice that it is."""
    if isinstance(value, Distribution) and value.labels and number in value.numbers:
        return value.labels[value.numbers.index(number)]
    return number
