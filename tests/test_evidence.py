"""What the model says against what was published, and what it must not do in the long run."""

from unittest import mock

import numpy as np
import pytest

from binjiang_sim.facts import published
from binjiang_sim.projection import run
from binjiang_sim.sampling import uncertain_inputs
from binjiang_sim.sampling.distributions import streams
from binjiang_sim.sampling.provenance import facts_read

FACTS = published()
COVERED = {
    "gdp_growth_2024_h1": ("gdp_growth", None),
    "industry_growth_2024_h1": ("value_added_growth", "industry"),
    "services_growth_2024_h1": ("value_added_growth", "services"),
    "graduate_inflow_2024_h1": ("graduate_inflow", None),
    "fdi_inflow_2024_h1": ("fdi_inflow", None),
    "managed_population_2024": ("managed_population", None),
    "listed_companies_2024": ("listed_companies", None),
}
YEARS = [str(year) for year in range(2024, 2051)]


def growth(result):
    """Growth of every year to 2050, (year, draw)."""
    return np.stack([result.values("gdp_growth", year) for year in YEARS])


def test_gdp_of_2023_is_about_249_bn_yuan(base_run):
    assert base_run.quantile("gdp", "2023", 0.5) == pytest.approx(119.26e9 / (960.2 / 2005.9), rel=0.01)


def test_gdp_per_resident_of_2023_is_just_above_460_000_yuan(base_run):
    fact = FACTS["gdp_per_head_2023"]
    assert fact.bound == "above"
    assert fact.model_value == 460_000
    assert base_run.quantile("gdp_per_head", "2023", 0.5) == pytest.approx(460_000, rel=0.03)


def test_the_managed_population_of_mid_2024_is_about_900_000(base_run):
    assert FACTS["managed_population_2024"].model_value == 900_000
    assert base_run.quantile("managed_population", "2024-H1", 0.5) == pytest.approx(900_000, rel=0.04)


def test_the_register_passes_100_000_by_mid_2024(base_run):
    fact = FACTS["registered_enterprises_2024"]
    assert fact.bound == "above"
    assert base_run.quantile("registered_enterprises", "2024-H1", 0.5) > fact.model_value == 100_000


def test_budget_revenue_of_2023_is_the_final_account(base_run):
    assert FACTS["budget_revenue_2023"].model_value == pytest.approx(24.214e9, rel=1e-3)
    assert base_run.quantile("budget_revenue", "2023", 0.5) == pytest.approx(24.214e9, rel=0.01)


@pytest.mark.parametrize("name", COVERED)
def test_the_80_per_cent_band_covers_what_was_published_for_mid_2024(name, base_run):
    indicator, item = COVERED[name]
    low, high = (base_run.quantile(indicator, "2024-H1", q, item) for q in (0.1, 0.9))
    assert low < FACTS[name].model_value < high


def test_the_published_figures_are_those_of_the_article():
    values = {name: FACTS[name].model_value for name in COVERED}
    assert values == pytest.approx(
        {
            "gdp_growth_2024_h1": 0.058,
            "industry_growth_2024_h1": 0.075,
            "services_growth_2024_h1": 0.049,
            "graduate_inflow_2024_h1": 26_000,
            "fdi_inflow_2024_h1": 8e8,
            "managed_population_2024": 900_000,
            "listed_companies_2024": 73,
        }
    )


def test_inputs_alone_leave_growth_of_2024_uncertain_by_less_than_three_points(calm_run):
    low, high = (calm_run.quantile("gdp_growth", "2024", q) for q in (0.1, 0.9))
    assert 0 < high - low < 0.03


def test_luck_widens_the_band_and_leaves_its_middle(base_run, calm_run):
    with_luck, without = (
        [one.quantile("gdp_growth", "2024", q) for q in (0.1, 0.5, 0.9)] for one in (base_run, calm_run)
    )
    assert with_luck[2] - with_luck[0] > 2 * (without[2] - without[0])
    assert with_luck[1] == pytest.approx(without[1], abs=0.005)


def test_the_parameter_band_of_a_lucky_run_is_that_of_the_run_without_luck(base_run, calm_run):
    row = next(one for one in base_run.rows if one.indicator == "gdp_growth" and one.period == "2030")
    found = [calm_run.quantile("gdp_growth", "2030", q) for q in (0.1, 0.9)]
    assert [row.parameters_low, row.parameters_high] == pytest.approx(found, rel=1e-12)


