"""Every system the article describes is in the model by name, and a lever or a driver moves it."""

import math

import pytest

from binjiang_sim.projection import district_model, run

MODEL = district_model()
SYSTEMS = {
    "economy": "value_added gdp gdp_growth value_added_growth gdp_per_head",
    "enterprises": (
        "registered_enterprises enterprise_entry enterprise_exit listed_companies initial_public_offerings ladder "
        "promotions"
    ),
    "talent": "graduate_inflow young_graduates experienced_graduates graduate_departures retention income_per_head",
    "population": "residents in_commuters managed_population",
    "business_environment": (
        "service_stations service_capacity open_requests service_load value_added_reach policy_take_up environment "
        "business_environment_index entry_barrier"
    ),
    "innovation": (
        "invention_patents facility_progress spin_outs knowledge_stock rd_spending technology_contracts "
        "new_product_output"
    ),
    "openness": "fdi_inflow fdi_stock data_market digital_trade",
    "industries": "pillar_output track_output future_industry_share robot_chain robot_output robot_bottleneck",
    "space": "floor_space floor_capacity crowding",
    "livelihood": (
        "school_places school_demand school_coverage service_circle_coverage livelihood_index governance_capacity "
        "governance_load visitors common_prosperity_index"
    ),
    "fiscal": "budget_revenue policy_cost budget_room fiscal_reserve",
}
ROWS = [(sector, name) for sector, names in SYSTEMS.items() for name in names.split()]
LEVERS = tuple(one.name for one in MODEL.of_kind("lever"))
SHOCKS = {
    "zone_gap": {"change": -0.05},
    "demand_gap": {"change": -0.05},
    "industry_gap": {"change": -0.05},
    "services_gap": {"change": -0.05},
    "external_income": {"factor": 0.9},
    "graduate_pool": {"factor": 1.2},
    "graduate_luck": {"factor": 1.2},
    "founding_luck": {"factor": 1.2},
    "external_capital": {"factor": 0.5},
    "foreign_capital_noise": {"factor": 1.5},
    "exchange_rate": {"factor": 1.1},
    "ipo_window": {"factor": 0.5},
    "birth_trend": {"factor": 1.2},
    "price_growth": {"change": 0.02},
    "revenue_luck": {"factor": 0.9},
    "facility_schedule": {"factor": 0.5},
    "capital_loss": {"change": 0.05},
    "enterprise_loss": {"change": 0.05},
    "land_available": {"factor": 0.8},
}
CALENDAR = {"half_year", "known_base", "known_period"}
LATER = "2029"


@pytest.fixture(scope="module")
def pushed(shipped):
    """The central run without new reforms, and one for each lever at full intensity and each driver shocked."""

    def central(changes):
        return run(shipped("no_new_reform", {"end": 2029, **changes}), central=True)

    levers = {name: central({f"levers.{name}": 1}) for name in LEVERS}
    shock = {"start": 2025, "years": 6, "recovery": 0}
    drivers = {name: central({"shocks": [{"driver": name, **shock, **size}]}) for name, size in SHOCKS.items()}
    return central({}), levers | drivers


def test_every_driver_but_the_calendar_is_shocked():
    assert set(SHOCKS) == {one.name for one in MODEL.of_kind("driver")} - CALENDAR


def test_every_system_of_the_article_is_in_its_sector():
    sectors = {name: equation.sector for name, equation in MODEL.equations.items()}
    assert [(sector, name) for sector, name in ROWS if sectors.get(name) != sector] == []


@pytest.fixture(scope="module")
def moved(pushed):
    """For every lever and driver the systems of the article that it moves."""
    idle, others = pushed
    return {push: {name for _, name in ROWS if moves(idle, other, name)} for push, other in others.items()}


def moves(one, other, name):
    pairs = ((run.values(name, LATER, item)[0] for run in (one, other)) for item in one.items(name))
    return not all(math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-12) for before, after in pairs)


def test_every_system_of_the_article_is_moved_by_a_lever_or_a_driver(moved):
    assert {name for _, name in ROWS} - set.union(*moved.values()) == set()


def test_every_lever_and_driver_moves_something_of_the_article(moved):
    assert [push for push, names in moved.items() if not names] == []
