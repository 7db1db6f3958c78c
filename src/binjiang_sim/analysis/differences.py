"""One figure of two runs over the same draws: how far apart it is, how surely, and whether that matters."""

from __future__ import annotations

from dataclasses import dataclass

from ..projection.pairs import spread_of
from ..projection.spreads import PairedSpread
from ..sampling.distributions import Floats

SURE = 0.9  # share of the draws on one side from which a direction counts as sure
MATTERS = 0.05  # size of a difference, as a share of the width of the reference's 80 % band, from which it matters
RARE = 0.01  # share of the draws below which a difference that most draws have not is left to chance
LIKELY = 2 / 3  # share from which a direction is called likely
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

    @classmethod
    def of(cls, period: str, spread: PairedSpread) -> Difference:
        """From what was found of the figure in both runs."""
        moved, (low, middle, high) = spread.difference, (spread.reference.at(q) for q in (LOW, 0.5, HIGH))
        return cls(
            period=period,
            reference=middle,
            other=spread.other.at(0.5),
            difference=moved.at(0.5),
            low=moved.at(LOW),
            high=moved.at(HIGH),
            above=moved.above,
            below=moved.below,
            width=high - low if high > low else abs(middle),
            mean=moved.mean,
            median_above=moved.median_above,
            median_below=moved.median_below,
        )

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


def difference(period: str, reference: Floats, other: Floats) -> Difference:
    """The difference of two paired figures, each (draw,)."""
    return Difference.of(period, spread_of(reference, other))


def direction(up: float, down: float) -> str:
    """The word for shares of draws that go up and down: no direction unless two thirds agree."""
    for share_of, word in ((up, "up"), (down, "down"), (1 - up - down, "same")):
        if share_of > SURE:
            return word
    return "likely_up" if up >= LIKELY else "likely_down" if down >= LIKELY else "open"
