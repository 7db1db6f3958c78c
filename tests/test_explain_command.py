"""`explain`: a figure by its levers, by the causes of its growth, down its formula, and against another plan."""

import json

import pytest

from binjiang_sim.cli import main

FEW = ("--draws", "8", "--orders", "4", "--workers", "1", "--quiet")
PLAN = """
schema: 1
name: {zh: 两项举措, en: Two levers}
extends: base
end: 2027
levers: {value_added_services: 0, direct_policy_delivery: 0, fair_competition: 0, free_trade_zone_upgrade: 0,
  data_element_market: 0, science_circle: 0, leading_enterprise_consortia: 0, future_industry_fund: 0,
  service_circle: 0, culture_events: 0, school_building: 0}
targets:
  - {indicator: gdp, year: 2027, at_least: 300 bn CNY, prices: 2023, kind: binding, source: a test}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    path = tmp_path_factory.mktemp("explain") / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


@pytest.fixture(autouse=True)
def _few_draws_of_growth(monkeypatch):
    from binjiang_sim.analysis.attribution import growth

    monkeypatch.setattr(growth, "DRAWS", 4)


def explained(capsys, *words, language="en"):
    assert main(["explain", *words, "--lang", language]) == 0
    return capsys.readouterr().out


def test_all_parts_stand_in_the_json_under_their_names(plan, capsys):
    found = json.loads(explained(capsys, plan, *FEW, "--json"))
    assert (found["indicator"], found["item"], found["period"]) == ("gdp", None, "2027")
    ledger = found["ledger"]
    assert {"indicator", "item", "period", "unit", "method", "draws", "error", "baseline", "total"} <= set(ledger)
    assert sum(one["share"] for one in ledger["parts"]) == pytest.approx(ledger["total"] - ledger["baseline"], rel=1e-9)
    assert {"lever", "share", "q10", "q90", "chance_positive", "cost"} <= set(ledger["parts"][0])
    assert {"proximate", "ultimate", "trend_share"} <= set(found["growth"])
    assert found["tree"]["change"] == pytest.approx(sum(one["share"] for one in found["tree"]["leaves"]))


def test_a_ledger_of_few_levers_is_exact_unless_less_time_is_asked_for(plan, capsys):
    exact = json.loads(explained(capsys, plan, "--part", "ledger", "--draws", "8", "--workers", "1", "--json"))
    assert (exact["ledger"]["method"], exact["ledger"]["error"]) == ("exact", 0)
    quick = json.loads(explained(capsys, plan, "--part", "ledger", *FEW, "--json"))
    assert (quick["ledger"]["method"], quick["ledger"]["orders"]) == ("permutations", 4)
    assert set(exact) == {"indicator", "item", "period", "ledger"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("GDP, 2027: all reforms together add", "talent programme", "which is not explained", "Formula: GDP")),
        ("zh", ("各项改革合计使2027年地区生产总值变动", "人才计划", "找不到具体成因", "公式：地区生产总值")),
    ],
)
def test_the_terminal_tells_levers_causes_and_formula(plan, capsys, language, words):
    shown = explained(capsys, plan, *FEW, language=language).replace("\n  ", " ")
    assert [one for one in words if one not in shown] == []


def test_against_another_plan_it_says_which_line_changed_the_answer(plan, capsys, tmp_path):
    other = tmp_path / "other.yaml"
    other.write_text(PLAN.replace("levers: {", "levers: {talent_housing: 0.9, "), encoding="utf-8")
    words = ("--against", plan, "--indicator", "gdp", "--period", "2027", "--draws", "8", "--quiet")
    found = json.loads(explained(capsys, str(other), *words, "--json"))
    assert [one["path"] for one in found["lines"]["parts"]] == ["levers.talent_housing"]
    assert found["lines"]["parts"][0]["place"] == f"{other}:6"
    assert "Talent housing" in explained(capsys, str(other), *words)


def test_the_same_plan_has_no_line_that_changed_it(plan, capsys):
    found = json.loads(explained(capsys, plan, "--against", plan, "--part", "lines", "--draws", "8", "--json"))
    assert found["lines"]["parts"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--indicator", "gdp"), "an indicator needs a period, and a period an indicator"),
        (
            ("--against", "base", "--orders", "4"),
            "a number of random orders is for the ledger of levers, not for a comparison with another plan",
        ),
        (("--part", "leger"), "no part 'leger'; did you mean 'ledger'?"),
        (("--indicator", "gpd", "--period", "2027"), "no indicator 'gpd'; did you mean 'gdp'?"),
        (
            ("--indicator", "residents", "--item", "60+", "--period", "2027", "--part", "growth"),
            "the causes of growth are those of GDP in a whole year: there are none of residents in 2027",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(plan, capsys, words, said):
    assert main(["explain", plan, *words, "--lang", "en"]) in (1, 2)
    assert said in capsys.readouterr().err


def test_another_seed_is_that_of_every_part(plan, capsys):
    words = (plan, "--part", "growth", "--quiet", "--json")
    own, other = (json.loads(explained(capsys, *words, *more))["growth"] for more in ((), ("--seed", "7")))
    assert own["to"] != other["to"]
