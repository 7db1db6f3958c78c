"""What holds among indicators, as data: products, sums, weighted means, rates and levels, and two names for one thing.

The table is `identities.csv`, a row an identity:

- product: `whole` is the first of `parts` times the second, as GDP is GDP per head times residents;
- sum: `parts` add up to `whole`; "1" is the whole of shares;
- mean: the growth `whole` is that of the first two of `parts`, weighted by the third over the fourth and by the rest;
- growth: `whole` is the growth of the level in `parts`; without a row, `x_growth` is that of `x`;
- same: `parts` are the same thing from different sources, whose figures should agree;
- definitions: `parts` are different things that are taken for one.

`slack` is how far both sides may be apart, as a share, because one counts a mean and the other a day.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

from binjiang_sim.errors import Fault
from binjiang_sim.text import csv_rows

GROWTH = "_growth"
KINDS = ("product", "sum", "mean", "growth", "same", "definitions")


@dataclass(frozen=True)
class Identity:
    """A row of the table: the names of indicators."""

    kind: str
    whole: str
    parts: tuple[str, ...]
    slack: float = 0.0


@functools.cache
def identities() -> tuple[Identity, ...]:
    """The identities shipped with the package, in the order of the file."""
    faults: list[Fault] = []
    text = resources.files(__package__).joinpath("identities.csv").read_text("utf-8")
    rows = csv_rows(text, "identities.csv", faults).rows
    return tuple(Identity(kind, whole, tuple(parts.split()), float(slack)) for _, (kind, whole, parts, slack) in rows)


def of_kind(kind: str) -> tuple[Identity, ...]:
    """The identities of one kind."""
    return tuple(one for one in identities() if one.kind == kind)


def level_of(rate: str) -> str:
    """The indicator whose growth an indicator is; empty for one that is no growth rate."""
    stated = next((one.parts[0] for one in of_kind("growth") if one.whole == rate), "")
    return stated or (rate.removesuffix(GROWTH) if rate.endswith(GROWTH) else "")


def rate_of(level: str) -> str:
    """The indicator that is the growth of a level."""
    stated = next((one.whole for one in of_kind("growth") if one.parts == (level,)), "")
    return stated or level + GROWTH
