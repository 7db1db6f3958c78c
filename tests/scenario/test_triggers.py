"""Triggers as they are read: a condition, and the levers that are switched where it holds."""

from pathlib import Path

import pytest

from binjiang_sim.engine import Model
from binjiang_sim.scenario import Trigger, load

IF = "if: {indicator: graduate_inflow, period: 2026, below: 4万 person}"


def triggers(model: Model, *texts: str) -> tuple[Trigger, ...]:
    return load("good/base.yaml", model, {"triggers": f"[{', '.join(texts)}]"}).triggers


def switched(model: Model, value: str, condition: str = IF) -> tuple[float, list[tuple[float, object]]]:
    """Lag and points of a lever that is switched."""
    (found,) = triggers(model, f"{{{condition}, then: {{levers.talent_housing: {value}}}}}")
    path = found.levers["talent_housing"]
    assert not path.leads
    assert path.after == "hold"
    return path.lag, [(time, given.value) for time, given in path.points]


def test_a_trigger_holds_what_is_missed_and_what_is_switched(model: Model) -> None:
    (found,) = triggers(model, f"{{name: {{zh: 转向, en: switch}}, {IF}, then: {{levers.talent_housing: 0.8}}}}")
    asked = found.target
    assert (asked.indicator, asked.item, asked.period, asked.value) == ("graduate_inflow", None, "2026", 40000.0)
    assert (asked.direction, found.below) == ("at_least", True)
    assert (dict(found.name), list(found.levers)) == ({"zh": "转向", "en": "switch"}, ["talent_housing"])


def test_above_is_missed_by_what_is_greater(model: Model) -> None:
    (found,) = triggers(model, f"{{{IF.replace('below', 'above')}, then: {{levers.talent_housing: 0.8}}}}")
    assert (found.target.direction, found.below, dict(found.name)) == ("at_most", False, {})


def test_an_item_and_prices_are_written_as_for_a_target(model: Model) -> None:
    condition = "if: {indicator: value_added, item: industry, year: 2026, below: 3 亿元, prices: current}"
    (found,) = triggers(model, f"{{{condition}, then: {{levers.talent_housing: 0.8}}}}")
    assert (found.target.item, found.target.prices, found.target.value) == ("industry", "current", 3e8)


def test_names_in_either_language_stand_for_keys(model: Model) -> None:
    (found,) = triggers(model, f"{{{IF.replace('graduate_inflow', '引进')}, then: {{levers.人才住房: 0.8}}}}")
    assert (found.indicator, list(found.levers)) == ("graduate_inflow", ["talent_housing"])


@pytest.mark.parametrize(
    ("value", "lag", "points"),
    [
        ("0.8", 0.0, [(2027.0, 0.8)]),
        ("{value: 0.8, start: 2028, lag: 0.5}", 0.5, [(2028.0, 0.8)]),
        ("{path: {2027-H2: 0.4, 2029: 1}}", 0.0, [(2027.5, 0.4), (2029.0, 1.0)]),
        ("{step: {start: 2028, to: 0.8}}", 0.0, [(2028.0, 0.8)]),
        ("{pulse: {start: 2027, years: 2, from: 0.2, to: 0.8}}", 0.0, [(2027.0, 0.8), (2029.0, 0.2)]),
        ("{ramp: {start: 2027, years: 2, from: 0.2, to: 0.8}}", 0.0, [(2027.0, 0.2), (2029.0, 0.8)]),
    ],
)
def test_a_lever_is_switched_from_the_end_of_the_period_or_later(
    model: Model, value: str, lag: float, points: list[tuple[float, float]]
) -> None:
    assert switched(model, value) == (lag, points)


def test_a_first_half_year_is_known_in_the_middle_of_the_year(model: Model) -> None:
    assert switched(model, "0.8", IF.replace("2026", "2026-H1")) == (0.0, [(2026.5, 0.8)])


def test_triggers_decide_the_hash_and_their_names_do_not(model: Model) -> None:
    def found(text: str) -> str:
        return load("good/base.yaml", model, {"triggers": text}).hash

    plain = load("good/base.yaml", model)
    one = f"[{{{IF}, then: {{levers.talent_housing: 0.8}}}}]"
    assert found("[]") == plain.hash
    assert found(one) == found(one.replace("[{if", "[{name: any, if"))
    others = [one.replace(*words) for words in (("4万", "5万"), ("below", "above"), ("2026", "2025"), ("0.8", "0.7"))]
    assert len({plain.hash, found(one), *map(found, others)}) == 6


def test_a_list_overrides_that_of_the_file_it_extends(model: Model, tmp_path: Path) -> None:
    base, none, other = (tmp_path / f"{name}.yaml" for name in ("base", "none", "other"))
    head = "schema: 1\nname: x\nextends: "
    trigger = f"triggers: [{{{IF}, then: {{levers.talent_housing: 0.8}}}}]\n"
    base.write_text(f"{head}{Path('good/base.yaml').resolve()}\n{trigger}", encoding="utf-8")
    none.write_text(f"{head}base.yaml\ntriggers: []\n", encoding="utf-8")
    other.write_text(f"{head}base.yaml\nlevers: {{talent_programme: 0.1}}\n", encoding="utf-8")
    assert load(none, model).triggers == ()
    assert load(other, model).triggers == load(base, model).triggers != ()


def test_a_condition_over_several_years_is_known_when_the_last_of_them_is_over(model: Model) -> None:
    condition = "if: {indicator: graduate_inflow, period: 2025-2027, over: 累计, below: 12万 person}"
    (found,) = triggers(model, f"{{{condition}, then: {{levers.talent_housing: 0.8}}}}")
    assert (found.target.period, found.target.over, found.target.kind) == ("2025/2027", "total", "condition")
    assert switched(model, "0.8", condition) == (0.0, [(2028.0, 0.8)])
