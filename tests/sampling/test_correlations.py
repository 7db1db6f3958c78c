"""Rank correlations between inputs."""

import dataclasses

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from binjiang_sim import load
from binjiang_sim.sampling.correlations import Mixing, notes
from binjiang_sim.sampling.distributions import Floats, uniforms
from binjiang_sim.sampling.sampler import Sampler, sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import Correlation, Scenario

ranks = st.floats(-1, 1)


@pytest.fixture(scope="module")
def plain() -> Scenario:
    return load("scenarios/base.yaml")


def correlated(plain: Scenario, *pairs: tuple[str, str, float]) -> Scenario:
    found = tuple(Correlation((first, second), rank, "f:1:1") for first, second, rank in pairs)
    return dataclasses.replace(plain, correlations=found)


def uniform_of(scenario: Scenario, name: str, first: int, count: int) -> Floats:
    return Mixing.of(scenario).uniforms(name, first, count)


@pytest.fixture(autouse=True)
def _root(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(request.config.rootpath)


@settings(deadline=None, max_examples=20)
@given(rank=st.floats(-0.95, 0.95))
def test_the_draws_have_the_rank_correlation_asked_for(plain: Scenario, rank: float) -> None:
    scenario = correlated(plain, ("a", "b", rank))
    found = scipy.stats.spearmanr(uniform_of(scenario, "a", 0, 20_000), uniform_of(scenario, "b", 0, 20_000))
    assert found.statistic == pytest.approx(rank, abs=0.03)


def test_a_correlated_input_is_still_uniform(plain: Scenario) -> None:
    found = uniform_of(correlated(plain, ("a", "b", 0.7)), "b", 0, 20_000)
    assert scipy.stats.kstest(found, "uniform").pvalue > 0.01


def test_an_input_in_no_correlation_keeps_its_bits(plain: Scenario) -> None:
    scenario = correlated(plain, ("a", "b", 0.7))
    for name in ("a", "c"):
        assert (uniform_of(scenario, name, 5, 100) == uniforms(plain.seed, name, 5, 100)).all()


@given(first=st.integers(0, 50), count=st.integers(1, 50))
def test_a_draw_is_the_same_in_any_block(plain: Scenario, first: int, count: int) -> None:
    scenario = correlated(plain, ("a", "b", 0.7), ("b", "c", -0.4))
    whole = uniform_of(scenario, "c", 0, 100)
    assert (uniform_of(scenario, "c", first, count) == whole[first : first + count]).all()


def test_ranks_that_are_possible_together_are_not_changed(plain: Scenario) -> None:
    assert notes(correlated(plain, ("a", "b", 0.5), ("b", "c", 0.5))) == []


def test_ranks_that_are_not_possible_together_are_changed_with_a_note(plain: Scenario) -> None:
    scenario = correlated(plain, ("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9))
    found = notes(scenario)
    assert [fault.values["used"] for fault in found] == ["0.483", "0.483", "-0.483"]
    assert found[0].text("en") == (
        "f:1:1: correlations: rank 0.9 of a and b is not possible with the others; 0.483 is used"
    )
    assert found[0].text("zh") == "f:1:1: correlations：a 与 b 的秩相关 0.9 与其他相关不相容；采用 0.483"


@settings(deadline=None)
@given(first=ranks, second=ranks, third=ranks)
def test_any_ranks_give_finite_draws(plain: Scenario, first: float, second: float, third: float) -> None:
    scenario = correlated(plain, ("a", "b", first), ("b", "c", second), ("a", "c", third))
    found = np.stack([uniform_of(scenario, name, 0, 8) for name in "abc"])
    assert ((found > 0) & (found < 1)).all()


def test_a_lever_named_without_its_time_is_correlated(base):
    wide = {"uniform": [0.2, 0.9], "status": "assumption", "why": "A test."}
    pair = ["levers.talent_programme", "parameters.talent.base_inflow"]
    changed = base.with_({"levers.talent_programme": wide, "correlations": [{"inputs": pair, "rank": 0.8}]})
    (row,) = changed.correlations
    assert row.inputs == ("levers.talent_programme@2024.5", "parameters.talent.base_inflow")
    inputs = sample(changed, changed.model, DrawRange(0, 4000))
    lever, inflow = inputs.paths["talent_programme"][-1], inputs.parameters["talent.base_inflow"]
    assert scipy.stats.spearmanr(lever, inflow).statistic == pytest.approx(0.8, abs=0.02)


TREND, INFLOW = "parameters.economy.trend_long_run", "parameters.talent.base_inflow"
FEW = {"discrete": {"slow": "-4 %/year", "usual": "1 %/year"}, "weights": {"slow": 1, "usual": 9}}
MORE = {"discrete": {"few": "3.9万", "some": "4万", "many": "4.4万"}, "weights": {"few": 2, "some": 5, "many": 3}}
NOTE = {"status": "assumption", "why": "A test."}


def of_choices(base, rank, *, both):
    changes = {TREND: {**FEW, **NOTE}, "correlations": [{"inputs": [TREND, INFLOW], "rank": rank}]}
    return base.with_({**changes, **({INFLOW: {**MORE, **NOTE}} if both else {})})


def rank_of_draws(scenario):
    drawn = Sampler(scenario, scenario.model).drawn(DrawRange(0, 40_000))
    return scipy.stats.spearmanr(drawn[TREND], drawn[INFLOW]).statistic


@pytest.mark.parametrize(
    ("both", "rank"), [(False, 0.4), (False, -0.3), (True, 0.4), (True, -0.25)], ids=lambda one: str(one)
)
def test_inputs_of_a_few_choices_have_the_rank_correlation_asked_for(base, both, rank):
    scenario = of_choices(base, rank, both=both)
    assert rank_of_draws(scenario) == pytest.approx(rank, abs=0.015)
    assert notes(scenario) == []


@pytest.mark.parametrize(("both", "rank"), [(False, 0.9), (True, 0.9), (True, -0.9)], ids=lambda one: str(one))
def test_a_rank_that_choices_cannot_reach_is_said_and_the_nearest_is_used(base, both, rank):
    scenario = of_choices(base, rank, both=both)
    (note,) = notes(scenario)
    used = float(note.values["used"])
    assert 0.2 < abs(used) < 0.7
    assert rank_of_draws(scenario) == pytest.approx(used, abs=0.015)
    said = f"{TREND} and {INFLOW} cannot reach rank {rank}; they have {note.values['used']}"
    assert note.text("en").endswith(f"with the choices that they have, {said}")


def test_the_reach_of_two_choices_is_that_of_ranks_in_one_order(base):
    """With one chance in ten of the lower of two choices, ranks in perfect order correlate by sqrt(3 * 0.1 * 0.9)."""
    (note,) = notes(of_choices(base, 1, both=False))
    assert float(note.values["used"]) == pytest.approx((3 * 0.1 * 0.9) ** 0.5, abs=1e-3)
