"""Which line changed the answer: shares of changed lines in the difference of a figure."""

import json
from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import changed_chance, changed_lines
from binjiang_sim.analysis.attribution import bridge
from binjiang_sim.analysis.attribution.mixes import Mixes
from binjiang_sim.analysis.coalitions import Coalitions
from binjiang_sim.errors import ProjectionError, ScenarioError
from binjiang_sim.projection import target_values
from binjiang_sim.report.content.attribution.bridge import table

DRAWS = 24
GDP, EXCESS = "parameters.economy.gdp", "parameters.economy.activity_excess"
FACT = {"value": "= gdp_2023_h1 / (hangzhou_gdp_2023_h1 / hangzhou_gdp_2023) / year"}
CHANGES = {
    GDP: FACT,
    "parameters.talent.years_young": {"value": 9, "status": "assumption", "why": "An expert said so."},
    "levers.talent_programme": 0.9,
}


@pytest.fixture(scope="module")
def four(base):
    """A fact, an assumption, a lever and the seed are other ones."""
    return base.with_({**CHANGES, "seed": 7})


@pytest.fixture(scope="module")
def bridge_of_four(base, four):
    return changed_lines(base, four, "gdp", 2030, draws=DRAWS)


def alone(scenario, period="2030", figure="gdp", draws=DRAWS):
    return bj.run(scenario, draws=draws).values(figure, period)


def by_path(found):
    return {one.path: one for one in found.parts}


def close(found, wanted):
    np.testing.assert_allclose(found, wanted, rtol=1e-9)


# Parts add up


def test_the_parts_add_up_to_the_difference_in_every_draw(base, four, bridge_of_four):
    found = bridge_of_four
    assert set(found.lines) == {*CHANGES, "seed"}
    close(found.shares.sum(axis=0), alone(four) - alone(base))
    close(sum(one.share for one in found.parts), found.second - found.first)
    close((found.first, found.second), (alone(base).mean(), alone(four).mean()))


@pytest.mark.parametrize(
    ("figure", "item"), [("gdp_growth", None), ("value_added", "industry"), ("residents", "15-34")]
)
def test_the_parts_of_any_figure_add_up_in_every_draw(base, four, figure, item):
    found = changed_lines(base, four, figure, "2027", item, draws=DRAWS)
    sides = [bj.run(one, draws=DRAWS).values(figure, "2027", item) for one in (base, four)]
    np.testing.assert_allclose(found.shares.sum(axis=0), sides[1] - sides[0], rtol=1e-9, atol=1e-12)


def test_the_parts_of_a_sample_of_orders_add_up_in_every_draw(base, shipped):
    found = changed_lines(shipped("no_new_reform"), base, "gdp", 2030, draws=8)
    assert (found.method, len(found.lines)) == ("orders", 13)
    close(found.shares.sum(axis=0), alone(base, draws=8) - alone(shipped("no_new_reform"), draws=8))
    close(sum(one.share for one in found.parts), found.difference)
    assert all(one.error > 0 for one in found.parts)


def test_shares_of_medians_add_up_to_the_difference_of_the_medians(base, four):
    found = changed_lines(base, four, "gdp", 2030, draws=DRAWS, statistic="median")
    close((found.first, found.second), (np.median(alone(base)), np.median(alone(four))))
    close(sum(one.share for one in found.parts), found.difference)


def test_shares_are_the_mean_gains_over_all_orders_of_changing_the_files(base, four):
    """Against whole runs of files in which the changes are written one after another."""
    settings = {**CHANGES, "seed": 7}
    runs = {}
    for chosen in product((False, True), repeat=4):
        kept = {path: value for (path, value), on in zip(settings.items(), chosen, strict=True) if on}
        runs[frozenset(kept)] = alone(base.with_(kept), draws=6)
    gains = {path: np.zeros(6) for path in settings}
    for order in permutations(settings):
        for place, path in enumerate(order):
            gains[path] += (runs[frozenset(order[: place + 1])] - runs[frozenset(order[:place])]) / 24
    found = changed_lines(base, four, "gdp", 2030, draws=6)
    for path, row in zip(found.lines, found.shares, strict=True):
        np.testing.assert_allclose(row, gains[path], rtol=1e-7, atol=1e-3)  # yuan of hundreds of billions


