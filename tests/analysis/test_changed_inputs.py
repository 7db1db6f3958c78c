"""Which inputs differ, and in which words."""

from pathlib import Path

import pytest

from binjiang_sim.analysis.changed_inputs import changed_inputs
from binjiang_sim.projection import district_model
from binjiang_sim.scenario import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def by_path(reference, other):
    return {one.path: one for one in changed_inputs(reference, other)}


def place(one):
    return one.place.replace(f"{SCENARIOS}/", "")


def test_each_value_is_told_in_the_words_and_at_the_place_of_its_file(base, shipped):
    changed = by_path(base, shipped("talent_first"))
    assert list(changed) == ["levers.talent_housing", "levers.talent_programme"]
    one = changed["levers.talent_programme"]
    assert one.reference.written == "{path: {2024-H2: 0.3, 2025: 0.5}, after: hold}"
    assert one.other.written == "{path: {2024-H2: 0.3, 2025: 0.5, 2027: 1}, after: hold}"
    assert (place(one.reference), place(one.other)) == ("base.yaml:15:3", "talent_first.yaml:6:3")
    assert (one.reference.origin, one.other.origin) == ("scenario", "scenario")
    assert [given.value for given in one.other.numbers.values()] == [0.3, 0.5, 1.0]
    assert {given.status for given in one.other.numbers.values()} == {"assumption"}


def test_a_shock_of_one_scenario_alone_is_one_input(base, shipped):
    changed = by_path(base, shipped("external_slump"))
    assert list(changed) == ["shocks.demand_gap", "shocks.external_capital"]
    one = changed["shocks.demand_gap"]
    assert one.reference is None
    assert one.other.written == "{driver: demand_gap, start: 2026, years: 2, change: -4 %, recovery: 3}"
    assert place(one.other) == "external_slump.yaml:6:5"
    assert by_path(shipped("external_slump"), base)["shocks.demand_gap"].other is None


def test_notes_on_a_value_are_not_its_words(base, shipped):
    one = by_path(base, shipped("blind"))["parameters.economy.activity_excess"]
    assert one.other.written.startswith('{each: {industry: "= (industry_growth_2023_h1 - gdp_growth_2023_h1) / year", ')
    assert "why" not in one.other.written
    assert one.reference.origin == "district"
    assert [given.status for given in one.other.numbers.values()] == ["derived", "derived", "assumption"]


SAME_PATH = "{path: {2024-H2: 30 %, 2025: 0.50}}"


@pytest.mark.parametrize("changes", [{}, {"draws": 7}, {"seed": 7}, {"levers.talent_programme": SAME_PATH}])
def test_other_words_for_the_same_numbers_and_other_draws_are_no_difference(base, changes):
    assert changed_inputs(base, base.with_(changes)) == ()


def test_a_change_on_the_command_line_says_so(base):
    (one,) = changed_inputs(base, base.with_({"levers.talent_programme": "0.8"}))
    assert (one.other.written, one.other.place, one.other.origin) == ("0.8", "--set levers.talent_programme", "change")


def test_a_parent_is_named_as_a_parent(base, shipped):
    one = by_path(shipped("no_new_reform"), shipped("talent_first"))["levers.fair_competition"]
    assert (one.reference.written, one.reference.origin) == ("0", "scenario")
    assert (place(one.other), one.other.origin) == ("base.yaml:9:3", "parent")


def test_when_a_file_has_changed_since_the_numbers_of_the_run_are_told(tmp_path, base):
    file = tmp_path / "plan.yaml"
    text = f"schema: 1\nname: Plan\nextends: {SCENARIOS}/base.yaml\nlevers:\n  talent_programme: 0.8\n"
    file.write_text(text, encoding="utf-8")
    plan = load(file, district_model())
    for later in (text.replace("0.8", "0.9"), None):
        file.write_text(later, encoding="utf-8") if later else file.unlink()
        (one,) = changed_inputs(base, plan)
        assert one.other.written == ""
        assert one.other.place == f"{file}:5:21"
        assert [given.value for given in one.other.numbers.values()] == [0.8]


def test_settings_are_inputs_but_for_the_way_of_running(base):
    (one,) = changed_inputs(base, base.with_({"end": 2040}))
    assert (one.path, one.other.written, one.other.place) == ("end", "2040", "--set end")


def test_a_trigger_of_one_scenario_alone_is_one_input(base):
    text = "{if: {indicator: graduate_inflow, period: 2026, below: 4万 person}, then: {levers.talent_housing: 1}}"
    other = base.with_({"triggers": f"[{text}]"})
    (one,) = changed_inputs(base, other)
    assert (one.path, one.reference, one.other.written) == ("triggers.graduate_inflow", None, text)
    (gone,) = changed_inputs(other, base)
    assert (gone.path, gone.other) == ("triggers.graduate_inflow", None)
