"""Tempered sequential Monte Carlo: from independent standard normal scores to a sample of their posterior.

The likelihood is raised to a power that rises from 0 to 1. At each power the particles are weighted and resampled, then
moved by preconditioned Crank-Nicolson steps (Cotter, Roberts, Stuart and White 2013), which leave the tempered
posterior as it is whatever the number of scores. Scores that the figures move are proposed from a normal distribution
with the mean and the covariance that the particles have, the others from their prior.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..sampling.distributions import Floats

LEAST_EFFECTIVE = 0.5  # of the particles, at each rise of the power
MOST_REFERENCED = 40  # scores that are proposed from what the particles are like
MOVED = 0.02  # information gained, in nats, from which a score is one of them
ACCEPTANCE = 0.3  # of proposals, that the size of the steps is set for
STAGE_CORRELATION, LAST_CORRELATION = 0.5, 0.15  # of the particles with themselves, at which moves end
MOST_MOVES = 12
SHRINKAGE = 0.05  # of covariances towards none
Integers = npt.NDArray[np.intp]
Notice = Callable[[float, int], None]  # power reached, runs of the model so far


@dataclass
class Particles:
    """Scores (score, particle), what the model says (figure, particle), and the log-likelihood (particle,)."""

    scores: Floats
    predicted: Floats
    fit: Floats

    def taken(self, places: Integers) -> Particles:
        """The particles at these places."""
        return Particles(self.scores[:, places], self.predicted[:, places], self.fit[places])


@dataclass
class Sampled:
    """A sample of the posterior: particles of equal weight.

    `effective`: the number of independent draws that they are worth; particles with a common ancestor agree, the more
    the fewer moves lie between. `acceptance`: the share of proposals taken. `evidence`: logarithm of the mean
    likelihood under the prior. `prior` are the particles before anything was known.
    `runs`: draws that were simulated.
    """

    particles: Particles
    prior: Particles
    effective: float
    acceptance: float
    evidence: float
    runs: int


Predict = Callable[[Floats], Floats]  # scores (score, particle) -> figures (figure, particle)
Fit = Callable[[Floats], Floats]  # figures (figure, particle) -> log-likelihood (particle,)


def tempered(
    predict: Predict, fit: Fit, scores: int, particles: int, rng: np.random.Generator, notice: Notice | None = None
) -> Sampled | None:
    """A sample of the posterior of standard normal scores; None when no particle has a likelihood above zero."""
    start = rng.standard_normal((scores, particles))
    said = predict(start)
    now = prior = Particles(start, said, fit(said))
    if not np.isfinite(now.fit).any():
        return None
    chain = _Chain(predict, fit, rng)
    power, evidence = 0.0, 0.0
    families: list[Integers] = []
    kept: list[float] = []  # correlation of the particles with themselves over the moves of a stage
    while power < 1:
        new = _next_power(now.fit, power)
        weights, mean = _weights(now.fit, new - power)
        evidence += mean
        reference = _Reference.of(now.scores, weights)
        places = _systematic(weights, rng)
        families.append(places)
        power = new
        now, correlation = chain.moved(
            now.taken(places), power, reference, LAST_CORRELATION if power == 1 else STAGE_CORRELATION
        )
        kept.append(correlation)
        if notice:
            notice(power, chain.runs)
    return Sampled(now, prior, _effective(families, kept), chain.acceptance, evidence, particles + chain.runs)


class _Chain:
    """Moves particles, with the size of the steps that was good for the last ones."""

    def __init__(self, predict: Predict, fit: Fit, rng: np.random.Generator) -> None:
        self.predict, self.fit, self.rng = predict, fit, rng
        self.step = 0.5  # share of the variance that a proposal renews
        self.taken = self.proposed = self.runs = 0

    @property
    def acceptance(self) -> float:
        return self.taken / self.proposed if self.proposed else 1.0

    def moved(self, now: Particles, power: float, reference: _Reference, wanted: float) -> tuple[Particles, float]:
        """The particles after moves, and how much they are correlated with what they were."""
        correlation = 1.0
        for _ in range(MOST_MOVES):
            share = self._move(now, power, reference)
            correlation *= 1 - share * (1 - np.sqrt(1 - self.step))
            self.step = float(np.clip(self.step * np.exp(share - ACCEPTANCE), 1e-4, 1.0))
            if correlation <= wanted:
                break
        return now, float(correlation)

    def _move(self, now: Particles, power: float, reference: _Reference) -> float:
        """Propose once for every particle, in place; the share that was taken."""
        size = now.scores.shape[1]
        proposal = reference.proposal(now.scores, self.step, self.rng)
        said = self.predict(proposal)
        fit = self.fit(said)
        with np.errstate(invalid="ignore"):
            gain = power * (fit - now.fit) + reference.correction(proposal) - reference.correction(now.scores)
        taken = np.log(self.rng.random(size)) < np.where(np.isfinite(fit), gain, -np.inf)
        now.scores[:, taken], now.predicted[:, taken], now.fit[taken] = proposal[:, taken], said[:, taken], fit[taken]
        self.taken += int(taken.sum())
        self.proposed += size
        self.runs += size
        return float(taken.mean())


@dataclass(frozen=True)
class _Reference:
    """Where proposals come from: a normal distribution of some scores, `rows`, and the prior of the others."""

    rows: Integers
    mean: Floats
    root: Floats
    precision: Floats

    @classmethod
    def of(cls, scores: Floats, weights: Floats) -> _Reference:
        """That of weighted particles: the scores that are most unlike their prior."""
        mean = scores @ weights
        variance = (scores**2) @ weights - mean**2
        gained = (mean**2 + variance - 1 - np.log(np.maximum(variance, 1e-12))) / 2
        rows = np.argsort(-gained)[:MOST_REFERENCED]
        rows = np.sort(rows[gained[rows] > MOVED])
        apart = scores[rows] - mean[rows, None]
        covariance = (apart * weights) @ apart.T
        own = np.diag(np.diag(covariance))
        covariance = (1 - SHRINKAGE) * covariance + SHRINKAGE * own + 1e-9 * np.eye(len(rows))
        root, precision = np.linalg.cholesky(covariance), np.linalg.inv(covariance)
        return cls(rows, mean[rows], np.asarray(root, np.float64), np.asarray(precision, np.float64))

    def proposal(self, scores: Floats, step: float, rng: np.random.Generator) -> Floats:
        """Scores a step away, (score, particle)."""
        fresh = rng.standard_normal(scores.shape)
        found = np.sqrt(1 - step) * scores + np.sqrt(step) * fresh
        if len(self.rows):
            apart = scores[self.rows] - self.mean[:, None]
            moved = np.sqrt(1 - step) * apart + np.sqrt(step) * (self.root @ fresh[self.rows])
            found[self.rows] = self.mean[:, None] + moved
        return np.asarray(found)

    def correction(self, scores: Floats) -> Floats:
        """Logarithm of the prior over the reference, (particle,): what proposals do not have in themselves."""
        own = scores[self.rows]
        apart = own - self.mean[:, None]
        return np.asarray((np.sum(apart * (self.precision @ apart), axis=0) - np.sum(own**2, axis=0)) / 2)


def _weights(fit: Floats, rise: float) -> tuple[Floats, float]:
    """Weights that add up to one, and the logarithm of their mean before."""
    with np.errstate(invalid="ignore"):
        logarithms = np.where(np.isfinite(fit), rise * fit, -np.inf)
    most = logarithms.max()
    weights = np.exp(logarithms - most)
    return weights / weights.sum(), float(most + np.log(weights.mean()))


def _next_power(fit: Floats, power: float) -> float:
    """The greatest power at which enough of the particles still count."""
    least = LEAST_EFFECTIVE * np.isfinite(fit).sum()

    def enough(rise: float) -> bool:
        weights, _ = _weights(fit, rise)
        return bool(1 / np.sum(weights**2) >= least)

    if enough(1 - power):
        return 1.0
    low, high = 0.0, 1 - power
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if enough(middle) else (low, middle)
    return power + max(low, 1e-12)


def _systematic(weights: Floats, rng: np.random.Generator) -> Integers:
    """Places of particles, each as often as its weight asks for."""
    size = len(weights)
    points = (np.arange(size) + rng.random()) / size
    return np.asarray(np.minimum(np.searchsorted(np.cumsum(weights), points), size - 1), dtype=np.intp)


def _effective(families: list[Integers], kept: list[float]) -> float:
    """Independent draws with the same error of a mean.

    Two particles whose last common ancestor stood before some moves are correlated as these left it, squared.
    """
    size = len(families[-1])
    pairs, ancestor, correlation = float(size), np.arange(size), 1.0
    same = float(size)  # ordered pairs with a common ancestor so far: every particle with itself
    for places, own in zip(reversed(families), reversed(kept), strict=True):
        correlation *= own**2
        ancestor = places[ancestor]
        counts = np.bincount(ancestor, minlength=size).astype(np.float64)
        common = float(np.sum(counts**2))
        pairs += (common - same) * correlation
        same = common
    return size**2 / pairs
