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


OF_SEVERAL = {
    "comparison_fan": lambda results: ([results[0], results[1]], "gdp"),
    "difference_fan": lambda results: (results[1], results[0], "gdp"),
    "heat_map": lambda results: ([results[0], results[1]],),
    "small_multiples": lambda results: ([results[0], results[1]], ["gdp", "policy_cost"]),
}


def drawn(name, results, **more):
    """A chart of CHARTS by its name, with whatever it needs of these results."""
    given = OF_SEVERAL[name](results) if name in OF_SEVERAL else (results[0],)
    of_figure = {"indicator": "gdp"} if name in OF_A_FIGURE else {}
    return getattr(charts, name)(*given, **of_figure, **more)


@BOTH
@pytest.mark.parametrize("name", [one.name for one in OF_RUNS])
def test_every_chart_says_what_it_finds_of_whom_and_from_where(seven, name, language):
    words = " ".join(" ".join(text.split()) for text, _ in texts(drawn(name, seven, language=language)))
    title = figure_of(drawn(name, seven, language=language, title="MY TITLE", source="MY SOURCE"))
    bare = figure_of(drawn(name, seven, language=language, title="", source=""))
    maker = "来源：binjiang_sim" if language == "zh" else "Source: binjiang_sim"
    place = seven[0].scenario.district[language]
    assert maker in words
    assert place.replace(" ", "") in words.replace(" ", "")
    own = " ".join(text for text, _ in texts(title))
    assert "MY TITLE" in own
    assert "MY SOURCE" in own
    assert maker not in own
    assert maker not in " ".join(text for text, _ in texts(bare))
    assert len(texts(bare)) < len(texts(title))


def test_words_written_by_a_person_stay_in_the_places_of_a_charts_own(base):
    for axes in (new_figure().add_subplot(), Figure(figsize=(7, 4), layout="constrained").add_subplot()):
        axes = charts.fan(base, "gdp", ax=axes)
        axes.set_title("Mine", loc="left", fontsize=16)
        axes.set_ylabel("CNY bn")
        axes.set_xlabel("Year")
        shown = dict(texts(axes))
        assert faults(axes) == []
        assert shown["Mine"].y0 > shown["CNY bn"].y1 - 1 > axes.bbox.y1
        assert shown["Year"].y1 < axes.bbox.y0


@BOTH
@pytest.mark.parametrize("indicator", ["gdp", "gdp_growth"])
def test_nothing_is_cut_on_the_only_axes_of_a_figure_without_a_layout(base, indicator, language):
    assert faults(charts.fan(base, indicator, language=language, ax=Figure(figsize=(6.4, 4)).add_subplot())) == []


def test_the_axes_of_a_figure_with_several_stay_where_they_are(base):
    axes = Figure(figsize=(9, 4)).subplots(1, 2)
    before = axes[0].get_position().bounds
    charts.fan(base, "gdp", ax=axes[0])
    assert axes[0].get_position().bounds == before


@pytest.mark.parametrize("name", TAKE_AXES)
def test_axes_made_by_somebody_else_are_drawn_on_and_speak_chinese(seven, name):
    """Their fonts are not ours: a missing glyph would be a warning, and a warning is an error."""
    axes = Figure(figsize=(9, 5), layout="constrained").add_subplot()
    assert drawn(name, seven, language="zh", ax=axes) is axes
    assert any("\u4e00" <= letter <= "\u9fff" for words, _ in texts(axes) for letter in words)
