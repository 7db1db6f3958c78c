"""What counts as a test of a run is what the run does not read."""

from dataclasses import replace

import pytest

from binjiang_sim import load
from binjiang_sim.analysis.published import inside, is_test, observations, scored
from binjiang_sim.facts import Ledger
from binjiang_sim.projection import run
from binjiang_sim.report.content.sources import against_published
from binjiang_sim.words import say

from ..conftest import SCENARIOS

GROWTH_2024 = {"gdp_growth_2024_h1", "industry_growth_2024_h1", "services_growth_2024_h1"}


@pytest.fixture(scope="module")
def results():
    """The base and the blind scenario."""
    return {name: run(load(SCENARIOS / f"{name}.yaml"), draws=8) for name in ("base", "blind")}


def found_as_tests(result):
    return {fact.name for fact in observations(result) if is_test(result, fact)}


def test_a_fact_that_the_scenario_does_not_read_is_scored_in_it(results):
    assert not GROWTH_2024 & found_as_tests(results["base"])
    assert found_as_tests(results["blind"]) >= GROWTH_2024


def test_no_fact_in_the_stamp_of_a_run_is_scored(results):
    for result in results.values():
        assert not found_as_tests(result) & set(result.stamp["facts"])


def test_the_score_counts_the_tests_of_the_scenario_alone(results):
    blind = results["blind"]
    found = [inside(blind, fact) for fact in observations(blind) if is_test(blind, fact)]
    assert scored(blind) == (sum(found), len(found))
    assert scored(blind)[1] > scored(results["base"])[1]


def test_a_report_says_of_each_figure_what_it_was_in_its_run(results):
    for name, use in (("base", "used"), ("blind", "scored")):
        shown = {(row.label, row.period): row.use for row in against_published(results[name], "en")}
        assert shown["GDP, growth (%)", "first half of 2024"] == say(f"facts_use_{use}", "en")


def test_another_count_of_a_figure_that_was_read_is_no_test(results):
    base = results["base"]
    (read,) = [fact for fact in base.scenario.ledger.facts() if fact.name == "gdp_growth_2024_h1"]
    again = replace(read, name="gdp_growth_2024_h1_again")
    ledger = Ledger([*base.scenario.ledger.facts(), again])
    assert not is_test(replace(base, scenario=replace(base.scenario, ledger=ledger)), again)
