"""Shared results, each computed once a session."""

from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.projection import district_model, run

SCENARIOS = Path(__file__).parent.parent / "scenarios"


def pytest_addoption(parser):
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/base.csv anew")


@pytest.fixture(scope="session")
def base_scenario():
    """The shipped base scenario."""
    return bj.load(SCENARIOS / "base.yaml")


@pytest.fixture(scope="session")
def base(base_scenario):
    """The same, by a short name."""
    return base_scenario


@pytest.fixture(scope="session")
def district():
    """The model of the shipped sectors."""
    return district_model()


@pytest.fixture(scope="session")
def shipped():
    """Load a shipped scenario by name, with changes on top."""

    def read(name, changes=None):
        return bj.load(SCENARIOS / f"{name}.yaml", changes)

    return read


@pytest.fixture(scope="session")
def base_run(base):
    """The base scenario as shipped: 2000 draws with all luck."""
    return run(base)


@pytest.fixture(scope="session")
def calm_run(base):
    """The base scenario to 2050, 2000 draws without the luck of time: only the inputs are uncertain."""
    return run(base.with_({"end": 2050}), luck=False)


@pytest.fixture(scope="session")
def central_run(base):
    """The base scenario once, every input at its median."""
    return run(base, central=True)


@pytest.fixture(scope="session")
def rarely_nobody():
    """Changes with which a few draws of a run give a NaN: those without visitors have no change of their number."""
    visitors = {"normal": [2.5e6, 1e6], "status": "assumption", "why": "A test."}  # below zero in 0.6 % of the draws
    return {"parameters.livelihood.visitors": visitors, "parameters.livelihood.visitor_demand": 0.5}


@pytest.fixture(scope="session")
def gaps_run(base_scenario, rarely_nobody):
    """500 draws of the base scenario, a few of which were left out."""
    return run(base_scenario.with_(rarely_nobody), draws=500)


@pytest.fixture(scope="session")
def small_run(base):
    """The base scenario with 64 draws."""
    return run(base, draws=64)
