"""Forecasts beside what was published, and their scores.

CRPS: continuous ranked probability score, in the unit of the figure, 0 is perfect. That of draws is the fair one, whose
mean does not depend on their number (Ferro 2014). Interval score: width of the 80 % band, and ten times what an outcome
lies outside it (Gneiting and Raftery 2007).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import scoringrules

from ..sampling.distributions import Floats

LEVELS = (0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975)
BACKEND = "numpy"  # the same bits whatever else is installed
_OUTSIDE_80 = 0.2


What: TypeAlias = tuple[int, str, str | None, str]  # origin, indicator, item, period


@dataclass(frozen=True)
class Forecast:
    """The quantiles of a forecast at `LEVELS`, and its CRPS against what was published."""

    quantiles: tuple[float, ...]
    crps: float


@dataclass(frozen=True)
class Pair:
    """One forecast and its outcome, as fractions: 0.018 is 1.8 %.

    `origin`: nothing published after the end of this year is known. `horizon`: years from the origin to the year of
    `period`. `crps` is that of the whole distribution.
    """

    rule: str
    origin: int
    horizon: int
    indicator: str
    item: str | None
    period: str
    published: float
    q025: float
    q10: float
    q25: float
    q50: float
    q75: float
    q90: float
    q975: float
    crps: float

    @property
    def what(self) -> What:
        """What is forecast from where: the same for every rule."""
        return self.origin, self.indicator, self.item, self.period


@dataclass(frozen=True)
class Score:
    """The scores of a rule on the pairs of an outcome, of one `horizon` or of all when it is None.

    `crps` and `interval` (80 % band) are means, in fractions. `coverage50`, `coverage80`, `coverage95` are the shares
    of outcomes inside the bands. `absolute_error` is that of the median: the CRPS of the rule as a point.
    """

    indicator: str
    item: str | None
    horizon: int | None
    rule: str
    n: int
    crps: float
    interval: float
    coverage50: float
    coverage80: float
    coverage95: float
    absolute_error: float


@dataclass(frozen=True)
class Gain:
    """What a rule gains on the best naive rule with a spread on the same pairs: 1 - CRPS / CRPS of the naive rule.

    `low` and `high` are the least and the greatest gain, over whichever naive rule is then the best, when all pairs of
    one outcome (a year or half-year) are left out; `low_without` and `high_without` are these outcomes.
    """

    rule: str
    indicator: str
    item: str | None
    naive: str
    gain: float
    low: float
    low_without: str
    high: float
    high_without: str


def draws_forecast(draws: Floats, published: float) -> Forecast:
    """The quantiles of draws, and their fair CRPS."""
    quantiles = tuple(np.quantile(draws, LEVELS).tolist())
    # Probability-weighted moments give the fair estimator from sorted draws, without all their pairs.
    crps = scoringrules.crps_ensemble(np.float64(published), draws, estimator="pwm", backend=BACKEND)
    return Forecast(quantiles, float(crps))


def scores(pairs: Sequence[Pair]) -> tuple[Score, ...]:
    """Every score: by outcome, pooled and then each horizon, and rule, in the order of the pairs."""
    found = []
    for indicator, item in dict.fromkeys((one.indicator, one.item) for one in pairs):
        own = [one for one in pairs if (one.indicator, one.item) == (indicator, item)]
        for horizon in (None, *sorted({one.horizon for one in own})):
            group = [one for one in own if horizon in (None, one.horizon)]
            for rule in dict.fromkeys(one.rule for one in group):
                found.append(_score([one for one in group if one.rule == rule], horizon))
    return tuple(found)


def gains(pairs: Sequence[Pair], naive: Iterable[str]) -> tuple[Gain, ...]:
    """The gain of every rule that is not naive, by outcome; none for rules that no naive rule shares the pairs of."""
    found = []
    by_rule: dict[tuple[str, str | None, str], dict[What, Pair]] = {}
    for one in pairs:
        by_rule.setdefault((one.indicator, one.item, one.rule), {})[one.what] = one
    for (indicator, item, rule), own in by_rule.items():
        if rule in naive:
            continue
        others = {name: by_rule.get((indicator, item, name), {}) for name in naive}
        others = {name: its for name, its in others.items() if own.keys() <= its.keys()}
        periods = sorted({one.period for one in own.values()})
        if not others or len(periods) == 1:
            continue
        whole, best = _gain(own, others)
        without = {left: _gain(_without(own, left), others)[0] for left in periods}
        low, high = min(without, key=without.__getitem__), max(without, key=without.__getitem__)
        found.append(Gain(rule, indicator, item, best, whole, without[low], low, without[high], high))
    return tuple(found)


def _gain(own: dict[What, Pair], others: dict[str, dict[What, Pair]]) -> tuple[float, str]:
    """The gain on the best of the others, and its name."""
    means = {name: sum(its[what].crps for what in own) / len(own) for name, its in others.items()}
    best = min(means, key=means.__getitem__)
    return 1 - sum(one.crps for one in own.values()) / len(own) / means[best], best


def _without(own: dict[What, Pair], period: str) -> dict[What, Pair]:
    return {what: one for what, one in own.items() if one.period != period}


def _score(pairs: Sequence[Pair], horizon: int | None) -> Score:
    """The score of pairs of one outcome and rule."""
    first = pairs[0]
    published, low, high = (np.array([getattr(one, name) for one in pairs]) for name in ("published", "q10", "q90"))
    interval = scoringrules.interval_score(published, low, high, _OUTSIDE_80, backend=BACKEND)
    return Score(
        first.indicator,
        first.item,
        horizon,
        first.rule,
        len(pairs),
        crps=_mean([one.crps for one in pairs]),
        interval=float(np.mean(interval)),
        coverage50=_mean([one.q25 <= one.published <= one.q75 for one in pairs]),
        coverage80=_mean([one.q10 <= one.published <= one.q90 for one in pairs]),
        coverage95=_mean([one.q025 <= one.published <= one.q975 for one in pairs]),
        absolute_error=_mean([abs(one.q50 - one.published) for one in pairs]),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
