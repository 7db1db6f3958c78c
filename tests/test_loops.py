"""The loops of the district: each closed path is in the equations, and a push at one member reaches the others."""

from itertools import pairwise

from binjiang_sim.projection import district_model, run

MODEL = district_model()
PERCEIVED = "attractiveness perception_change perceived_attractiveness graduate_arrivals graduate_inflow"
OUTPUT = "potential_output value_added gdp"
HIRING = "desired_workforce open_jobs other_hiring other_workers workforce"
LOOPS = {
    "talent, productivity, income, talent": (
        f"young_graduates graduate_share input_index {OUTPUT} output_per_worker relative_income {PERCEIVED} "
        "young_graduates"
    ),
    "talent, output, open jobs, talent": (
        f"young_graduates workforce workforce_ratio input_index {OUTPUT} output_per_worker relative_income "
        "desired_workforce open_jobs graduate_arrivals graduate_inflow young_graduates"
    ),
    "firms, ladder, research, productivity, workforce, firms": (
        "registered_enterprises first_titles title_entries ladder technology_enterprises rd_spending "
        f"knowledge_creation knowledge_stock knowledge_ratio ideas_gain productivity_index {OUTPUT} "
        f"output_per_worker relative_income {HIRING} workforce_ratio enterprise_entry registered_enterprises"
    ),
    "firms, output, workforce, firms": (
        f"registered_enterprises firm_cover input_index {OUTPUT} output_per_worker relative_income {HIRING} "
        "workforce_ratio enterprise_entry registered_enterprises"
    ),
    "founding, renewal, productivity, workforce, founding": (
        f"enterprise_entry founding_intensity renewal_gain renewal productivity_index {OUTPUT} output_per_worker "
        f"relative_income {HIRING} workforce_ratio enterprise_entry"
    ),
    "firms, requests, service load, environment, entry": (
        "registered_enterprises requests service_load environment business_environment_index founding_climate "
        "enterprise_entry registered_enterprises"
    ),
    "workforce, crowding, hiring, workforce": (
        "workforce floor_space_wanted crowding desk_shortage desired_workforce open_jobs other_hiring other_workers "
        "workforce"
    ),
    "workforce, tight labour market, hiring, workforce": (
        "workforce labour_tightness desired_workforce open_jobs other_hiring other_workers workforce"
    ),
    "residents, labour supply, output, jobs, residents": (
        f"residents resident_workers labour_supply labour_tightness {HIRING} workforce_ratio input_index {OUTPUT} "
        "output_per_worker relative_income desired_workforce open_jobs graduate_arrivals graduate_inflow in_migration "
        "residents"
    ),
    "residents, local demand, output, jobs, residents": (
        "residents resident_population local_demand drawn_demand market_demand utilisation value_added gdp "
        "output_per_worker relative_income desired_workforce open_jobs graduate_arrivals graduate_inflow in_migration "
        "residents"
    ),
    "residents, schools, attractiveness, inflow": (
        f"residents school_demand school_adequacy {PERCEIVED} in_migration residents"
    ),
    "residents, housing, settling": (
        "residents resident_population floor_space_wanted housing_headroom in_migration residents"
    ),
    "research and graduates, future tracks, productivity, research": (
        f"rd_spending rd_ratio track_push track_growth track_share composition_gain productivity_index {OUTPUT} "
        "rd_spending"
    ),
    "demand, competitors, market position, demand": (
        "market_demand position_change market_position drawn_demand market_demand"
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
    push = {"parameters.economy.growth_error": 0.03}
    expected = dict.fromkeys(LOOPS["talent, productivity, income, talent"].split(), 1)
    # the first two have items; other workers are drawn in as well
    del expected["value_added"], expected["potential_output"], expected["graduate_share"]
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


def test_more_residents_supply_labour_and_spend_but_make_schools_and_homes_short(base):
    crowd = {"parameters.population.other_migration_rate": 0.02}
    expected = {
        "resident_population": 1,
        "resident_workers": 1,
        "labour_tightness": -1,
        "gdp": 1,
        "school_adequacy": -1,
        "housing_headroom": -1,
    }
    assert not senses(base, crowd, expected)


def test_homes_decide_who_settles_and_make_no_room_for_desks(base):
    homes = {"parameters.space.programme_growth": {"each": {"work": 0, "housing": 0.08}}}
    homes["parameters.space.programme_growth"] |= {"status": "assumption", "why": "A test."}
    assert not senses(base, homes, {"housing_headroom": 1, "resident_population": 1, "in_commuters": -1})
    one, other = run(base, central=True), run(base.with_(homes), central=True)
    gain = other.values("gdp", "2035")[0] / one.values("gdp", "2035")[0] - 1
    assert 0 < gain < 0.01


def test_more_technology_enterprises_end_in_more_firms(base):
    climb = {"parameters.enterprises.first_title_rate": 0.02}
    expected = {
        "technology_enterprises": 1,
        "rd_spending": 1,
        "knowledge_stock": 1,
        "gdp": 1,
        "relative_income": 1,
        "other_workers": 1,
        "registered_enterprises": 1,
    }
    assert not senses(base, climb, expected)


def test_a_small_reserve_cuts_levers_and_their_cost_until_there_is_room_again(base):
    poor = {"parameters.fiscal.reserve": 0, "parameters.fiscal.freed_share": 0.01}
    expected = {"affordable_share": -1, "talent_programme": -1, "policy_cost": -1, "fiscal_reserve": -1}
    assert not senses(base, poor, expected, "2026")
