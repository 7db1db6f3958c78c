"""Questions put to a result, and its other forms."""

from xml.etree import ElementTree

import numpy as np
import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import record, run
from binjiang_sim.projection.notebook import Scale


def refused(result, *question):
    with pytest.raises(ProjectionError) as caught:
        result.values(*question)
    return caught.value.text(), caught.value.text("zh")


def test_values_are_the_draws_of_a_figure(small_run):
    values = small_run.values("value_added", "2024-H1", "industry")
    assert values.shape == (64,)
    assert small_run.quantile("value_added", "2024-H1", 0.5, "industry") == np.median(values)


def test_a_year_is_the_sum_of_its_halves_for_flows_and_their_end_for_stocks(small_run):
    halves = [small_run.values("gdp", f"2025-{half}") for half in ("H1", "H2")]
    np.testing.assert_array_equal(small_run.values("gdp", "2025"), halves[0] + halves[1])
    np.testing.assert_array_equal(small_run.values("capital", "2025"), small_run.values("capital", "2025-H2"))


def test_the_first_half_carries_48_per_cent_of_output(central_run):
    """960.2 / 2005.9 = 0.4787 of a year that does not grow; growth of about 5.7 % a year takes a little from it."""
    share = central_run.values("gdp", "2024-H1")[0] / central_run.values("gdp", "2024")[0]
    assert share == pytest.approx(0.4787 - 0.0071, abs=0.002)


def test_an_unknown_name_is_answered_with_the_nearest(small_run):
    assert refused(small_run, "gpd", "2025") == (
        "no indicator 'gpd'; did you mean 'gdp'?",
        "没有指标“gpd”；是否想写“gdp”？",
    )
    assert refused(small_run, "value_added", "2025", "service") == (
        "value_added has no item 'service'; did you mean 'services'?",
        "value_added 没有项目“service”；是否想写“services”？",
    )
    assert refused(small_run, "gdp", "2025-Q1") == (
        "no period '2025-Q1'; did you mean '2025-H1'?",
        "没有时期“2025-Q1”；是否想写“2025-H1”？",
    )


def test_all_that_is_wrong_is_said_at_once(small_run):
    english, _ = refused(small_run, "gpd", "1999-X9")
    assert english.splitlines()[0] == "no indicator 'gpd'; did you mean 'gdp'?"
    assert english.splitlines()[1].startswith("no period '1999-X9'")


def test_a_variable_with_items_wants_one(small_run):
    english, _ = refused(small_run, "value_added", "2025")
    assert english == "value_added has no item 'None' (items: industry, other, services)"


def test_growth_of_the_first_year_is_not_defined(small_run):
    assert not small_run.defined("gdp_growth", "2023")
    assert small_run.defined("gdp_growth", "2024-H1")
    assert refused(small_run, "gdp_growth", "2023") == (
        "gdp_growth is not defined for 2023",
        "gdp_growth 在 2023 没有定义",
    )


def test_growth_from_nothing_is_not_defined_either(base):
    nobody = {f"parameters.talent.{key}": 0 for key in ("graduates", "other_workers", "base_inflow")}
    result = run(base.with_({**nobody, "targets": []}), draws=4)
    assert not result.defined("gdp_growth", "2030")
    assert not result.defined("retention", "2030")
    assert not [row for row in result.rows if not np.isfinite(row.mean)]


def test_a_row_holds_the_spread_of_a_figure(small_run):
    wanted = ("value_added", "industry", "2025")
    row = next(one for one in small_run.rows if (one.indicator, one.item, one.period) == wanted)
    values = small_run.values("value_added", "2025", "industry")
    assert row.unit == "CNY"
    assert row.mean == pytest.approx(values.mean())
    assert row.quantiles == {q: pytest.approx(np.quantile(values, q)) for q in (0.05, 0.1, 0.5, 0.9, 0.95)}
    assert row.quantiles[0.1] < row.parameters_low < row.parameters_high < row.quantiles[0.9]
    columns = "indicator item period unit mean q05 q10 q50 q90 q95 q10_parameters q90_parameters"
    assert " ".join(record(row)) == columns


def test_no_row_is_without_a_number_and_none_is_twice(small_run):
    rows = small_run.rows
    numbers = [[row.mean, *row.quantiles.values(), row.parameters_low, row.parameters_high] for row in rows]
    assert np.isfinite(numbers).all()
    assert len({(row.indicator, row.item, row.period) for row in rows}) == len(rows)
    assert {row.indicator for row in rows} == set(small_run.model.equations)


