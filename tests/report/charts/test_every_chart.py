"""Every chart, in both languages and in odd cases: no warning, no text over another or outside, no empty panel."""

from functools import partial
from inspect import signature

import pytest
from matplotlib.figure import Figure

from binjiang_sim.projection import Result
from binjiang_sim.report import charts
from binjiang_sim.report.charts.canvas import new_figure

from ..drawn import faults, figure_of, texts

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
SEVERAL = {"comparison_fan", "difference_fan", "heat_map", "small_multiples"}  # see test_comparison
OF_A_FIGURE = {"fan", "spaghetti"}
OF_RUNS = [one for one in charts.CHARTS if one.of is Result]  # those of other answers: see test_answers
SINGLE = {
    one.name: partial(one.draw, indicator="gdp") if one.name in OF_A_FIGURE else one.draw
    for one in OF_RUNS
    if one.name not in SEVERAL
}
SINGLE["growth"] = partial(charts.fan, indicator="gdp_growth")
SINGLE["item"] = partial(charts.fan, indicator="school_coverage", item="preschool")
TAKE_AXES = [one.name for one in OF_RUNS if "ax" in signature(one.draw).parameters]
NEEDS_TWO_YEARS = {"growth", "growth_contributions"}


def panels_are_full(chart):
    shown = [axes for axes in figure_of(chart).axes if axes.axison]
    return all(axes.lines or axes.patches or axes.collections for axes in shown)


@BOTH
@pytest.mark.parametrize("name", SINGLE)
def test_no_text_covers_another_or_leaves_the_picture(base, name, language):
    chart = SINGLE[name](base, language=language)
    shown = texts(chart)
    assert faults(chart, shown) == []
    assert panels_are_full(chart)
    chinese = any("\u4e00" <= letter <= "\u9fff" for words, _ in shown for letter in words)
    assert chinese == (language == "zh")


@pytest.mark.parametrize("name", SINGLE)
def test_a_central_run_is_drawn(central, name):
    chart = SINGLE[name](central, language="zh")
    assert faults(chart) == []
    assert panels_are_full(chart)


@pytest.mark.parametrize("name", sorted(set(SINGLE) - NEEDS_TWO_YEARS))
def test_a_run_of_one_year_is_drawn(short, name):
    chart = SINGLE[name](short, language="en")
    assert faults(chart) == []
    assert panels_are_full(chart)


@pytest.mark.parametrize("name", SINGLE)
def test_another_district_is_drawn(sample, name):
    assert faults(SINGLE[name](sample, language="zh")) == []


@BOTH
@pytest.mark.parametrize("draw", [charts.people_flows, charts.enterprise_flows, charts.ladder_flows])
def test_words_shrink_with_the_axes_they_are_given(base, draw, language):
    assert faults(draw(base, 2030, language, new_figure(5, 3).add_subplot())) == []


@BOTH
def test_a_heat_map_fits_the_axes_it_is_given(seven, language):
    assert faults(charts.heat_map(seven, None, None, language, new_figure(7, 4).add_subplot())) == []


@pytest.mark.parametrize("name", TAKE_AXES)
def test_axes_made_by_somebody_else_are_drawn_on_and_speak_chinese(seven, name):
    """Their fonts are not ours: a missing glyph would be a warning, and a warning is an error."""
    base, other = seven[:2]
    given = {
        "comparison_fan": ([base, other], "gdp"),
        "difference_fan": (other, base, "gdp"),
        "heat_map": ([base, other],),
        "fan": (base, "gdp"),
        "spaghetti": (base, "gdp"),
    }.get(name, (base,))
    axes = Figure(figsize=(9, 5), layout="constrained").add_subplot()
    assert getattr(charts, name)(*given, language="zh", ax=axes) is axes
    assert any("\u4e00" <= letter <= "\u9fff" for words, _ in texts(axes) for letter in words)
