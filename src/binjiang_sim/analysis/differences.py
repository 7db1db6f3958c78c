"""One figure of two runs over the same draws: how far apart it is, how surely, and whether that matters.

What needs the draws themselves stands here: `apart`, `difference` and `along`. All else reads a `Difference`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..sampling.distributions import Floats
from .pairing import Both

SURE = 0.9  # share of the draws on one side from which a direction counts as sure
MATTERS = 0.05  # size of a difference, as a share of the width of the reference's 80 % band, from which it matters
RARE = 0.01  # share of the draws below which a difference that most draws have not is left to chance
LIKELY = 2 / 3  # share from which a direction is called likely
ROUNDING = 1e-12  # differences below this share of the figures are the last digits of the arithmetic
LOW, HIGH = 0.1, 0.9


@dataclass(frozen=True)
class Difference:
    """One figure of two paired runs, in model units: medians, and the difference draw by draw (other less reference).

    `difference`, `low`, `high` are its median, 10 and 90 % points, `mean` its mean. `above` and `below` are the shares
    of draws in which the other is above and below the reference; `median_above` and `median_below` the medians of the
    difference among these draws alone, None where there are none. `width` is that of the reference's 80 % band, or the
    size of the reference itself where that has none.
    """

    period: str
    reference: float
    other: float
    difference: float
    low: float
    high: float
    above: float
    below: float
    width: float
    mean: float
    median_above: float | None
    median_below: float | None

    @property
    def moves(self) -> bool:
        """Whether there is a difference in any draw."""
        return bool(self.above or self.below)

    @property
    def partial(self) -> bool:
        """Whether there is a difference in some draws, with a median of zero: its median says nothing of them."""
        return self.moves and not self.difference

    @property
    def central(self) -> float:
        """The median difference, or the mean where only some draws have one."""
        return self.mean if self.partial else self.difference

    @property
    def strength(self) -> float:
        """Size of the `central` difference over `width`; 1 where that is zero and a difference is not."""
        if not self.central:
            return 0.0
        return abs(self.central) / self.width if self.width else 1.0

    @property
    def banded(self) -> bool:
        """Whether the reference has a band to measure against."""
        return self.width != abs(self.reference)

    @property
    def relative(self) -> float | None:
        """The median difference as a share of the reference's median; None from zero."""
        return self.difference / abs(self.reference) if self.reference else None

    @property
    def sure(self) -> bool:
        """Whether one direction holds in nearly all draws."""
        return max(self.above, self.below) >= SURE

    @property
    def matters(self) -> bool:
        """Whether the direction is sure and the difference worth a word.

        Where only some draws have a difference, these count: they are no fewer than RARE, nearly all of them go one way
        and the median among them is large enough.
        """
        if not self.partial:
            return self.sure and self.strength >= MATTERS
        share, size = max((self.above, self.median_above), (self.below, self.median_below), key=lambda one: one[0])
        agreed = share >= max(RARE, SURE * (self.above + self.below))
        return agreed and abs(size or 0.0) >= MATTERS * self.width


def apart(reference: Floats, other: Floats) -> Floats:
    """Other less reference, draw by draw; exactly zero where they agree but for the last digits."""
    moved = other - reference
    return np.where(np.abs(moved) > ROUNDING * (np.abs(reference) + np.abs(other)), moved, 0.0)


def difference(period: str, reference: Floats, other: Floats) -> Difference:
    """The difference of two paired figures, each (draw,)."""
    low, middle, high = np.quantile(reference, (LOW, 0.5, HIGH)).tolist()
    moved = apart(reference, other)
    least, median, most = np.quantile(moved, (LOW, 0.5, HIGH)).tolist()
    up, down = moved[moved > 0], moved[moved < 0]
    return Difference(
        period=period,
        reference=middle,
        other=float(np.median(other)),
        difference=median,
        low=least,
        high=most,
        above=len(up) / len(moved),
        below=len(down) / len(moved),
        width=high - low if high > low else abs(middle),
        mean=float(np.mean(moved)),
        median_above=float(np.median(up)) if len(up) else None,
        median_below=float(np.median(down)) if len(down) else None,
    )


def along(
    both: Both, indicator: str, item: str | None, periods: Sequence[str], probabilities: Sequence[float]
) -> tuple[Floats, str | None]:
    """Quantiles of the difference in every period, (probability, period), and the first period in which it matters."""
    pairs = [both.values(indicator, period, item) for period in periods]
    points = np.quantile(np.stack([apart(*pair) for pair in pairs]), probabilities, axis=-1)
    found = (period for period, pair in zip(periods, pairs, strict=True) if difference(period, *pair).matters)
    return points, next(found, None)


def direction(up: float, down: float) -> str:
    """The word for shares of draws that go up and down: no direction unless two thirds agree."""
    for share_of, word in ((up, "up"), (down, "down"), (1 - up - down, "same")):
        if share_of > SURE:
            return word
    return "likely_up" if up >= LIKELY else "likely_down" if down >= LIKELY else "open"
