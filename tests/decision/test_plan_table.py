"""A table of plans: paired draws, chances and costs as runs have them, and what stands in it."""

import json
from dataclasses import replace

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.decision.plan_candidates import packages
from binjiang_sim.decision.plan_table import plan_table
from binjiang_sim.decision.seek import seek
from binjiang_sim.errors import ProjectionError

from . import field, toy

QUICK = {"draws": 300, "seeds": 2}


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    return toy.load(tmp_path_factory.mktemp("toy"), levers="levers: {push: 0.4}")


@pytest.fixture(scope="module")
def table(plan):
    return plan_table(plan, **QUICK)


def test_changes_of_one_lever_stand_beside_the_scenario(table):
    assert [(one.kind, one.lever) for one in table.rows] == [
        ("own", None),
        ("raised", "pull"),
        ("raised", "push"),
        ("stopped", "push"),
    ]
    assert [one.name["en"] for one in table.rows] == ["A plan", "pull in full", "push in full", "no push"]
    assert table.tried == 3


def test_every_plan_has_the_chance_and_the_cost_of_its_own_run(table, plan):
    for row, candidate in zip(table.rows, table.plans, strict=True):
        outcome = bj.run(candidate.scenario, 300)
        values = outcome.values("output", "2026")
        assert row.chances[0].hits == (values >= 110).sum()
        assert row.cost == pytest.approx(sum(outcome.mean("policy_cost", str(year)) for year in (2024, 2025, 2026)))
        assert row.figures == (pytest.approx(values.mean()),)
        assert row.worst == (pytest.approx(np.sort(values)[:15].mean()),)
    assert (table.since, table.last) == (2024, 2026)


def test_chances_are_those_of_the_closed_form(table):
    own, pulled, *_ = table.rows
    assert own.chances[0].value == pytest.approx(toy.chance(0.4 * toy.GAIN["push"]), abs=own.chances[0].error)
    added = 0.4 * toy.GAIN["push"] + toy.GAIN["pull"]
    assert pulled.chances[0].value == pytest.approx(toy.chance(added), abs=pulled.chances[0].error)
    assert own.whole == own.binding == own.enough == own.chances[0]


def test_regret_and_shares_come_from_the_draws(table):
    scores = table.draws.scores
    missed = scores.max(axis=0) - scores
    for place, row in enumerate(table.rows):
        assert row.regret_mean == pytest.approx(missed[place].mean())
        assert row.regret_max == missed[place].max()
        assert row.regrets == (pytest.approx(missed[place].mean()),)  # one target: its number is the score
    assert sum(one.best for one in table.rows) == pytest.approx(1)


def test_money_is_the_figure_of_all_years_less_the_cost(plan):
    found = plan_table(plan, one_lever=False, score="output", **QUICK)
    outcome = bj.run(plan, 300)
    net = sum(outcome.values("output", year) - outcome.values("policy_cost", year) for year in ("2024", "2025", "2026"))
    np.testing.assert_allclose(found.draws.scores[0], net)
    assert found.recommendation.by == "money"


def test_of_other_scenarios_the_levers_are_taken_and_nothing_else(plan):
    richer = plan.with_({"parameters.toy.level": "130 CNY/year", "levers.push": 0.9})
    found = plan_table(plan, [richer], one_lever=False, **QUICK)
    assert [one.kind for one in found.rows] == ["own", "other"]
    assert [one.more for one in found.plans] == [False, True]
    outcome = bj.run(plan.with_({"levers.push": 0.9}), 300)
    assert found.rows[1].chances[0].hits == (outcome.values("output", "2026") >= 110).sum()


def test_what_seek_found_stands_there_by_its_name(plan):
    sought = seek(plan, chance=0.8, draws=100, judged=400)
    found = plan_table(plan, [], found=[sought], **QUICK)
    assert found.rows[1].name == {"en": "plan sought", "zh": "求解方案"}
    assert found.rows[1].whole.value == pytest.approx(0.8, abs=0.1)


