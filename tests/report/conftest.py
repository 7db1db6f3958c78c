"""Small results, each run once."""

from pathlib import Path

import pytest

from binjiang_sim.projection import district_model, run
from binjiang_sim.scenario import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DRAWS = 64


@pytest.fixture(scope="session")
def base():
    """The base scenario, 64 draws."""
    return run(load(SCENARIOS / "base.yaml", district_model()), draws=DRAWS)


@pytest.fixture(scope="session")
def slump():
    """The external slump over the same draws."""
    return run(load(SCENARIOS / "external_slump.yaml", district_model()), draws=DRAWS)


@pytest.fixture(scope="session")
def central():
    """The base scenario, one run at the medians."""
    return run(load(SCENARIOS / "base.yaml", district_model()), central=True)


@pytest.fixture(scope="session")
def short():
    """A run of one year, in which nothing grows on the year before."""
    return run(load(SCENARIOS / "base.yaml", district_model(), {"end": "2023"}), draws=8)
