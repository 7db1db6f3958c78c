"""What published figures say about the inputs: a posterior of their joint values, and how it differs from the prior."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cached_property
from importlib.metadata import version
from types import NoneType
from typing import TYPE_CHECKING

import numpy as np

from ..engine import Model
from ..errors import Fault, ProjectionError, expect, unknown
from ..projection.blocks import Job, free_buffers
from ..projection.normal_scores import NormalScores, own_streams
from ..projection.scenario_checks import checked
from ..sampling.distributions import Floats, without_dust
from ..sampling.provenance import uncertain
from ..sampling.ranks import rank_correlations
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Scenario
from ..scenario.observations import Observation
from ..scenario.posterior import FIRST_LINE, LUCK, MARK, Posterior, priors_head
from .likelihood import Likelihood
from .tempering import Particles, Sampled, tempered

if TYPE_CHECKING:
    import pandas

PARTICLES = 4000
LEAST_PARTICLES = 200
CHAINS = 2  # samples with seeds of their own, which have to agree
MOST_ROWS = 4000
MOST_BYTES = 950_000  # of a table as a file
POINTS = (0.1, 0.5, 0.9)
SIGNIFICANT = 3.5  # standard errors by which mean or variance of a score differ from the prior's: it has moved
NEGLIGIBLE = 0.002  # information gained, in nats, or share of the variance of a figure, that is left out of a table
CONFLICT = 1 / 3  # of a posterior outside the 80 % interval of its prior, where a fifth or less is no surprise
SURPRISE = 0.05  # a figure so far out in a tail of what was expected is in conflict with it
Points = tuple[float, float, float]
Notice = Callable[[float, int], None]


@dataclass(frozen=True)
class InputShift:
    """An input before and after: its 10, 50 and 90 % points in the unit of the model.

    `narrowing` is the share by which the 80 % interval is narrower (below 0: wider). `outside` is the share of the
    posterior outside the 80 % interval of the prior; `conflict`: more than CONFLICT. `apart` is how far the medians of
    two samples are from each other, in widths of the 80 % interval of the posterior.
    """

    path: str
    unit: str
    prior: Points
    posterior: Points
    narrowing: float
    outside: float
    conflict: bool
    apart: float


@dataclass(frozen=True)
class FigureFit:
    """A figure, and what runs say of it before and after: 10, 50 and 90 % points, with its error in them.

    `tail` is the chance under the prior of a figure at least as far out on its side; `conflict`: less than SURPRISE.
    """

    observation: Observation
    prior: Points
    posterior: Points
    tail: float
    conflict: bool


@dataclass(frozen=True, repr=False)
class Conditioned:
    """What figures say about the inputs of a scenario.

    `posterior` is the table that a scenario can name, `inputs` and `figures` how both changed, those that changed most
    first. `acceptance` is the share of proposals taken, `evidence` the logarithm of the mean likelihood under the
    prior, `runs` how many draws were simulated.
    """

    scenario: Scenario
    posterior: Posterior
    inputs: tuple[InputShift, ...]
    figures: tuple[FigureFit, ...]
    acceptance: float
    evidence: float
    runs: int

    @property
    def effective(self) -> float:
        """The number of independent draws that the rows of the table are worth."""
        return self.posterior.effective

    @property
    def text(self) -> str:
        """The posterior as a file."""
        return text_of(self.posterior)

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each input that moved."""
        import pandas

        return pandas.DataFrame([asdict(one) for one in self.inputs])

    @property
    def model(self) -> Model:
        """The model of the scenario."""
        return self.scenario.model

    def __repr__(self) -> str:
        name = self.scenario.name["en"]
        return f"<{name!r} conditioned on {len(self.figures)} figures: worth {self.effective:.0f} draws>"


