"""Exact quantiles in memory: the bits of numpy's."""

import numpy as np
import pytest

from binjiang_sim.quantiles import in_memory, quantiles

SHARES = (0.0, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 1.0)
ODD = {
    "normal": lambda x: x,
    "heavy tails": lambda x: np.exp(4 * x),
    "heavier tails": lambda x: np.tan(1.57 * np.tanh(x)),
    "ties": lambda x: np.round(x, 1),
    "a spike": lambda x: np.where(x > 0.5, 0.0, x),
    "two values": lambda x: (x > 0.3) * 1.0,
    "one value": lambda x: np.full_like(x, 3.0),
    "one value but for one": lambda x: np.where(np.arange(x.size) == 7, 4.0, 3.0),
    "neighbouring numbers": lambda x: np.where(x > 0, 3.0, np.nextafter(3.0, 4.0)),
    "huge": lambda x: np.clip(x, -5, 5) * 3e307,
    "tiny": lambda x: x * 1e-310,
    "infinite": lambda x: np.where(x > 2, np.inf, np.where(x < -2, -np.inf, x)),
    "NaN": lambda x: np.where(np.arange(x.size) == 3, np.nan, x),
}


def sample(kind, count):
    return ODD[kind](np.random.default_rng(7).normal(size=count))


def numpys(rows):
    with np.errstate(all="ignore"):
        return np.quantile(rows, SHARES, axis=-1)


@pytest.mark.parametrize("count", [9, 1000, in_memory.SORTED, in_memory.SORTED + 1])
@pytest.mark.parametrize("kind", ODD)
def test_quantiles_have_the_bits_of_numpys(kind, count):
    rows = np.stack([sample(kind, count), np.arange(count)[::-1] * 1.0])
    np.testing.assert_array_equal(quantiles(rows, SHARES), numpys(rows))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_quantiles_of_one_two_and_three_draws(count):
    rows = np.random.default_rng(7).normal(size=(4, count))
    np.testing.assert_array_equal(quantiles(rows, SHARES), numpys(rows))
