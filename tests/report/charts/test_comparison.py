"""Charts of scenarios against each other. Warnings are errors here, a missing glyph is a warning."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from binjiang_sim.analysis.comparison import compare
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import run
from binjiang_sim.report import charts
from binjiang_sim.report.charts import comparison, styles

from ..drawn import faults, texts

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
YEARS = range(2023, 2036)
WANTED = ["gdp", "graduate_inflow", ("value_added", "industry"), "policy_cost"]
DRAWN = {
    "fan": lambda results, language: charts.comparison_fan(results, "gdp", None, language),
    "growth": lambda results, language: charts.comparison_fan(results, "gdp_growth", None, language),
    "difference": lambda results, language: charts.difference_fan(results[1], results[0], "gdp", None, language),
    "points": lambda results, language: charts.difference_fan(results[-1], results[0], "gdp_growth", None, language),
    "panels": lambda results, language: charts.small_multiples(results, WANTED, language),
    "heat": lambda results, language: charts.heat_map(results, None, None, language),
}


@BOTH
@pytest.mark.parametrize("name", DRAWN)
def test_no_text_covers_another_or_leaves_the_picture(seven, name, language):
    assert faults(DRAWN[name](seven, language)) == []


@BOTH
@pytest.mark.parametrize("name", DRAWN)
def test_long_names_find_room(long_names, name, language):
    assert faults(DRAWN[name](long_names, language)) == []


@pytest.mark.parametrize("name", DRAWN)
def test_two_scenarios_are_enough(seven, name):
    assert faults(DRAWN[name](seven[:2], "en")) == []


def test_charts_of_central_runs_say_so(central):
    other = replace(central, scenario=replace(central.scenario, name={"zh": "另一个", "en": "Another"}))
    for name in ("fan", "difference", "panels", "heat"):
        chart = DRAWN[name]([central, other], "en")
        shown = texts(chart)
        assert faults(chart, shown) == []
        assert any("central run" in words for words, _ in shown), name


def test_one_year_gives_points_not_empty_panels(short):
    chart = charts.comparison_fan([short, short], "gdp")
    assert faults(chart) == []
    assert [line.get_xydata().tolist() for line in chart.lines[:2]] == [[[2023, 0], [2023, 0]], [[2023, 0]]]
    assert faults(charts.small_multiples([short, short], ["gdp"])) == []
    assert faults(charts.heat_map([short, short])) == []


def test_lines_and_bands_are_the_medians_and_80_per_cent_bands_of_paired_differences(seven):
    axes = charts.comparison_fan(seven[:3], "gdp")
    assert not axes.lines[0].get_ydata().any()
    for place, result in enumerate(seven[1:3]):
        paired = [result.values("gdp", str(year)) - seven[0].values("gdp", str(year)) for year in YEARS]
        line, bar = axes.lines[1 + 3 * place], axes.lines[2 + 3 * place]
        np.testing.assert_allclose(line.get_ydata(), np.median(paired, axis=1), rtol=1e-9, atol=1)
        edges = np.quantile(paired[-1], (0.1, 0.9))
        np.testing.assert_allclose(bar.get_ydata(), edges, rtol=1e-9)
        corners = axes.collections[place].get_paths()[0].vertices
        last = corners[corners[:, 0] == 2035][:, 1]
        np.testing.assert_allclose([last.min(), last.max()], edges, rtol=1e-9)


def test_more_than_three_scenarios_beside_the_reference_have_their_bands_as_bars_alone(seven):
    assert len(charts.comparison_fan(seven[:4], "gdp").collections) == 3
    assert len(charts.comparison_fan(seven, "gdp").collections) == 0


def test_every_line_carries_the_name_and_the_last_difference_of_its_scenario(seven):
    shown = [words for words, _ in texts(charts.comparison_fan(seven, "gdp", None, "zh"))]
    assert "基准情景（基准）" in shown
    for result in seven[1:]:
        last = np.median(result.values("gdp", "2035") - seven[0].values("gdp", "2035")) / 1e8
        number = f"{last:+.0f}".replace("-", "\N{MINUS SIGN}")
        assert f"{result.scenario.name['zh']} {number}" in shown


def test_the_title_claims_a_direction_that_nearly_all_paired_draws_share(seven):
    paired = seven[1].values("gdp", "2035") - seven[0].values("gdp", "2035")
    assert (paired < 0).mean() == 1
    title = charts.difference_fan(seven[1], seven[0], "gdp").get_title(loc="left")
    assert title == f"No new reform: GDP CNY {-np.median(paired) / 1e9:.2f} bn lower in 2035"
    assert charts.comparison_fan(seven, "gdp").get_title(loc="left") == title
    same = charts.difference_fan(seven[0], seven[0], "gdp", None, "zh").get_title(loc="left")
    assert same.endswith("2035年地区生产总值没有差别")


def test_small_panels_have_one_title_and_their_names_below_it(seven):
    figure = charts.small_multiples(seven, WANTED)
    medians = [one.quantile("gdp", "2035", 0.5) / 1e9 for one in seven]
    high, low = (seven[medians.index(end(medians))].scenario.name["en"] for end in (max, min))
    written = f"GDP in 2035: highest in {high} (CNY {max(medians):.0f} bn), lowest in {low} (CNY {min(medians):.0f} bn)"
    assert " ".join(figure.get_suptitle().split()) == written
    assert charts.small_multiples(seven, WANTED, title="", source="").get_suptitle() == ""


def test_a_difference_is_taken_draw_by_draw(seven):
    course, _ = comparison.difference(seven[2], seven[0], "gdp")
    paired = seven[2].values("gdp", "2030") - seven[0].values("gdp", "2030")
    place = list(course.years).index(2030)
    assert course.quantiles[0.9][place] == pytest.approx(np.quantile(paired, 0.9), rel=1e-12)
    line = charts.difference_fan(seven[2], seven[0], "gdp").lines[0]
    assert line.get_ydata()[place] == pytest.approx(np.median(paired), rel=1e-12)


def test_the_year_that_first_matters_is_that_of_the_comparison(seven):
    axes = charts.difference_fan(seven[6], seven[0], "gdp")
    (moved,) = compare([seven[0], seven[6]], ["gdp"]).pairs[0].moved
    assert moved.years[0] == "2026"
    assert [line.get_xdata()[0] for line in axes.lines if line.get_linestyle() == "--"] == [2026]
    assert any(words == "matters from 2026" for words, _ in texts(axes))


def test_a_scenario_less_itself_is_zero_and_never_matters(base):
    axes = charts.difference_fan(base, base, "gdp")
    assert not axes.lines[0].get_ydata().any()
    assert comparison.difference(base, base, "gdp")[1] is None


def test_a_difference_of_shares_is_read_in_percentage_points(seven):
    axes = charts.difference_fan(seven[6], seven[0], "gdp_growth")
    assert axes.get_ylabel().startswith("GDP, growth, points, difference from Base")


def test_results_whose_draws_do_not_belong_together_are_refused(base, central):
    with pytest.raises(ProjectionError, match="central"):
        charts.difference_fan(central, base, "gdp")
    with pytest.raises(ProjectionError, match="central"):
        charts.heat_map([base, central])


def test_a_difference_covers_the_years_and_draws_that_both_have(base, short):
    course, _ = comparison.difference(short, base, "gdp")
    assert course.years.tolist() == [2023]
    paired = short.values("gdp", "2023") - base.values("gdp", "2023")[: short.draws]
    assert course.median[0] == pytest.approx(np.median(paired), abs=1.0)


@pytest.mark.parametrize("count", [0, 1, 8])
def test_too_few_or_too_many_scenarios_are_refused_in_one_line(base, count):
    with pytest.raises(ProjectionError) as caught:
        charts.comparison_fan([base] * count, "gdp")
    assert str(caught.value) == f"a chart compares 2 to 7 scenarios, not {count}"


def test_no_indicator_is_refused(base):
    for chart in (charts.small_multiples, charts.heat_map):
        with pytest.raises(ProjectionError, match="no indicator is given"):
            chart([base, base], [])


def test_an_unknown_indicator_is_answered_with_the_nearest(seven):
    for draw in (
        lambda: charts.comparison_fan(seven, "gpd"),
        lambda: charts.difference_fan(seven[1], seven[0], "gpd"),
        lambda: charts.small_multiples(seven, ["gpd"]),
        lambda: charts.heat_map(seven, ["gpd"]),
    ):
        with pytest.raises(ProjectionError) as caught:
            draw()
        assert str(caught.value) == "no indicator 'gpd'; did you mean 'gdp'?"


def test_scenarios_of_one_name_are_numbered(base):
    assert styles.names([base, base], "en") == ["Base (1)", "Base (2)"]


def test_without_a_chinese_font_a_chinese_name_becomes_a_number(base, monkeypatch):
    monkeypatch.setattr(styles, "chinese_font", lambda: None)
    renamed = replace(base, scenario=replace(base.scenario, name={"zh": "甲", "en": "甲"}))
    assert styles.names([base, renamed, renamed], "en") == ["Base", "Scenario (2)", "Scenario (3)"]


def test_the_cells_of_a_heat_map_are_the_differences_of_the_comparison(seven):
    pair = compare([seven[0], seven[2]], ["gdp", "gdp_growth"]).pairs[0]
    gdp, growth = (moved.periods["2030"] for moved in sorted(pair.moved, key=lambda one: one.indicator))
    axes = charts.heat_map(seven, ["gdp", "gdp_growth"], 2030)
    assert {f"+{100 * gdp.relative:.1f} %", f"+{100 * growth.difference:.2f}"} <= cells(axes)
    assert [one.get_text().replace("\n", " ") for one in axes.get_yticklabels()] == ["GDP", "GDP, growth, points"]


def cells(axes):
    """The lines in the cells of a heat map, which stand above its legend."""
    rows = len(axes.get_yticks())
    words = [one.get_text().replace("\N{NO-BREAK SPACE}", " ") for one in axes.texts if one.get_position()[1] < rows]
    return {line for one in words for line in one.split("\n")}


def boxes(axes):
    """The patches of its cells."""
    return [one for one in axes.patches if one.get_y() < len(axes.get_yticks())]


def test_the_columns_of_a_heat_map_stand_in_the_order_of_what_gains_most(seven):
    axes = charts.heat_map(seven)
    heads = [one.get_text().replace("\n", " ") for one in axes.get_xticklabels()]
    assert heads[0] == "Base"
    assert sorted(heads) == sorted(one.scenario.name["en"] for one in seven)
    title = " ".join(axes.get_title("left").split())
    figures = [one for one in compare(seven).pairs if one.other.scenario.name["en"] == heads[1]]
    assert len(figures) == 1
    assert title.startswith((f"{heads[1]} gains most on Base: clearly better in ", "No scenario is clearly better"))


def test_the_legend_of_a_heat_map_says_its_colours_in_words(seven):
    for language, wanted in (
        ("en", {"better", "worse", "no better side", "no difference"}),
        ("zh", {"较好", "较差", "无公认好坏", "没有差别"}),
    ):
        axes = charts.heat_map(seven[:2], language=language)
        rows = len(axes.get_yticks())
        assert {one.get_text() for one in axes.texts if one.get_position()[1] > rows} == wanted


def test_a_cell_says_better_or_worse_and_is_readable_without_colour(seven):
    worse, better = (charts.heat_map(pair, ["gdp"]) for pair in (seven[:2], seven[1::-1]))
    assert "worse" in cells(worse)
    assert "better" in cells(better)
    assert [len([one for one in boxes(axes) if one.get_hatch()]) for axes in (worse, better)] == [1, 0]
    assert any(words.startswith("\N{MINUS SIGN}") for words in cells(worse))


def test_less_is_better_where_the_model_says_so(seven):
    costs = [one.quantile("policy_cost", "2030", 0.5) for one in seven[:2]]
    assert costs[1] < costs[0]
    axes = charts.heat_map(seven[:2], ["policy_cost"], 2030)
    assert "better" in cells(axes)
    assert not [one for one in boxes(axes) if one.get_hatch()]


def test_where_no_direction_is_claimed_a_cell_is_grey_and_says_none(seven):
    assert not seven[0].model.equations["graduate_inflow"].better
    axes = charts.heat_map(seven[:3], ["graduate_inflow"], 2035)
    assert not {"better", "worse"} & cells(axes)
    for one in boxes(axes):
        red, green, blue = to_rgb(one.get_facecolor())
        assert red == green == blue


def test_a_cell_of_which_only_some_draws_differ_shows_the_mean(base):
    rare = {"name": "r", "driver": "demand_gap", "start": 2026, "years": 2, "change": "-6 %", "probability": "10 %"}
    slump = run(base.scenario.with_({"shocks": [rare]}), draws=base.draws)
    (moved,) = compare([base, slump], ["gdp"]).pairs[0].moved
    one = moved.periods["2027"]
    assert one.partial
    shown = cells(charts.heat_map([base, slump], ["gdp"], 2027))
    assert {"mean", f"\N{MINUS SIGN}{abs(100 * one.mean / one.reference):.1f} %"} <= shown
    assert "worse" in shown


# Machado, Oliveira and Fernandes (2009): linear RGB as seen with protanopia, deuteranopia and tritanopia.
SEEN = {
    "all colours": np.eye(3),
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no blue": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour):
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    x, y, z = np.cbrt(TO_XYZ @ np.clip(rgb, 0, 1) / (0.9505, 1, 1.089))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eyes", SEEN)
def test_no_two_scenarios_have_colours_that_look_alike(eyes):
    seen = [lab(SEEN[eyes] @ linear(style.colour)) for style in styles.STYLES]
    assert min(np.linalg.norm(one - two) for one, two in combinations(seen, 2)) > 15


def test_dash_and_marker_tell_scenarios_apart_in_grey():
    assert len({(style.dash, style.marker) for style in styles.STYLES}) == len(styles.STYLES)
    assert len({style.marker for style in styles.STYLES}) == len(styles.STYLES)


def test_words_in_the_colour_of_a_line_have_enough_contrast_on_white():
    for style in styles.STYLES:
        luminance = TO_XYZ[1] @ linear(style.ink)
        assert 1.05 / (luminance + 0.05) >= 4.5, style
