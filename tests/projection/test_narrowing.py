"""Exact quantiles of numbers that are made again pass after pass: the bits of numpy's."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.projection import narrowing as module
from binjiang_sim.projection.keeping import Keeping
from binjiang_sim.projection.levels import rooted
from binjiang_sim.projection.narrowing import Narrowing, known
from binjiang_sim.projection.quantiles import Ranks
from binjiang_sim.projection.sieve import Sieve

from .test_quantiles import ODD, SHARES, numpys, sample

FINITE = [kind for kind in ODD if kind not in ("infinite", "no number")]
PILOT = 100


class Seen:
    """Rows that are seen only in blocks of draws and batches of rows."""

    def __init__(self, rows, block=1000, batch=4):
        self.rows, self.block, self.batch = rows, block, batch
        self.pilot = rows[:, :PILOT]

    def bounds(self, draws=None):
        return self.rows[:, :draws].min(axis=1), self.rows[:, :draws].max(axis=1)

    def through(self, sieve, draws=None):
        for begin in range(0, draws or self.rows.shape[1], self.block):
            for first in range(0, len(self.rows), self.batch):
                sieve.add(first, self.rows[first : first + self.batch, : draws or None][:, begin : begin + self.block])
        sieve.finish()

    def counted(self, narrowing, draws=None):
        counts = [np.zeros(counters, dtype=np.int32) for counters in narrowing.tables]
        self.through(Sieve(narrowing.levels, counts), draws)
        return counts

    def kept(self, narrowing):
        keeping = Keeping(narrowing.levels[-1].slots)
        self.through(Sieve(narrowing.levels, kept=keeping.add))
        found = keeping.outcome()
        return found["slots"], found["values"], found["times"]


def first_pass(seen, look):
    """What the first pass over all draws counts, after a look at the first ones unless it is 0."""
    draws = seen.rows.shape[1]
    narrowing = Narrowing.begin(seen.pilot, Ranks.of(draws, SHARES))
    return narrowing.foreseen(seen.counted(narrowing, look)[0], look, draws, seen.bounds(look)) if look else narrowing


def quantiles_of(seen, look):
    """The quantiles, the number of passes over all draws, and how many values were kept in the last."""
    narrowing, passes, bounds = first_pass(seen, look), 2, seen.bounds()
    narrowing = narrowing.without(known(*bounds)).narrowed(seen.counted(narrowing), bounds, seen.pilot)
    while not narrowing.few:
        narrowing, passes = narrowing.narrowed(seen.counted(narrowing), None, seen.pilot), passes + 1
        assert passes < 20, "passes that do not help"
    kept = seen.kept(narrowing)
    numbers = np.repeat(bounds[0], 2 * len(SHARES))
    numbers[narrowing.wanted.entry] = module.numbers_of(narrowing, [kept])
    numbers = numbers.reshape(len(bounds[0]), 2, len(SHARES))
    ranks = Ranks.of(seen.rows.shape[1], SHARES)
    return ranks.between(numbers[:, 0].T, numbers[:, 1].T), passes, len(kept[0])


@pytest.fixture(scope="module")
def odd_rows():
    return Seen(np.stack([sample(kind, 20_000) for kind in FINITE]))


@pytest.mark.parametrize("look", [0, 100, 2000, 20_000])
@pytest.mark.parametrize(("most", "passes"), [(10**9, 2), (5000, 2), (1000, 4)])
def test_passes_find_the_bits_of_numpys(odd_rows, most, passes, look, monkeypatch):
    monkeypatch.setattr(module, "MOST_KEPT", most)
    found, made, _ = quantiles_of(odd_rows, look)
    np.testing.assert_array_equal(found, numpys(odd_rows.rows))
    assert made >= passes


def test_a_first_look_saves_a_pass(monkeypatch):
    monkeypatch.setattr(module, "MOST_KEPT", 2000)
    monkeypatch.setattr(module, "MOST_COARSE", 64 * 4)
    seen = Seen(np.random.default_rng(1).normal(size=(4, 60_000)))
    without, look = quantiles_of(seen, 0), quantiles_of(seen, 8000)
    np.testing.assert_array_equal(without[0], look[0])
    assert (without[1], look[1]) == (3, 2)


@pytest.mark.parametrize("look", [0, 200])
def test_a_pilot_that_misses_is_mended(look, monkeypatch):
    """The first draws all lie far from the others."""
    monkeypatch.setattr(module, "MOST_KEPT", 500)
    rows = sample("normal", 5000)[None] * np.where(np.arange(5000) < PILOT, 1e-9, 1.0) + 10
    np.testing.assert_array_equal(quantiles_of(Seen(rows, 512, 1), look)[0], numpys(rows))


def test_a_first_look_that_misses_is_mended(monkeypatch):
    """The draws that are looked at first are all low."""
    monkeypatch.setattr(module, "MOST_KEPT", 500)
    rows = np.sort(sample("normal", 20_000))[None].copy()
    rows[0, :PILOT] = rows[0, :: 20_000 // PILOT]
    np.testing.assert_array_equal(quantiles_of(Seen(rows), 2000)[0], numpys(rows))


def test_figures_that_are_no_numbers_stay_out_of_the_way():
    rows = np.stack([sample(kind, 5000) for kind in ("normal", "infinite", "no number", "heavy tails")])
    with np.errstate(invalid="ignore"):
        found, _, _ = quantiles_of(Seen(rows), 500)
    np.testing.assert_array_equal(found[:, [0, 3]], numpys(rows[[0, 3]]))


def test_values_close_to_zero_at_all_scales_take_one_pass_more_at_most(monkeypatch):
    monkeypatch.setattr(module, "MOST_KEPT", 2000)
    scales = 10.0 ** -np.random.default_rng(1).uniform(0, 14, size=(2, 60_000))
    seen = Seen(np.concatenate((scales, -scales)))
    found, passes, _ = quantiles_of(seen, 8000)
    np.testing.assert_array_equal(found, numpys(seen.rows))
    assert passes == 3


@given(st.lists(st.floats(allow_nan=False), min_size=2).map(sorted))
def test_roots_keep_the_order(values):
    assert (np.diff(rooted(np.clip(values, -1e308, 1e308))) >= 0).all()


@pytest.mark.parametrize("look", [0, 500])
def test_figures_that_are_all_known_need_no_passes(look):
    rows = np.stack([sample("one value", 5000), np.full(5000, 2.0)])
    found, passes, kept = quantiles_of(Seen(rows), look)
    np.testing.assert_array_equal(found, numpys(rows))
    assert (passes, kept) == (2, 0)


def test_a_value_that_many_draws_take_is_kept_once():
    _, _, kept = quantiles_of(Seen(np.stack([sample("a spike", 20_000), sample("ties", 20_000)])), 2000)
    assert kept < 1000


@pytest.mark.parametrize("look", [0, 2000])
def test_levels_arrive_elsewhere_as_they_were_sent(odd_rows, look):
    narrowing = first_pass(odd_rows, look)
    bounds = odd_rows.bounds()
    sent = narrowing.without(known(*bounds)).narrowed(odd_rows.counted(narrowing), bounds, odd_rows.pilot)
    arrived = pickle.loads(pickle.dumps(sent))
    for one, other in zip(odd_rows.kept(arrived), odd_rows.kept(sent), strict=True):
        np.testing.assert_array_equal(one, other)
    assert len(odd_rows.kept(sent)[0])
    assert len(pickle.dumps(sent.levels[0])) < sent.levels[0].local.nbytes


def test_a_value_that_many_draws_take_needs_no_counters(monkeypatch):
    """They would be missing where every draw is different, and no pass would help."""
    monkeypatch.setattr(module, "MOST_KEPT", 800)
    monkeypatch.setattr(module, "MOST_FINE", 800)
    rows = np.stack([np.random.default_rng(one).normal(size=30_000) for one in range(8)])
    rows[:4] = np.where(rows[:4] > -0.2, 1.0, rows[:4])
    found, passes, _ = quantiles_of(Seen(rows), 4000)
    np.testing.assert_array_equal(found, numpys(rows))
    assert passes == 3
