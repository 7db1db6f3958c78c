"""What is found of a figure over the draws of two runs: its spread in either, and that of the difference."""

from __future__ import annotations

from dataclasses import dataclass

from ..scenario import Target
from .summary import PROBABILITIES


@dataclass(frozen=True)
class PairedFigure:
    """An item of an indicator, summed over `periods`; with a `target`, 1 in draws that meet it and 0 in others.

    The `periods` of a target are those that its number is made of. Both runs must have the figure.
    """

    indicator: str
    item: str | None
    periods: tuple[str, ...]
    target: Target | None = None


@dataclass(frozen=True)
class Spread:
    """A figure over the draws: its mean, and its quantiles at PROBABILITIES."""

    mean: float
    points: tuple[float, ...]

    def at(self, probability: float) -> float:
        """The quantile at one of PROBABILITIES."""
        return self.points[PROBABILITIES.index(probability)]


@dataclass(frozen=True)
class SignedSpread(Spread):
    """A difference over the draws: shares above and below zero, and the median of either part (None of none)."""

    above: float
    below: float
    median_above: float | None
    median_below: float | None


@dataclass(frozen=True)
class PairedSpread:
    """A figure in both runs, and the difference draw by draw: other less reference."""

    reference: Spread
    other: Spread
    difference: SignedSpread
