"""What single-scenario charts draw is what the result holds."""

from dataclasses import replace

import numpy as np
import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import outcomes, run
from binjiang_sim.report import charts
from binjiang_sim.report.charts.composition import contributions
from binjiang_sim.report.charts.levers import _STRIP, started
from binjiang_sim.scenario import Target

from ..drawn import faults, texts

YEARS = range(2023, 2036)


def target(indicator, year, direction, value):
    return Target(indicator, "", str(year), direction, value, "expected", "plan")


@pytest.fixture(scope="module")
def aimed(base):
    """The base result with targets."""
    goals = (
        target("gdp_per_head", 2030, "at_least", 600000.0),
        target("gdp_per_head", 2035, "at_most", 800000.0),
        target("gdp_per_head", "2030-H1", "at_least", 1.0),
        target("gdp", 2030, "at_least", 4e11),
    )
    return replace(base, scenario=replace(base.scenario, targets=goals))


def test_targets_stand_at_their_values_and_years_and_are_told_in_words(aimed):
    axes = charts.fan(aimed, "gdp_per_head", None, "zh")
    drawn = {(line.get_gid(), *line.get_xydata()[0]) for line in axes.lines if "target" in (line.get_gid() or "")}
    assert drawn == {("target-2030-1", 2030, 600000.0), ("target-2035-2", 2035, 800000.0)}
    shown = [words for words, _ in texts(axes)]
    assert {"2030年目标≥ 60.0", "2035年目标≤ 80.0"} <= {words.split("\n")[0] for words in shown}
    assert faults(axes) == []


def test_the_chance_of_a_target_stands_beside_it_where_there_are_draws_enough(aimed, base_scenario):
    few = [words for words, _ in texts(charts.fan(aimed, "gdp"))]
    assert "target 2030: ≥ 400" in few
    goal = target("gdp", 2030, "at_least", 3.6e11)
    enough = run(base_scenario, draws=256)
    enough = replace(enough, scenario=replace(enough.scenario, targets=(goal,)))
    (outcome,) = outcomes(enough)
    shown = [words for words, _ in texts(charts.fan(enough, "gdp"))]
    assert f"target 2030: ≥ 360\nchance {outcome.met.text('en')}" in shown


def test_a_target_of_several_years_is_told_in_the_key(base):
    total = replace(target("graduate_inflow", "2026/2030", "at_least", 2.4e5), over="total")
    axes = charts.fan(replace(base, scenario=replace(base.scenario, targets=(total,))), "graduate_inflow")
    assert "target 2026–2030, total ≥ 240 thousand persons" in " ".join(axes.get_xlabel().split())
    assert faults(axes) == []


def test_both_ends_of_a_range_are_marked_and_a_target_over_years_is_not(base):
    ends = replace(target("resident_population", 2030, "at_least", 6e5), direction="between", upper=6.5e5)
    growth = replace(target("resident_population", "2025/2030", "at_least", 0.02), over="growth")
    axes = charts.fan(replace(base, scenario=replace(base.scenario, targets=(ends, growth))), "resident_population")
    drawn = sorted(float(line.get_ydata()[0]) for line in axes.lines if "target" in (line.get_gid() or ""))
    assert drawn == [6e5, 6.5e5]


def test_a_target_at_current_prices_stands_at_the_prices_of_its_figure(base):
    goal = replace(target("gdp", 2030, "at_least", 4e11), prices="current")
    axes = charts.fan(replace(base, scenario=replace(base.scenario, targets=(goal,))), "gdp")
    (height,) = {float(line.get_ydata()[0]) for line in axes.lines if "target" in (line.get_gid() or "")}
    ends = [base.values("price_level", one) for one in ("2029", "2030-H1", "2030-H1", "2030")]
    assert height == pytest.approx(4e11 / np.median(np.mean(ends, axis=0)))


def test_targets_of_every_year_are_all_marked_and_do_not_cover_each_other(base):
    goals = tuple(target("gdp_growth", year, "at_least", 0.05) for year in range(2024, 2036))
    aimed = replace(base, scenario=replace(base.scenario, targets=goals))
    axes = charts.fan(aimed, "gdp_growth")
    assert len({line.get_gid() for line in axes.lines if "target" in (line.get_gid() or "")}) == 12
    assert faults(axes) == []


def test_each_mark_of_a_target_has_a_name_of_its_own(base):
    goals = [target("gdp_growth", 2030, *wanted) for wanted in (("at_least", 0.05), ("at_most", 0.09))]
    axes = charts.fan(replace(base, scenario=replace(base.scenario, targets=(*goals, *goals))), "gdp_growth")
    names = [line.get_gid() for line in axes.lines if "target" in (line.get_gid() or "")]
    assert len(names) == len(set(names)) == 4


def test_each_thin_line_is_a_draw(base):
    axes = charts.spaghetti(base, "gdp", lines=7)
    assert len(axes.lines) == 7 + 2 + 1
    for draw in range(7):
        wanted = [base.values("gdp", str(year))[draw] for year in YEARS]
        np.testing.assert_allclose(axes.lines[draw].get_ydata(), wanted, rtol=1e-12)
    median = [base.quantile("gdp", str(year), 0.5) for year in YEARS]
    np.testing.assert_allclose(axes.lines[-1].get_ydata(), median, rtol=1e-12)


def test_less_than_one_thin_line_is_refused(base):
    with pytest.raises(ProjectionError, match="at least one line is drawn, not 0"):
        charts.spaghetti(base, "gdp", lines=0)


