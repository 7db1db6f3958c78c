"""What of a figure is asked about: its value, the year of its peak, the first year beyond a value, or a chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import Fault, ProjectionError, unknown
from ..sampling.distributions import Floats
from ..scenario.numbers import number

VALUE, PEAK, FIRST, CHANCE = "value", "peak", "first", "chance"
ABOVE, BELOW = "above", "below"
WITH_VALUE = tuple(f"{kind}-{side}" for kind in (FIRST, CHANCE) for side in (ABOVE, BELOW))
WORDS = (VALUE, PEAK, *WITH_VALUE)


@dataclass(frozen=True)
class Outcome:
    """One number in each draw, made of a figure in some periods.

    `value`: the figure itself, one outcome a period. `peak`: the year in which it is greatest. `first-above`: the first
    year in which it is above `threshold`; a draw in which it never is counts as the year after the last.
    `chance-above`: 1 in draws above the threshold and 0 in others, one outcome a period. Likewise `-below`.
    """

    word: str = VALUE
    threshold: float | None = None

    @classmethod
    def read(cls, text: str, unit: str) -> Outcome:
        """An outcome as it is written: "peak", "first-above=4000亿元". A bare number is in `unit`.

        Raises ProjectionError or ScenarioError for what it is not.
        """
        word, equals, written = text.partition("=")
        if word not in WORDS:
            raise ProjectionError([unknown("sensitivity.outcome", word, WORDS)])
        if (word in WITH_VALUE) != bool(equals):
            key = "sensitivity.outcome_value" if word in WITH_VALUE else "sensitivity.outcome_bare"
            raise ProjectionError([Fault(key, {"word": word})])
        return cls(word, number(written, unit, "", word) if equals else None)

    @property
    def kind(self) -> str:
        """One of VALUE, PEAK, FIRST and CHANCE."""
        return self.word.partition("-")[0]

    @property
    def of_time(self) -> bool:
        """Whether it is a year, found among all periods, and not one number for each of them."""
        return self.kind in (PEAK, FIRST)

    @property
    def text(self) -> str:
        """As it is written, the threshold in the unit of the model."""
        return self.word if self.threshold is None else f"{self.word}={self.threshold:g}"

    def spans(self, periods: Sequence[str]) -> tuple[str, ...]:
        """The periods of each outcome: one after another, or first and last in one."""
        return (f"{periods[0]}-{periods[-1]}",) if self.of_time else tuple(periods)

    def of(self, values: Floats, periods: Sequence[str]) -> Floats:
        """The outcomes, (outcome, draw), of a figure, (period, draw); NaN stays NaN."""
        if self.kind == VALUE:
            return values
        if self.kind == PEAK:
            found = np.array(periods, float)[np.argmax(values, axis=0)][None]
        else:
            assert self.threshold is not None
            beyond = values > self.threshold if self.word.endswith(ABOVE) else values < self.threshold
            if self.kind == CHANCE:
                return np.where(np.isnan(values), np.nan, beyond)
            years = np.array([*map(float, periods), float(periods[-1]) + 1])
            found = years[np.where(beyond.any(axis=0), beyond.argmax(axis=0), len(periods))][None]
        return np.where(np.isnan(values).any(axis=0), np.nan, found)

    def never(self, outcomes: Floats, periods: Sequence[str]) -> float | None:
        """The share of draws in which the threshold is never passed; None for an outcome that always comes."""
        return float(np.mean(outcomes[0] > float(periods[-1]))) if self.kind == FIRST else None
