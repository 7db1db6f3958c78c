"""The JSON Schema kept beside the scenarios: what the code generates, fitting every scenario, refusing slips."""

import copy
from pathlib import Path

import jsonschema
import pytest
import yaml

import binjiang_sim as bj
from binjiang_sim.export.scaffold import schema_text
from binjiang_sim.scenario import MOST_DRAWS
from binjiang_sim.scenario.json_schema import json_schema

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted((ROOT / "scenarios").glob("*.yaml"))
DOCUMENTS = sorted((ROOT / "scenarios" / "documents").glob("*.yaml"))
VALIDATOR = jsonschema.Draft7Validator(json_schema(bj.model()))
GOOD = {
    "schema": 1,
    "name": {"zh": "计划", "en": "Plan"},
    "extends": "base.yaml",
    "levers": {"talent_programme": {"path": {"2025": 0.4, "2027": {"uniform": [0.5, 1]}}, "after": "hold"}},
    "parameters": {"talent": {"base_inflow": {"interval80": ["4万", "4.5万", 50000], "status": "assumption"}}},
    "drivers": {"demand_gap": {"ar1": {"sd": "2 %", "persistence": 0.4}}},
    "shocks": [{"driver": "demand_gap", "start": 2026, "years": {"uniform": [1, 3]}, "change": "-4 %"}],
    "targets": [
        {"indicator": "gdp", "year": 2030, "at_least": "4000亿元", "prices": 2023, "kind": "expected", "source": "plan"}
    ],
    "triggers": [
        {
            "name": {"zh": "转向", "en": "turn"},
            "if": {"indicator": "graduate_inflow", "period": 2026, "below": "4万 person"},
            "then": {"levers.talent_housing": {"path": {"2027": 1}}, "levers.人才计划": 0.8},
        }
    ],
}  # fmt: skip


def as_an_editor_sees(node):
    """Keys are text, values keep the type YAML gives them."""
    if isinstance(node, dict):
        return {str(key): as_an_editor_sees(value) for key, value in node.items()}
    return [as_an_editor_sees(one) for one in node] if isinstance(node, list) else node


def test_the_schema_kept_beside_the_scenarios_is_the_generated_one():
    kept = (ROOT / "scenarios" / "scenario.schema.json").read_text(encoding="utf-8")
    assert kept == schema_text(bj.model()), "binjiang_sim schema > scenarios/scenario.schema.json"


def test_the_schema_is_itself_valid():
    jsonschema.Draft7Validator.check_schema(json_schema(bj.model()))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_scenario_fits_the_schema(file):
    content = as_an_editor_sees(yaml.safe_load(file.read_text(encoding="utf-8")))
    assert [error.message for error in VALIDATOR.iter_errors(content)] == []


def test_a_scenario_with_every_section_fits_the_schema():
    assert [error.message for error in VALIDATOR.iter_errors(GOOD)] == []


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("name",),
        ("levers",),
        ("levers", "talent_programme"),
        ("levers", "talent_programme", "path"),
        ("levers", "talent_programme", "path", "2027"),
        ("parameters",),
        ("parameters", "talent"),
        ("parameters", "talent", "base_inflow"),
        ("drivers",),
        ("drivers", "demand_gap", "ar1"),
        ("shocks", 0),
        ("shocks", 0, "years"),
        ("targets", 0),
        ("triggers", 0),
        ("triggers", 0, "name"),
        ("triggers", 0, "if"),
        ("triggers", 0, "then"),
        ("triggers", 0, "then", "levers.talent_housing"),
    ],
    ids=lambda path: ".".join(map(str, path)) or "top",
)
def test_a_misspelt_key_is_refused_at_every_depth(path):
    content = copy.deepcopy(GOOD)
    inside = content
    for part in path:
        inside = inside[part]
    inside["mispelt"] = 1
    assert not VALIDATOR.is_valid(content)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_every_shipped_document_fits_the_schema(file):
    content = as_an_editor_sees(yaml.safe_load(file.read_text(encoding="utf-8")))
    assert [error.message for error in VALIDATOR.iter_errors(content)] == []


@pytest.mark.parametrize("section", ["parameters", "levers", "drivers", "shocks", "targets", "correlations"])
def test_a_document_holds_sections_alone_and_no_setting(section):
    inside = [] if section in ("shocks", "targets", "correlations") else {}
    document = {"schema": 1, section: inside}
    assert VALIDATOR.is_valid(document)
    assert not VALIDATOR.is_valid({**document, "draws": 5})
    assert not VALIDATOR.is_valid({**document, "name": "x"})


def test_a_shock_may_be_left_to_chance_but_not_to_a_misspelt_one():
    shock = {**GOOD["shocks"][0], "probability": "8 %/year", "window": 5, "name": "slump", "why": "often"}
    assert VALIDATOR.is_valid({**GOOD, "shocks": [shock]})
    assert not VALIDATOR.is_valid({**GOOD, "shocks": [{**shock, "window": 0}]})
    assert not VALIDATOR.is_valid({**GOOD, "shocks": [{**shock, "propability": 0.1}]})


def test_the_schema_the_grammar_and_the_run_have_one_limit_of_draws():
    scenario = bj.load(ROOT / "scenarios" / "base.yaml")
    assert VALIDATOR.is_valid({**GOOD, "draws": MOST_DRAWS})
    assert scenario.with_({"draws": MOST_DRAWS}).draws == MOST_DRAWS
    assert not VALIDATOR.is_valid({**GOOD, "draws": MOST_DRAWS + 1})
    for ask in (lambda more: scenario.with_({"draws": more}), lambda more: bj.run(scenario, draws=more)):
        with pytest.raises(bj.BinjiangError, match=f"{MOST_DRAWS}"):
            ask(MOST_DRAWS + 1)


def test_a_file_must_build_on_a_scenario_or_a_district_not_on_both():
    assert not VALIDATOR.is_valid({**GOOD, "district": "binjiang"})
    assert not VALIDATOR.is_valid({key: value for key, value in GOOD.items() if key != "extends"})


@pytest.mark.parametrize(
    "lever",
    [
        {"value": 0.8, "start": "2025-H2", "ramp": 3, "lag": "6 %", "cap": 0.9},
        {"ramp": {"start": 2025, "years": 2, "to": 0.8}, "lag": 1},
        {"step": {"start": 2026, "to": 1, "from": 0.2}, "after": "revert"},
        {"discrete": {"poor": 0.2, "good": 0.8}, "weights": {"poor": 1, "good": 3}},
        {"normal": [0.5, 0.1], "between": [0.3, 0.7]},
        {"empirical": {"file": "seen.csv", "column": "share"}},
        {"path": {"2025": 0.3, "2026": "same"}, "interpolation": "step"},
        {"cost": {"interval80": ["1 亿元/year", "2 亿元/year", 3e8]}},
    ],
    ids=lambda lever: next(iter(lever)),
)
def test_every_way_to_give_a_lever_fits_the_schema(lever):
    assert VALIDATOR.is_valid({**GOOD, "levers": {"school_building": lever}})


def test_a_value_has_one_kind():
    assert not VALIDATOR.is_valid({**GOOD, "levers": {"talent_programme": {"value": 1, "uniform": [0, 1]}}})
