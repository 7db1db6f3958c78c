"""Exact quantiles of numbers that are made again pass after pass: the bits of numpy's."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.quantiles import Binning, Collector, Ranks, Refinement, refinement, unsearched, values_at_ranks
from binjiang_sim.quantiles.histograms import Level, Scratch, eighth_roots

from .test_in_memory import ODD, SHARES, numpys, sample

FINITE = [kind for kind in ODD if kind not in ("infinite", "NaN")]
PILOT = 100


class Seen:
    """Rows that are seen only in blocks of draws and batches of rows."""

    def __init__(self, rows, block=1000, batch=4):
        self.rows, self.block, self.batch = rows, block, batch
        self.pilot = rows[:, :PILOT]

    def bounds(self, draws=None):
        return self.rows[:, :draws].min(axis=1), self.rows[:, :draws].max(axis=1)

    def through(self, binning, draws=None):
        for begin in range(0, draws or self.rows.shape[1], self.block):
            for first in range(0, len(self.rows), self.batch):
                binning.add(
                    first, self.rows[first : first + self.batch, : draws or None][:, begin : begin + self.block]
                )
        binning.flush()

    def counted(self, current, draws=None):
        counts = [np.zeros(bins, dtype=np.int32) for bins in current.tables]
        self.through(Binning(current.levels, counts), draws)
        return counts

    def collected(self, current):
        collector = Collector(current.levels[-1].histograms)
        self.through(Binning(current.levels, collect=collector.add))
        found = collector.outcome()
        return found["histograms"], found["values"], found["times"]


def first_pass(seen, preview):
    """What the first pass over all draws counts, after a preview of the first ones unless it is 0."""
    draws = seen.rows.shape[1]
    current = Refinement.begin(seen.pilot, Ranks.of(draws, SHARES))
    return (
        current.predicted(seen.counted(current, preview)[0], preview, draws, seen.bounds(preview))
        if preview
        else current
    )


def quantiles_of(seen, preview):
    """The quantiles, the number of passes over all draws, and how many values were collected in the last."""
    current, passes, bounds = first_pass(seen, preview), 2, seen.bounds()
    current = current.without(unsearched(*bounds)).next_pass(seen.counted(current), bounds, seen.pilot)
    while not current.collecting:
        current, passes = current.next_pass(seen.counted(current), None, seen.pilot), passes + 1
        assert passes < 20, "passes that do not help"
    collected = seen.collected(current)
    numbers = np.repeat(bounds[0], 2 * len(SHARES))
    numbers[current.wanted.entry] = values_at_ranks(current, [collected])
    numbers = numbers.reshape(len(bounds[0]), 2, len(SHARES))
    ranks = Ranks.of(seen.rows.shape[1], SHARES)
    return ranks.between(numbers[:, 0].T, numbers[:, 1].T), passes, len(collected[0])


@pytest.fixture(scope="module")
def odd_rows():
    return Seen(np.stack([sample(kind, 20_000) for kind in FINITE]))


@pytest.mark.parametrize("preview", [0, 100, 2000, 20_000])
@pytest.mark.parametrize(("most", "passes"), [(10**9, 2), (5000, 2), (1000, 4)])
def test_passes_find_the_bits_of_numpys(odd_rows, most, passes, preview, monkeypatch):
    monkeypatch.setattr(refinement, "MOST_COLLECTED", most)
    found, made, _ = quantiles_of(odd_rows, preview)
    np.testing.assert_array_equal(found, numpys(odd_rows.rows))
    assert made >= passes


def test_a_preview_saves_a_pass(monkeypatch):
    monkeypatch.setattr(refinement, "MOST_COLLECTED", 2000)
    monkeypatch.setattr(refinement, "MOST_COARSE", 64 * 4)
    seen = Seen(np.random.default_rng(1).normal(size=(4, 60_000)))
    without, preview = quantiles_of(seen, 0), quantiles_of(seen, 8000)
    np.testing.assert_array_equal(without[0], preview[0])
    assert (without[1], preview[1]) == (3, 2)


@pytest.mark.parametrize("preview", [0, 200])
def test_a_pilot_that_misses_changes_no_bit(preview, monkeypatch):
    """The first draws all lie far from the others."""
    monkeypatch.setattr(refinement, "MOST_COLLECTED", 500)
    rows = sample("normal", 5000)[None] * np.where(np.arange(5000) < PILOT, 1e-9, 1.0) + 10
    np.testing.assert_array_equal(quantiles_of(Seen(rows, 512, 1), preview)[0], numpys(rows))


def test_a_preview_that_misses_changes_no_bit(monkeypatch):
    """The draws of the preview are all low."""
    monkeypatch.setattr(refinement, "MOST_COLLECTED", 500)
    rows = np.sort(sample("normal", 20_000))[None].copy()
    rows[0, :PILOT] = rows[0, :: 20_000 // PILOT]
    np.testing.assert_array_equal(quantiles_of(Seen(rows), 2000)[0], numpys(rows))


def test_rows_with_a_nan_or_infinity_stay_out_of_the_way():
    rows = np.stack([sample(kind, 5000) for kind in ("normal", "infinite", "NaN", "heavy tails")])
    with np.errstate(invalid="ignore"):
        found, _, _ = quantiles_of(Seen(rows), 500)
    np.testing.assert_array_equal(found[:, [0, 3]], numpys(rows[[0, 3]]))


def test_values_close_to_zero_at_all_scales_take_one_pass_more_at_most(monkeypatch):
    monkeypatch.setattr(refinement, "MOST_COLLECTED", 2000)
    scales = 10.0 ** -np.random.default_rng(1).uniform(0, 14, size=(2, 60_000))
    seen = Seen(np.concatenate((scales, -scales)))
    found, passes, _ = quantiles_of(seen, 8000)
    np.testing.assert_array_equal(found, numpys(seen.rows))
    assert passes == 3


@given(st.lists(st.floats(allow_nan=False), min_size=2).map(sorted))
def test_roots_keep_the_order(values):
    assert (np.diff(eighth_roots(np.clip(values, -1e308, 1e308))) >= 0).all()


@pytest.mark.parametrize("preview", [0, 500])
def test_rows_with_one_value_need_no_search(preview):
    rows = np.stack([sample("one value", 5000), np.full(5000, 2.0)])
    found, passes, collected = quantiles_of(Seen(rows), preview)
    np.testing.assert_array_equal(found, numpys(rows))
    assert (passes, collected) == (2, 0)


def test_a_value_that_many_draws_take_is_collected_once():
    _, _, collected = quantiles_of(Seen(np.stack([sample("a spike", 20_000), sample("ties", 20_000)])), 2000)
    assert collected < 1000


@pytest.mark.parametrize("preview", [0, 2000])
def test_levels_are_pickled_whole(odd_rows, preview):
    current = first_pass(odd_rows, preview)
    bounds = odd_rows.bounds()
    sent = current.without(unsearched(*bounds)).next_pass(odd_rows.counted(current), bounds, odd_rows.pilot)
    arrived = pickle.loads(pickle.dumps(sent))
    for one, other in zip(odd_rows.collected(arrived), odd_rows.collected(sent), strict=True):
        np.testing.assert_array_equal(one, other)
    assert len(odd_rows.collected(sent)[0])
    assert len(pickle.dumps(sent.levels[0])) < sent.levels[0].child_number.nbytes


def test_a_value_that_many_draws_take_needs_no_bins(monkeypatch):
    """They would be missing where every draw is different, and no pass would help."""
    monkeypatch.setattr(refinement, "MOST_ROW_BINS", 2048)
    monkeypatch.setattr(refinement, "MOST_COLLECTED", 800)
    monkeypatch.setattr(refinement, "MOST_FINE", 800)
    rows = np.stack([np.random.default_rng(one).normal(size=30_000) for one in range(8)])
    rows[:4] = np.where(rows[:4] > -0.2, 1.0, rows[:4])
    found, passes, _ = quantiles_of(Seen(rows), 4000)
    np.testing.assert_array_equal(found, numpys(rows))
    assert passes == 3


@pytest.mark.parametrize(("most", "passes"), [(500, 3), (2000, 2)])
def test_the_first_pass_takes_few_bins_where_another_pass_is_to_come(most, passes, monkeypatch):
    monkeypatch.setattr(refinement, "MOST_COARSE", 64 * 4)
    monkeypatch.setattr(refinement, "MOST_COLLECTED", 2000)
    monkeypatch.setattr(refinement, "MOST_FINE", most)
    seen = Seen(np.random.default_rng(1).normal(size=(4, 60_000)))
    few = first_pass(seen, 8000).tables[1] < most / 2
    found, made, _ = quantiles_of(seen, 8000)
    np.testing.assert_array_equal(found, numpys(seen.rows))
    assert (few, made) == (passes > 2, passes)


def test_roots_are_eighth_roots_to_within_a_tenth():
    values = np.concatenate((-np.logspace(-300, 300, 999), [0.0], np.logspace(-300, 300, 999)))
    np.testing.assert_allclose(eighth_roots(values), np.copysign(np.abs(values) ** 0.125, values), rtol=0.1)


def test_a_value_between_two_bins_has_the_same_place_in_any_histogram():
    """Rounding to the even number would take it up in one and down in the next."""
    sizes = np.array([3, 4, 5, 4])
    level = Level.over(np.zeros(4), sizes.astype(float), sizes)
    bins = level.bins_of(np.arange(4), np.full(4, 2.0), Scratch())
    assert len(set(bins - level.first_bin[:-1])) == 1
