"""Small results, each run once."""

from dataclasses import replace
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


SEVEN = (
    "base",
    "no_new_reform",
    "talent_first",
    "open_district",
    "science_circle",
    "livelihood_first",
    "external_slump",
)


@pytest.fixture(scope="session")
def seven():
    """The seven scenarios of a planner over the same draws; the first is the reference."""
    return [run(load(SCENARIOS / f"{name}.yaml", district_model()), draws=DRAWS) for name in SEVEN]


@pytest.fixture(scope="session")
def sample():
    """The invented district, with words of its own."""
    return run(load(SCENARIOS / "sample_district.yaml", district_model()), draws=DRAWS)


@pytest.fixture(scope="session")
def long_names(seven):
    """The seven under names as long as people give them."""
    words = {
        "zh": "人才优先与高水平开放并举并适度扩大公共服务供给的综合改革情景",
        "en": "Talent first together with a high level of opening up and more public services",
    }
    return [
        replace(one, scenario=replace(one.scenario, name={key: f"{text} {place}" for key, text in words.items()}))
        for place, one in enumerate(seven)
    ]
