"""The growth identity: factors multiply to GDP and contributions add up to its growth, in each draw."""

import json
import math

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import growth_identity
from binjiang_sim.analysis.identity import FACTORS
from binjiang_sim.errors import ProjectionError


@pytest.mark.parametrize("people", FACTORS)
@pytest.mark.parametrize(("first", "last"), [(2024, 2030), ("2025-H1", "2035-H1")])
def test_factors_multiply_to_gdp_and_contributions_add_up_to_growth_in_each_draw(small_run, people, first, last):
    found = growth_identity(small_run, first, last, people=people)
    gdp = np.array([small_run.values("gdp", str(one)) for one in (first, last)])
    np.testing.assert_allclose(math.prod(found.factors.values()), gdp, rtol=1e-12)
    np.testing.assert_allclose(sum(found.contributions.values()), gdp[1] / gdp[0] - 1, rtol=0, atol=1e-12)
    np.testing.assert_allclose(found.growth, gdp[1] / gdp[0] - 1, rtol=1e-12)


def test_the_factors_are_the_figures_of_the_result(small_run):
    found = growth_identity(small_run, 2024, 2030)

    def values(name, item=None):
        return small_run.values(name, "2030", item)

    working_age = values("residents", "15-34") + values("residents", "35-59")
    expected = {
        "residents": values("resident_population"),
        "labour_share": working_age / values("resident_population"),
        "employment_rate": values("resident_workers") / working_age,
        "commuting": values("workforce") / values("resident_workers"),
        "productivity": values("gdp") / values("workforce"),
    }
    assert list(found.factors) == list(expected)
    for name, levels in found.factors.items():
        np.testing.assert_allclose(levels[1], expected[name], rtol=1e-14)


def test_the_equation_of_resident_workers_counts_the_same_ages(small_run):
    found = growth_identity(small_run, 2024, 2035)
    np.testing.assert_allclose(found.factors["employment_rate"][1], found.factors["employment_rate"][0], rtol=1e-12)


def test_managed_people_are_told_from_the_residents_among_them(small_run):
    own, managed = (growth_identity(small_run, 2024, 2030, people=people) for people in FACTORS)
    both = managed.contributions["managed_population"] + managed.contributions["residents_per_managed"]
    np.testing.assert_allclose(both, own.contributions["residents"], atol=1e-12)
    np.testing.assert_allclose(managed.factors["managed_population"][0], small_run.values("managed_population", "2024"))


def test_the_productivity_of_another_path_is_what_it_takes_with_the_same_people(small_run):
    own = growth_identity(small_run, 2024, 2030)
    found = growth_identity(small_run, 2024, 2030, gdp=(250e9, 375e9))
    assert found.growth == pytest.approx(0.5)
    np.testing.assert_allclose(math.prod(found.factors.values())[1], 375e9, rtol=1e-12)
    np.testing.assert_allclose(sum(found.contributions.values()), 0.5, atol=1e-12)
    assert (found.factors["commuting"] == own.factors["commuting"]).all()


def test_a_path_without_growth_leaves_none_to_share_out(small_run):
    found = growth_identity(small_run, 2024, 2030, gdp=(250e9, 250e9))
    assert (found.growth == 0).all()
    np.testing.assert_allclose(sum(found.contributions.values()), 0, atol=1e-12)
    expected = np.log(found.factors["residents"][1] / found.factors["residents"][0])
    np.testing.assert_allclose(found.contributions["residents"], expected)


def test_the_table_has_a_row_for_each_factor_and_means_that_add_up(small_run):
    found = growth_identity(small_run, 2024, 2030)
    frame = found.frame.set_index("factor")
    assert list(frame.index) == [*FACTORS["residents"], "gdp"]
    assert list(frame.columns) == ["zh", "en", "first", "last", "q10", "q50", "q90", "mean"]
    assert frame["mean"][:-1].sum() == pytest.approx(frame["mean"]["gdp"], abs=1e-12)
    assert frame.q10["gdp"] == np.quantile(found.growth, 0.1)
    assert frame.zh["productivity"] == "劳动生产率"
    assert json.loads(json.dumps(found.records())) == found.records()
    assert repr(found) == (
        "<GrowthIdentity 2024-2030: residents, labour_share, employment_rate, commuting, productivity, 64 draws>"
    )


def test_everything_wrong_is_told_at_once(small_run):
    with pytest.raises(ProjectionError) as caught:
        growth_identity(small_run, 2030, "2024-H1", people="resident", gdp=(1, -1))
    assert caught.value.text("en").splitlines() == [
        "2030 and 2024-H1 cannot be compared: give two years, or the same half of two, the earlier one first",
        "no people 'resident'; did you mean 'residents'?",
        "gdp must be two positive numbers, of the first and the last period; found (1, -1)",
    ]


@pytest.mark.parametrize("gdp", [(1,), (1, "2"), (1, [2]), (1, math.inf), (1, math.nan)])
def test_a_path_is_two_positive_numbers(small_run, gdp):
    with pytest.raises(ProjectionError, match="gdp must be two positive numbers"):
        growth_identity(small_run, 2024, 2030, gdp=gdp)


def test_a_period_outside_the_run_is_refused(small_run):
    with pytest.raises(ProjectionError, match="no period '2050'"):
        growth_identity(small_run, 2024, 2050)


def test_a_figure_that_is_zero_in_some_draw_is_named():
    nobody = bj.run(bj.load("base", {"parameters.population.commuting_share": 1}), draws=4)
    with pytest.raises(ProjectionError) as caught:
        growth_identity(nobody, 2024, 2030)
    assert (
        caught.value.text("en") == "resident_workers is not positive in some draw, so that growth cannot be shared out"
    )
