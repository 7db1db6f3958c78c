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


@pytest.mark.parametrize("steps", [1, 2, 4, 12])
@pytest.mark.parametrize(
    ("lever", "expected"),
    [
        ("{value: 1, start: 2026, ramp: 2, cost: 1 亿元/year}", [0.25, 0.75, 1]),
        ("{pulse: {start: 2026, years: 0.25, to: 1}, cost: 1 亿元/year}", [0.25, 0, 0]),
        ("{pulse: {start: 2026-12, years: 0.25, to: 1}, cost: 1 亿元/year}", [1 / 12, 1 / 6, 0]),
        ("{value: 1, start: 2026-Q4, lag: 0.5, cost: 1 亿元/year}", [0, 0.75, 1]),
    ],
)
def test_a_lever_costs_what_its_time_costs_whatever_the_step(
    plan: Path, lever: str, expected: list[float], steps: int
) -> None:
    still = "".join(f"  {one.name}: 0\n" for one in bj.model().of_kind("lever") if one.name != "talent_programme")
    text = f"end: 2028\nsteps_per_year: {steps}\nlevers:\n{still}  talent_programme: {lever}\n"
    found = bj.load(written(plan, text))
    result = bj.run(found, central=True)
    cost_of = [result.values("policy_cost", year)[0] / 1e8 for year in ("2026", "2027", "2028")]
    assert cost_of == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("steps", [1, 2, 4, 12])
def test_a_short_shock_takes_its_share_of_the_year_whatever_the_step(plan: Path, steps: int) -> None:
    """Foreign capital that stays away for a fifth of a year, a year on."""
    text = f"end: 2027\nsteps_per_year: {steps}\nparameters: {{openness: {{first_half_share: 0.5}}}}\n"
    lost = "shocks: [{driver: external_capital, start: 2026-02, years: 0.2, factor: 0}]\n"
    pulse = "drivers: {external_capital: {pulse: {start: 2026-02, years: 0.2, from: 1, to: 0}}}\n"
    results = [bj.run(bj.load(written(plan, text + one)), central=True) for one in ("", lost, pulse)]
    whole, *less = (one.values("fdi_inflow", "2026")[0] for one in results)
    assert less == pytest.approx([0.8 * whole, 0.8 * whole], rel=2e-3)


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
