"""One search over inputs, figures and facts, in both languages."""

import json

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main


def paths(text):
    return [one.path for one in bj.search(text)]


@pytest.mark.parametrize("text", ["talent programme", "人才计划", "TALENT_PROGRAMME", "ｔalent-programme"])
def test_a_lever_is_found_by_its_key_and_its_names_in_any_case_and_width(text):
    assert "levers.talent_programme" in paths(text)
    assert not bj.search(text)[0].near


def test_every_kind_is_found_and_what_is_found_can_be_used():
    found = bj.search("talent") + bj.search("external")
    assert {one.kind for one in found} == {"lever", "driver", "parameter", "indicator", "fact"}
    model, ledger = bj.model(), bj.published()
    base = bj.load("base")
    for one in found:
        if one.kind == "indicator":
            assert one.path in model.equations
        elif one.kind == "fact":
            assert ledger[one.path].name == one.path
        elif one.kind == "lever":
            assert base.with_({one.path: 0.9}).hash != base.hash


def test_a_figure_is_found_by_one_of_its_rows():
    assert "ladder" in paths("fledgling eagle")


def test_what_is_most_alike_is_proposed_when_nothing_matches(capsys):
    assert main(["search", "talnet programe", "--lang", "en"]) == 0
    printed = capsys.readouterr()
    assert printed.err.startswith("nothing matches 'talnet programe'; the nearest: levers.talent_programme, ")
    assert "  levers.talent_programme — talent programme [1]\n" in printed.out
    assert main(["search", "qqqq", "--lang", "zh"]) == 1
    assert capsys.readouterr().err == "没有与“qqqq”相符的名称\n"


def test_json_gives_kind_path_unit_and_both_names(capsys):
    assert main(["search", "人才住房", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    wanted = {"kind": "lever", "path": "levers.talent_housing", "unit": "1", "zh": "人才住房", "en": "talent housing"}
    assert first | wanted == first


def test_rows_and_facts_are_those_of_the_scenario_that_is_named_last(capsys):
    sample = "scenarios/sample_district.yaml"
    facts = {one.path for one in bj.search("a", sample) if one.kind == "fact"}
    assert facts == {fact.name for fact in bj.load(sample).ledger.facts() if fact.name in facts}
    assert facts.isdisjoint(paths("talent_inflow_2022"))
    assert main(["search", "talent", "housing", sample, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