@pytest.mark.parametrize(("draw", "indicator"), [(charts.age_pyramid, "residents"), (charts.ladder_pyramid, "ladder")])
def test_a_pyramid_has_an_earlier_year_to_the_left_and_a_later_to_the_right(base, draw, indicator):
    axes = draw(base, (2025, 2030))
    items = base.items(indicator)
    widths = [bar.get_width() for bar in axes.patches]
    wanted = [-base.quantile(indicator, "2025", 0.5, item) for item in items]
    wanted += [base.quantile(indicator, "2030", 0.5, item) for item in items]
    np.testing.assert_allclose(widths, wanted, rtol=1e-12)
    shown = [words for words, _ in texts(axes)]
    assert {"end of 2025", "end of 2030"} <= set(shown)
    assert not any(words.startswith("\N{MINUS SIGN}") for words in shown)


def test_the_few_at_the_top_of_the_ladder_are_written_in_full(base):
    shown = [words for words, _ in texts(charts.ladder_pyramid(base, (2030, 2035), "zh"))]
    assert f"{base.quantile('ladder', '2035', 0.5, 'technology_leader'):.0f}" in shown
    assert any("创新主体梯队，家" in words for words in shown)


def test_stacked_value_added_sums_to_the_mean_of_gdp(base):
    axes = charts.stacked_value_added(base)
    tops = [bar.get_y() + bar.get_height() for bar in axes.containers[-1]]
    np.testing.assert_allclose(tops, [base.values("gdp", str(year)).mean() for year in YEARS], rtol=1e-12)
    shares = [int(words.split()[-2]) for words, _ in texts(axes) if words.endswith(" %")]
    assert sum(shares) == pytest.approx(100, abs=1)


def test_contributions_sum_to_mean_growth(base):
    years, parts = contributions(base)
    assert years == list(range(2024, 2036))
    growth = [base.values("gdp_growth", str(year)).mean() for year in years]
    np.testing.assert_allclose(sum(parts.values()), growth, atol=1e-12)
    axes = charts.growth_contributions(base)
    np.testing.assert_allclose(axes.lines[0].get_ydata(), growth, rtol=1e-12)
    heights = np.array([[bar.get_height() for bar in bars] for bars in axes.containers])
    np.testing.assert_allclose(heights.sum(axis=0), growth, atol=1e-12)


def test_what_shrinks_stands_below_zero(base_scenario):
    slump = "[{driver: demand_gap, start: 2026, years: 1, change: -30 %, recovery: 1}]"
    axes = charts.growth_contributions(run(base_scenario.with_({"shocks": slump}), central=True))
    bars = [bar for container in axes.containers for bar in container]
    assert any(bar.get_height() < 0 for bar in bars)
    for bar in bars:
        low, high = sorted((bar.get_y(), bar.get_y() + bar.get_height()))
        assert high <= 1e-15 if bar.get_height() < 0 else low >= -1e-15


def test_growth_in_a_run_of_one_year_is_refused(short):
    with pytest.raises(ProjectionError, match="gdp_growth"):
        charts.growth_contributions(short)


def test_growth_of_a_district_without_output_is_refused(base_scenario):
    nobody = {f"parameters.talent.{name}": 0 for name in ("graduates", "other_workers", "base_inflow")}
    idle = run(base_scenario.with_({"targets": [], **nobody}), draws=4)
    with pytest.raises(ProjectionError, match=r"^gdp_growth is not defined for 2024$"):
        charts.growth_contributions(idle)


def test_the_lever_plan_shows_what_is_ordered_delivered_and_paid(base):
    axes = charts.lever_plan(base)
    (costs,) = axes.child_axes
    orders = started(base)
    dashed = [patch for patch in axes.patches if not patch.get_fill() and patch.get_linewidth() == 1.5]
    assert len(dashed) == len(orders) == len(axes.get_yticklabels()) == len(costs.patches)
    floor, order = len(orders) - 1.0, next(iter(orders.values()))
    np.testing.assert_allclose((dashed[0].get_data().values - floor) / _STRIP, order, atol=1e-12)
    widths = [bar.get_width() for bar in costs.patches]
    years = [year for year in YEARS if base.mean("policy_cost", str(year)) > 0]
    total = sum(base.mean("policy_cost", str(year)) for year in years)
    assert sum(widths) * len(years) == pytest.approx(total, rel=1e-9)


def test_levers_that_never_start_are_named_and_not_drawn(base_scenario):
    late = {"levers.talent_programme": {"path": {"2034": 0, "2035": 1}}, "levers.school_building": 0}
    result = run(base_scenario.with_({**late, "end": 2030}), central=True)
    assert not {"talent_programme", "school_building"} & set(started(result))
    for chart in (charts.lever_plan(result), charts.levers(result)):
        shown = [words for words, _ in texts(chart)]
        assert any("never started: Talent programme, School building" in words.replace("\n", " ") for words in shown)
        assert "Talent programme" not in shown


def test_a_plan_without_reforms_says_so(base_scenario):
    still = {f"levers.{lever}": 0 for lever in base_scenario.levers}
    result = run(base_scenario.with_(still), central=True)
    for chart in (charts.lever_plan(result), charts.levers(result)):
        assert "No reform starts" in [words for words, _ in texts(chart)]
        assert faults(chart) == []


def test_the_axis_of_the_reserve_reaches_zero(base, central):
    for result in (base, central):
        axes = charts.reserve(result)
        low, high = axes.get_ylim()
        assert low <= 0 < high
        assert result.quantile("fiscal_reserve", "2035", 0.5) < high
