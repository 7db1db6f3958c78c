"""A chart can be printed alone on A4: it says what it finds, of whom and from where, in letters one can read."""

from functools import partial

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

import binjiang_sim as bj
from binjiang_sim.projection import Result
from binjiang_sim.report import charts
from binjiang_sim.report.charts.answers import chart_of

from ...decision import field, toy
from ..drawn import faults, figure_of, texts

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
LEAST, PAGE = 7.5, 6.75  # points of a letter, inches of the text of a page
OF_A_FIGURE = {"fan", "spaghetti"}
SEVERAL = {"comparison_fan", "difference_fan", "heat_map", "small_multiples"}
NAMES = [one.name for one in charts.CHARTS if one.of is Result and one.name not in SEVERAL | OF_A_FIGURE]
SEVERAL_AXES = {"stages", "levers"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory, base):
    """An answer of each kind, and what draws it."""
    plan = toy.load(tmp_path_factory.mktemp("toy"), levers="levers: {push: 0.5, pull: 0.2}")
    other = plan.with_({"levers.push": 0.7})
    run = bj.run(field.load(tmp_path_factory.mktemp("field")))
    found = {
        "ledger_bars": bj.analysis.lever_ledger(plan, "output", 2026, draws=20),
        "waterfall": bj.analysis.growth_causes(base, 2030, draws=8),
        "figure_tree": bj.analysis.explained_figure(plan, "output", 2026),
        "bridge_bars": bj.analysis.changed_lines(plan, other, "output", 2026, draws=20),
        "frontier": bj.decision.seek(plan, chance=0.6),
        "regret_map": bj.decision.plan_table(plan, (), draws=200, seeds=2),
        "signposts_chart": bj.decision.signposts(run, run.scenario.targets[0]),
    }
    return {name: partial(chart_of(one), one) for name, one in found.items()}


ANSWERS = [one.name for one in charts.CHARTS if one.of is not Result]


def words(chart):
    """(title, what is shown of whom, foot) of a chart."""
    if isinstance(chart, Figure):
        return chart.get_suptitle(), chart.get_supylabel(), chart.get_supxlabel()
    return chart.get_title("left"), chart.get_ylabel(), chart.get_xlabel()


def printable(chart, name, language):
    shown = texts(chart)
    assert faults(chart, shown) == []
    figure = figure_of(chart)
    assert figure.get_figwidth() <= PAGE
    assert [
        one.get_text() for one in figure.findobj(Text) if one.get_text().strip() and one.get_fontsize() < LEAST
    ] == []
    title, subtitle, foot = words(chart)
    entry = next(one for one in charts.CHARTS if one.name == name)
    assert title
    assert title != entry.title(language)
    assert subtitle
    assert foot.split("\n")[-1].startswith({"zh": "来源：binjiang_sim", "en": "Source: binjiang_sim"}[language])


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_a_chart_of_a_run_can_be_printed_alone(base, name, language):
    printable(getattr(charts, name)(base, language=language), name, language)


@BOTH
@pytest.mark.parametrize("name", ANSWERS)
def test_a_chart_of_an_answer_can_be_printed_alone(answers, name, language):
    printable(answers[name](language=language), name, language)


@BOTH
def test_a_heat_map_of_seven_scenarios_can_be_printed_alone(seven, language):
    printable(charts.heat_map(seven, language=language), "heat_map", language)


@pytest.mark.parametrize("name", [*NAMES, *ANSWERS])
def test_title_and_source_are_replaced_by_those_given(base, answers, name):
    draw = answers.get(name) or partial(getattr(charts, name), base)
    title, _, foot = words(draw(title="So it is", source="Source: us"))
    assert title == "So it is"
    assert foot.split("\n")[-1] == "Source: us"
    title, _, foot = words(draw(title="", source=""))
    assert title == ""
    assert "binjiang_sim" not in foot


@pytest.mark.parametrize("name", sorted(set(NAMES) - SEVERAL_AXES))
def test_a_chart_stands_on_one_axes_that_can_be_given(base, name):
    axes = Figure(figsize=(9, 6), layout="constrained").add_subplot()
    assert getattr(charts, name)(base, ax=axes) is axes
    assert len(axes.get_figure().axes) == 1