def text_of(posterior: Posterior) -> str:
    """A posterior as a file, every number in the fewest digits that give it again in single precision."""
    head = [f"{MARK}{FIRST_LINE}", *(f"{MARK}{key}: {value}" for key, value in posterior.head.items())]
    rows = zip(*(np.array(column, dtype=np.float32) for column in posterior.values), strict=True)
    return "\n".join([*head, ",".join(posterior.columns), *(",".join(map(str, row)) for row in rows)]) + "\n"


def condition(
    scenario: Scenario,
    observations: Sequence[Observation],
    *,
    particles: int = PARTICLES,
    seed: int | None = None,
    inputs: Collection[str] | None = None,
    notice: Notice | None = None,
) -> Conditioned:
    """The posterior of the inputs of a scenario, given figures that were published.

    All uncertain inputs and the luck of time are sampled together. The table keeps those that moved or that the figures
    depend on, but neither levers, nor what they cost, nor definitions, of which figures of the past say nothing.
    `inputs` names those that may be kept in it, all others by default.

    >>> known = bj.calibration.read_observations("facts.yaml", base)
    >>> found = bj.calibration.condition(base, known)
    >>> Path("posterior.csv").write_text(found.text, "utf-8")

    Raises ProjectionError for too few particles, a scenario that has a posterior already, inputs that are no uncertain
    ones or policy, and figures that no draw comes near to; ScenarioError for a scenario that cannot run.
    """
    expect("scenario", scenario, Scenario)
    expect("observations", observations, list, tuple)
    expect("inputs", inputs, list, tuple, set, frozenset, NoneType)
    checked(scenario)
    space = NormalScores.of(Job(_until(scenario, observations, particles)))
    policy = policy_inputs(scenario)
    faults = [Fault("condition.posterior", {}, scenario.file)] if scenario.posterior else []
    faults += [*_faults(space.job, observations, particles), *_unfit_inputs(scenario, inputs or (), policy)]
    if faults:
        raise ProjectionError(faults)
    likelihood = Likelihood(space.job, tuple(observations))
    seed, size = scenario.seed if seed is None else seed, particles // CHAINS
    try:
        chains = [
            tempered(
                lambda scores: likelihood.predicted(space.design(space.own(scores))),
                likelihood.of,
                len(space.names),
                size,
                np.random.default_rng([seed, chain]),
                notice,
            )
            for chain in range(CHAINS)
        ]
    finally:
        free_buffers()
    found = [one for one in chains if one is not None]
    if len(found) < CHAINS:
        raise ProjectionError([Fault("condition.impossible", {"particles": particles}, scenario.file)])
    allowed = frozenset(space.names if inputs is None else (*inputs, *space.luck)) - policy
    return _Summary(scenario, space, likelihood.observations, found, allowed).conditioned


def _until(scenario: Scenario, observations: Sequence[Observation], particles: int) -> Scenario:
    """The scenario up to the last figure, without targets, posterior, and triggers that are decided later."""
    last = max((int(one.period[-4:] if "/" in one.period else one.period[:4]) for one in observations), default=0)
    end = max(last, scenario.start)
    return replace(scenario.until(end), draws=particles, targets=(), posterior=None, planning_years=())


def _faults(job: Job, observations: Sequence[Observation], particles: int) -> Iterator[Fault]:
    """What is wrong with the figures and the number of particles."""
    if not observations:
        yield Fault("condition.nothing", {})
    if particles < LEAST_PARTICLES:
        yield Fault("condition.particles", {"found": particles, "least": LEAST_PARTICLES})
    for one in observations:
        for target in one.targets:
            wrong = job.figures.faults(target.indicator, target.period, target.item)
            yield from wrong
            if not wrong and job.figures.numbers(target.indicator, target.period) is None:
                yield Fault("result.undefined", {"indicator": target.indicator, "period": target.period}, one.place)


def _unfit_inputs(scenario: Scenario, inputs: Collection[str], policy: Collection[str]) -> Iterator[Fault]:
    known = uncertain(scenario)
    for path in inputs:
        if path not in known:
            yield unknown("condition.input", path, known)
        elif path in policy:
            yield Fault("condition.policy", {"path": path})


