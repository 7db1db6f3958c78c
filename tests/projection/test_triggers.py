"""Triggers: draws that miss a figure switch levers and go on, the others keep every bit of the plan."""

import dataclasses
import json

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis.reforms import moved_levers, without_reforms
from binjiang_sim.errors import ScenarioError
from binjiang_sim.projection import (
    blocks,
    checked,
    chunks,
    digest,
    firing_record,
    firings,
    plan_hits,
    problems,
    resources,
    run,
)
from binjiang_sim.projection.options import RunOptions
from binjiang_sim.projection.trigger_checks import firing_notes
from binjiang_sim.report.content.triggers import rows
from binjiang_sim.report.render.terminal import headline_text

DRAWS = 300
FIGURES = [
    ("gdp", None, "2030"),
    ("graduate_inflow", None, "2028"),
    ("residents", "60+", "2035"),
    ("gdp", None, "2026"),
]
HOUSING = "levers.talent_housing"
PROGRAMME = "levers.talent_programme"
LEVEL = "price_level"


def when(condition, **then):
    """A trigger on graduates of 2026, or on another condition; levers by name."""
    levers = ", ".join(f"levers.{name}: {value}" for name, value in then.items())
    return f"{{if: {{{condition}}}, then: {{{levers}}}}}"


INFLOW = "indicator: graduate_inflow, period: 2026"
SOME = when(f"{INFLOW}, below: 4.8万 person", talent_housing=1, talent_programme=0.8)
NEVER = when(f"{INFLOW}, below: 1万 person", talent_housing=1)
ALWAYS = when(f"{INFLOW}, below: 30万 person", talent_housing=1)


@pytest.fixture(scope="module")
def slump(shipped):
    return shipped("external_slump")


def planned(scenario, *triggers, **changes):
    return scenario.with_({"triggers": f"[{', '.join(triggers)}]", **changes})


def figures(scenario, draws=DRAWS, **how):
    found = run(scenario, draws, **how)
    return np.stack([found.values(name, period, item) for name, item, period in FIGURES])


def inflow(scenario, **how):
    return run(scenario, DRAWS, **how).values("graduate_inflow", "2026")


def test_a_trigger_that_never_fires_keeps_every_bit(slump):
    plain, with_trigger = run(slump, DRAWS), run(planned(slump, NEVER), DRAWS)
    assert digest(plain) == digest(with_trigger)
    assert plain.key != with_trigger.key


@pytest.mark.parametrize("steps", [1, 2, 12])
def test_a_trigger_that_always_fires_has_the_bits_of_a_plan_that_switches_then(slump, steps):
    at_rest = slump.with_({HOUSING: 0, "steps_per_year": steps})
    path = "{path: {2027: 0.4, 2029: 1}}"
    triggered = planned(at_rest, when(f"{INFLOW}, below: 30万 person", talent_housing=path))
    assert digest(run(triggered, DRAWS)) == digest(run(at_rest.with_({HOUSING: path}), DRAWS))


def test_a_lever_goes_on_as_planned_until_it_is_switched(base):
    before = {"path": {2024: 0.5}}
    after = {"path": {2024: 0.5, 2027: 0.5, 2029: 1.0}}
    plan = base.with_({HOUSING: before})
    triggered = planned(plan, when(f"{INFLOW}, below: 30万 person", talent_housing="{path: {2027: 0.5, 2029: 1}}"))
    np.testing.assert_array_equal(figures(triggered), figures(base.with_({HOUSING: after})))


@pytest.mark.parametrize("later", ["{path: {2028-05: 1}}", "{value: 1, start: 2028, lag: 0.25}"])
def test_a_step_in_which_a_lever_is_switched_has_both_in_proportion(base, later):
    moment = "2028-05" if "path" in later else "2028-04"
    plan = base.with_({HOUSING: "{path: {2024: 0.5}}"})
    triggered = planned(plan, when(f"{INFLOW}, below: 30万 person", talent_housing=later))
    stepped = base.with_({HOUSING: f"{{path: {{2024: 0.5, {moment}: 1}}, interpolation: step}}"})
    np.testing.assert_allclose(figures(triggered), figures(stepped), rtol=1e-12)


