"""A figure arrives: weighted draws, held against a run that is conditioned anew."""

from dataclasses import replace

import numpy as np
import pytest

from binjiang_sim.calibration import condition, update
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import run
from binjiang_sim.scenario.observations import written_observation

# Invented figures, within what the run expects.
FIGURES = (
    "registered_enterprises@2025=112 thousand enterprise +- 3 %",
    "gdp_growth@2025=5 % +- 1.5 %",
    "gdp_growth@2025>=7 % +- 1 %",
    "budget_revenue@2024=258 亿元 +- 2 %",
    "resident_population@2025=57 万 resident +- 2 %",
    "graduate_inflow@2025=48 thousand person +- 5 %",
    "graduate_inflow@2024/2025<=90 thousand person +- 4 %",
    "listed_companies@2024=79 enterprise +- 3 %",
    "rd_intensity@2024=10 % +- 0.4 %",
    "gdp_growth@2026=4 % +- 2 %",
)
TARGETS = [
    {"indicator": "gdp", "period": "2030", "at_least": "340 bn CNY", "prices": "2023"},
    {"indicator": "registered_enterprises", "period": "2030", "at_least": "130 thousand enterprise"},
    {"indicator": "gdp_growth", "period": "2027", "at_least": "5 %"},
]


@pytest.fixture(scope="module")
def aimed(base):
    return base.with_({"targets": [{**one, "kind": "expected", "source": "a test"} for one in TARGETS]})


@pytest.fixture(scope="module")
def result(aimed):
    return run(aimed, draws=4000)


def known(text, scenario):
    return [written_observation(text, scenario, "a test")]


@pytest.mark.parametrize(
    "text", [pytest.param(one, marks=pytest.mark.long if place else ()) for place, one in enumerate(FIGURES)]
)
def test_chances_agree_with_those_of_a_run_conditioned_anew(aimed, result, text):
    weighed = update(result, known(text, aimed))
    posterior = condition(aimed, known(text, aimed), particles=2000).posterior
    fresh = run(replace(aimed, posterior=posterior), draws=4000)
    for one in weighed.targets:
        values = fresh.values(one.target.indicator, one.target.period)
        share = float(np.mean(values >= one.target.value))
        other = 1.96 * np.sqrt(share * (1 - share) * (1 / 4000 + 1 / posterior.effective))
        assert abs(one.after - share) < 1.4 * (one.error + other) + 0.01


def test_a_figure_that_says_nothing_changes_nothing(result, aimed):
    found = update(result, known("gdp_growth@2025=5 % +- 500 %", aimed))
    assert found.effective == pytest.approx(result.draws, rel=1e-4)
    assert all(one.after == pytest.approx(one.before, abs=1e-4) for one in found.targets)


def test_too_few_draws_are_refused(result, aimed):
    with pytest.raises(ProjectionError) as error:
        update(result, known("registered_enterprises@2025=140 thousand enterprise +- 1 %", aimed))
    assert "fewer than 50, too few to weigh; use binjiang_sim calibrate, or take more --draws" in str(error.value)


def test_a_central_run_has_nothing_to_weigh(aimed):
    with pytest.raises(ProjectionError, match="a central run has no draws to weigh"):
        update(run(aimed, central=True), known("gdp_growth@2025=5 %", aimed))
