"""Random numbers by name: one counter-based stream for each input, and the inverse function of each distribution."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ..scenario import Distribution

Floats = npt.NDArray[np.float64]

_PER_COUNTER = 4  # numbers that Philox makes for each step of its counter
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
    return _INVERSES[distribution.kind](uniform, *distribution.numbers)


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
