"""What each lever costs adds up to the cost of the reforms, and is what its parameter says."""

import numpy as np
import pytest

from binjiang_sim.analysis.lever_costs import cost_fields, lever_costs, levers_of
from binjiang_sim.projection import district_model, run
from binjiang_sim.scenario import load

from ..conftest import SCENARIOS


@pytest.fixture(scope="module")
def talent():
    return run(load(SCENARIOS / "talent_first.yaml", district_model()), draws=16)


def years(result):
    return [str(year) for year in range(result.scenario.start, result.scenario.end + 1)]


def test_the_costs_of_all_levers_add_up_to_the_policy_cost_in_every_draw_and_year(talent):
    costs = lever_costs(talent)
    assert set(costs) == {one.name for one in talent.model.of_kind("lever")}
    whole = np.stack([talent.values("policy_cost", year) for year in years(talent)])
    np.testing.assert_allclose(sum(costs.values()), whole, rtol=1e-12)


def test_the_costs_of_the_levers_of_a_field_add_up_to_the_field(talent):
    costs = lever_costs(talent)
    for field in cost_fields(talent):
        whole = np.stack([talent.values(field, year) for year in years(talent)])
        np.testing.assert_allclose(sum(costs[one] for one in levers_of(talent, field)), whole, rtol=1e-12)


def test_a_lever_costs_its_parameter_times_what_is_delivered(talent):
    each = talent.inputs["parameters.policy.cost_talent_programme"].to_numpy()
    delivered = np.mean([talent.values("talent_programme", f"2030-H{half}") for half in (1, 2)], axis=0)
    place = years(talent).index("2030")
    np.testing.assert_allclose(lever_costs(talent)["talent_programme"][place], each * delivered, rtol=1e-9)


def test_a_price_that_changes_over_time_is_followed():
    scenario = load(SCENARIOS / "base.yaml", district_model())
    path = {"path": {"2023": "0 CNY/year", "2035": "12亿 CNY/year"}}
    result = run(scenario.with_({"parameters.policy.cost_talent_housing": path}), central=True)
    costs = lever_costs(result)
    whole = np.stack([result.values("policy_cost", year) for year in years(result)])
    np.testing.assert_allclose(sum(costs.values()), whole, rtol=1e-12)
    housing = costs["talent_housing"][:, 0]
    assert housing[-1] == pytest.approx(0.5 * 12e8)
    assert (np.diff(housing[2:]) > 0).all()


def test_a_lever_at_rest_costs_nothing():
    result = run(load(SCENARIOS / "no_new_reform.yaml", district_model()), draws=4)
    assert not any(one.any() for one in lever_costs(result).values())
