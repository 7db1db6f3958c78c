"""Shocks as they are read: timed ones, and ones left to chance."""

import pytest

from binjiang_sim.engine import Model
from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario import Distribution, Shock, load

TIMED = "{driver: demand_gap, start: 2026-H2, years: 2, change: -4 %, recovery: 3}"


def shocks(model: Model, *texts: str) -> tuple[Shock, ...]:
    return load("good/base.yaml", model, {"shocks": f"[{', '.join(texts)}]"}).shocks


def numbers(shock: Shock) -> dict[str, object]:
    return {name: given.value for name, given in shock.numbers.items()}


def test_a_timed_shock_has_the_numbers_written(model: Model) -> None:
    (found,) = shocks(model, TIMED)
    assert numbers(found) == {"start": 2026.5, "years": 2.0, "change": -0.04, "recovery": 3.0}
    assert (found.name, found.driver, found.uncertain) == ("demand_gap", "demand_gap", False)


def test_a_shock_without_recovery_ends_at_once(model: Model) -> None:
    (found,) = shocks(model, "{driver: demand_gap, start: 2026, years: 2, change: -4 %}")
    assert found.recovery.value == 0.0


def test_every_number_of_a_shock_may_be_uncertain(model: Model) -> None:
    (found,) = shocks(
        model,
        "{name: slump, driver: external_capital, start: {uniform: [2026-H2, 2028]}, years: {pert: [1, 2, 4]}, "
        "factor: {discrete: {bad: 0.3, mild: 0.7}}, recovery: {uniform: [0, 3]}, probability: {uniform: [10 %, 30 %]}}",
    )
    assert numbers(found) == {
        "probability": Distribution("uniform", (0.1, 0.3)),
        "start": Distribution("uniform", (2026.5, 2028.0)),
        "years": Distribution("pert", (1.0, 2.0, 4.0)),
        "factor": Distribution("discrete", (0.3, 0.7), ("bad", "mild"), (0.5, 0.5)),
        "recovery": Distribution("uniform", (0.0, 3.0)),
    }
    assert found.uncertain


def test_a_window_of_years_takes_a_chance_for_each_year(model: Model) -> None:
    (found,) = shocks(model, TIMED.replace("}", ", window: 5, probability: 8 %/year}"))
    assert (found.window, numbers(found)["probability"]) == (5, 0.08)


def test_the_status_and_the_reason_of_a_shock_are_those_of_its_numbers(model: Model) -> None:
    (found,) = shocks(model, TIMED.replace("}", ", status: literature, source: Yearbook, why: As in 2008}"))
    said = {(given.status, given.source, given.why) for given in found.numbers.values()}
    assert said == {("literature", "Yearbook", "As in 2008")}


def test_timed_shocks_on_one_driver_are_told_apart_by_number(model: Model) -> None:
    assert [one.name for one in shocks(model, TIMED, TIMED)] == ["demand_gap", "demand_gap_2"]


def test_a_numbered_name_does_not_take_a_name_that_is_given(model: Model) -> None:
    named = TIMED.replace("{", "{name: demand_gap_2, ")
    assert len({one.name for one in shocks(model, TIMED, TIMED, named)}) == 3


def test_an_uncertain_shock_needs_a_name_of_its_own(model: Model) -> None:
    with pytest.raises(ScenarioError, match="two shocks are called 'demand_gap'"):
        shocks(model, TIMED, TIMED.replace("}", ", probability: 10 %}"))


def test_numbers_of_shocks_may_be_correlated_with_other_inputs(model: Model) -> None:
    scenario = load(
        "good/base.yaml",
        model,
        {
            "shocks": "[{driver: demand_gap, start: 2026, years: 2, change: {uniform: [-4 %, -2 %]}}]",
            "correlations": "[{inputs: [shocks.demand_gap.change, parameters.talent.young_share], rank: 0.4}]",
        },
    )
    assert scenario.correlations[0].inputs == ("shocks.demand_gap.change", "parameters.talent.young_share")


@pytest.mark.parametrize(
    "more",
    ["name: new", "probability: 20 %/year", "window: 2", "years: {uniform: [1, 4]}", "start: {uniform: [2026, 2027]}"],
)
def test_whatever_decides_the_luck_of_a_shock_changes_the_hash(more: str, model: Model) -> None:
    usual = {
        "name": "slump",
        "driver": "demand_gap",
        "start": "2026",
        "years": "{uniform: [1, 3]}",
        "change": "-4 %",
        "probability": "10 %/year",
        "window": "1",
    }
    name, _, value = more.partition(": ")

    def hashed(row: dict[str, str]) -> str:
        text = ", ".join(f"{key}: {one}" for key, one in row.items())
        return load("good/base.yaml", model, {"shocks": f"[{{{text}}}]"}).hash

    assert hashed(usual | {name: value}) != hashed(usual)


def test_the_name_of_a_timed_shock_is_no_part_of_the_hash(model: Model) -> None:
    plain = load("good/base.yaml", model, {"shocks": f"[{TIMED}]"})
    named = load("good/base.yaml", model, {"shocks": f"[{TIMED.replace('{', '{name: slump, ')}]"})
    assert named.hash == plain.hash
