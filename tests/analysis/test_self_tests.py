"""Self-tests of a model: the shipped model passes them, and each fails for a model that is broken in its way."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.engine import Sector, driver, flow, lever, stock
from binjiang_sim.engine.functions import log, total
from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario.variants import with_model

from .. import shuttles

room = import_module("binjiang_sim.analysis.self_tests")
ODD = Path(__file__).parent.parent / "projection" / "odd"


def answers(scenario, progress=None):
    return {test.key: test for test in bj.analysis.self_tests(scenario, progress)}


def broken(base, *functions):
    """The tests of the shipped model with these equations in the place of its own."""
    return answers(with_model(base, base.model.replace(*functions)))


def failed(tests):
    return {key for key, test in tests.items() if test.passed is False}


@pytest.fixture(scope="module")
def found(base):
    return answers(base)


def test_the_shipped_model_passes_all_that_is_asked(found):
    assert list(found) == [
        *("null", "conservation", "parts", "bounds", "levers", "direction", "order", "steps", "nothing")
    ]
    assert {key: test.passed for key, test in found.items() if test.passed is not True} == {"direction": None}


def test_a_test_that_is_not_asked_says_why(found):
    assert found["direction"].found == "no declaration of the model says what a lever is meant to move first"


def test_every_test_has_texts_in_both_languages(found):
    for test in found.values():
        for part in ("name", "found", "expected", "meaning"):
            assert test.text(part, "zh") != test.text(part, "en")
        assert (test.name, test.expected) == (test.text("name", "en"), test.text("expected", "en"))
        assert (test.meaning, test.found) == (test.text("meaning", "en"), test.text("found", "en"))


def test_progress_counts_the_tests(base):
    heard = []
    tests = answers(base.with_({"end": 2026, "targets": []}), lambda done, total: heard.append((done, total)))
    assert heard == [(1, len(tests))] * len(tests)


def test_shocks_are_put_in_both_orders(shipped):
    test = answers(shipped("external_slump"))["order"]
    assert test.passed
    assert test.found == "4 draws alone and in a batch, and 2 shocks in both orders, are the same"


def test_a_scenario_that_a_run_refuses_is_refused():
    with pytest.raises(ScenarioError, match="add up to"):
        bj.analysis.self_tests(bj.load(ODD / "shares.yaml"))


# Models that are broken


@stock("CNY", start="fiscal_reserve_start", zh="可用财力结余", en="fiscal reserve")
def fiscal_reserve(budget_room):
    """A tenth gets lost."""
    return 0.9 * budget_room


@stock("person", start="other_workers_start", zh="其他从业人员", en="other workers")
def other_workers(other_hiring, workforce):
    """Some come from nowhere."""
    return other_hiring + 0 * workforce


def test_a_stock_that_changes_by_more_than_flows_fails_conservation(base):
    tests = broken(base, fiscal_reserve, other_workers)
    assert failed(tests) == {"conservation"}
    assert (
        tests["conservation"].found == "not true of 2 of 43 stocks: other_workers (multiply), fiscal_reserve (multiply)"
    )


@flow("person/year", weight="output_season", zh="其他从业人员净增", en="net hiring of other workers")
def other_hiring(other_workers, relative_income):
    """Reported in other halves of the year than those in which people are hired."""
    return 0.02 * other_workers * relative_income


@pytest.mark.long
def test_a_stock_whose_reported_flow_does_not_explain_its_half_years_fails_conservation(base):
    tests = broken(base, other_hiring)
    assert tests["conservation"].found == "not true of 1 of 43 stocks: other_workers"


@flow("CNY/year", growth=True, zh="地区生产总值", en="GDP")
def gdp(value_added):
    """Without the season that the activities have."""
    return total(value_added)


@pytest.mark.long
def test_a_total_that_is_reported_otherwise_than_its_items_fails_parts(base):
    tests = broken(base, gdp)
    assert tests["parts"].passed is False
    assert tests["parts"].found == "3 of 4 totals can be compared, and 1 do not add up: gdp = total(value_added)"


@lever("1", zh="人才计划", en="talent programme")
def talent_programme(path):
    """Twice of what is ordered."""
    return 2 * path


@driver("1", low=0, zh="财政收入波动", en="luck in budget revenue")
def revenue_luck(path):
    """Below nothing."""
    return path - 3


@pytest.mark.long
def test_a_lever_above_one_and_a_driver_below_its_bound_fail_bounds(base):
    test = broken(base.with_({"levers.talent_programme": 1}), talent_programme, revenue_luck)["bounds"]
    assert test.passed is False
    assert "talent_programme (0 … 2)" in test.found
    assert "revenue_luck (-" in test.found


@stock("1", start="renewal_start", zh="更替增益", en="renewal")
def renewal(renewal_gain):
    """It falls through nothing."""
    return -renewal_gain


@flow("1/year", zh="更替增益变动", en="gain from renewal")
def renewal_gain(renewal):
    """One half-year after another, to below nothing, which has no logarithm."""
    return 0.2 + 0 * log(renewal)


@pytest.mark.long
def test_a_logarithm_of_less_than_nothing_far_ahead_fails_bounds(base):
    tests = broken(base, renewal, renewal_gain)
    assert tests["bounds"].passed is False
    assert "; 64 draws failed" in tests["bounds"].found
    assert tests["bounds"].found.endswith("not so: renewal_gain")
    for key in ("conservation", "parts", "steps", "nothing"):
        assert (tests[key].passed, tests[key].found) == (None, "no draw gives numbers throughout")


@lever("1", zh="口号", en="slogans")
def slogans(path):
    """Nobody reads it."""
    return path


def test_a_lever_that_nothing_reads_fails(base):
    sector = Sector.made("slogans", slogans, zh="口号", en="Slogans")
    tests = answers(with_model(base, base.model.with_sectors(sector)))
    assert failed(tests) == {"levers"}
    assert tests["levers"].found == "14 of 14 levers can be moved in this scenario, and 1 have none: slogans"


def test_levers_that_begin_after_the_end_are_not_asked(base):
    test = answers(replace(base.with_({"end": 2026, "targets": []}), reform_start=2040.0))["levers"]
    assert test.passed is None
    assert test.found.endswith("cannot be moved in this scenario")


@flow("enterprise/year", growth=True, zh="新设企业", en="new enterprises")
def enterprise_entry(registered_enterprises):
    """So fast that half a year is too long a step."""
    return 0.6 * registered_enterprises


def test_growth_that_is_too_fast_for_the_steps_fails(base):
    test = broken(base, enterprise_entry)["steps"]
    assert test.passed is False
    assert "registered_enterprises (" in test.found


def test_the_finest_steps_are_not_asked_for_finer_ones(base):
    test = answers(base.with_({"steps_per_year": 12, "end": 2025, "targets": []}))["steps"]
    assert (test.passed, test.found) == (None, "the scenario has 12 steps a year, and there are no finer ones")


def test_output_without_anybody_fails_nothing(base):
    @flow("CNY/year", growth=True, weight="output_season", zh="地区生产总值", en="GDP")
    def gdp(value_added, fdi_stock, exchange_rate):
        """Part of it needs nobody."""
        return total(value_added) + fdi_stock * exchange_rate * 0.1

    test = broken(base, gdp)["nothing"]
    assert test.passed is False
    assert "do not hold: gdp (" in test.found


def test_runs_that_differ_fail_null_and_order(base, monkeypatch):
    real, calls = room.simulated, []

    def shifting(job, first, draws, keep_all):
        """One draw is moved by its last bit in every second run."""
        block = next(real(job, first, draws, keep_all=keep_all))
        calls.append(first)
        if len(calls) % 2 == 0:
            block.cells[0] = np.nextafter(block.cells[0], np.inf)
        return iter([block])

    monkeypatch.setattr(room, "simulated", shifting)
    case = room._Case(replace(base, draws=room.DRAWS, targets=()))
    assert room._null(case)[0] is False
    assert room._order(case)[0] is False


# Models of one's own


def test_another_sector_is_tested_too(tmp_path):
    plan = shuttles.plan(tmp_path)
    tests = answers(plan)
    assert failed(tests) == set()
    assert tests["conservation"].found == "true of all 44 stocks"
    assert tests["levers"].found.startswith("14 of 14 levers")


def test_what_a_model_does_not_declare_is_not_asked():
    model = SimpleNamespace(of_kind=lambda kind: (), expressions={}, main_figures=lambda place: (), equations={})
    case = SimpleNamespace(model=model, main=list, good=np.zeros((0, 1, 1)))
    reasons = {
        room._conservation: "the model has no stocks",
        room._parts: "no variable is declared as the total of another",
        room._levers: "the model has no levers",
    }
    for test, reason in reasons.items():
        passed, finding = test(case)
        assert (passed, finding.text()) == (None, reason)
