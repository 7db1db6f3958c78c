import math
from dataclasses import replace

import pytest

from binjiang_sim import facts
from binjiang_sim.scenario.grammar import NUMBERS, TIME_PATHS, Slot, read
from binjiang_sim.scenario.values import PROCESSES, Distribution, Given, Process, TimePath, Value
from binjiang_sim.scenario.yaml_tree import read_text

SLOT = Slot("parameters.talent.x", "person/year", (*NUMBERS, *TIME_PATHS, *PROCESSES, "each"), labels=("a", "b"))
SHARE = Slot("parameters.talent.x", "1", (*NUMBERS, *TIME_PATHS, *PROCESSES, "each"), labels=("a", "b"))


def value(text: str, slot: Slot = SLOT) -> Value:
    known = replace(slot, ledger=facts.published())
    return read(read_text(text, lambda line, column: f"f:{line}:{column}", "f"), known)


def given_(text: str, slot: Slot = SLOT) -> Given:
    found = value(text, slot)
    assert isinstance(found, Given)
    return found


def path(text: str, slot: Slot = SLOT) -> TimePath:
    found = value(text, slot)
    assert isinstance(found, TimePath)
    return found


def test_a_plain_number_of_a_scenario_is_an_assumption_of_it() -> None:
    expected = Given(41_000.0, "person/year", "assumption", (), "", "set in the scenario", "f:1:1")
    assert value("4.1万") == expected


def test_notes_are_kept_with_the_number() -> None:
    found = given_(
        "{value: 3, unit: 万人/year, status: literature, source: Yearbook, facts: graduates_2024_h1, why: Old}"
    )
    assert found == Given(30_000.0, "person/year", "literature", ("graduates_2024_h1",), "", "Old", "f:1:9", "Yearbook")


@pytest.mark.parametrize(
    ("text", "distribution"),
    [
        ("{uniform: [1, 2]}", Distribution("uniform", (1.0, 2.0))),
        ("{triangular: [1, 1, 2]}", Distribution("triangular", (1.0, 1.0, 2.0))),
        ("{pert: [1, 2, 2]}", Distribution("pert", (1.0, 2.0, 2.0))),
        ("{normal: [1, 0.5]}", Distribution("normal", (1.0, 0.5))),
        ("{lognormal: [2万, 30 %]}", Distribution("lognormal", (20_000.0, 0.3))),
        ("{interval80: [1, 2, 4]}", Distribution("interval80", (1.0, 2.0, 4.0))),
    ],
)
def test_each_kind_of_distribution_is_read(text: str, distribution: Distribution) -> None:
    assert given_(text).value == distribution


def test_the_unit_beside_a_lognormal_is_not_that_of_its_sigma() -> None:
    assert given_("{lognormal: [2, 0.3], unit: 万人/year}").value == Distribution("lognormal", (20_000.0, 0.3))


def test_the_span_of_a_normal_is_its_middle_80_percent() -> None:
    assert Distribution("normal", (10.0, 2.0)).span == pytest.approx((7.4369, 12.5631), abs=1e-4)
    assert Distribution("lognormal", (1.0, 2.0)).span[1] == pytest.approx(math.exp(2.5631), abs=1e-3)


def test_a_formula_may_stand_among_the_numbers_of_a_distribution() -> None:
    found = given_('{interval80: [3万, "= graduates_2024_h1 / (0.58 * year)", 6万], status: derived}')
    assert found.value == Distribution("interval80", (30_000.0, 26_000 / 0.58, 60_000.0))
    assert (found.formula, found.facts) == ("graduates_2024_h1 / (0.58 * year)", ("graduates_2024_h1",))


def test_a_formula_without_status_is_derived_and_one_fact_alone_is_published() -> None:
    money = Slot("x", "CNY")
    assert given_('"= gdp_2023 * 2"', money).status == "derived"
    assert given_('"= gdp_2023"', money).status == "published"


def test_points_of_a_path_stand_in_order_of_time() -> None:
    found = path("{path: {2027: 2, 2024-H2: {uniform: [0, 1]}}, after: revert, unit: 万人/year}")
    assert [time for time, _ in found.points] == [2024.5, 2027.0]
    assert [given.value for _, given in found.points] == [Distribution("uniform", (0.0, 10_000.0)), 20_000.0]
    assert (found.kind, found.after) == ("points", "revert")