def test_draws_that_fire_have_the_switched_plan_and_the_others_the_plan(slump):
    fires = inflow(slump) < 48000
    assert 0.2 < fires.mean() < 0.8
    always = planned(slump, SOME.replace("4.8万", "30万"))
    expected = np.where(fires, figures(always), figures(slump))
    np.testing.assert_array_equal(figures(planned(slump, SOME)), expected)
    assert (expected[1] != figures(slump)[1]).any()


def test_what_is_above_fires_where_what_is_below_does_not(slump):
    below, above = (planned(slump, SOME.replace("below", word)) for word in ("below", "above"))
    switched, plain = figures(planned(slump, SOME.replace("4.8万", "30万"))), figures(slump)
    np.testing.assert_array_equal(figures(below) + figures(above), switched + plain)


def test_the_period_itself_is_untouched(slump):
    np.testing.assert_array_equal(figures(planned(slump, ALWAYS))[3], figures(slump)[3])


def test_a_later_trigger_sees_what_an_earlier_one_did(slump):
    first = when(f"{INFLOW}, below: 4.8万 person", talent_housing=1, talent_programme=1)
    later = "indicator: graduate_inflow, period: 2028, below: 5.2万 person"
    second = when(later, talent_programme=0, school_building=1)
    after_first = planned(slump, first)
    fires = run(after_first, DRAWS).values("graduate_inflow", "2028") < 52000
    alone = run(slump, DRAWS).values("graduate_inflow", "2028") < 52000
    assert (fires != alone).any()
    assert fires.any()
    assert not fires.all()
    always = planned(slump, first, second.replace("5.2万", "50万"))
    expected = np.where(fires, figures(always), figures(after_first))
    for order in ((first, second), (second, first)):  # time decides, not the order in the file
        np.testing.assert_array_equal(figures(planned(slump, *order)), expected)


def test_of_two_triggers_at_one_time_the_later_in_the_list_has_the_last_word(slump):
    one, other = ALWAYS, ALWAYS.replace("housing: 1", "housing: 0.2")
    np.testing.assert_array_equal(figures(planned(slump, one, other)), figures(planned(slump, other)))


@pytest.mark.parametrize(
    "condition",
    [
        "indicator: gdp_growth, period: 2026, below: 4 %",
        "indicator: rd_intensity, period: 2026, above: 10 %",
        "indicator: value_added, item: industry, period: 2026-H2, below: 500 亿元, prices: 2023",
        "indicator: residents, item: 60+, period: 2026, above: 8.8万 resident",
        "indicator: gdp, period: 2026, below: 3000 亿元, prices: current",
        "indicator: gdp, period: 2026, below: 2900 亿元, prices: 2023",
    ],
)
def test_a_condition_may_be_on_growth_a_share_an_item_and_money_at_either_prices(slump, condition):
    found = planned(slump, when(condition, talent_housing=1))
    (target,) = (one.target for one in found.triggers)
    plain = run(slump, DRAWS)
    values = plain.values(target.indicator, target.period, target.item)
    values = _at_current_prices(plain, values) if target.prices == "current" else values
    fires = values < target.value if found.triggers[0].below else values > target.value
    assert fires.any()
    assert not fires.all()
    np.testing.assert_array_equal(figures(found), np.where(fires, figures(planned(slump, ALWAYS)), figures(slump)))
    (one,) = firings(run(found, DRAWS))
    assert one.fires.hits == np.count_nonzero(fires)


def _at_current_prices(result, values):
    """An amount of 2026 at its own prices: the mean of the price level over the year, by hand."""
    level = [result.values(LEVEL, period) for period in ("2025", "2026-H1", "2026")]
    return values * ((level[0] + level[1]) / 2 + (level[1] + level[2]) / 2) / 2


def test_a_central_run_decides_by_its_own_figures(base):
    middle = float(run(base, central=True).values("graduate_inflow", "2026")[0])
    for limit, fires in ((middle * 1.001, True), (middle * 0.999, False)):
        found = run(planned(base, when(f"{INFLOW}, below: {limit!r} person", talent_housing=1)), central=True)
        plan = planned(base, ALWAYS) if fires else base
        assert digest(found) == digest(run(plan, central=True))
        assert firings(found)[0].fires.hits == fires
        assert rows(found, "en")[0][-1] == ("fires" if fires else "does not fire")
        assert rows(found, "zh")[0][-1] == ("触发" if fires else "未触发")


