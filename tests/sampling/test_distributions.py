"""Each inverse distribution against scipy, and the streams of uniform numbers."""

import hashlib
import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.sampling.distributions import GREATEST_UNIFORM, LEAST_UNIFORM, inverse, streams, uniforms
from binjiang_sim.scenario import Distribution
from binjiang_sim.scenario.values import DISTRIBUTIONS, Kind

U = np.array([1e-9, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1 - 1e-9])
numbers = st.floats(-1e6, 1e6)
widths = st.floats(1e-3, 1e6)
shares = st.floats(0.01, 0.99)


def at(kind, *values):
    return inverse(Distribution(kind, values), U)


@given(low=numbers, width=widths)
def test_uniform_is_that_of_scipy(low, width):
    assert at("uniform", low, low + width) == pytest.approx(scipy.stats.uniform(low, width).ppf(U), abs=1e-6)


@given(low=numbers, width=widths, share=shares)
def test_triangular_is_that_of_scipy(low, width, share):
    mode = low + share * width
    expected = scipy.stats.triang(share, low, width).ppf(U)
    assert at("triangular", low, mode, low + width) == pytest.approx(expected, rel=1e-6, abs=1e-6 * width + 1e-6)


@given(mean=numbers, deviation=widths)
def test_normal_is_that_of_scipy(mean, deviation):
    expected = scipy.stats.norm(mean, deviation).ppf(U)
    assert at("normal", mean, deviation) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(median=widths, sigma=st.floats(0.01, 3))
def test_lognormal_is_that_of_scipy(median, sigma):
    expected = scipy.stats.lognorm(sigma, scale=median).ppf(U)
    assert at("lognormal", median, sigma) == pytest.approx(expected, rel=1e-9)


@given(low=numbers, width=widths, share=shares)
def test_pert_is_the_beta_distribution_with_weight_four_on_the_mode(low, width, share):
    """alpha = 1 + 4 x share, beta = 1 + 4 x (1 - share), so the mean is (low + 4 mode + high) / 6."""
    mode = low + share * width
    expected = scipy.stats.beta(1 + 4 * share, 1 + 4 * (1 - share), low, width).ppf(U)
    assert at("pert", low, mode, low + width) == pytest.approx(expected, rel=1e-6, abs=1e-5 * width)


@given(median=numbers, below=widths, above=widths)
def test_interval80_meets_its_three_points(median, below, above):
    low, high = median - below, median + above
    found = inverse(Distribution("interval80", (low, median, high)), np.array([0.1, 0.5, 0.9]))
    assert found == pytest.approx([low, median, high], rel=1e-12, abs=1e-9)


@pytest.mark.parametrize("kind", DISTRIBUTIONS)
def test_every_kind_has_an_inverse_that_rises_from_end_to_end_of_its_support(kind):
    numbers = (8.0, 10.0, 13.0)[: len(DISTRIBUTIONS[kind].names)]
    assert DISTRIBUTIONS[kind].valid(*numbers)
    found = at(kind, *numbers)
    low, high = Distribution(kind, numbers).support
    assert low <= found[0]
    assert (np.diff(found) > 0).all()
    assert found[-1] <= high


def test_interval80_ends_where_its_half_triangles_end():
    """A half-triangle has its 10 % point at the share x of its length where (1 - x)^2 = 0.2, so x = 1 / 1.809."""
    reach = 1 / (1 - math.sqrt(0.2))
    assert reach == pytest.approx(1.809, abs=0.001)
    found = inverse(Distribution("interval80", (8.0, 10.0, 13.0)), np.array([0.0, 1.0]))
    assert found == pytest.approx([10 - 2 * reach, 10 + 3 * reach])


def test_interval80_is_two_half_triangles():
    """Its distribution function between median and upper end e is 1 - (e - x)^2 / (2 (e - m)^2)."""
    end = 10 + 3 / (1 - math.sqrt(0.2))
    x = 12.0
    probability = 1 - (end - x) ** 2 / (2 * (end - 10) ** 2)
    assert inverse(Distribution("interval80", (8.0, 10.0, 13.0)), np.array([probability])) == pytest.approx([x])


@given(first=st.integers(0, 10_000), count=st.integers(1, 50))
def test_a_stream_from_any_draw_on_is_a_slice_of_the_whole_stream(first, count):
    whole = uniforms(7, "parameters.talent.base_inflow", 0, first + count)
    np.testing.assert_array_equal(uniforms(7, "parameters.talent.base_inflow", first, count), whole[first:])


def test_streams_of_other_names_and_seeds_are_others():
    own = uniforms(7, "a", 0, 1000)
    for other in (uniforms(7, "b", 0, 1000), uniforms(8, "a", 0, 1000)):
        assert abs(np.corrcoef(own, other)[0, 1]) < 0.1
        assert not np.isin(own, other).any()