def test_no_draw_fails_and_none_explodes_until_2050(calm_run):
    assert calm_run.failed == 0
    assert growth(calm_run).min() > -0.08
    assert growth(calm_run).max() < 0.18


def test_growth_slows_down_to_2035_in_more_than_nine_draws_of_ten(calm_run):
    faster = calm_run.values("gdp_growth", "2035") > calm_run.values("gdp_growth", "2025")
    assert 0 < faster.mean() < 0.10


def test_median_growth_declines_decade_by_decade(calm_run):
    medians = [calm_run.quantile("gdp_growth", year, 0.5) for year in ("2025", "2030", "2035", "2040", "2050")]
    assert medians == sorted(medians, reverse=True)
    assert 0.01 < medians[-1] < medians[0] < 0.065


def corners(low):
    def ends(seed, names, first, count):
        return np.where(streams(seed, names, first, count) < 0.5, low, 1 - low)

    return mock.patch.object(uncertain_inputs, "streams", ends)


def test_no_corner_of_the_stated_ranges_explodes_until_2050(base):
    """Every input at the lower or the upper end of its 80 % range, by the toss of a coin."""
    with corners(0.1):
        result = run(base.with_({"end": 2050}), draws=1000, luck=False)
    assert result.failed == 0
    assert growth(result).min() > -0.1
    assert growth(result).max() < 0.18


def test_the_outermost_corners_still_give_numbers_until_2050(base):
    """Every input at the very end of its distribution: nothing plausible, but nothing meaningless."""
    with corners(1e-6):
        result = run(base.with_({"end": 2050}), draws=300)
    assert result.failed == 0


def test_what_bounds_hold_is_counted(calm_run, base_run):
    """The bounds on income and environment are guards that hardly ever hold; full bottlenecks are counted as well."""
    counted = {"relative_income", "environment", "robot_bottleneck", "building_room", "planned_places"}
    assert counted <= set(base_run.clipped)
    instants = calm_run.draws * (calm_run.clock.steps + 1)
    assert base_run.clipped["relative_income"] == 0
    assert calm_run.clipped["environment"] < 0.01 * 4 * instants
    assert calm_run.clipped["building_room"] < 0.02 * instants
    assert 0 < calm_run.clipped["robot_bottleneck"] < 0.5 * instants


def test_an_external_slump_lowers_gdp_in_every_draw(shipped, base):
    slump, calm = run(shipped("external_slump"), draws=500), run(base, draws=500)
    for year in ("2026", "2027"):
        assert (slump.values("gdp", year) < calm.values("gdp", year)).all()
        assert (slump.values("fdi_inflow", year) < calm.values("fdi_inflow", year)).all()
    np.testing.assert_array_equal(slump.values("gdp", "2025"), calm.values("gdp", "2025"))


def test_facts_before_2024_alone_expect_more_growth_than_was_published(shipped, record_property):
    """In the first half of 2023 the district grew faster; the miss of the blind forecast is part of the evidence."""
    blind = run(shipped("blind"), draws=500)
    low, middle, high = (blind.quantile("gdp_growth", "2024-H1", q) for q in (0.05, 0.5, 0.95))
    record_property("blind_growth_2024_h1", f"{middle:.3f} [{low:.3f}, {high:.3f}] against 0.058")
    assert middle > FACTS["gdp_growth_2024_h1"].model_value
    assert low < FACTS["gdp_growth_2024_h1"].model_value < high


def test_the_blind_forecast_starts_from_no_fact_of_2024(shipped):
    parameters = shipped("blind").parameters
    rates = [parameters[f"economy.growth_{year}"] for year in ("latest", "before", "earlier")]
    facts = {fact for given in (*rates, *parameters["economy.activity_excess"].values()) for fact in given.facts}
    assert facts
    assert all(FACTS[name].known_from < "2024" for name in facts)


def test_the_facts_that_set_the_start_are_those_that_the_shipped_district_reads(base):
    assert {name for name in FACTS if FACTS[name].reason == "sets_start"} == facts_read(base) & set(FACTS)