def test_draws_blocks_and_stores_change_no_bit(slump, tmp_path, monkeypatch):
    found = planned(slump, SOME)
    expected = figures(found)
    np.testing.assert_array_equal(figures(found, draws=40), expected[:, :40])
    kept = RunOptions(store=tmp_path)
    assert (
        digest(run(found, DRAWS, options=kept)) == digest(run(found, DRAWS, options=kept)) == digest(run(found, DRAWS))
    )
    monkeypatch.setattr(blocks, "KEPT_BLOCK", 64)
    monkeypatch.setattr(blocks, "SAMPLED", 128)
    np.testing.assert_array_equal(figures(found), expected)


def test_an_experiment_has_the_bits_of_runs_and_varies_the_plan_alone(slump):
    found = planned(slump, SOME)
    variants = {PROGRAMME: (0, 0.5, 1), HOUSING: (0.1, 0.3, 0.2)}
    for how in ({}, {"workers": 2}, {"central": True}):
        values = bj.experiment(found, variants, draws=DRAWS, figures=FIGURES, **how).values
        how.pop("workers", None)
        for place, own in enumerate(zip(*variants.values(), strict=True)):
            changed = planned(slump, SOME, **dict(zip(variants, own, strict=True)))
            np.testing.assert_array_equal(values[place], figures(changed, **how))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_in_passes_and_processes_counts_as_one_in_memory(slump, workers, monkeypatch):
    found = planned(slump, SOME)
    small = run(found, DRAWS)
    counted = firings(small), small.ensemble.summary.points
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 100)
    large = run(found, DRAWS, options=RunOptions(workers=workers))
    assert firings(large) == counted[0]
    np.testing.assert_array_equal(large.ensemble.summary.points, counted[1])


def test_the_share_of_draws_that_fire_is_told_in_json_and_on_the_screen(slump):
    result = run(planned(slump, SOME.replace("{if", "{name: {zh: 转向住房, en: turn to housing}, if")), DRAWS)
    (one,) = firings(result)
    share = np.count_nonzero(inflow(slump) < 48000) / DRAWS
    record = json.loads(json.dumps(firing_record(result, one)))
    assert record.pop("fires")["chance"] == one.fires.value == share
    assert record == {
        "name": {"zh": "转向住房", "en": "turn to housing"},
        "indicator": "graduate_inflow",
        "item": None,
        "period": "2026",
        "over": None,
        "unit": "person",
        "direction": "below",
        "value": 48000.0,
        "prices": None,
        "levers": ["talent_housing", "talent_programme"],
    }
    english, chinese = (headline_text(result, language) for language in ("en", "zh"))
    assert "Graduates under 35 taken in, 2026: below 48 thousand persons" in english
    assert "引进35周岁以下大学生（2026）低于4.8万人" in chinese
    assert "人才住房（2027年起）；人才计划（2027年起）" in chinese
    assert one.fires.text("zh") in chinese
    assert one.fires.text("en") in english


def test_a_trigger_is_refused_where_no_figure_can_decide_it(base):
    far = when("indicator: graduate_inflow, period: 2036, below: 4万 person", talent_housing=1)
    money = when("indicator: gdp, period: 2026, below: 2500 亿元", talent_housing=1)
    people = when(f"{INFLOW}, below: 4万 person, prices: 2023", talent_housing=1)
    slip = when(f"{INFLOW}, below: 4 person", talent_housing=1)
    with pytest.raises(ScenarioError) as caught:
        checked(planned(base, far, money, people, slip))
    assert caught.value.text("en").splitlines() == [
        "--set triggers.0.if: the run ends with 2035 and has no period 2036",
        "--set triggers.2.if: graduate_inflow is no amount of CNY and needs no prices",
        "--set triggers.1.if: at the prices of which year is 2500亿元? Write prices: 2023 or prices: current",
        "--set triggers.3.if: 4 person is far from what the model gives for 2026, about 4.72万 person; "
        "did you mean '4万 person'?",
    ]
    assert caught.value.text("zh").splitlines()[2] == (
        "--set triggers.1.if：没有说明 2500亿元 按哪一年的价格；请写 prices: 2023 或 prices: current"
    )


