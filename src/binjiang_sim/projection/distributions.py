"""Random numbers by name: one counter-based stream for each input, and the inverse function of each distribution."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt

from ..scenario import Distribution

Floats = npt.NDArray[np.float64]

_PER_COUNTER = 4  # numbers that Philox makes for each step of its counter
_HALVINGS = 60
_HALF_A_BIT = 2.0**-54  # keeps uniforms inside (0, 1)
_REACH80 = 1 / (1 - np.sqrt(0.2))  # length of a half-triangle over its distance from the median to the 10 % point


def uniforms(seed: int, name: str, first: int, count: int) -> Floats:
    """Uniform numbers in (0, 1) of draws `first` to `first + count - 1` of the input `name`, shape (count,).

    The stream depends on seed and name only, and draw i is always its i-th number: other inputs, other scenarios,
    the number of draws and the blocks they run in change nothing.
    """
    key = int.from_bytes(hashlib.sha256(f"{seed}/{name}".encode()).digest()[:16], "little")
    skipped = first % _PER_COUNTER
    bits = np.random.Philox(key=key)
    bits.advance(first // _PER_COUNTER)
    return np.random.Generator(bits).random(skipped + count)[skipped:] + _HALF_A_BIT


def standard_normal(uniform: Floats) -> Floats:
    """The standard normal's inverse distribution function."""
    from scipy.special import ndtri

    values: Floats = ndtri(uniform)
    return values


def inverse(distribution: Distribution, uniform: Floats) -> Floats:
    """The inverse distribution function at `uniform`, in the numbers' own unit."""
    if distribution.between is not None:
        low, high = distribution.between
        first, last = _shares(distribution)
        return np.clip(_whole(distribution, first + uniform * (last - first)), low, high)
    return _whole(distribution, uniform)


def _whole(distribution: Distribution, uniform: Floats) -> Floats:
    if distribution.kind == "empirical":
        numbers = np.array(distribution.numbers)
        return np.asarray(np.interp(uniform, np.linspace(0, 1, len(numbers)), numbers))
    if distribution.kind == "discrete":
        sums = np.cumsum(distribution.shares)[:-1]
        return np.asarray(np.array(distribution.numbers)[np.searchsorted(sums, uniform, side="left")])
    return _INVERSES[distribution.kind](uniform, *distribution.numbers)


@cache
def _shares(distribution: Distribution) -> tuple[float, float]:
    """Probabilities below the two ends of `between`, by bisection on the inverse: one way for every kind."""
    shares = []
    for end in distribution.between or ():
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            below = _whole(distribution, np.array([middle]))[0] < end
            low, high = (middle, high) if below else (low, middle)
        shares.append((low + high) / 2)
    return shares[0], shares[1]


def _uniform(u: Floats, low: float, high: float) -> Floats:
    return low + u * (high - low)


def _triangular(u: Floats, low: float, mode: float, high: float) -> Floats:
    width = high - low
    rising = low + np.sqrt(u * width * (mode - low))
    return np.where(u * width < mode - low, rising, high - np.sqrt((1 - u) * width * (high - mode)))


def _normal(u: Floats, mean: float, deviation: float) -> Floats:
    return mean + deviation * standard_normal(u)


def _lognormal(u: Floats, median: float, sigma: float) -> Floats:
    result: Floats = median * np.exp(sigma * standard_normal(u))
    return result


def _pert(u: Floats, low: float, mode: float, high: float) -> Floats:
    from scipy.special import betaincinv

    rise = 4 * (mode - low) / (high - low)
    result: Floats = low + (high - low) * betaincinv(1 + rise, 5 - rise, u)
    return result


def _interval80(u: Floats, low: float, median: float, high: float) -> Floats:
    below: Floats = median - (median - low) * _REACH80 * (1 - np.sqrt(2 * np.minimum(u, 0.5)))
    above: Floats = (high - median) * _REACH80 * (1 - np.sqrt(2 * np.minimum(1 - u, 0.5)))
    return below + above


_INVERSES: dict[str, Callable[..., Floats]] = {
    "uniform": _uniform,
    "triangular": _triangular,
    "normal": _normal,
    "lognormal": _lognormal,
    "pert": _pert,
    "interval80": _interval80,
}