def test_a_stream_is_uniform_and_never_reaches_its_ends():
    drawn = uniforms(20240902, "drivers.demand_gap", 0, 100_000)
    assert 0 < drawn.min() < 1e-3
    assert 1 - 1e-3 < drawn.max() < 1
    assert scipy.stats.kstest(drawn, "uniform").pvalue > 0.001


@given(values=st.lists(numbers, min_size=2, max_size=30, unique=True))
def test_an_empirical_inverse_is_the_quantile_of_the_numbers(values):
    found = inverse(Distribution("empirical", tuple(sorted(values))), U)
    assert found == pytest.approx(np.quantile(values, U), rel=1e-9, abs=1e-6)


def test_a_discrete_number_is_drawn_as_often_as_its_share():
    spread = Distribution("discrete", (1.0, 2.0, 5.0), ("slow", "usual", "fast"), (0.2, 0.5, 0.3))
    found = inverse(spread, (np.arange(1000) + 0.5) / 1000)
    assert [int((found == number).sum()) for number in (1.0, 2.0, 5.0)] == [200, 500, 300]


@given(mean=st.floats(-10, 10), deviation=st.floats(0.5, 5), low=st.floats(-2, 1), width=st.floats(0.1, 5))
def test_a_truncated_normal_is_that_of_scipy(mean, deviation, low, width):
    ends = (mean + low * deviation, mean + (low + width) * deviation)
    found = inverse(Distribution("normal", (mean, deviation), between=ends), U)
    expected = scipy.stats.truncnorm(low, low + width, mean, deviation).ppf(U)
    assert found == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_a_truncation_outside_what_can_be_drawn_changes_nothing():
    whole = Distribution("triangular", (1.0, 2.0, 4.0))
    cut = Distribution("triangular", (1.0, 2.0, 4.0), between=(0.0, 9.0))
    assert inverse(cut, U) == pytest.approx(inverse(whole, U), abs=1e-9)


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("uniform", (0.0, 1.0)),
        ("triangular", (1.0, 2.0, 4.0)),
        ("normal", (0.0, 1.0)),
        ("lognormal", (2.0, 0.5)),
        ("pert", (1.0, 2.0, 4.0)),
        ("interval80", (1.0, 2.0, 4.0)),
        ("empirical", (1.0, 2.0, 9.0)),
    ],
)
@given(uniform=st.floats(LEAST_UNIFORM, GREATEST_UNIFORM))
def test_no_draw_is_beyond_the_numbers_at_the_least_and_greatest_uniform(kind, numbers, uniform):
    low, found, high = inverse(Distribution(kind, numbers), np.array([LEAST_UNIFORM, uniform, GREATEST_UNIFORM]))
    assert low <= found <= high


@given(first=st.integers(0, 10**7), count=st.integers(1, 9), seed=st.integers(0, 2**40))
def test_a_stream_is_that_of_a_generator_of_its_own(first, count, seed):
    names = ["parameters.a", "levers.b@2025"]
    found = streams(seed, names, first, count)
    for name, row in zip(names, found, strict=True):
        key = int.from_bytes(hashlib.sha256(f"{seed}/{name}".encode()).digest()[:16], "little")
        bits = np.random.Philox(key=key)
        bits.advance(first // 4)
        expected = np.random.Generator(bits).random(first % 4 + count)[first % 4 :]
        np.testing.assert_array_equal(row, np.maximum(expected, LEAST_UNIFORM))


def test_a_kind_whose_numbers_need_not_rise_states_its_ends_and_its_fault():
    with pytest.raises(ValueError, match="fault, span and support"):
        Kind(("low", "high", "shape"), lambda low, high, shape: low < high and shape > 0)


def test_numbers_that_repeat_at_an_end_of_between_keep_their_share():
    """Half of the way from 1 to 3 in five numbers is 3: cut at 1.5, four sevenths of what is left."""
    cut = Distribution("empirical", (1.0, 2.0, 3.0, 3.0, 3.0), between=(1.5, 3.0))
    found = inverse(cut, np.linspace(0.0005, 0.9995, 1000))
    assert np.mean(found == 3) == pytest.approx(4 / 7, abs=2e-3)
    assert found.min() == pytest.approx(1.5, abs=0.01)


def test_between_cuts_a_distribution_off_and_leaves_no_heap_at_its_ends():
    drawn = inverse(Distribution("normal", (0.0, 1.0), between=(-0.5, 1.0)), np.linspace(0.0005, 0.9995, 1000))
    assert len(np.unique(drawn)) == 1000
    cut = scipy.stats.truncnorm(-0.5, 1.0)
    assert scipy.stats.kstest(drawn, cut.cdf).statistic < 1e-3
