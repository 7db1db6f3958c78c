"""Every chart, in both languages and in odd cases: no warning, no text over another or outside, no empty panel."""

from inspect import signature

import pytest
from matplotlib.figure import Figure

from binjiang_sim.report import figures
from binjiang_sim.report.figures.canvas import new_figure

from .drawn import faults, figure_of, texts

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
SINGLE = {
    "age_pyramid": lambda one, language: figures.age_pyramid(one, (), language),
    "ages": lambda one, language: figures.ages(one, (), language),
    "by_year": lambda one, language: figures.by_year(one, (), language),
    "cost": lambda one, language: figures.cost(one, language),
    "enterprise_flows": lambda one, language: figures.enterprise_flows(one, None, language),
    "fan": lambda one, language: figures.fan(one, "gdp", None, language),
    "growth": lambda one, language: figures.fan(one, "gdp_growth", None, language),
    "growth_contributions": lambda one, language: figures.growth_contributions(one, language),
    "ladder_flows": lambda one, language: figures.ladder_flows(one, None, language),
    "ladder_pyramid": lambda one, language: figures.ladder_pyramid(one, (), language),
    "lever_plan": lambda one, language: figures.lever_plan(one, language),
    "levers": lambda one, language: figures.levers(one, language),
    "people_flows": lambda one, language: figures.people_flows(one, None, language),
    "plot": lambda one, language: figures.plot(one, "school_coverage", "preschool", language),
    "reserve": lambda one, language: figures.reserve(one, language),
    "spaghetti": lambda one, language: figures.spaghetti(one, "gdp", None, 50, language),
    "stacked_value_added": lambda one, language: figures.stacked_value_added(one, language),
    "stages": lambda one, language: figures.stages(one, language),
}
SEVERAL = {"comparison_fan", "difference_fan", "heat_map", "small_multiples"}  # see test_comparison_charts
TAKE_AXES = [name for name in figures.__all__ if "ax" in signature(getattr(figures, name)).parameters]
NEEDS_TWO_YEARS = {"growth", "growth_contributions"}


def panels_are_full(chart):
    shown = [axes for axes in figure_of(chart).axes if axes.axison]
    return all(axes.lines or axes.patches or axes.collections for axes in shown)


def test_every_exported_chart_is_drawn_here_or_among_the_comparisons():
    assert (set(SINGLE) | SEVERAL) - {"growth"} == set(figures.__all__)


@BOTH
@pytest.mark.parametrize("name", SINGLE)
def test_no_text_covers_another_or_leaves_the_picture(base, name, language):
    chart = SINGLE[name](base, language)
    shown = texts(chart)
    assert faults(chart, shown) == []
    assert panels_are_full(chart)
    chinese = any("\u4e00" <= letter <= "\u9fff" for words, _ in shown for letter in words)
    assert chinese == (language == "zh")


@pytest.mark.parametrize("name", SINGLE)
def test_a_central_run_is_drawn(central, name):
    chart = SINGLE[name](central, "zh")
    assert faults(chart) == []
    assert panels_are_full(chart)


@pytest.mark.parametrize("name", sorted(set(SINGLE) - NEEDS_TWO_YEARS))
def test_a_run_of_one_year_is_drawn(short, name):
    chart = SINGLE[name](short, "en")
    assert faults(chart) == []
    assert panels_are_full(chart)


@pytest.mark.parametrize("name", SINGLE)
def test_another_district_is_drawn(sample, name):
    assert faults(SINGLE[name](sample, "zh")) == []


@BOTH
@pytest.mark.parametrize("draw", [figures.people_flows, figures.enterprise_flows, figures.ladder_flows])
def test_words_shrink_with_the_axes_they_are_given(base, draw, language):
    assert faults(draw(base, 2030, language, new_figure(5, 3).add_subplot())) == []


@BOTH
def test_a_heat_map_fits_the_axes_it_is_given(seven, language):
    assert faults(figures.heat_map(seven, None, None, language, new_figure(7, 4).add_subplot())) == []


@pytest.mark.parametrize("name", TAKE_AXES)
def test_axes_made_by_somebody_else_are_drawn_on_and_speak_chinese(seven, name):
    """Their fonts are not ours: a missing glyph would be a warning, and a warning is an error."""
    base, other = seven[:2]
    given = {
        "comparison_fan": ([base, other], "gdp"),
        "difference_fan": (other, base, "gdp"),
        "heat_map": ([base, other],),
        "fan": (base, "gdp"),
        "plot": (base, "gdp"),
        "spaghetti": (base, "gdp"),
    }.get(name, (base,))
    axes = Figure(figsize=(9, 5), layout="constrained").add_subplot()
    assert getattr(figures, name)(*given, language="zh", ax=axes) is axes
    assert any("\u4e00" <= letter <= "\u9fff" for words, _ in texts(axes) for letter in words)
