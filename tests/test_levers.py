"""Each lever first moves what it is meant to move, in the stated direction, and costs money."""

import numpy as np
import pytest

from binjiang_sim.engine import measure
from binjiang_sim.projection import district_model, run

MODEL = district_model()
# Lever: what it moves at once (variable, item, sign).
FIRST_MOVES = {
    "value_added_services": [("service_capacity", None, 1), ("value_added_reach", None, 1)],
    "direct_policy_delivery": [("policy_take_up", None, 1)],
    "fair_competition": [("fair_competition_in_force", None, 1)],
    "free_trade_zone_upgrade": [("free_trade_zone_upgrade_in_force", None, 1)],
    "data_element_market": [("data_market", None, 1)],
    "science_circle": [("facility_progress", None, 1), ("environment", "innovation_climate", 1)],
    "leading_enterprise_consortia": [("leading_enterprise_consortia_in_force", None, 1)],
    "talent_programme": [("talent_programme_in_force", None, 1)],
    "talent_housing": [("floor_space", "housing", 1)],
    "future_industry_fund": [("future_industry_fund_in_force", None, 1)],
    "school_building": [("places_started", "compulsory", 1), ("places_started", "preschool", 1)],
    "service_circle": [("service_circle_coverage", None, 1), ("governance_capacity", None, 1)],
    "culture_events": [("culture_events_in_force", None, 1)],
}
# What follows only when a reform has come into force, or after a stock or a pipeline has moved.
LATER_MOVES = {
    "fair_competition": [
        ("entry_barrier", None, -1),
        ("enterprise_entry", None, 1),
        ("displaced_enterprises", None, 1),
    ],
    "free_trade_zone_upgrade": [("fdi_inflow", None, 1)],
    "talent_programme": [("graduate_inflow", None, 1), ("displaced_graduates", None, 1)],
    "culture_events": [("visitors", None, 1), ("visitor_demand", "services", 1)],
    "future_industry_fund": [
        ("track_share", "general_ai", 1),
        ("track_output", "general_ai", 1),
        ("track_output", "humanoid_robots", 1),
    ],
    "school_building": [("school_places", "compulsory", 1), ("school_places", "preschool", 1)],
    "leading_enterprise_consortia": [
        ("knowledge_stock", None, 1),
        ("promotions", "national_high_tech", 1),
        ("promotions", "fledgling_eagle", 1),
        ("promotions", "technology_little_giant", 1),
        ("gdp", None, 1),
    ],
    "talent_housing": [("housing_headroom", None, 1)],
}
BEFORE, STEP, LATER = "2025-H2", "2026-H1", "2029"


@pytest.fixture(scope="module")
def idle(shipped):
    return run(shipped("no_new_reform", {"end": 2030}), central=True)


@pytest.fixture(scope="module")
def full(shipped):
    """The central run with one lever at 1 from 2026 on; until then every state is that of `idle`."""
    runs = {}

    def with_lever(name):
        if name not in runs:
            path = {"path": {"2026": 1}, "after": "hold"}
            runs[name] = run(shipped("no_new_reform", {"end": 2030, f"levers.{name}": path}), central=True)
        return runs[name]

    return with_lever


def moved(name, item, one, other):
    """Change of a variable at equal state: at the instant the lever moves, for a stock one step after it."""
    equation = MODEL.equations[name]
    at_instant = measure(equation) == "end" and equation.kind != "stock"
    period = BEFORE if at_instant else STEP
    return other.values(name, period, item)[0] - one.values(name, period, item)[0]


def test_every_lever_of_the_model_is_in_the_table():
    assert set(FIRST_MOVES) == {one.name for one in MODEL.of_kind("lever")}


def wrong_moves(table, change):
    """(lever, variable, item, change) wherever the change has not the sign of the table."""
    changes = ((lever, *row, change(lever, *row[:2])) for lever, rows in table.items() for row in rows)
    return [(lever, name, item, found) for lever, name, item, sign, found in changes if not found * sign > 0]


def test_every_lever_moves_first_what_it_is_meant_to_move(idle, full):
    assert wrong_moves(FIRST_MOVES, lambda lever, name, item: moved(name, item, idle, full(lever))) == []