def test_a_path_holds_after_its_last_point_unless_told_otherwise() -> None:
    assert path("{path: {2027: 2}}").after == "hold"


def test_growth_rates_are_plain_numbers_outside_the_bounds_of_the_index() -> None:
    found = path("{growth: {2025: -2 %}}", Slot("x", "1", TIME_PATHS, low=0.0))
    assert (found.kind, found.points[0][1].value) == ("growth", -0.02)


def test_a_season_has_a_number_for_each_half_year() -> None:
    found = path("{season: [0.58, {normal: [0.42, 0.01]}]}", SHARE)
    assert [time for time, _ in found.points] == [0.0, 0.5]


def test_a_process_holds_its_inputs_by_name() -> None:
    found = value("{ar1: {sd: {uniform: [1 %, 3 %]}, persistence: 0.4}}", SHARE)
    assert isinstance(found, Process)
    assert found.inputs["sd"].value == Distribution("uniform", (0.01, 0.03))
    assert found.inputs["persistence"].value == 0.4


def test_each_follows_the_order_of_the_labels_and_inherits_the_notes() -> None:
    found = value("{each: {b: 2, a: {value: 1, why: Mine}}, status: assumption, why: Shared}")
    assert isinstance(found, dict)
    assert [(label, one.value, one.why) for label, one in found.items()] == [("a", 1.0, "Mine"), ("b", 2.0, "Shared")]


def test_an_empirical_distribution_is_the_sorted_numbers_of_a_column() -> None:
    slot = replace(SHARE, file="good/town.yaml")
    found = given_("{empirical: {file: samples.csv, column: share}}", slot)
    assert found.value == Distribution("empirical", (0.4, 0.45, 0.6))


def test_a_discrete_distribution_keeps_its_labels_in_the_order_of_their_numbers() -> None:
    found = given_("{discrete: {fast: 3, slow: 1, usual: 2}, weights: {slow: 1, usual: 2, fast: 1}}")
    expected = Distribution("discrete", (1.0, 2.0, 3.0), ("slow", "usual", "fast"), (0.25, 0.5, 0.25))
    assert found.value == expected


def test_a_discrete_distribution_without_weights_has_equal_ones() -> None:
    found = given_("{discrete: {slow: 1, fast: 3}}")
    assert found.value == Distribution("discrete", (1.0, 3.0), ("slow", "fast"), (0.5, 0.5))


def test_between_cuts_a_distribution_and_its_span() -> None:
    found = given_("{normal: [2万, 1万], between: [1万, 5万]}")
    assert found.value == Distribution("normal", (20_000.0, 10_000.0), between=(10_000.0, 50_000.0))
    assert found.value.span == (10_000.0, pytest.approx(32_815.5, abs=0.1))


def test_a_truncated_distribution_may_reach_beyond_the_bounds_of_its_parameter_before_the_cut() -> None:
    slot = replace(SHARE, low=0.0, high=1.0)
    assert given_("{normal: [0.5, 1], between: [0, 1]}", slot).value.span == (0.0, 1.0)


def test_moves_are_points_with_a_way_between_them_and_the_value_that_held_before() -> None:
    found = path("{s_curve: {start: 2024-H2, years: 3, from: 1, to: 2}, after: revert}")
    assert [(time, given.value) for time, given in found.points] == [(2024.5, 1.0), (2027.5, 2.0)]
    assert (found.kind, found.shape, found.leads, found.after) == ("points", "s_curve", True, "revert")


def test_a_pulse_comes_back_to_the_very_number_it_left() -> None:
    found = path("{pulse: {start: 2025, years: 2, from: {uniform: [0, 1]}, to: 2}}")
    assert [time for time, _ in found.points] == [2024.0, 2025.0, 2027.0]
    assert found.points[0][1] is found.points[2][1]


def test_a_path_may_go_in_steps() -> None:
    assert path("{path: {2025: 1, 2026: 2}, interpolation: step}").shape == "step"
