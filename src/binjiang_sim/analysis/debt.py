"""What the uncertainty of a figure rests on: published numbers, derived ones, the literature, assumptions, luck.

Shapley shares of these five groups in the variance of the figure, from the draws at hand and two runs over the same
draws: one without luck, and one with every input at its median.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from ..engine.frozen import frozen
from ..errors import Fault, expect
from ..projection import Result, uncertain
from ..projection.blocks import Bools
from ..projection.experiment import check_figures, experiment
from ..projection.inputs import inputs_of, uniforms_of
from ..sampling.distributions import Floats, standard_normal
from .explain.shapley import shapley_values
from .indices.designs import Figure, Medians, uncertain_inputs
from .narrowing import Narrowing, narrowings
from .questions import question, refuse
from .surrogate import GROUPS, Surrogate, conditional_means, fitted

ASSUMED, LUCK = "assumed", "luck"
KINDS = ("published", "derived", "literature", ASSUMED)  # of inputs; a definition that is uncertain is an assumption
MOST = 4000  # draws that are read
FREE = 100  # draws beyond one for each input


@dataclass(frozen=True)
class Debt:
    """The shares of the variance of a figure by what they rest on, which add to one, and their standard errors.

    None for a figure that is the same in every draw. `unexplained` is the part of the variance that the polynomial
    in the inputs leaves: it is shared out like the rest. `band` are the 10 and 90 % points, `collect` the inputs that
    would narrow it most if they were known, beyond what chance gives one of all inputs.
    """

    indicator: str
    period: str
    item: str | None
    draws: int
    band: tuple[float, float]
    shares: Mapping[str, float] | None = None
    errors: Mapping[str, float] = field(default_factory=dict)
    unexplained: float = 0.0
    collect: tuple[Narrowing, ...] = ()

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        return {
            **{name: getattr(self, name) for name in ("indicator", "period", "item", "draws")},
            "low": self.band[0],
            "high": self.band[1],
            "shares": None if self.shares is None else dict(self.shares),
            "errors": dict(self.errors),
            "unexplained": self.unexplained,
            "collect": [dict(vars(one)) for one in self.collect],
        }


def assumption_debt(result: Result, figures: Sequence[Figure] | None = None) -> tuple[Debt, ...]:
    """What the uncertainty of figures rests on, (indicator, period, item) each; by default those of the targets.

    A scenario without targets shows its headline figures in the last planning year of the run. The first MOST draws
    are read.

        bj.analysis.assumption_debt(result, [("gdp", "2030", None)])[0].shares["assumed"]

    Raises ProjectionError, with all faults, for figures that are not defined, a central run, fewer draws than FREE
    beyond the number of uncertain inputs, a scenario without uncertain inputs, and one whose inputs follow a posterior.
    """
    expect("result", result, Result)
    figures = usual_figures(result) if figures is None else figures
    check_figures(figures, "indicator", "period", "item")
    faults = [fault for name, period, item in figures for fault in question(result, name, period, item, "value")[1]]
    inputs = uncertain_inputs(result.scenario)
    least = len(inputs) + FREE
    if result.central:
        faults.append(Fault("sensitivity.central", {}, result.scenario.file))
    elif not inputs:
        faults.append(Fault("sobol.certain", {}, result.scenario.file))
    elif min(result.draws, MOST) < least:
        values = {"inputs": len(inputs), "found": result.draws, "least": least}
        faults.append(Fault("debt.few_draws", values, result.scenario.file))
    if result.scenario.posterior:
        faults.append(Fault("sensitivity.posterior", {}, result.scenario.file))
    refuse(faults)
    found = _Draws.of(result, inputs, [(name, str(period), item) for name, period, item in figures])
    return tuple(found.debt(number) for number in range(len(figures)))


def usual_figures(result: Result) -> list[Figure]:
    """The figures of the targets; without targets the headline figures in the last planning year of the run."""
    targets = [(one.indicator, one.period, one.item) for one in result.scenario.targets]
    if targets:
        return [one for one in dict.fromkeys(targets) if result.defined(one[0], one[1])]
    scenario = result.scenario
    year = str(max((one for one in scenario.planning_years if one <= scenario.end), default=scenario.end))
    shown = [one for one in result.model.main_figures("headline") if result.defined(one.name, year)]
    return [(one.name, year, item) for one in shown for item in one.items or result.items(one.name)]


@dataclass(frozen=True)
class _Draws:
    """Figures in the draws of a run, (figure, draw): as they are, without luck, and with luck alone."""

    result: Result
    inputs: tuple[str, ...]
    figures: Sequence[Figure]
    whole: Floats
    calm: Floats
    lucky: Floats
    scores: Floats
    numbers: Mapping[str, Floats]

    @classmethod
    def of(cls, result: Result, inputs: tuple[str, ...], figures: Sequence[Figure]) -> _Draws:
        """What all figures need, each run made once."""
        own = result.ensemble.draws.first(MOST).numbers
        whole = np.stack([result.values(name, period, item, first=MOST) for name, period, item in figures])
        kept = [(name, item, period) for name, period, item in figures]
        size = min(MOST, result.scenario.draws)
        calm = lucky = whole
        if result.ensemble.job.luck:
            again = partial(experiment, result.scenario, {}, figures=kept, notice=lambda _: None)
            calm = again(draws=size, luck=False).values[0][:, own]
            lucky = again(design=Medians(inputs, size)).values[0][:, own]
        else:
            lucky = np.zeros_like(whole)
        good = np.isfinite(calm).all(axis=0) & np.isfinite(lucky).all(axis=0)
        job, numbers = result.ensemble.job, own[good]
        scores = standard_normal(uniforms_of(job, numbers, inputs))
        every = inputs_of(job, numbers)
        return cls(
            *(result, inputs, figures, whole[:, good], calm[:, good], lucky[:, good], scores),
            numbers={path: every[path] for path in inputs},
        )

    def debt(self, number: int) -> Debt:
        """The shares of one figure."""
        name, period, item = self.figures[number]
        whole, calm, lucky = self.whole[number], self.calm[number], self.lucky[number]
        low, high = np.quantile(whole, (0.1, 0.9)).tolist()
        plain = Debt(name, period, item, len(whole), (low, high))
        if np.ptp(whole) == 0:
            return plain
        given = uncertain(self.result.scenario)
        kinds = [KINDS.index(one) if (one := given[path].status) in KINDS else len(KINDS) - 1 for path in self.inputs]
        correlation = self.result.ensemble.job.sampler.numbers.mixing.matrix(self.inputs)
        shares, errors, unexplained = group_shares(whole, calm, lucky, self.scores, kinds, correlation)
        names = (*KINDS, LUCK)
        return Debt(
            *(name, period, item, len(whole), (low, high)),
            shares=frozen(dict(zip(names, shares.tolist(), strict=True))),
            errors=frozen(dict(zip(names, errors.tolist(), strict=True))),
            unexplained=unexplained,
            collect=narrowings(self.numbers, {path: given[path].status for path in self.inputs}, whole),
        )


def group_shares(
    whole: Floats, calm: Floats, lucky: Floats, scores: Floats, kinds: Sequence[int], correlation: Floats
) -> tuple[Floats, Floats, float]:
    """Shapley shares of the groups of inputs and of luck, (group,), their errors, and the part left unexplained.

    `whole`, `calm` and `lucky` are a figure as it is, without luck, and with every input at its median, (draw,).
    `kinds` says to which of KINDS each input belongs, `scores` are the normal numbers behind them, (input, draw),
    `correlation` is that of these. Errors come from leaving out one group of draws after another, and from what is left
    unexplained: it may belong to one group of inputs alone, each as likely as its share.
    """
    groups = np.array([[kind == one for kind in kinds] for one in range(len(KINDS))])
    subsets = [
        (known, conditional_means(correlation, known))
        for known in (_known(groups, subset) for subset in range(2 ** len(KINDS)))
    ]
    surrogates: Sequence[Surrogate | None] = fitted(scores, calm) if np.ptp(calm) else [None] * (GROUPS + 1)
    found = []
    for group, surrogate in enumerate(surrogates):
        kept = np.arange(len(whole)) % GROUPS != group - 1  # all of them at first
        explained = [surrogate.explained(means, known) if surrogate else 0.0 for known, means in subsets]
        found.append(_shares(_parts(whole[kept], calm[kept], lucky[kept]), explained))
    first, shares = surrogates[0], found[0]
    left = min(first.left / float(calm.var()) * _parts(whole, calm, lucky)[0], 1.0) if first else 0.0
    of_inputs = np.append(shares[:-1] / max(shares[:-1].sum(), np.finfo(float).tiny), 0.0)
    errors = np.sqrt((GROUPS - 1) * np.var(found[1:], axis=0) + left**2 * of_inputs * (1 - of_inputs))
    return shares, errors, left


def _known(groups: Bools, subset: int) -> Bools:
    """Which inputs are known when the groups of these bits are."""
    chosen = [bool(subset >> bit & 1) for bit in range(len(groups))]
    return np.asarray(groups[chosen].any(axis=0))


def _parts(whole: Floats, calm: Floats, lucky: Floats) -> tuple[float, float, float]:
    """The shares of inputs alone, of luck alone and of both together in the variance of a figure.

    By least squares of the figure on its values without luck and with luck alone, which are independent.
    """
    sides = np.stack([calm - calm.mean(), lucky - lucky.mean()])
    own = whole - whole.mean()
    scale = np.where((spread := sides.std(axis=1)) > 0, spread, 1.0)
    weights = np.linalg.lstsq((sides / scale[:, None]).T, own, rcond=None)[0] / scale
    inputs, luck = (weights**2 * sides.var(axis=1)).tolist()
    both = float(np.var(own - weights @ sides))
    total = inputs + luck + both
    return inputs / total, luck / total, both / total


def _shares(parts: tuple[float, float, float], explained: Sequence[float]) -> Floats:
    """Shapley shares of the groups and of luck from what each subset of the groups explains; they add to one."""
    inputs, luck, both = parts
    most = explained[-1]

    def worth(subset: int) -> float:
        lucky, known = subset >> len(KINDS) & 1, subset % 2 ** len(KINDS)
        share = explained[known] / most if most else 0.0
        return share * (inputs + both * lucky) + luck * lucky

    worths = np.array([worth(subset) for subset in range(2 ** (len(KINDS) + 1))])
    found = np.maximum(shapley_values(worths), 0.0)
    return np.asarray(found / found.sum())
