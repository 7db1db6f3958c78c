"""Answers that are no run have a chart as well, in both languages."""

import pytest

import binjiang_sim as bj
from binjiang_sim.errors import ArgumentError

from ...decision import toy
from ..drawn import faults


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return toy.load(tmp_path_factory.mktemp("toy"), levers="levers: {push: 0.5, pull: 0.2}")


@pytest.fixture(scope="module")
def answers(plan):
    return {
        "ledger": bj.analysis.lever_ledger(plan, "output", 2026, draws=20),
        "tree": bj.analysis.explained_figure(plan, "output", 2026),
        "seek": bj.decision.seek(plan, chance=0.6),
        "plans": bj.decision.plan_table(plan, (), draws=200, seeds=2),
    }


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["ledger", "tree", "seek", "plans"])
def test_an_answer_is_drawn_by_the_same_word_as_a_run(answers, name, language):
    chart = bj.plot(answers[name], language=language)
    assert faults(chart) == []


def test_it_is_drawn_on_axes_that_are_given(answers):
    from matplotlib.figure import Figure

    axes = Figure(figsize=(8, 4), layout="constrained").add_subplot()
    assert bj.plot(answers["ledger"], ax=axes) is axes


def test_what_has_no_chart_is_refused():
    with pytest.raises(ArgumentError) as caught:
        bj.plot("gdp")
    assert caught.value.text("en") == (
        "result: expected Result / Ledger / GrowthCauses / ExplainedFigure / Bridge / Sought / PlanTable / Signposts, "
        "found 'gdp' (str)"
    )
