"""Charts of plans and signposts: what stands in them, and no word over another."""

from dataclasses import replace

import pytest

import binjiang_sim as bj
from binjiang_sim.decision import plan_table, signposts
from binjiang_sim.report.charts.canvas import new_figure
from binjiang_sim.report.charts.regret import regret_map
from binjiang_sim.report.charts.signposts import signposts_chart

from ...decision import field, toy
from ..drawn import faults, texts

BOTH = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    return plan_table(toy.load(tmp_path_factory.mktemp("toy"), levers="levers: {push: 0.4}"), draws=200, seeds=1)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    result = bj.run(field.load(tmp_path_factory.mktemp("field")))
    return signposts(result, result.scenario.targets[0])


@BOTH
def test_every_plan_and_figure_has_a_cell_with_its_regret(table, language):
    axes = regret_map(table, language)
    assert faults(axes) == []
    assert len(axes.patches) == len(table.rows) * 2
    shown = [words for words, _ in texts(axes)]
    assert {f"{one.regret_mean:.2f}" for one in table.rows} <= set(shown)


@BOTH
def test_a_table_without_targets_has_a_map_too(table, language):
    bare = plan_table(replace(table.scenario, targets=()), score="output", draws=200, seeds=1)
    assert faults(regret_map(bare, language)) == []


@BOTH
def test_both_chances_of_each_signpost_are_points(found, language):
    axes = signposts_chart(found, language)
    assert faults(axes) == []
    drawn = {float(line.get_xdata()[0]) for line in axes.lines if line.get_marker() in ("o", "s")}
    wanted = [*found.best, found.trivial]
    assert drawn == {side.value for one in wanted for side in (one.below, one.above)}


@BOTH
def test_signposts_that_tell_nothing_are_drawn_as_well(found, language):
    assert faults(signposts_chart(replace(found, best=(), trivial=None), language)) == []


def test_they_are_drawn_on_given_axes(table, found):
    axes = new_figure().add_subplot()
    assert regret_map(table, ax=axes) is axes
    axes = new_figure().add_subplot()
    assert signposts_chart(found, ax=axes) is axes
