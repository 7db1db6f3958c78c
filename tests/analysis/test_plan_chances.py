"""The chance of a plan as a whole is the share of the draws that meet its targets together."""

import dataclasses
import json
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import binjiang_sim as bj
from binjiang_sim.analysis import plan_chances
from binjiang_sim.analysis.plan_chances import hindering
from binjiang_sim.errors import ArgumentError, ProjectionError
from binjiang_sim.projection import target_values
from binjiang_sim.projection.joint_hits import JointHits
from binjiang_sim.projection.target_figures import met
from binjiang_sim.report.content import targets
from binjiang_sim.scenario import Target

from ..conftest import HERE

PLAN = HERE.parent / "examples" / "plan.yaml"
DRAWS = 400


@pytest.fixture(scope="module")
def result():
    return bj.run(bj.load(PLAN), DRAWS)


def with_targets(result, *found):
    return dataclasses.replace(result, scenario=dataclasses.replace(result.scenario, targets=tuple(found)))


def hits(result):
    """Which draws meet which target, (target, draw), from the values of the draws."""
    return np.stack([met(one, target_values(result, one)) for one in result.scenario.targets])


def test_the_chances_of_the_published_example_are_shares_of_its_draws(result):
    found, counted = plan_chances(result), hits(result)
    binding = [one.kind == "binding" for one in result.scenario.targets]
    assert len(counted) == 5
    assert found.all.value == np.mean(counted.all(axis=0))
    assert found.binding.value == np.mean(counted[binding].all(axis=0))
    assert [one.value for one in found.at_least] == [np.mean(counted.sum(axis=0) >= k) for k in range(1, 6)]
    assert [one.met.value for one in found.targets] == counted.mean(axis=1).tolist()
    assert found.bottleneck.target == result.scenario.targets[int(np.argmin(counted.sum(axis=1)))]


def test_a_plan_laid_on_later_has_the_chances_of_one_that_was_run(result):
    scenario = dataclasses.replace(result.scenario, targets=())
    later = with_targets(bj.run(scenario, DRAWS), *result.scenario.targets)
    assert plan_chances(later).record == plan_chances(result).record


def gdp(direction, value, kind="expected"):
    return Target("gdp", None, "2030", direction, value, kind, "Plan", "2023")


def test_targets_that_exclude_each_other_hinder_each_other(result):
    median = result.quantile("gdp", "2030", 0.5)
    found = plan_chances(with_targets(result, gdp("at_least", median * 1.001), gdp("at_most", median * 0.999)))
    (pair,) = found.pairs
    assert (found.all.hits, pair.together.hits) == (0, 0)
    assert pair.correlation == pytest.approx(-1, abs=0.1)
    assert pair.product == pytest.approx(found.targets[0].met.value * found.targets[1].met.value)


def test_targets_that_help_each_other_are_no_pair(result):
    median = result.quantile("gdp", "2030", 0.5)
    assert plan_chances(with_targets(result, gdp("at_least", median), gdp("at_least", median * 1.01))).pairs == ()


def test_few_unrelated_pairs_pass_for_hindering_each_other():
    """Of unrelated targets a pair is found in at most one set of twenty, however many pairs there are."""
    rng = np.random.default_rng(1)
    aims = [dataclasses.replace(gdp("at_least", float(number))) for number in range(8)]

    found = sum(bool(list(hindering(JointHits.of(aims, rng.random((8, 500)) < 0.4), 500, 500))) for _ in range(200))
    assert found <= 200 * 0.05 + 3 * sqrt(200 * 0.05)


@given(shares=st.lists(st.floats(0, 1), min_size=1, max_size=5), binding=st.lists(st.booleans(), min_size=5))
def test_laws_of_the_chances_of_a_plan(result, shares, binding):
    kinds = ["binding" if one else "expected" for one in binding]
    aims = [gdp("at_least", result.quantile("gdp", "2030", q), kind) for q, kind in zip(shares, kinds, strict=False)]
    found = plan_chances(with_targets(result, *aims))
    counts = [one.hits for one in found.at_least]
    assert counts == sorted(counts, reverse=True)
    assert found.all == found.at_least[-1]
    assert found.all.hits <= found.bottleneck.met.hits
    if found.binding:
        assert found.binding.hits >= found.all.hits
    more = plan_chances(with_targets(result, *aims, gdp("at_most", result.quantile("gdp", "2030", 0.7))))
    assert more.all.hits <= found.all.hits
    assert more.binding == found.binding


def test_without_a_binding_target_there_is_no_chance_of_the_binding_ones(result):
    assert plan_chances(with_targets(result, gdp("at_least", 3e11))).binding is None
    assert plan_chances(with_targets(result, gdp("at_least", 3e11))).record["binding"] is None


def test_the_record_is_plain_and_the_frame_has_a_row_for_each_target(result):
    found = plan_chances(result)
    record = json.loads(json.dumps(found.record))
    assert [one["k"] for one in record["at_least"]] == [1, 2, 3, 4, 5]
    assert record["all"] == {"chance": found.all.value, "error": found.all.error}
    growth = record["targets"][1]
    assert (growth["indicator"], growth["bound"], growth["unit"]) == ("gdp_growth", "at_least", "1")
    assert growth["outside"] == {"met": 6, "of": 10}
    assert growth["verdict"] in ("will_be_met", "likely", "open", "unlikely", "will_be_missed")
    least = min(record["targets"], key=lambda one: one["chance"])
    assert record["bottleneck"] == {name: least[name] for name in ("indicator", "item", "period")}
    frame = found.frame
    assert len(frame) == 5
    assert frame.chance.tolist() == [one.met.value for one in found.targets]


def test_a_run_without_targets_has_no_chance_of_a_plan(result):
    with pytest.raises(ProjectionError) as caught:
        plan_chances(with_targets(result))
    assert "there are no targets whose chance together could be told" in caught.value.text("en")
    with pytest.raises(ArgumentError):
        plan_chances(result.scenario)


def test_the_sentences_say_the_whole_plan_first_in_both_languages(result):
    found = plan_chances(result)
    english, chinese = (targets.whole(result, language) for language in ("en", "zh"))
    assert english[0].startswith(f"Plan as a whole: all 5 targets are met in {found.all.hits} of {DRAWS} draws (")
    assert chinese[0].startswith(f"规划整体：5项目标全部达到的概率{found.all.text('zh')}（{DRAWS}次抽样中")
    assert english[-1].startswith(f"Chance to meet at least 1: {found.at_least[0].text('en')}; at least 2: ")
    assert f"2项{found.at_least[1].text('zh')}；3项" in chinese[-1]


def test_targets_that_clearly_hinder_each_other_are_told(result):
    median = result.quantile("gdp", "2030", 0.5)
    aims = gdp("at_least", median * 1.001), gdp("at_most", median * 0.999)
    found = with_targets(result, *aims)
    (pair,) = plan_chances(found).pairs
    told = targets.whole(found, "en")[-1]
    assert told.startswith("These two stand in each other's way: GDP ≥ CNY ")
    assert told.endswith(
        f"are met together in under 1 % of the draws; if unrelated, it would be {100 * pair.product:.0f} %"
    )
    assert targets.whole(found, "zh")[-1].endswith(f"两者如互不相关，应为{100 * pair.product:.0f}%")


def test_one_target_alone_and_few_draws_are_told_no_whole(result):
    assert targets.whole(with_targets(result, gdp("at_least", 3e11)), "en") == ()
    assert targets.whole(bj.run(result.scenario, 50), "en") == ()