def policy_inputs(scenario: Scenario) -> frozenset[str]:
    """The uncertain inputs that are levers, what these cost, or definitions: the past says nothing of them."""
    parameters = scenario.model.parameters
    found = []
    for path, given in uncertain(scenario).items():
        section, _, key = path.partition(".")
        owner = parameters.get(key) or parameters.get(key.rpartition(".")[0]) if section == "parameters" else None
        if section == "levers" or given.status == "definition" or (owner and owner.costs):
            found.append(path)
    return frozenset(found)


@dataclass(frozen=True)
class _Summary:
    """The chains as a table, and what changed."""

    scenario: Scenario
    space: NormalScores
    observations: tuple[Observation, ...]
    chains: list[Sampled]
    allowed: Collection[str]

    @cached_property
    def particles(self) -> Particles:
        return Particles(
            np.concatenate([one.particles.scores for one in self.chains], axis=1),
            np.concatenate([one.particles.predicted for one in self.chains], axis=1),
            np.concatenate([one.particles.fit for one in self.chains]),
        )

    @cached_property
    def effective(self) -> float:
        return sum(one.effective for one in self.chains)

    @cached_property
    def own(self) -> Floats:
        return self.space.own(self.particles.scores)

    @cached_property
    def gained(self) -> Floats:
        """The information gained on each score, in nats, as if it were normal; zero where it may be chance."""
        mean, variance = self.own.mean(axis=1), self.own.var(axis=1)
        error = 1 / math.sqrt(self.effective)
        moved = (np.abs(mean) > SIGNIFICANT * error) | (np.abs(variance - 1) > SIGNIFICANT * math.sqrt(2) * error)
        gain = (mean**2 + variance - 1 - np.log(np.maximum(variance, 1e-12))) / 2
        return np.where(moved & (gain > NEGLIGIBLE), gain, 0.0)

    @cached_property
    def matters(self) -> Floats:
        """The largest share of the variance of a figure, under the prior, that goes with each score: chance apart."""
        scores = self.space.own(np.concatenate([one.prior.scores for one in self.chains], axis=1))
        said = np.concatenate([one.prior.predicted for one in self.chains], axis=1)
        good = np.isfinite(said).all(axis=0)
        if not good.any():
            return np.zeros(len(scores))
        squares = np.stack([rank_correlations(scores[:, good], one[good]) ** 2 for one in said])
        return np.asarray(np.where(squares > SIGNIFICANT**2 / good.sum(), squares, 0.0).max(axis=0))

    @cached_property
    def columns(self) -> list[int]:
        """The scores that the table keeps: that moved, that the figures depend on, and what is correlated with them.

        Without those that the figures depend on together, though each by itself moved little, draws from the table
        would agree with the figures less well than the particles do.
        """
        weight = np.maximum(self.gained, self.matters)
        kept = {place for place in range(len(weight)) if weight[place] > NEGLIGIBLE}
        if kept & set(self.space.mixed):
            kept |= set(self.space.mixed)
        return [place for place in sorted(kept) if self.space.names[place] in self.allowed]

    @cached_property
    def values(self) -> Mapping[str, Floats]:
        return self.space.values(self.own)

    @cached_property
    def drawn(self) -> Floats:
        """What runs with the table say of each figure, (figure, draw)."""
        job = Job(replace(self.space.job.scenario, posterior=self.posterior))
        return Likelihood(job, self.observations).predicted(own_streams(job.scenario.draws))

    @cached_property
    def posterior(self) -> Posterior:
        """The table, with as many rows as a file of its size may hold."""
        rows = min(MOST_ROWS, self.own.shape[1])
        found = self._table(rows)
        while (size := len(text_of(found))) > MOST_BYTES:
            rows = rows * MOST_BYTES // (size + 1)
            found = self._table(rows)
        return found

    def _table(self, rows: int) -> Posterior:
        """That many of the particles, evenly from both chains."""
        names = [self.space.names[one] for one in self.columns]
        places = np.arange(rows) * self.own.shape[1] // rows
        columns = [
            (name if name in self.values else f"{LUCK}{name}", self.values.get(name, self.own[place])[places])
            for name, place in zip(names, self.columns, strict=True)
        ]
        given = uncertain(self.scenario)
        head = {
            "made": date.today().isoformat(),
            "versions": f"binjiang_sim {version('binjiang_sim')}, numpy {np.__version__}",
            "scenario": self.scenario.hash,
            "equations": self.scenario.model.digest,
            "facts": "; ".join(_cited(one) for one in self.observations),
            "rows": str(rows),
            "effective": f"{min(self.effective, rows):.1f}",
            **priors_head(given, (name for name in names if name in given)),
        }
        return Posterior(tuple(name for name, _ in columns), tuple(array("f", one) for _, one in columns), head)

    @property
    def conditioned(self) -> Conditioned:
        moved = [one for one in self.columns if self.gained[one] > 0 and self.space.names[one] in self.values]
        return Conditioned(
            scenario=self.scenario,
            posterior=self.posterior,
            inputs=tuple(self._shift(place) for place in sorted(moved, key=lambda one: -self.gained[one])),
            figures=tuple(self._fit(place) for place in range(len(self.observations))),
            acceptance=float(np.mean([one.acceptance for one in self.chains])),
            evidence=float(np.mean([one.evidence for one in self.chains])),
            runs=sum(one.runs for one in self.chains),
        )

    def _shift(self, place: int) -> InputShift:
        name = self.space.names[place]
        given, values = uncertain(self.scenario)[name], self.values[name]
        prior = self._prior_points(name)
        after = _points(values)
        halves = [np.median(one) for one in np.array_split(values, CHAINS)]
        wide = after[2] - after[0]
        outside = float(np.mean((values < prior[0]) | (values > prior[2])))
        return InputShift(
            path=name,
            unit=given.unit,
            prior=prior,
            posterior=after,
            narrowing=1 - wide / (prior[2] - prior[0]) if prior[2] > prior[0] else 0.0,
            outside=outside,
            conflict=outside > CONFLICT,
            apart=float(np.ptp(halves) / wide) if wide else 0.0,
        )

    def _prior_points(self, name: str) -> Points:
        sampler = self.space.job.sampler
        uniforms = {one: np.full(len(POINTS), 0.5) for one in self.space.inputs} | {name: np.array(POINTS)}
        return _clean(sampler.drawn(DrawRange(0, len(POINTS), uniforms=uniforms))[name])

    def _fit(self, place: int) -> FigureFit:
        one, rng = self.observations[place], np.random.default_rng([self.scenario.seed, place])
        prior = np.concatenate([each.prior.predicted[place] for each in self.chains])
        noisy = [row + one.error * rng.standard_normal(len(row)) for row in (prior, self.drawn[place])]
        before, now = (_points(row) for row in noisy)
        good = noisy[0][~np.isnan(noisy[0])]
        above, below = float(np.mean(good >= one.value)), float(np.mean(good <= one.value))
        tail = min(above, below) if one.bound == "exact" else above if one.bound == "above" else below
        return FigureFit(one, before, now, tail, tail < SURPRISE)


def _points(values: Floats) -> Points:
    return _clean(np.nanquantile(values, POINTS))


def _clean(points: Floats) -> Points:
    low, middle, high = without_dust(points).tolist()
    return low, middle, high


def _cited(one: Observation) -> str:
    sign = {"exact": "=", "above": ">=", "below": "<="}[one.bound]
    item = f"/{one.item}" if one.item else ""
    return one.fact or f"{one.indicator}{item}@{one.period}{sign}{one.value:.6g}"
