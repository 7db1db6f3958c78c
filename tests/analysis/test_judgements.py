"""What judgements bring: paired runs with and without, shares that add up."""

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import judgement_shares
from binjiang_sim.analysis.changed_inputs import changed_inputs
from binjiang_sim.report.content import judgements

from ..tanks import judged, scenario

ADD = judged("inflow", "add: {path: {2025: {interval80: [20 person/year, 40 person/year, 80 person/year]}}}")
PIN = judged("level", "pin: {path: {2026: 0.5}}")
DOUBLE = judged("rain", "item: north, multiply: {path: {2025: 2}}")
OUTFLOW = ("outflow", None, "2028")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("judged")


def run(folder, *rows):
    return bj.run(scenario(folder, *rows))


def test_the_share_of_one_judgement_is_the_run_with_it_less_the_run_without(folder):
    with_, without = run(folder, ADD), run(folder)
    (found,) = judgement_shares(with_, [OUTFLOW], draws=400)
    expected = np.mean(with_.values("outflow", "2028") - without.values("outflow", "2028"))
    assert found.value == pytest.approx(expected, rel=1e-12)
    assert (found.judgement.author, found.unit, found.draws) == ("A", "person", 400)


def test_a_pin_is_taken_away_whole(folder):
    with_, without = run(folder, PIN), run(folder)
    (found,) = judgement_shares(with_, [("level", None, "2027")], draws=400)
    expected = np.mean(with_.values("level", "2027") - without.values("level", "2027"))
    assert found.value == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("more", [0, 3])
def test_shares_add_up_to_what_all_bring_together(folder, more):
    # Two of them multiply and add to the same figure, so that their order matters; of five, orders are drawn.
    names = ["outflow", "all_rain", "rain"]
    items = ["", "", "item: south, "]
    rows = [judged(name, f"{item}multiply: {{path: {{2025: 1.1}}}}") for name, item in zip(names, items, strict=True)]
    with_, without = run(folder, ADD, DOUBLE, *rows[:more]), run(folder)
    found = judgement_shares(with_, [OUTFLOW, ("all_rain", None, "2028")], draws=400)
    assert len(found) == 2 * (2 + more)
    for name in ("outflow", "all_rain"):
        together = np.mean(with_.values(name, "2028") - without.values(name, "2028"))
        assert sum(one.value for one in found if one.indicator == name) == pytest.approx(together, rel=1e-9)


def test_without_a_judgement_there_is_no_share(folder):
    assert judgement_shares(run(folder), [OUTFLOW]) == ()


def test_two_scenarios_differ_by_the_judgement_alone(folder):
    plain, plan = scenario(folder), scenario(folder, DOUBLE, PIN)
    found = [one.path for one in changed_inputs(plain, plan)]
    assert found == ["drivers.judgement_of_level", "drivers.judgement_of_rain_north"]


def test_a_comparison_does_not_count_judgements_among_the_figures(folder):
    found = bj.compare(run(folder), run(folder, DOUBLE))
    assert not any("judgement_of" in one.text("en") for pair in found.pairs for one in pair.notes)


@pytest.fixture(scope="module")
def result(base):
    row = "{indicator: graduate_inflow, add: {path: {2025: 2000 person/year}}, author: 规划局 李四, why: 大企业将至。}"
    return bj.run(base.with_({"judgements": f"[{row}]"}), 64)


def test_a_judgement_is_told_in_both_languages(result):
    (english,) = judgements.sentences(result, "en")
    assert english.startswith("Judgement: 规划局 李四 adds to Graduates under 35 taken in (assumption: 大企业将至).")
    assert " Its effect, on average: GDP 2035 CNY +" in english
    (chinese,) = judgements.sentences(result, "zh")
    assert chinese.startswith("判断：规划局 李四对“引进35周岁以下大学生”作了增减（假定：大企业将至）。")
    assert "平均影响：2035年地区生产总值+" in chinese


def test_json_holds_every_headline_figure(result):
    (found,) = judgements.records(result)
    about = {"indicator": "graduate_inflow", "item": None, "kind": "add", "why": "大企业将至。", "status": "assumption"}
    assert about.items() <= found.items()
    shares = {(one["indicator"], one["item"]): one for one in found["shares"]}
    assert shares["graduate_inflow", None]["value"] == pytest.approx(2000, rel=0.2)
    assert shares["gdp", None]["period"] == "2035"
    assert shares["gdp", None]["value"] > 0


def test_a_scenario_without_judgements_says_nothing(small_run):
    assert judgements.sentences(small_run, "en") == ()
    assert judgements.records(small_run) == []
