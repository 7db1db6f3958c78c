"""The standard normal scores behind draws: one for every uncertain input and for every stream of luck of a job."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..sampling.correlations import Mixing
from ..sampling.distributions import Floats, standard_normal, uniform_of
from ..sampling.uncertain_inputs import DrawRange
from .blocks import Integers, Job
from .inputs import luck_of, uniforms_of


@dataclass(frozen=True)
class Uniforms:
    """A design made of uniform numbers, (input, row)."""

    inputs: tuple[str, ...]
    uniforms: Floats

    @property
    def size(self) -> int:
        """Number of rows."""
        return int(self.uniforms.shape[1])

    def rows(self, first: int, count: int) -> Floats:
        """The uniform numbers of some rows, (input, row)."""
        return self.uniforms[:, first : first + count]


def own_streams(draws: int) -> Uniforms:
    """The design that leaves every input and all luck to its own stream: the first draws of a run."""
    return Uniforms((), np.empty((0, draws)))


@dataclass(frozen=True)
class NormalScores:
    """The scores of a job: of its uncertain inputs, then of its luck.

    Independent scores are mixed into the inputs' own, whose correlations are those of the scenario.
    """

    job: Job
    inputs: tuple[str, ...]
    luck: tuple[str, ...]

    @classmethod
    def of(cls, job: Job) -> NormalScores:
        """The scores behind the draws of a job."""
        return cls(job, tuple(job.sampler.numbers.names), tuple(job.sampler.luck_streams()))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Inputs by path, then streams of luck."""
        return self.inputs + self.luck

    @cached_property
    def mixed(self) -> list[int]:
        """The places of the inputs that are correlated with each other."""
        return [self.inputs.index(name) for name in Mixing.of(self.job.scenario).names if name in self.inputs]

    @cached_property
    def factor(self) -> Floats:
        """The lower triangle that mixes the scores of these inputs from independent ones."""
        return np.asarray(np.linalg.cholesky(self._mixed_correlation), np.float64)

    @cached_property
    def correlation(self) -> Floats:
        """The correlations of all own scores, (name, name)."""
        found = np.eye(len(self.names))
        found[np.ix_(self.mixed, self.mixed)] = self._mixed_correlation
        return found

    @cached_property
    def _mixed_correlation(self) -> Floats:
        return Mixing.of(self.job.scenario).matrix([self.inputs[place] for place in self.mixed])

    def own(self, scores: Floats) -> Floats:
        """The scores of each input by itself: those that are correlated are mixed from independent ones."""
        found = np.array(scores)
        found[self.mixed] = self.factor @ scores[self.mixed]
        return found

    def of_draws(self, numbers: Integers) -> Floats:
        """The own scores of the draws of these numbers (in order), (name, draw)."""
        inputs, luck = uniforms_of(self.job, numbers, self.inputs), luck_of(self.job, numbers, self.luck)
        return standard_normal(np.concatenate([inputs, luck]))

    def design(self, own: Floats) -> Uniforms:
        """The draws that have these own scores, (name, draw)."""
        return Uniforms(self.names, uniform_of(own))

    def values(self, own: Floats) -> dict[str, Floats]:
        """What the model gets, (draw,) by input."""
        made = self.design(own)
        given = dict(zip(made.inputs, made.uniforms, strict=True))
        return self.job.sampler.drawn(DrawRange(0, made.size, uniforms=given))
