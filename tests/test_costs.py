"""The cost of a lever, written beside it, is its parameter."""

from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.scenario import Given, Scenario, resolve

ROOT = Path(__file__).parents[1]
COST = "policy.cost_talent_programme"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("plan.yaml")


def written(plan: Path, text: str) -> Path:
    plan.write_text(f"schema: 1\nname: Plan\nextends: {ROOT / 'scenarios' / 'base.yaml'}\n{text}", "utf-8")
    return plan


def cost(scenario: Scenario) -> Given:
    found = scenario.parameters[COST]
    assert isinstance(found, Given)
    return found


def test_the_cost_beside_a_lever_is_the_parameter(plan: Path) -> None:
    beside = bj.load(written(plan, "levers: {talent_programme: {value: 0.8, cost: 3 亿元/year}}\n"))
    apart = bj.load(
        written(plan, "levers: {talent_programme: 0.8}\nparameters: {policy: {cost_talent_programme: 3 亿元/year}}\n")
    )
    assert cost(beside).value == 3e8
    assert beside.hash == apart.hash


def test_a_cost_alone_leaves_the_lever_as_it_was(plan: Path) -> None:
    found = bj.load(written(plan, "levers: {talent_programme: {cost: {uniform: [1 亿元/year, 3 亿元/year]}}}\n"))
    assert found.levers == bj.load(ROOT / "scenarios" / "base.yaml").levers
    assert cost(found).place == "plan.yaml:4:45"


def test_the_effective_scenario_shows_the_place_of_the_cost(plan: Path) -> None:
    found = resolve(written(plan, "levers: {talent_programme: {value: 0.8, cost: 3 亿元/year}}\n"), bj.model())
    places = {one.path: one.place for one in found.entries if one.origin == "scenario"}
    assert places[f"parameters.{COST}"] == "plan.yaml:4:41"
    assert places["levers.talent_programme"] == "plan.yaml:4:10"


def test_a_cost_can_be_set_from_outside(plan: Path) -> None:
    base = bj.load(written(plan, ""))
    assert cost(base.with_({"levers.talent_programme.cost": "2 亿元/year"})).value == 2e8


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        (
            "levers: {talent_programme: {value: 1, cost: 3 亿元/year}}\n"
            "parameters: {policy: {cost_talent_programme: 2 亿元/year}}\n",
            "plan.yaml:4:39: levers.talent_programme: the cost is given twice, parameters.policy.cost_talent_programme "
            "at plan.yaml:5:23 is the same; keep one of them",
            "plan.yaml:4:39: levers.talent_programme：成本写了两次：parameters.policy.cost_talent_programme "
            "已在 plan.yaml:5:23 给出；请只留一处",
        ),
        (
            "levers: {talent_programme: {value: 1, cost: 3 亿元}}\n",
            "plan.yaml:4:45: parameters.policy.cost_talent_programme: '3 亿元' is in 亿元, expected CNY/year",
            "plan.yaml:4:45: parameters.policy.cost_talent_programme：“3 亿元”的单位是 亿元，应为 CNY/year",
        ),
    ],
    ids=["twice", "unit"],
)
def test_a_wrong_cost_is_refused_in_these_words(plan: Path, text: str, en: str, zh: str) -> None:
    with pytest.raises(bj.ScenarioError) as caught:
        bj.load(written(plan, text))
    assert (caught.value.text("en"), caught.value.text("zh")) == (en, zh)
