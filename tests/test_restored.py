"""A scenario made again from its canonical text."""

import json

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario.restored import restored

NAMES = ("no_new_reform", "talent_first", "external_slump", "science_circle", "blind")
SHOCK = {"driver": "demand_gap", "start": {"uniform": [2026, 2028]}, "years": 2, "change": "-4 %", "name": "slump"}
MIXED = {
    "parameters.economy.gdp": {"normal": [2.5e11, 1e10], "between": [2.3e11, 2.7e11]},
    "parameters.livelihood.coverage": {"each": {"preschool": 0.9, "compulsory": {"triangular": [0.8, 0.9, 1]}}},
    "drivers.demand_gap": {"ar1": {"sd": "1 %", "persistence": 0.3}},
    "drivers.external_income": {"growth": {"2024": "5 %", "2030": "4 %"}},
    "levers.talent_programme": {"path": {"2025": 0.2, "2027": 0.9}, "after": "revert"},
    "shocks": [{**SHOCK, "recovery": 1, "probability": "10 %/year", "window": 3}],
}


def content(scenario):
    return json.loads(scenario.text)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_scenario_comes_back_from_its_text(base, shipped, name):
    again = restored(content(shipped(name)), base, "report.html")
    assert again.text == shipped(name).text


def test_the_run_of_a_scenario_made_again_has_the_same_bits(base):
    plan = base.with_(MIXED)
    again = restored(content(plan), base, "report.html")
    assert again.hash == plan.hash
    first, second = (bj.run(one, draws=16).values("gdp", "2030") for one in (plan, again))
    np.testing.assert_array_equal(first, second)


def test_a_number_that_is_known_today_keeps_its_source_and_another_has_the_file_as_its_place(base):
    plan = base.with_({"parameters.talent.years_young": {"value": 9, "status": "assumption", "why": "A test."}})
    again = restored(content(plan), base, "report.html")
    assert again.parameters["economy.gdp"] is base.parameters["economy.gdp"]
    other = again.parameters["talent.years_young"]
    assert (other.value, other.place, other.why) == (9, "report.html", "")


def test_what_an_earlier_version_did_not_have_is_that_of_today(base):
    old = content(base)
    del old["parameters"]["talent.years_young"], old["levers"]["talent_programme"]
    old["parameters"]["talent.gone"] = 3.0
    with pytest.raises(ScenarioError):
        restored(old, base, "report.html")
    again = restored(old, base, "report.html", complete=False)
    assert again.parameters["talent.years_young"] is base.parameters["talent.years_young"]
    assert [given.value for _, given in again.levers["talent_programme"].points] == [0]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"labels": {}}, "come out otherwise (labels)"),
        ({"seed": "x"}, "do not fit the model of today"),
        ({"parameters": None}, "do not fit the model of today"),
        ({"posterior": "0123456789abcdef"}, "the table of its posterior (0123456789abcdef) is not here"),
    ],
)
def test_a_text_of_something_else_is_refused(base, change, told):
    with pytest.raises(ScenarioError) as caught:
        restored({**content(base), **change}, base, "report.html")
    assert told in caught.value.text()


TRIGGER = (
    "{{if: {{indicator: graduate_inflow, period: 2026, below: 4.8万 person}}, then: {{levers.talent_housing: {0}}}}}"
)


def test_triggers_come_back_from_a_text_and_those_of_today_do_not_take_their_place(base):
    then, today = (base.with_({"triggers": f"[{TRIGGER.format(value)}]"}) for value in (1, 0.5))
    for like in (base, then, today):
        again = restored(content(then), like, "report.html")
        assert again.text == then.text
        assert restored(content(base), like, "report.html").triggers == ()
    assert again.triggers[0].target.place == "report.html"
    first, second = (bj.run(one, draws=16).values("graduate_inflow", "2028") for one in (then, again))
    np.testing.assert_array_equal(first, second)


JUDGED = {
    "judgements": [
        {"indicator": "gdp", "multiply": {"path": {"2026": 1.01}}, "why": "A test.", "author": "A"},
        {
            "indicator": "value_added",
            "item": "industry",
            "pin": {"path": {"2025": "1800亿元/year"}, "after": "hold"},
            "why": "A test.",
            "author": "B",
        },
    ]
}


def test_judgements_come_back_with_their_numbers_authors_and_equations(base):
    plan = base.with_(JUDGED)
    again = restored(content(plan), plan, "report.html")
    assert (again.text, again.judgements) == (plan.text, plan.judgements)
    assert again.model.digest == plan.model.digest


@pytest.mark.parametrize("complete", [True, False])
def test_a_text_without_judgements_comes_back_without_those_of_today(base, complete):
    again = restored(content(base), base.with_(JUDGED), "report.html", complete=complete)
    assert (again.text, again.judgements, again.model.digest) == (base.text, (), base.model.digest)


@pytest.mark.parametrize("complete", [True, False])
def test_judgements_that_are_not_known_today_are_refused(base, complete):
    other = {"judgements": [{**JUDGED["judgements"][0], "add": {"path": {"2026": "1亿元/year"}}}]}
    del other["judgements"][0]["multiply"]
    for today in (base, base.with_(other)):
        with pytest.raises(ScenarioError) as caught:
            restored(content(base.with_(JUDGED)), today, "report.html", complete=complete)
        assert [one.key for one in caught.value.faults] == ["restored.judgements"]