def test_the_frame_is_the_rows_as_a_table(small_run):
    frame = small_run.frame
    assert len(frame) == len(small_run.rows)
    assert set(frame["scenario"]) == {"Base"}
    line = frame[(frame.indicator == "gdp") & (frame.period == "2030")].iloc[0]
    assert line.q50 == small_run.quantile("gdp", "2030", 0.5)


def test_the_dataset_holds_every_draw_with_labels_and_units(small_run):
    data = small_run.dataset
    assert data["value_added"].dims == ("period", "activity", "draw")
    found = data["value_added"].sel(period="2025-H1", activity="industry").values
    np.testing.assert_array_equal(found, small_run.values("value_added", "2025-H1", "industry"))
    assert data["gdp_per_head"].attrs["unit"] == "CNY/resident"
    assert data["gdp_growth"].sel(period="2023-H1").isnull().all()


def test_a_notebook_shows_medians_and_bands(small_run, central_run):
    shown = small_run._repr_html_()
    low, middle, high = (small_run.quantile("gdp", "2035", q) / 1e9 for q in (0.1, 0.5, 0.9))
    assert f">{middle:.0f} [{low:.0f}, {high:.0f}]</td>" in shown
    assert "地区生产总值 (bn CNY)" in shown
    about = f"64 draws, seed 20240902, scenario {small_run.scenario.hash} · 64次抽样，种子20240902，情景"
    assert about + small_run.scenario.hash in shown
    assert f">{central_run.values('gdp', '2035')[0] / 1e9:.0f}</td>" in central_run._repr_html_()


def test_a_notebook_draws_the_course_of_every_figure_over_all_years(small_run, central_run):
    root = ElementTree.fromstring(small_run._repr_html_())
    drawings = list(root.iter("svg"))
    assert len(drawings) == len(list(root.iter("tr"))) - 1
    gdp = drawings[0]
    places = [float(point.split(",")[1]) for point in gdp.find("polyline").get("points").split()]
    medians = np.array([small_run.quantile("gdp", str(year), 0.5) for year in range(2023, 2036)])
    assert np.corrcoef(places, -medians)[0, 1] == pytest.approx(1, abs=1e-4)
    assert len(gdp.find("polygon").get("points").split()) == 2 * len(medians)
    first, last = (f"{medians[place] / 1e9:.0f}" for place in (0, -1))
    assert gdp.get("aria-label") == f"GDP · 地区生产总值: {first} bn CNY (2023), {last} bn CNY (2035)"
    assert "<polygon" not in central_run._repr_html_()


def test_a_notebook_shows_warnings_in_both_languages_and_what_was_left_out(base):
    odd = run(base.with_({"levers.talent_programme": "{path: {2040: 1}}"}), draws=2)
    english, chinese = list(ElementTree.fromstring(odd._repr_html_()).iter("p"))[1].itertext()
    assert english.endswith("starts at 2040, after the run ends with 2035, so it does nothing")
    assert chinese.endswith("因此不起作用")
    assert len(odd._repr_html_()) < 20_000


def test_a_run_of_one_year_has_a_notebook_view_without_courses(base):
    shown = run(base.with_({"end": 2023}), draws=2)._repr_html_()
    assert "<svg" not in shown
    assert "2023–2023" in shown


def test_an_indicator_in_brackets_gives_its_rows_and_names_complete_them(small_run):
    found = small_run["gdp_growth"]
    assert set(found.indicator) == {"gdp_growth"}
    assert list(found.period)[-1] == "2035"
    assert "gdp_growth" in small_run._ipython_key_completions_()
    with pytest.raises(ProjectionError, match="no indicator 'gpd'; did you mean 'gdp'"):
        small_run["gpd"]


def test_a_result_shows_itself_on_one_line(small_run):
    assert repr(small_run) == "<Result 'Base': 64 draws, 2023-2035, seed 20240902>"


def test_periods_are_the_opening_half_years_and_years_in_order(small_run):
    assert list(small_run.periods)[:5] == ["2022", "2023-H1", "2023-H2", "2023", "2024-H1"]
    assert small_run.items("gdp") == (None,)
    assert small_run.items("value_added") == ("industry", "services", "other")


def test_what_rounding_leaves_of_a_zero_has_no_sign_in_a_notebook():
    assert Scale(1.0, 1, "CNY").text(-1e-17) == "0.0"