def test_a_sample_of_orders_is_as_near_to_all_orders_as_it_says(base, shipped):
    other = shipped("livelihood_first", {"levers.talent_programme": 1, GDP: FACT})
    mixes = Mixes.of(base, other)
    exact, sampled = Coalitions(5), Coalitions.of(5, 12, 5)
    levels = [mixes.values(one.members, [("gdp", None, "2035")], 16)[:, 0].mean(axis=1) for one in (exact, sampled)]
    shares, errors = sampled.shares(levels[1]), sampled.errors(levels[1])
    wanted = exact.shares(levels[0])
    assert (np.abs(shares - wanted) <= 4 * errors + 1e-6 * np.abs(wanted)).all()
    assert errors.max() < 0.1 * np.abs(wanted).max()


def test_the_standard_error_says_how_far_the_shares_of_other_draws_are(base, shipped):
    """Against the spread of shares over disjoint sets of draws."""
    found = changed_lines(base, shipped("talent_first"), "gdp", 2030, draws=1600)
    for part, row in zip(found.parts, found.shares[::-1], strict=True):
        assert part.path == found.lines[::-1][found.parts.index(part)]
        sets = row.reshape(16, 100).mean(axis=1)
        assert part.error == pytest.approx(sets.std(ddof=1) / 4, rel=0.5)
        assert part.error == pytest.approx(row.std() / 40, rel=0.4)


# What counts as nothing, and what is symmetric


def test_nothing_changed_gives_an_empty_bridge(base):
    found = changed_lines(base, base, "gdp", 2030, draws=DRAWS)
    assert (found.parts, found.difference, dict(found.groups), found.crux) == ((), 0, {}, ())
    assert list(found.frame.columns) == ["path", "place", "group", "before", "after", "share", "q10", "q90", "error"]


