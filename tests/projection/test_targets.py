"""Targets: the chance to meet them is the share of draws."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from binjiang_sim import load
from binjiang_sim.errors import ScenarioError
from binjiang_sim.projection import checked, outcomes, run, target_record
from binjiang_sim.report.brief.slots import Run, bound
from binjiang_sim.report.brief.template import Slot
from binjiang_sim.report.content import targets
from binjiang_sim.report.content.answer.questions import Questions
from binjiang_sim.report.content.answer.scorecard import scorecard
from binjiang_sim.scenario import Target

BASE = Path(__file__).parents[2] / "scenarios" / "base.yaml"
DRAWS = 101


@pytest.fixture(scope="module")
def result():
    return run(load(BASE), draws=DRAWS)


def outcome(result, value, direction="at_least"):
    target = Target("gdp", "", "2030", direction, value, "expected", "Plan")
    aimed = dataclasses.replace(result.scenario, targets=(target,))
    (found,) = outcomes(dataclasses.replace(result, scenario=aimed))
    return found


@settings(deadline=None)  # the first question sums up all figures
@given(share=st.floats(0, 1))
def test_the_chance_is_the_share_of_draws_that_meet_the_target(result, share):
    value = result.quantile("gdp", "2030", share)
    values = result.values("gdp", "2030")
    assert outcome(result, value).chance == np.count_nonzero(values >= value) / DRAWS
    assert outcome(result, value, "at_most").chance == np.count_nonzero(values <= value) / DRAWS


def test_a_target_at_the_median_is_met_by_half_of_the_draws(result):
    found = outcome(result, result.quantile("gdp", "2030", 0.5))
    assert found.chance == pytest.approx(0.5, abs=1 / DRAWS)
    assert found.gap == 0


def test_the_gap_is_the_median_less_the_target(result):
    found = outcome(result, 1e11)
    assert found.gap == found.median - 1e11


def test_a_file_of_targets_is_added_to_those_of_the_scenario(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(
        "schema: 1\ntargets:\n"
        "  - {indicator: gdp, year: 2025, at_least: 2800 亿元, prices: current, kind: binding, source: Plan}\n",
        encoding="utf-8",
    )
    *before, found = load(BASE, targets=file).targets
    assert tuple(before) == load(BASE).targets != ()
    assert found == Target("gdp", None, "2025", "at_least", 2.8e11, "binding", "Plan", "current")


def test_a_target_after_the_end_is_refused_before_the_run():
    target = Target("gdp", "", "2045", "at_least", 1e11, "expected", "Plan")
    with pytest.raises(ScenarioError) as caught:
        checked(dataclasses.replace(load(BASE), targets=(target,), file="base.yaml"))
    assert caught.value.text("en") == "base.yaml: targets.0: the run ends with 2035 and has no period 2045"
    assert caught.value.text("zh") == "base.yaml: targets.0：运行到 2035 年底为止，没有时期 2045"


@pytest.mark.parametrize(("share", "draws"), [(0.5, 400), (0.003, 400), (0.5, 20)])
def test_a_chance_reads_the_same_in_the_table_the_opening_the_brief_and_json(share, draws):
    many = run(load(BASE), draws=draws)
    target = Target("gdp", "", "2030", "at_least", many.quantile("gdp", "2030", share), "expected", "Plan", "2023")
    many = dataclasses.replace(many, scenario=dataclasses.replace(many.scenario, targets=(target,)))
    (found,) = outcomes(many)
    for language in ("zh", "en"):
        said = target_record(many, found)["chance_text"][language]
        (row,) = targets.rows(many, language)
        assert said in row
        (row,) = scorecard(Questions(many), language).rows
        assert (row.chance, row.share) == (said, 0 if draws < 200 else found.chance)
        slot = Slot(("target", "gdp", "2030", "chance"), "")
        assert bound(slot, Run(many, language, lambda _: many)).text == said


def test_the_record_of_a_target_holds_the_error_of_its_chance(result):
    found = outcome(result, 3.6e11)
    record = target_record(result, found)
    interval = binomtest(found.met.hits, DRAWS).proportion_ci(method="wilson")
    assert record["error"] == pytest.approx(max(record["chance"] - interval.low, interval.high - record["chance"]))
