"""Exact quantiles: the bits of numpy's, in memory and pass by pass."""

import pickle

import numpy as np
import pytest

from binjiang_sim.projection import quantiles as module
from binjiang_sim.projection.quantiles import Desk, Narrowing, Ranks, quantiles

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
    "no number": lambda x: np.where(np.arange(x.size) == 3, np.nan, x),
}


def sample(kind, count):
    return ODD[kind](np.random.default_rng(7).normal(size=count))


def numpys(rows):
    with np.errstate(all="ignore"):
        return np.quantile(rows, SHARES, axis=-1)


@pytest.mark.parametrize("count", [9, 1000, module.SORTED, module.SORTED + 1])
@pytest.mark.parametrize("kind", ODD)
def test_quantiles_have_the_bits_of_numpys(kind, count):
    rows = np.stack([sample(kind, count), np.arange(count)[::-1] * 1.0])
    np.testing.assert_array_equal(quantiles(rows, SHARES), numpys(rows))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_quantiles_of_one_two_and_three_draws(count):
    rows = np.random.default_rng(7).normal(size=(4, count))
    np.testing.assert_array_equal(quantiles(rows, SHARES), numpys(rows))


def narrowed(rows, block, batch):
    """The quantiles of rows that are seen only in blocks of draws and batches of rows, and the number of passes."""
    ranks = Ranks.of(rows.shape[1], SHARES)
    pilot, bounds = rows[:, :100], (rows.min(axis=1), rows.max(axis=1))
    pieces = [
        (first, rows[first : first + batch, begin : begin + block])
        for begin in range(0, rows.shape[1], block)
        for first in range(0, len(rows), batch)
    ]
    narrowing, desk = Narrowing.begin(pilot, ranks), Desk()
    while not narrowing.few:
        counts = np.zeros((narrowing.slots, narrowing.levels[-1].bins), dtype=np.int32)
        for first, values in pieces:
            narrowing.count(first, values, counts, desk)
        first_pass = len(narrowing.levels) == 1
        narrowing = narrowing.without(bounds[0] == bounds[1]) if first_pass else narrowing
        narrowing = narrowing.narrowed(counts, bounds if first_pass else None, pilot)
    found = [narrowing.select(first, values, desk) for first, values in pieces]
    kept = [module.together(slots, values, np.ones(len(slots), dtype=np.int64)) for slots, values in found]
    numbers = np.repeat(bounds[0], 2 * len(SHARES))
    numbers[narrowing.wanted.entry] = narrowing.found(kept)
    numbers = numbers.reshape(len(rows), 2, len(SHARES))
    return ranks.between(numbers[:, 0].T, numbers[:, 1].T), len(narrowing.levels)


FINITE = [kind for kind in ODD if kind not in ("infinite", "no number")]


@pytest.mark.parametrize(("kept", "passes"), [(10**9, 2), (5000, 3), (1000, 4)])
def test_narrowing_passes_find_the_bits_of_numpys(kept, passes, monkeypatch):
    monkeypatch.setattr(module, "MOST_KEPT", kept)
    rows = np.stack([sample(kind, 20_000) for kind in FINITE])
    found, levels = narrowed(rows, 1000, 4)
    np.testing.assert_array_equal(found, numpys(rows))
    assert levels >= passes


def test_a_first_look_that_misses_is_mended(monkeypatch):
    """The first draws all lie far from the others."""
    monkeypatch.setattr(module, "MOST_KEPT", 500)
    rows = sample("normal", 5000)[None] * np.where(np.arange(5000) < 100, 1e-9, 1.0) + 10
    np.testing.assert_array_equal(narrowed(rows, 512, 1)[0], numpys(rows))


def test_levels_arrive_elsewhere_as_they_were_sent():
    rows = np.random.default_rng(3).normal(size=(5, 4000))
    ranks, bounds = Ranks.of(4000, SHARES), (rows.min(axis=1), rows.max(axis=1))
    first = Narrowing.begin(rows[:, :100], ranks)
    counts = np.zeros((first.slots, first.levels[-1].bins), dtype=np.int32)
    first.count(0, rows, counts, Desk())
    sent = first.narrowed(counts, bounds, rows[:, :100])
    arrived = pickle.loads(pickle.dumps(sent))
    for one, other in zip(arrived.select(0, rows, Desk()), sent.select(0, rows, Desk()), strict=True):
        np.testing.assert_array_equal(one, other)
    assert len(sent.select(0, rows, Desk())[0])
    assert len(pickle.dumps(sent)) < sent.levels[0].local.nbytes
