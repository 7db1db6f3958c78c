"""The loops of the district: each closed path is in the equations, and a push at one member reaches the others."""

from itertools import pairwise

from binjiang_sim.projection import district_model, run

MODEL = district_model()
PERCEIVED = "attractiveness perception_change perceived_attractiveness graduate_arrivals graduate_inflow"
INCOME = "value_added gdp output_per_worker relative_income"
HIRING = "desired_workforce other_hiring other_workers workforce"
LOOPS = {
    "talent, productivity, income, talent": (
        f"young_graduates graduate_share input_index {INCOME} {PERCEIVED} young_graduates"
    ),
    "talent, productivity, opportunity, talent": (
        f"young_graduates workforce workforce_ratio input_index {INCOME} desired_workforce opportunity {PERCEIVED} "
        "young_graduates"
    ),
    "firms, ladder, research, productivity, workforce, firms": (
        "registered_enterprises first_titles title_entries ladder technology_enterprises technology_density "
        f"rd_spending knowledge_creation knowledge_stock productivity_index {INCOME} {HIRING} workforce_ratio "
        "enterprise_entry registered_enterprises"
    ),
    "firms, requests, service load, environment, entry": (
        "registered_enterprises requests service_load environment business_environment_index founding_climate "
        "enterprise_entry registered_enterprises"
    ),
    "workforce, crowding, productivity, workforce": (
        f"workforce floor_space_wanted crowding input_index {INCOME} {HIRING}"
    ),
    "residents, crowding, productivity, residents": (
        f"residents resident_population floor_space_wanted crowding input_index {INCOME} {PERCEIVED} in_migration "
        "residents"
    ),
    "residents, schools, attractiveness, inflow": (
        f"residents school_demand school_adequacy {PERCEIVED} in_migration residents"
    ),
    "residents, housing, attractiveness, inflow": (
        f"residents resident_population floor_space_wanted housing_headroom {PERCEIVED} in_migration residents"
    ),
    "levers, reserve, delivered levers": (
        "talent_programme talent_cost policy_cost budget_room fiscal_reserve affordable_share talent_programme"
    ),
}


def test_every_loop_closes_in_the_equations():
    paths = {name: path.split() for name, path in LOOPS.items()}
    assert [name for name, path in paths.items() if path[0] != path[-1]] == []
    steps = ((name, one, next_) for name, path in paths.items() for one, next_ in pairwise(path))
    assert [step for step in steps if step[1] not in MODEL.equations[step[2]].inputs] == []


def test_every_lever_is_held_by_the_reserve_it_spends():
    cost = MODEL.equations["policy_cost"].inputs
    for lever in MODEL.of_kind("lever"):
        assert "affordable_share" in lever.inputs, lever.name
        assert len([one for one in cost if lever.name in MODEL.equations[one].inputs]) == 1, lever.name


def senses(base, changes, expected, period="2030"):
    """Variables that do not move in the expected sense when a central run is changed."""
    one, other = run(base, central=True), run(base.with_(changes), central=True)
    moved = {name: float(other.values(name, period)[0] - one.values(name, period)[0]) for name in expected}
    return {name: change for name, change in moved.items() if change * expected[name] <= 0}


def test_income_draws_talent_and_talent_raises_output(base):
    """A push at productivity comes back as people."""
    push = {"parameters.economy.recent_growth": {"each": {"industry": 0.09, "services": 0.065, "other": 0.07}}}
    push["parameters.economy.recent_growth"] |= {"status": "assumption", "why": "A test."}
    expected = dict.fromkeys(LOOPS["talent, productivity, income, talent"].split(), 1)
    del expected["value_added"], expected["graduate_share"]  # the first has items; other workers are drawn in as well
    assert not senses(base, push, expected)


def test_slow_service_holds_back_the_entry_that_loads_it(base):
    slow = {"parameters.business_environment.capacity_growth": -0.02}
    expected = {
        "service_capacity": -1,
        "service_load": 1,
        "business_environment_index": -1,
        "founding_climate": -1,
        "enterprise_entry": -1,
        "registered_enterprises": -1,
        "requests": -1,
    }
    assert not senses(base, slow, expected)


def test_more_residents_make_schools_and_homes_short_and_that_keeps_others_away(base):
    crowd = {"parameters.population.other_migration_rate": 0.02}
    expected = {
        "resident_population": 1,
        "school_adequacy": -1,
        "housing_headroom": -1,
        "crowding": 1,
        "attractiveness": -1,
        "perceived_attractiveness": -1,
        "graduate_inflow": -1,
    }
    assert not senses(base, crowd, expected)


def test_more_technology_enterprises_end_in_more_firms(base):
    climb = {"parameters.enterprises.first_title_rate": 0.02}
    expected = {
        "technology_enterprises": 1,
        "technology_density": 1,
        "rd_spending": 1,
        "knowledge_stock": 1,
        "gdp": 1,
        "relative_income": 1,
        "other_workers": 1,
        "registered_enterprises": 1,
    }
    assert not senses(base, climb, expected)


def test_a_small_reserve_cuts_levers_and_their_cost_until_there_is_room_again(base):
    poor = {"parameters.fiscal.reserve": 0.3e9}
    expected = {"affordable_share": -1, "talent_programme": -1, "policy_cost": -1, "fiscal_reserve": -1}
    assert not senses(base, poor, expected, "2026")
    assert not senses(base, poor, {"budget_room": 1}, "2026")