def test_what_takes_time_follows(idle, full):
    def later(lever, name, item):
        return full(lever).values(name, LATER, item)[0] - idle.values(name, LATER, item)[0]

    assert wrong_moves(LATER_MOVES, later) == []


def test_every_lever_costs_its_stated_amount(idle, full):
    """At full intensity half a year costs half of the yearly cost."""
    assert idle.values("policy_cost", STEP)[0] == 0
    stated = {lever: full(lever).scenario.parameters[f"policy.cost_{lever}"].value.numbers[1] for lever in FIRST_MOVES}
    spent = {lever: 2 * full(lever).values("policy_cost", STEP)[0] for lever in FIRST_MOVES}
    assert spent == pytest.approx(stated)


def test_until_a_lever_moves_nothing_differs(idle, full):
    shared = [name for name, one in MODEL.equations.items() if one.kind in ("flow", "stock")]
    rows = [(name, item) for name in shared for item in idle.items(name)]
    before = {row: idle.values(row[0], BEFORE, row[1])[0] for row in rows}
    for lever in FIRST_MOVES:
        assert {row: full(lever).values(row[0], BEFORE, row[1])[0] for row in rows} == before, lever


def test_school_places_do_not_rise_before_the_pipeline_delivers(idle, full):
    for level in ("preschool", "compulsory"):
        places = [one.values("school_places", STEP, level)[0] for one in (idle, full("school_building"))]
        assert places[0] == places[1]


@pytest.mark.parametrize(("half", "whole"), [(0.25, 0.5), (0.5, 1.0)])
def test_doubling_the_talent_programme_moves_the_inflow_as_the_sign_of_its_effect_says(shipped, half, whole):
    found = []
    for intensity in (half, whole):
        path = {"path": {"2026": intensity}, "after": "hold"}
        changes = {"levers.talent_programme": path, "end": 2027, "parameters.fiscal.reserve_binds": 0}
        result = run(shipped("base", changes), draws=500)
        found.append(result.values("graduate_inflow", "2026-H2"))
    effect = result.inputs["parameters.talent.programme_effect"].to_numpy()
    assert (np.sign(found[1] - found[0]) == np.sign(effect)).all()
    assert 0.7 < (effect > 0).mean() < 1  # it may also do nothing or harm


def test_a_spent_reserve_cuts_reforms_and_the_switch_lifts_that(shipped):
    poor = {"parameters.fiscal.reserve": 0, "parameters.fiscal.freed_share": 0}
    bound = run(shipped("base", poor), central=True)
    free = run(shipped("base", {**poor, "parameters.fiscal.reserve_binds": 0}), central=True)
    assert bound.values("affordable_share", "2030")[0] < 0.01
    assert bound.values("policy_cost", "2030")[0] < 0.01 * free.values("policy_cost", "2030")[0]
    assert free.values("affordable_share", "2030")[0] == 1
    assert free.values("talent_programme", "2030")[0] == 0.5
    assert bound.values("graduate_inflow", "2030")[0] < free.values("graduate_inflow", "2030")[0]


def test_half_a_reserve_carries_half_of_the_reforms(shipped):
    """Half of what reforms need is there at the start, and nothing is freed."""
    poor = {"parameters.fiscal.reserve": 0.15e9, "parameters.fiscal.reserve_needed": 0.3e9}
    result = run(shipped("base", poor), central=True)
    assert result.values("affordable_share", "2023-H1")[0] == pytest.approx(0.5)


def test_nothing_is_delivered_before_the_reforms_begin(base_run):
    for one in MODEL.of_kind("lever"):
        assert not base_run.values(one.name, "2024-H1").any()
        ordered = (0.3 + 0.5) / 2  # on the way from 0.3 on 1 July to 0.5 on 1 January
        assert np.quantile(base_run.values(one.name, "2024-H2"), 0.5) == pytest.approx(ordered)


@pytest.mark.parametrize("lever", sorted(FIRST_MOVES))
def test_every_lever_moves_output_by_more_than_what_it_costs(lever):
    """None moves outcomes only."""
    reached, ahead = set(), [lever]
    while ahead:
        more = [one for one in MODEL.readers[ahead.pop()] if one != "policy_cost" and one not in reached]
        reached |= set(more)
        ahead += more
    assert "gdp" in reached