def test_another_name_of_the_file_other_comments_and_another_order_of_keys_give_nothing(tmp_path, shipped):
    head = f"schema: 1\nextends: {shipped('base').file}\n"
    levers = ["  talent_programme: 0.8", "  talent_housing: {path: {2025: 0.5, 2027: 1}, after: hold}"]
    texts = {
        "a": [f"{head}name: Plan", "levers:", *levers],
        "b": ["# Said again.", "levers:", *levers[::-1], f"name: New\n{head}"],
    }
    for name, lines in texts.items():
        (tmp_path / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    first, second = (bj.load(tmp_path / f"{name}.yaml") for name in texts)
    assert changed_lines(first, second, "gdp", 2030, draws=4).parts == ()


def test_other_targets_and_a_longer_run_change_no_figure(base):
    other = base.with_({"end": 2040, "targets": []})
    assert changed_lines(base, other, "gdp", 2030, draws=4).parts == ()
    np.testing.assert_array_equal(alone(base), alone(other))


def test_the_other_way_round_every_share_has_the_other_sign(base, four, bridge_of_four):
    there, back = bridge_of_four, changed_lines(four, base, "gdp", 2030, draws=DRAWS)
    for path, one in by_path(there).items():
        close(one.share, -by_path(back)[path].share)
        close((one.low, one.high), (-by_path(back)[path].high, -by_path(back)[path].low))


def test_the_shares_of_a_sum_are_simple_differences(base):
    """The cost of the reforms is the sum of what each costs."""
    costs = {"cost_talent_programme": 400, "cost_school_building": 90, "cost_science_circle": 650}
    changes = {f"parameters.policy.{name}": f"{number} million CNY/year" for name, number in costs.items()}
    found = changed_lines(base, base.with_(changes), "policy_cost", 2024, draws=8)
    before = alone(base, "2024", "policy_cost", 8)
    for path, row in zip(found.lines, found.shares, strict=True):
        change = alone(base.with_({path: changes[path]}), "2024", "policy_cost", 8) - before
        assert np.abs(change).min() > 1e5
        np.testing.assert_allclose(row, change, rtol=1e-9)


def test_a_line_that_the_figure_does_not_feel_has_no_share(base):
    other = base.with_(
        {"levers.talent_programme": {"path": {"2024-H2": 0.3, "2025": 0.5, "2031": 0.5, "2032": 1}}, GDP: FACT}
    )
    assert by_path(changed_lines(base, other, "gdp", 2030, draws=8))["levers.talent_programme"].share == 0


# Kinds of lines


def test_every_kind_of_line_has_its_group_and_its_place(base, bridge_of_four):
    found = by_path(bridge_of_four)
    groups = {path: one.group for path, one in found.items()}
    young = "parameters.talent.years_young"
    assert groups == {GDP: "facts", young: "assumptions", "levers.talent_programme": "levers", "seed": "luck"}
    assert found[young].place == f"--set {young}"
    assert (found["seed"].before.written, found["seed"].after.written) == (str(base.seed), "7")


def test_the_place_of_a_line_is_its_file_and_line(base, shipped):
    (one, _) = changed_lines(base, shipped("talent_first"), "gdp", 2030, draws=4).parts
    assert one.place.endswith("scenarios/talent_first.yaml:6")
    back = changed_lines(shipped("talent_first"), base, "gdp", 2030, draws=4)
    assert by_path(back)["levers.talent_programme"].place.endswith("scenarios/base.yaml:15")


def test_the_shocks_on_a_driver_are_one_line(base, shipped):
    slump = shipped("external_slump")
    found = changed_lines(base, slump, "gdp", 2027, draws=8)
    assert [(one.path, one.group, one.before) for one in found.parts] == [
        ("shocks.demand_gap", "shocks", None),
        ("shocks.external_capital", "shocks", None),
    ]
    close(found.shares.sum(axis=0), alone(slump, "2027", draws=8) - alone(base, "2027", draws=8))
    gap = {"driver": "demand_gap", "start": 2026, "years": 2, "change": "-6 %", "recovery": 3}
    harder = slump.with_({"shocks": [gap]})
    found = changed_lines(slump, harder, "gdp", 2027, draws=8)
    assert {one.path: (one.before is None, one.after is None) for one in found.parts} == {
        "shocks.demand_gap": (False, False),
        "shocks.external_capital": (False, True),
    }
    close(found.shares.sum(axis=0), alone(harder, "2027", draws=8) - alone(slump, "2027", draws=8))


def test_shocks_and_the_driver_they_strike_are_changed_apart(base, shipped):
    slump = shipped("external_slump", {"drivers.demand_gap": {"ar1": {"sd": "1 %", "persistence": 0.3}}})
    found = changed_lines(base, slump, "gdp", 2027, draws=8)
    assert {"shocks.demand_gap", "drivers.demand_gap"} < set(found.lines)
    close(found.shares.sum(axis=0), alone(slump, "2027", draws=8) - alone(base, "2027", draws=8))


def test_correlations_are_a_line(base):
    pair = ["parameters.enterprises.entry_rate", "parameters.enterprises.exit_rate"]
    other = base.with_({"correlations": [{"inputs": pair, "rank": -0.9}], "levers.talent_programme": 0.8})
    found = changed_lines(base, other, "gdp", 2030, draws=DRAWS)
    assert by_path(found)["correlations"].group == "assumptions"
    close(found.shares.sum(axis=0), alone(other) - alone(base))


def test_another_seed_pairs_each_draw_with_the_draw_of_the_same_number(base):
    found = changed_lines(base, base.with_({"seed": 7}), "gdp", 2030, draws=8)
    assert (found.lines, found.parts[0].error) == (("seed",), 0)
    close(found.shares[0], alone(base.with_({"seed": 7}), draws=8) - alone(base, draws=8))


def test_a_central_run_has_no_luck(base, four):
    found = changed_lines(base, four, "gdp", 2030, central=True)
    assert (found.draws, "seed" in found.lines) == (1, False)
    sides = [bj.run(one, central=True).values("gdp", "2030") for one in (base, four)]
    close(found.shares.sum(axis=0), sides[1] - sides[0])


def test_draws_that_fail_in_some_mix_are_left_out_of_all_and_counted(base, rarely_nobody):
    other = base.with_({**rarely_nobody, "levers.culture_events": 1})
    found = changed_lines(base, other, "gdp", 2030, draws=500)
    assert found.left_out > 0
    assert found.draws + found.left_out == 500
    assert np.isfinite(found.shares).all()


def test_the_scenario_with_fewer_draws_says_how_many(base):
    other = base.with_({"levers.talent_programme": 0.8, "draws": 30})
    assert changed_lines(base, other, "gdp", 2030).draws == 30
    many = base.with_(dict.fromkeys([f"levers.{name}" for name in base.levers][:9], 0.8))
    assert bridge.usual_plan(Mixes.of(base, many), None) == (Coalitions(9), bridge.DRAWS)


# Chances


def test_the_parts_of_a_chance_are_points_of_it(base, shipped):
    target = next(one for one in base.targets if one.indicator == "facility_progress")
    other = base.with_({"levers.science_circle": 1, "levers.talent_programme": 1})
    found = changed_chance(base, other, target, draws=200)
    runs = [bj.run(one, draws=200) for one in (base, other)]
    chances = [np.mean(target_values(one, target) >= target.value) for one in runs]
    assert (found.first, found.second) == pytest.approx(chances)
    close(sum(one.share for one in found.parts), chances[1] - chances[0])
    assert by_path(found)["levers.talent_programme"].share == pytest.approx(0, abs=0.02)
    assert (found.statistic, found.unit) == ("chance", "1")


def test_a_chance_at_other_prices_is_that_of_the_run(base):
    target = replace(base.targets[0], indicator="gdp", period="2030", value=4e11, prices="current")
    other = base.with_({"levers.talent_programme": 1})
    found = changed_chance(base, other, target, draws=100)
    runs = [bj.run(replace(one, targets=(target,)), draws=100) for one in (base, other)]
    assert (found.first, found.second) == tuple(np.mean(target_values(one, target) >= 4e11) for one in runs)
    assert 0 < found.first < 1


# The crux


def test_the_crux_is_the_few_inputs_that_move_most(base, shipped):
    found = changed_lines(base, shipped("livelihood_first"), "gdp", 2030, draws=100)
    assert [one.path for one in found.crux] == [one.path for one in found.parts[:2]]
    assert found.reach(found.crux[:1]) < bridge.ENOUGH <= found.reach(found.crux)
    found = changed_lines(shipped("no_new_reform"), base, "gdp", 2030, draws=16)
    assert [one.path for one in found.crux] == [one.path for one in found.parts[:3]]
    assert found.reach(found.crux) < bridge.ENOUGH


def test_luck_is_no_crux(base):
    other = base.with_({"seed": 3, "levers.talent_programme": 0.6})
    found = changed_lines(base, other, "gdp", 2030, draws=8)
    assert found.parts[0].path == "seed"
    assert [one.path for one in found.crux] == ["levers.talent_programme"]


# Records


def test_the_record_is_plain_and_adds_up(bridge_of_four):
    found = bridge_of_four
    record = json.loads(json.dumps(found.record))
    assert list(record) == [
        *("indicator", "item", "period", "unit", "statistic", "method", "orders", "draws", "left_out", "error"),
        *("first", "second", "parts", "groups", "crux", "unknown"),
    ]
    assert sum(one["share"] for one in record["groups"]) == pytest.approx(record["second"] - record["first"])
    assert list(record["parts"][0]) == list(found.frame.columns)
    assert [one["group"] for one in record["groups"]] == ["facts", "assumptions", "levers", "luck"]
    sizes = [abs(one["share"]) for one in record["parts"]]
    assert sizes == sorted(sizes, reverse=True)


def test_a_bridge_shows_itself_in_one_line(base, shipped):
    shown = repr(changed_lines(base, shipped("talent_first"), "gdp", 2030, draws=4))
    assert shown.startswith("<Bridge gdp 2030: ")
    assert shown.endswith(", 2 parts, 4 draws>")


# What is refused


def test_what_cannot_be_mixed_is_refused_with_all_faults(base, shipped):
    with pytest.raises(ProjectionError) as caught:
        changed_lines(base, shipped("sample_district"), "gdp", 2030)
    assert "districts" in caught.value.text() or "district" in caught.value.text()
    with pytest.raises(ProjectionError) as caught:
        changed_lines(base, base, "gpd", 2030)
    assert "gpd" in caught.value.text()
    other = base.with_({"steps_per_year": 2}) if base.steps_per_year != 2 else base.with_({"steps_per_year": 4})
    with pytest.raises(ProjectionError, match="steps"):
        changed_lines(base, other, "gdp", 2030)
    with pytest.raises(ProjectionError, match="begin in different years"):
        changed_lines(base, replace(base, start=base.start - 1), "gdp", 2030)
    with pytest.raises(ProjectionError, match=r"^statistic must be mean or median; found mode$"):
        changed_lines(base, base, "gdp", 2030, statistic="mode")


def test_changes_that_are_wrong_without_each_other_are_refused_with_the_check(base):
    """GDP over GDP per head must not come out as the managed population."""
    gdp, per_head = (base.parameters[name].value for name in ("economy.gdp", "population.gdp_per_head"))
    factor = base.ledger.latest("managed_population").model_value / (gdp.numbers[1] / per_head)
    both = {GDP: f"{gdp.numbers[1] * factor} CNY/year"}
    unit = base.model.parameters["population.gdp_per_head"].unit
    both["parameters.population.gdp_per_head"] = f"{per_head * factor} {unit}"
    with pytest.raises(ScenarioError) as caught:
        changed_lines(base, base.with_(both), "gdp", 2030, draws=4)
    assert {one.key for one in caught.value.faults} == {"bridge.mix", "check.managed"}
    assert "do not pass the checks" in caught.value.text()


def test_no_draws_are_refused(base, shipped):
    for other in (shipped("talent_first"), shipped("no_new_reform")):
        with pytest.raises(ProjectionError):
            changed_lines(base, other, "gdp", 2030, draws=0)


def test_progress_is_told_of_all_mixes(base, four):
    done = []
    changed_lines(base, four, "gdp", 2030, draws=4, progress=lambda just, every: done.append((just, every)))
    assert {every for _, every in done} == {16 * 4}
    assert sum(just for just, _ in done) == 64


# Triggers

TRIGGER = (
    "{{if: {{indicator: graduate_inflow, period: 2025, below: {0}万 person}}, then: {{levers.talent_housing: {1}}}}}"
)


def test_all_triggers_are_one_line_and_are_decided_anew_in_every_mix(base):
    young = {"parameters.talent.years_young": CHANGES["parameters.talent.years_young"]}
    switching = {"triggers": f"[{TRIGGER.format(4.8, 0)}, {TRIGGER.format(4, 1)}]"}
    second = base.with_({**young, **switching})
    found = changed_lines(base, second, "graduate_inflow", 2030, draws=DRAWS)
    assert set(found.lines) == {*young, "triggers"}
    none, first, other, both = (
        alone(one, figure="graduate_inflow").mean() for one in (base, base.with_(young), base.with_(switching), second)
    )
    share = by_path(found)["triggers"]
    assert share.share
    close(share.share, (other - none + both - first) / 2)
    assert (share.group, share.before) == ("levers", None)
    assert share.after.written.count("if:") == 2
    assert any("触发条件" in row[0] for row in table(found, "zh").rows)


def test_triggers_in_another_order_are_a_line(base):
    rows = [TRIGGER.format(30, 0), TRIGGER.format(31, 1)]
    first, second = (base.with_({"triggers": f"[{', '.join(own)}]"}) for own in (rows, rows[::-1]))
    found = changed_lines(first, second, "graduate_inflow", 2030, draws=DRAWS)
    assert found.lines == ("triggers",)
    close(
        found.difference, alone(second, figure="graduate_inflow").mean() - alone(first, figure="graduate_inflow").mean()
    )
    assert found.difference
