"""Figures of two runs over the same draws: the differences that numpy finds in all of them, however many there are."""

from dataclasses import replace

import numpy as np
import pytest

from binjiang_sim.analysis.comparison import compare
from binjiang_sim.projection import RunOptions, blocks, chunks, passes, resources, run
from binjiang_sim.projection.pairs import apart, paired_spreads
from binjiang_sim.projection.spreads import PairedFigure
from binjiang_sim.projection.summary import PROBABILITIES
from binjiang_sim.scenario import Target

DRAWS = 300
SLUMP = [{"name": "slump", "driver": "demand_gap", "start": 2023, "years": 1, "change": "-6 %", "probability": "10 %"}]
FIGURES = (
    *(PairedFigure("gdp", None, (year,)) for year in ("2023", "2024")),
    *(PairedFigure("value_added", item, ("2024-H1",)) for item in ("industry", "digital_services")),
    PairedFigure("gdp_growth", None, ("2024",)),
    PairedFigure("listed_companies", None, ("2022",)),
    PairedFigure("policy_cost", None, ("2023", "2024")),
)


@pytest.fixture(scope="module")
def scenarios(base):
    first = base.with_({"end": 2024})
    return first, first.with_({"shocks": SLUMP, "levers.talent_programme": 0.9})


@pytest.fixture(scope="module")
def kept(scenarios):
    return [run(one, draws=DRAWS) for one in scenarios]


@pytest.fixture(scope="module")
def median(kept):
    return kept[0].quantile("gdp", "2024", 0.5)


@pytest.fixture(scope="module")
def figures(kept, median):
    target = Target("gdp", None, "2024", "at_least", median, "expected", "a test")
    growth = Target("gdp", None, "2023/2024", "between", 0.05, "expected", "a test", over="growth", upper=0.06)
    known = [one for one in FIGURES if one.item in kept[0].items(one.indicator)]
    assert len(known) > 5
    aims = PairedFigure("gdp", None, ("2024",), target), PairedFigure("gdp", None, ("2023", "2024"), growth)
    return (*known, *aims)


@pytest.fixture(scope="module")
def found(kept, figures):
    return spreads(kept, figures)


def cut_up(monkeypatch):
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 100)
    monkeypatch.setattr(blocks, "MOST_BLOCK", 64)


def spreads(results, figures):
    """Each figure of two runs, in this order."""
    found = paired_spreads(*results, figures)
    return [found[one] for one in figures]


def sides(results, figure):
    """Both sides of a figure, each (draw,), from the draws themselves."""
    sums = [sum(one.values(figure.indicator, period, figure.item) for period in figure.periods) for one in results]
    if figure.target is None:
        return sums
    if figure.target.over == "growth":
        rates = [one.values("gdp", "2024") / one.values("gdp", "2023") - 1 for one in results]
        return [(one >= 0.05) & (one <= 0.06) for one in rates]
    return [one >= figure.target.value for one in sums]


def test_a_difference_has_the_quantiles_and_the_mean_that_numpy_finds_in_the_draws(kept, figures, found):
    for figure, one in zip(figures, found, strict=True):
        reference, other = (np.asarray(side, dtype=float) for side in sides(kept, figure))
        moved = apart(reference, other)
        for values, spread in ((reference, one.reference), (other, one.other), (moved, one.difference)):
            np.testing.assert_array_equal(spread.points, np.quantile(values, PROBABILITIES), err_msg=figure.indicator)
            assert spread.mean == pytest.approx(values.mean(), rel=1e-12, abs=1e-9)
        assert one.difference.at(0.5) == np.median(moved)


def test_a_rare_difference_is_told_by_its_share_and_the_median_of_the_draws_that_it_moves(scenarios):
    first, second = scenarios[0], scenarios[0].with_({"shocks": SLUMP})
    results = run(first, draws=DRAWS), run(second, draws=DRAWS)
    (one,) = spreads(results, [PairedFigure("gdp", None, ("2023",))])
    before, after = sides(results, PairedFigure("gdp", None, ("2023",)))
    struck = after < before
    assert 0.03 < struck.mean() < 0.2
    assert one.difference.at(0.5) == 0
    assert (one.difference.below, one.difference.above) == (struck.mean(), 0)
    assert one.difference.median_below == np.median((after - before)[struck])
    assert one.difference.median_above is None


def test_a_target_is_gained_where_the_other_alone_meets_it_and_lost_where_the_reference_alone_does(
    kept, figures, found
):
    before, after = sides(kept, figures[-1])
    one = found[-1]
    assert (one.reference.mean, one.other.mean) == (before.mean(), after.mean())
    assert one.difference.above == np.mean(after & ~before)
    assert one.difference.below == np.mean(before & ~after)


@pytest.mark.parametrize("previewed", [False, True])
def test_passes_find_what_draws_kept_whole_give(scenarios, figures, found, previewed, monkeypatch):
    cut_up(monkeypatch)
    if previewed:
        monkeypatch.setattr(passes, "TWO_PASSES", 0)
        monkeypatch.setattr(passes, "PREVIEWED", 0.3)
    results = [run(one, draws=DRAWS) for one in scenarios]
    for one, other in zip(found, spreads(results, figures), strict=True):
        for left, right in ((one.reference, other.reference), (one.other, other.other)):
            assert left.points == right.points
        assert other.difference.mean == pytest.approx(one.difference.mean, rel=1e-12, abs=1e-9)
        assert replace(other.difference, mean=0) == replace(one.difference, mean=0)


def test_draws_that_either_run_lacks_are_left_out_of_both(scenarios, figures, kept):
    fewer = run(scenarios[1], draws=200)
    half = spreads([kept[0], fewer], figures[:2])
    before, after = sides(kept, figures[0])
    np.testing.assert_array_equal(half[0].reference.points, np.quantile(before[:200], PROBABILITIES))
    np.testing.assert_array_equal(half[0].difference.points, np.quantile(apart(before, after)[:200], PROBABILITIES))


def test_a_pair_of_large_runs_that_was_kept_is_read_again(scenarios, figures, monkeypatch, tmp_path):
    cut_up(monkeypatch)
    options = RunOptions(store=tmp_path)
    results = [run(one, draws=DRAWS, options=options) for one in scenarios]
    first = spreads(results, figures)
    monkeypatch.setattr(passes.Passes, "summary", None)
    again = [run(one, draws=DRAWS, options=options) for one in scenarios]
    assert spreads(again, figures) == first


def test_the_last_digits_of_the_arithmetic_are_no_difference():
    before = np.array([1.0, 1e9, 0.3])
    assert (apart(before, before * (1 + 1e-15)) == 0).all()
    assert (apart(before, before * (1 + 1e-9)) > 0).all()


def test_a_comparison_of_large_runs_is_that_of_draws_kept_whole(scenarios, kept, monkeypatch):
    whole = compare(kept)
    cut_up(monkeypatch)
    large = compare([run(one, draws=DRAWS) for one in scenarios])
    assert len(whole.rows) == len(large.rows) > 100
    for one, other in zip(whole.rows, large.rows, strict=True):
        assert other.pop("mean") == pytest.approx(one.pop("mean"), rel=1e-9, abs=1e-6)
        assert one == other
