"""Whether, when and how hard a shock strikes in each draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from ..scenario import Given, Shock
from .distributions import Floats

_NOT_BELOW_ZERO = ("years", "recovery", "factor")  # a normal distribution may reach below


def drawn_shock(shock: Shock, drawn: Callable[[str, Given], Floats], uniform: Floats) -> Mapping[str, Floats]:
    """The numbers of a shock by key, (draw,), as `time_paths.with_shock` reads them.

    `drawn` gives the draws of a number by the name of its stream, `uniform` the uniform numbers that decide whether
    and in which year it strikes. One stream decides both: the first year that strikes is a geometric number.
    """
    path = f"shocks.{shock.name}"
    found = {key: drawn(f"{path}.{key}", given) for key, given in shock.numbers.items()}
    found |= {key: np.maximum(found[key], 0.0) for key in _NOT_BELOW_ZERO if key in found}
    if "probability" in found:
        probability = np.clip(found.pop("probability"), 0.0, 1.0)
        with np.errstate(divide="ignore"):  # probability 0 never strikes, probability 1 at once
            years = np.floor(np.log1p(-uniform) / np.log1p(-probability))
        found["start"] = np.where(years < shock.window, found["start"] + years, np.inf)
    return found
