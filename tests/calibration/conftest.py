"""A hindcast of few draws, made once."""

import pytest

from binjiang_sim.calibration import hindcast


@pytest.fixture(scope="session")
def small(base_scenario):
    """The hindcast of the base scenario with 40 draws."""
    return hindcast(base_scenario, draws=40)