def test_without_targets_the_main_figure_counts(plan):
    bare = replace(plan, targets=())
    found = plan_table(bare, score="output", **QUICK)
    assert found.rows[0].whole is None
    assert found.rows[0].chances == ()
    assert found.last == max(one for one in bare.planning_years if one <= bare.end)
    assert found.recommendation.whole is None


def test_a_model_without_levers_and_cost_has_its_own_row_alone(tmp_path):
    found = plan_table(field.load(tmp_path), **QUICK)
    assert [one.kind for one in found.rows] == ["own"]
    assert (found.priced, found.rows[0].cost, found.tried) == (False, 0, 0)
    assert found.rows[0].regret_max == 0
    assert found.rows[0].binding == found.rows[0].chances[0]


def test_a_target_of_at_most_is_worst_where_it_is_high(tmp_path):
    plan = field.load(tmp_path)
    (row,) = plan_table(plan, **QUICK).rows
    values = bj.run(plan, 300).values("birdsong", "2026")
    assert row.worst[1] == pytest.approx(np.sort(values)[-15:].mean())
    assert row.chances[1].hits == (values <= 50).sum()


def test_six_sets_of_draws_are_six_seeds(plan):
    found = plan_table(plan, one_lever=False, draws=100)
    assert len(found.recommendation.again) == 6
    seeds = [one.figures for one in (found.draws, *found.again)]
    assert len({one.tobytes() for one in seeds}) == 6


def test_the_same_question_has_the_same_answer(table, plan):
    assert plan_table(plan, **QUICK).record == table.record


def test_the_record_is_plain_json_and_names_every_plan(table):
    record = json.loads(json.dumps(table.record, allow_nan=False))
    assert [one["name"]["en"] for one in record["plans"]] == [one["en"] for one in table.names]
    assert record["plans"][0]["chances"][0] == {"chance": table.rows[0].whole.value, "error": table.rows[0].whole.error}
    assert record["figures"][0]["value"] == 110
    assert (record["figures"][0]["unit"], record["seeds"]) == ("CNY", [1, 102])
    assert record["recommendation"]["plan"] == table.recommendation.plan


def test_the_frame_has_a_row_for_each_plan(table):
    frame = table.frame
    assert frame["plan_en"].tolist() == [one["en"] for one in table.names]
    assert frame["chance output 2026"].tolist() == [one.chances[0].value for one in table.rows]
    assert {"cost", "whole", "regret_mean", "best", "worst output 2026"} <= set(frame.columns)


def test_progress_adds_up(plan):
    seen = []
    plan_table(plan, progress=lambda done, whole: seen.append((done, whole)), **QUICK)
    assert sum(done for done, _ in seen) == seen[0][1]


def test_packages_are_the_levers_of_shipped_scenarios_in_the_world_of_the_scenario(shipped):
    base = shipped("base", {"end": 2030})
    found = packages(base)
    assert {one.scenario.name["en"] for one in found} == {
        *("Livelihood first", "No new reform", "Open district", "Science circle", "Talent first"),
    }
    assert all(replace(one.scenario, levers=base.levers).hash == base.hash for one in found)


def test_all_that_is_wrong_is_told_at_once(plan):
    with pytest.raises(ProjectionError) as caught:
        plan_table(plan, least=2, draws=50, seeds=0)
    assert caught.value.text("en") == (
        f"{plan.file}: 2 targets are to be met, but there is only 1\n"
        "the value of knowing needs at least 100 paired draws; found 50\n"
        "a recommendation needs at least one set of draws, not 0"
    )
    with pytest.raises(ProjectionError, match="did you mean 'push'"):
        plan_table(plan, score="puhs", **QUICK)
    with pytest.raises(ProjectionError, match="there is no target"):
        plan_table(replace(plan, targets=()), score="targets", **QUICK)
    with pytest.raises(ProjectionError, match="other levers than the one that is asked about: push"):
        plan_table(plan, [replace(plan, levers={"pull": plan.levers["pull"]})], **QUICK)
    with pytest.raises(ProjectionError, match="Elsewhere"):
        plan_table(plan, [replace(plan, district={"en": "Elsewhere", "zh": "别处"})], **QUICK)
