"""Shares of draws as estimates of a chance, each with its sampling error."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..scenario import Scenario
from ..words import say

FEWEST = 200  # draws from which a share of them is worth being called a chance
Z95 = 1.959963984540054  # 97.5 % point of the standard normal: both sides together leave out one in twenty


def rows_of(*scenarios: Scenario) -> float:
    """The independent draws that posteriors of scenarios are worth, of the least one; infinity without any."""
    return min((one.posterior.effective for one in scenarios if one.posterior), default=math.inf)


def independent(draws: int, rows: float) -> float:
    """The number of independent draws with the error of so many that take rows of a posterior."""
    return 1 / (1 / draws + 1 / rows) if draws else 0.0


@dataclass(frozen=True)
class Proportion:
    """`hits` of `draws` draws, as an estimate of the chance of a hit.

    Draws are independent, but where they take rows of a posterior: these are worth `rows` independent ones.
    """

    hits: int
    draws: int
    rows: float = math.inf

    @classmethod
    def of(cls, hit: npt.NDArray[np.bool_], *scenarios: Scenario) -> Proportion:
        """How many of the draws of scenarios are a hit, (draw,)."""
        return cls(int(np.count_nonzero(hit)), int(hit.size), rows_of(*scenarios))

    @property
    def effective(self) -> float:
        """The number of independent draws with the same error."""
        return independent(self.draws, self.rows)

    @property
    def value(self) -> float:
        """The share; NaN without draws."""
        return self.hits / self.draws if self.draws else math.nan

    @property
    def low(self) -> float:
        """The lower end of the 95 % interval."""
        return 0.0 if not self.hits else max(self._wilson(-1), 0.0)

    @property
    def high(self) -> float:
        """The upper end of the 95 % interval."""
        return 1.0 if self.hits == self.draws else min(self._wilson(1), 1.0)

    @property
    def error(self) -> float:
        """How far the chance may be from the share: to the farther end of the 95 % interval."""
        return max(self.value - self.low, self.high - self.value)

    @property
    def few(self) -> bool:
        """Whether the draws are too few for a chance."""
        return self.effective < FEWEST

    def text(self, language: str) -> str:
        """The chance in whole per cent with its sampling error, for every reader the same: "63 % ± 2".

        What is nearly all or nothing is a bound, "over 99 %"; of too few draws it says that they are.
        """
        if self.few:
            return say("chance.few", language, draws=int(self.effective))
        number = f"{100 * self.value:.0f}"
        if number == "100":
            return say("chance.over", language, number=math.floor(100 * self.low))
        if number == "0":
            return say("chance.under", language, number=math.ceil(100 * self.high))
        return say("chance.about", language, number=number, error=f"{max(100 * self.error, 1):.0f}")

    def _wilson(self, side: int) -> float:
        """An end of Wilson's score interval, which holds for shares near zero and one and for few draws too."""
        share, size = self.value, self.effective
        room = Z95**2 / size
        reach = Z95 * math.sqrt(share * (1 - share) / size + room / (4 * size))
        return (share + room / 2 + side * reach) / (1 + room)