def test_a_trigger_whose_lever_the_model_does_not_have_is_refused(base):
    found = planned(base, ALWAYS)
    (one,) = found.triggers
    other = dataclasses.replace(one, levers={"housing": one.levers["talent_housing"]})
    with pytest.raises(ScenarioError, match=r"triggers\.0\.then\.levers\.housing: no such lever"):
        checked(dataclasses.replace(found, triggers=(other,)))


def test_a_switch_after_the_end_of_the_run_is_odd(base):
    late = when("indicator: graduate_inflow, period: 2035, below: 5万 person", talent_housing=1)
    _, warnings = problems(planned(base, late))
    path = "triggers.0.then.levers.talent_housing"
    assert f"--set {path}: starts at 2036, after the run ends with 2035, so it does nothing" in [
        one.text("en") for one in warnings
    ]


def test_check_notes_what_never_or_always_fires(base):
    notes = list(firing_notes(dataclasses.replace(planned(base, SOME, NEVER, ALWAYS), draws=DRAWS)))
    assert [one.text("en") for one in notes] == [
        "--set triggers.1: fires in none of 300 draws",
        "--set triggers.2: fires in all of 300 draws, so its levers may as well stand under levers",
    ]
    assert notes[0].text("zh") == "--set triggers.1：300 次抽样中从未触发"


def test_the_effect_of_the_reforms_is_against_no_reform_by_trigger_either(base):
    found = run(planned(base, ALWAYS), 40)
    none = base.with_({f"levers.{name}": 0 for name in moved_levers(base)})
    without = without_reforms(found, [("gdp", None)], "2030")
    np.testing.assert_array_equal(without.values[0, 0], run(none, 40).values("gdp", "2030"))


SPAN = "indicator: graduate_inflow, period: 2025-2027, over: total, below: 15万 person"


def test_a_condition_over_several_years_is_decided_after_the_last_of_them(slump):
    years = run(slump, DRAWS)
    fires = sum(years.values("graduate_inflow", year) for year in ("2025", "2026", "2027")) < 150000
    assert 0.1 < fires.mean() < 0.9
    triggered = planned(slump, when(SPAN, talent_housing=0.9))
    always = planned(slump, when("indicator: graduate_inflow, period: 2027, below: 30万 person", talent_housing=0.9))
    np.testing.assert_array_equal(figures(triggered), np.where(fires, figures(always), figures(slump)))
    result = run(triggered, DRAWS)
    assert firings(result)[0].fires.hits == fires.sum()
    condition, then = rows(result, "en")[0][1:3]
    assert condition == "Graduates under 35 taken in, 2025–2027, total: below 150 thousand persons"
    assert then == "Talent housing from 2028"
    assert rows(result, "zh")[0][1] == "引进35周岁以下大学生（2025–2027年累计）低于15万人"


@pytest.mark.parametrize("most", [None, 0])
def test_conditions_are_counted_beside_the_plan_and_are_no_part_of_it(monkeypatch, slump, most):
    wanted = "{indicator: gdp, period: 2030, at_least: 3400亿元, prices: 2023, kind: binding, source: a test}"
    other = wanted.replace("3400", "3600").replace("binding", "expected")
    plan = slump.with_({"targets": f"[{wanted}, {other}]"})
    if most is not None:
        monkeypatch.setattr(resources, "MOST_KEPT", most)
        monkeypatch.setattr(chunks, "CHUNK", 120)
        monkeypatch.setattr(blocks, "MOST_BLOCK", 64)
    plain, triggered = run(plan, DRAWS), run(planned(plan, NEVER), DRAWS)
    assert len(triggered.ensemble.summary.hits.asked) == 3
    for name, counts in plan_hits(plain).arrays.items():
        np.testing.assert_array_equal(plan_hits(triggered).arrays[name], counts)
    assert 0 < plan_hits(plain).met[1] < DRAWS
    assert firings(triggered)[0].fires.hits == 0
