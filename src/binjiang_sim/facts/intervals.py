"""The range in which a published figure lies: its rounding, and what its bound leaves open."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from .ledger import Fact

ABOUT = 0.05  # how far "about" reaches, as a share of the value: an assumption
_SAME = 1e-9  # ends this near to one another touch


class Interval(NamedTuple):
    """From `low` to `high`, either of which may be infinite."""

    low: float
    high: float

    def meets(self, other: Interval, slack: float = 0.0) -> bool:
        """Whether both have a number in common, when each end gives way by `slack` of its size."""
        gap = max(self.low - other.high, other.low - self.high)
        ends = [abs(one) for one in (*self, *other) if math.isfinite(one)]
        return gap <= (slack + _SAME) * max(ends, default=0.0)


def interval(fact: Fact) -> Interval:
    """Where the value of a fact lies, in model units: "above 460 000" is a lower bound."""
    value, rounding = fact.model_value, fact.rounding
    if fact.bound in ("above", "stretch"):
        return Interval(value, math.inf)
    if fact.bound == "below":
        return Interval(-math.inf if value <= 0 else 0.0, value)
    reach = max(rounding, ABOUT * abs(value)) if fact.bound == "about" else rounding
    return Interval(value - reach, value + reach)


def spanned(function: Callable[..., float], *intervals: Interval) -> Interval | None:
    """The range of a function that rises or falls with each argument; None where it is not defined at some corner."""
    try:
        corners = [function(*corner) for corner in product(*intervals)]
    except (ZeroDivisionError, OverflowError):
        return None
    return None if any(math.isnan(one) for one in corners) else Interval(min(corners), max(corners))
