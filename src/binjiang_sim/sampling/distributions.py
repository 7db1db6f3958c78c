"""Random numbers by name: one counter-based stream for each input, and the inverse function of each distribution."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from ..scenario import Distribution
from ..scenario.values import REACH80

Floats = npt.NDArray[np.float64]
Number = float | Floats  # one, or a column with a row for each input

_local = threading.local()
_PER_COUNTER = 4  # numbers that Philox makes for each step of its counter
_HALVINGS = 60
DUST = 1e-12  # of the largest of some points: less is what rounding leaves of a zero
LEAST_UNIFORM, GREATEST_UNIFORM = 2.0**-54, 1 - 2.0**-53  # that are drawn


def uniforms(seed: int, name: str, first: int, count: int) -> Floats:
    """Uniform numbers in (0, 1) of draws `first` to `first + count - 1` of the input `name`, shape (count,).

    The stream depends on seed and name only, and draw i is always its i-th number: other inputs, other scenarios,
    the number of draws and the blocks they run in change nothing.
    """
    own: Floats = streams(seed, [name], first, count)[0]
    return own


def streams(seed: int, names: Sequence[str], first: int, count: int) -> Floats:
    """The same for several inputs, (name, draw)."""
    bits, generator = _generator()
    state, table = bits.state, np.empty((len(names), count))
    for name, row in zip(names, table, strict=True):
        state["state"]["counter"][0], state["state"]["key"][:] = first // _PER_COUNTER, _key(seed, name)
        state["buffer_pos"] = _PER_COUNTER  # nothing is left of an earlier stream
        bits.state = state
        generator.random(first % _PER_COUNTER)
        generator.random(out=row)
        np.maximum(row, LEAST_UNIFORM, out=row)
    return table


def _generator() -> tuple[np.random.Philox, np.random.Generator]:
    """This thread's own, which is set to one stream after another: to make one for each takes longer."""
    if not hasattr(_local, "generator"):
        bits = np.random.Philox(key=0)
        _local.generator = bits, np.random.Generator(bits)
    found: tuple[np.random.Philox, np.random.Generator] = _local.generator
    return found


@lru_cache(maxsize=4096)
def _key(seed: int, name: str) -> tuple[int, ...]:
    digest = hashlib.sha256(f"{seed}/{name}".encode()).digest()
    return tuple(int.from_bytes(digest[place : place + 8], "little") for place in (0, 8))


def standard_normal(uniform: Floats) -> Floats:
    """The standard normal's inverse distribution function."""
    from scipy.special import ndtri

    values: Floats = ndtri(uniform)
    return values


def uniform_of(scores: Floats) -> Floats:
    """The uniform numbers of standard normal ones, never zero or one: the inverse of `standard_normal`."""
    from scipy.special import ndtr

    return np.asarray(np.clip(ndtr(scores), LEAST_UNIFORM, GREATEST_UNIFORM))


def without_dust(points: Floats) -> Floats:
    """Points of one distribution without what rounding leaves of a zero."""
    return np.where(np.abs(points) < DUST * np.abs(points).max(), 0.0, points)


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
    return inverse_of_kind(distribution.kind, uniform, *distribution.numbers)


def inverse_of_kind(kind: str, uniform: Floats, *numbers: Number) -> Floats:
    """The inverse of a kind of distribution at `uniform`, (..., draw); `numbers` may be columns, a row for each."""
    return _INVERSES[kind](uniform, *numbers)


@cache
def _shares(distribution: Distribution) -> tuple[float, float]:
    """Probabilities below the two ends of `between`, that of the upper end itself included: numbers may repeat there.

    By bisection on the inverse: one way for every kind.
    """
    shares = []
    for end, is_below in zip(distribution.between or (), (np.less, np.less_equal), strict=False):
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            below = is_below(_whole(distribution, np.array([middle]))[0], end)
            low, high = (middle, high) if below else (low, middle)
        shares.append((low + high) / 2)
    return shares[0], shares[1]


def _uniform(u: Floats, low: Number, high: Number) -> Floats:
    return low + u * (high - low)


def _triangular(u: Floats, low: Number, mode: Number, high: Number) -> Floats:
    width = high - low
    rising = low + np.sqrt(u * width * (mode - low))
    return np.where(u * width < mode - low, rising, high - np.sqrt((1 - u) * width * (high - mode)))


def _normal(u: Floats, mean: Number, deviation: Number) -> Floats:
    return mean + deviation * standard_normal(u)


def _lognormal(u: Floats, median: Number, sigma: Number) -> Floats:
    result: Floats = median * np.exp(sigma * standard_normal(u))
    return result


def _pert(u: Floats, low: Number, mode: Number, high: Number) -> Floats:
    from scipy.special import betaincinv

    rise = 4 * (mode - low) / (high - low)
    result: Floats = low + (high - low) * betaincinv(1 + rise, 5 - rise, u)
    return result


def _interval80(u: Floats, low: Number, median: Number, high: Number) -> Floats:
    share = np.minimum(u, 1 - u)  # of the draws that are as far out, then of the way to the end of the half-triangle
    np.sqrt(np.multiply(share, 2, out=share), out=share)
    np.subtract(1, share, out=share)
    upper = (high - median) * REACH80
    # To choose by `where` takes ten times as long: no processor foresees on which side a draw is.
    share *= (u < 0.5) * ((low - median) * REACH80 - upper) + upper
    share += median
    return share


_INVERSES: dict[str, Callable[..., Floats]] = {
    "uniform": _uniform,
    "triangular": _triangular,
    "normal": _normal,
    "lognormal": _lognormal,
    "pert": _pert,
    "interval80": _interval80,
}
