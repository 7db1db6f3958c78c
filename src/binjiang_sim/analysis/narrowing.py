"""How much narrower the 80 % band of a figure would be if an input were known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..projection.blocks import Integers
from ..sampling.distributions import Floats, standard_normal
from .indices.given_data import class_count, classes

BAND = (0.1, 0.9)
EACH = 200  # draws of a class, so that its band is known
SHUFFLES = 100  # random classes that say what chance does
SEED = 1
CHANCE = 0.01  # that some idle input is shown


@dataclass(frozen=True)
class Narrowing:
    """An input, where it comes from, and the share of the 80 % band that knowing it would take away on average.

    `error` is the standard deviation that chance gives the share of an input without any effect.
    """

    path: str
    status: str
    narrowing: float
    error: float


def narrowings(numbers: Mapping[str, Floats], statuses: Mapping[str, str], outcome: Floats) -> tuple[Narrowing, ...]:
    """The inputs that narrow the band of an outcome, (draw,), most first, beyond what chance gives one of all.

    The mean width within classes of equal probability of the input, held against that within random classes of the
    same sizes, which have the same bias.
    """
    most = max(min(class_count(len(outcome)), len(outcome) // EACH), 2)
    by_chance: dict[tuple[int, ...], tuple[float, float]] = {}
    found = []
    for path, own in numbers.items():
        inside = classes(own, most)
        sizes = tuple(np.bincount(inside).tolist())
        if len(sizes) < 2:
            continue
        if sizes not in by_chance:
            by_chance[sizes] = _by_chance(sizes, outcome)
        middle, spread = by_chance[sizes]
        found.append(Narrowing(path, statuses[path], 1 - width(inside, outcome) / middle, spread / middle))
    least = float(standard_normal(np.array(1 - CHANCE / max(len(found), 1))))
    strong = [one for one in found if one.narrowing > least * one.error]
    return tuple(sorted(strong, key=lambda one: -one.narrowing))


def width(inside: Integers, outcome: Floats) -> float:
    """The mean width of the band within classes, each by its share of the draws."""
    order = np.lexsort((outcome, inside))
    values, counts = outcome[order], np.bincount(inside)
    firsts = np.cumsum(counts) - counts
    edges = []
    for share in BAND:
        places = share * (counts - 1)
        lower = np.floor(places).astype(int)
        upper = np.minimum(lower + 1, counts - 1)
        part = places - lower
        edges.append((1 - part) * values[firsts + lower] + part * values[firsts + upper])
    return float(counts @ (edges[1] - edges[0]) / len(outcome))


def _by_chance(sizes: tuple[int, ...], outcome: Floats) -> tuple[float, float]:
    """Mean and standard deviation of the width within random classes of these sizes."""
    luck, inside = np.random.default_rng(SEED), np.repeat(np.arange(len(sizes)), sizes)
    found = [width(luck.permutation(inside), outcome) for _ in range(SHUFFLES)]
    return float(np.mean(found)), float(np.std(found))
