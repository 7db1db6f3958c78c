"""Files made with version 0.1.0: they hold the inputs they name, and are the same or of another version."""

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main

ROOT = Path(__file__).parent.parent
FILES = ROOT / "tests" / "first_edition"
SCENARIO, TARGETS, BOOK = (str(FILES / name) for name in ("scenario.yaml", "targets.yaml", "inputs.xlsx"))
MADE_WITH = ("0.1.0", "e440947b5c553168")  # version and digest of the equations

# What the scenario sets, in model units; times are decimal years, a distribution is its kind and its numbers.
LEVERS = {
    "school_building": {"kind": "points", "after": "hold", "points": [[2024.5, 0.75]]},
    "talent_programme": {"kind": "points", "after": "hold", "points": [[2025.0, 0.4], [2027.0, 1.0]]},
    "culture_events": {
        "kind": "points",
        "after": "revert",
        "shape": "step",
        "points": [[2024.5, 0.2], [2026.5, ["uniform", 0.5, 0.7]], [2028.166667, ["uniform", 0.5, 0.7]]],
    },
    "talent_housing": {
        "kind": "points",
        "after": "hold",
        "points": [[2025.5, 0.0], [2027.5, 0.8]],
        "cap": 0.9,
        "lag": 0.5,
    },
    "science_circle": {
        "kind": "points",
        "after": "hold",
        "shape": "s_curve",
        "points": [[2025.0, 0.3], [2029.0, 0.9]],
        "leads": True,
    },
    "service_circle": {
        "kind": "points",
        "after": "hold",
        "points": [[2024.5, ["discrete", 0.2, 0.5, 0.8, [0.25, 0.5, 0.25]]]],
    },
    # of the scenario it extends
    "fair_competition": {"kind": "points", "after": "hold", "points": [[2024.5, 0.3], [2025.0, 0.5]]},
}
PARAMETERS = {
    "talent.base_inflow": ["triangular", 41_000.0, 45_000.0, 52_000.0],
    "talent.programme_effect": ["interval80", 0.0, 0.1, 0.25, {"between": [0.0, 0.3]}],
    "talent.graduates": ["normal", 310_000.0, 20_000.0],
    "talent.perception_delay": 1.5,
    "economy.capital_elasticity": ["pert", 0.3, 0.36, 0.45],
    "economy.recent_growth_error": {"industry": ["normal", 0.0, 0.005], "services": 0.001, "other": 0.0},
    "economy.first_half_share": 0.4786878708,
    "enterprises.register": ["lognormal", 90_000.0, 0.05],
    "policy.cost_talent_housing": 300_000_000.0,
}
DRIVERS = {
    "demand_gap": {"kind": "ar1", "sd": ["uniform", 0.01, 0.02], "persistence": 0.4},
    "external_income": {"kind": "growth", "after": "hold", "points": [[2023.0, 0.05], [2030.0, 0.03]]},
    "exchange_rate": {"kind": "points", "after": "hold", "points": [[2023.0, 7.1], [2026.0, 6.8]]},
    "foreign_capital_noise": {"kind": "yearly_lognormal", "sigma": 0.2},
}
SHOCKS = [
    {"driver": "external_capital", "start": 2026.0, "years": 2.0, "factor": 0.5, "change": None, "recovery": 3.0},
    {
        "name": "slump",
        "driver": "demand_gap",
        "start": 2026.5,
        "window": 3,
        "probability": 0.08,
        "years": ["triangular", 0.5, 1.0, 3.0],
        "factor": None,
        "change": ["uniform", -0.06, -0.02],
        "recovery": 2.0,
    },
]
CORRELATIONS = [[["parameters.talent.base_inflow", "parameters.talent.graduates", "shocks.slump.years"], 0.3]]
PLAN = [
    ("gdp", None, "2030", "at_least", 3.6e11, "expected", "the plan"),
    ("school_coverage", "compulsory", "2027", "at_least", 0.95, "binding", "the plan"),
]
YEARLY_REPORT = [
    ("gdp_per_head", None, "2028", "at_least", 550_000.0, "expected", "yearly report"),
    ("gdp_growth", None, "2026", "at_least", 0.05, "expected", "yearly report"),
    ("value_added", "industry", "2027-H1", "at_least", 4.8e10, "expected", "yearly report"),
    ("open_requests", None, "2027", "at_most", 20_000.0, "binding", "yearly report"),
]


def inputs(scenario):
    """All that decides the numbers of a scenario, by section and name, to ten digits."""
    return json.loads(scenario.text, parse_float=lambda digits: float(f"{float(digits):.10g}"))


def those_of(expected, found):
    """What is found under the names that are expected."""
    return {name: found.get(name) for name in expected}


def targets(scenario):
    """The targets without their places."""
    return [
        (one.indicator, one.item, one.period, one.direction, one.value, one.kind, one.source)
        for one in scenario.targets
    ]


@pytest.fixture(scope="module")
def scenario():
    """The scenario file."""
    return bj.load(SCENARIO)


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The scenario that the edited workbook gives."""
    new = str(tmp_path_factory.mktemp("imported") / "new.yaml")
    assert main(["import-inputs", BOOK, "--from", SCENARIO, "--out", new]) == 0
    return bj.load(new)


@pytest.fixture(scope="module")
def imported_later(tmp_path_factory):
    """The scenario that the edited workbook gives when the one it was made from says something else by now."""
    folder = tmp_path_factory.mktemp("later")
    later, new = folder / "scenario.yaml", str(folder / "new.yaml")
    changed = "{perception_delay: {value: 2, status: assumption, why: A test.}}"
    text = f"schema: 1\nname: Later\nextends: {SCENARIO}\ndraws: 50\nparameters:\n  talent: {changed}\n"
    later.write_text(text, encoding="utf-8")
    assert main(["import-inputs", BOOK, "--from", str(later), "--out", new]) == 0
    return bj.load(new)


def test_a_scenario_file_has_the_name_years_draws_and_seed_it_names(scenario):
    assert scenario.name == {"zh": "人才提速", "en": "Talent sooner"}
    assert (scenario.start, scenario.end, scenario.draws, scenario.seed) == (2023, 2030, 40, 7)


@pytest.mark.parametrize(
    ("section", "expected"), [("levers", LEVERS), ("parameters", PARAMETERS), ("drivers", DRIVERS)]
)
def test_a_scenario_file_has_the_values_it_names(scenario, section, expected):
    assert those_of(expected, inputs(scenario)[section]) == expected


def test_a_scenario_file_has_the_shocks_correlations_and_targets_it_names(scenario):
    assert inputs(scenario)["shocks"] == SHOCKS
    assert inputs(scenario)["correlations"] == CORRELATIONS
    assert targets(scenario) == PLAN


def test_a_scenario_file_keeps_where_its_numbers_come_from(scenario):
    graduates, share = (scenario.parameters[name] for name in ("talent.graduates", "economy.first_half_share"))
    assert (graduates.status, graduates.source) == ("literature", "Survey of the large employers")
    assert (share.status, share.facts) == ("derived", ("hangzhou_gdp_2023_h1", "hangzhou_gdp_2023"))


def test_a_targets_document_is_laid_on_a_scenario(scenario):
    both = bj.load(SCENARIO, targets=TARGETS)
    assert targets(both) == PLAN + YEARLY_REPORT
    assert both.hash == scenario.hash


def test_targets_that_do_not_say_their_prices_are_refused_with_both_chances(capsys):
    assert main(["check", SCENARIO, "--targets", TARGETS, "--lang", "en"]) == 1
    found = capsys.readouterr().err.splitlines()
    assert len(found) == 3  # the plan's GDP, GDP per head, value added: the others are no money
    asked = r"at the prices of which year is .*\? Write prices: 2023 \(chance .*\) or prices: current \(chance .*\)"
    assert all(re.search(asked, line) for line in found)


def test_a_scenario_file_is_sound_with_targets_that_say_their_prices():
    rows = ("gdp, year: 2030, at_least: 3600亿 CNY, prices: 2023", "open_requests, year: 2027, at_most: 2万 request")
    plan = ", ".join(f"{{indicator: {row}, kind: expected, source: the plan}}" for row in rows)
    assert main(["check", SCENARIO, "--set", f"targets=[{plan}]"]) == 0


def test_an_edited_workbook_gives_the_edited_values(imported):
    found = inputs(imported)
    assert found["draws"] == 60
    assert found["parameters"]["economy.depreciation"] == 0.1
    assert found["parameters"]["talent.base_inflow"] == ["triangular", 41_000.0, 46_000.0, 52_000.0]
    assert found["parameters"]["talent.graduates"] == ["normal", 300_000.0, 20_000.0]
    assert found["levers"]["school_building"]["points"] == [[2024.5, 0.6]]
    assert found["drivers"]["exchange_rate"]["points"] == [[2023.0, 7.1], [2026.0, 7.0]]
    assert found["shocks"] == [{**SHOCKS[0], "factor": 0.6}, SHOCKS[1]]
    assert targets(imported) == [("gdp", None, "2030", "at_least", 3.7e11, "expected", "the plan"), PLAN[1]]


def test_an_edited_workbook_keeps_the_reason_that_was_edited_and_the_source_that_was_not(imported):
    graduates = imported.parameters["talent.graduates"]
    assert graduates.why == "The survey was repeated."
    assert (graduates.status, graduates.source) == ("literature", "Survey of the large employers")


@pytest.mark.parametrize(
    ("section", "expected", "edited"),
    [
        ("levers", LEVERS, {"school_building"}),
        ("parameters", PARAMETERS, {"talent.base_inflow", "talent.graduates"}),
        ("drivers", DRIVERS, {"exchange_rate"}),
    ],
)
def test_an_edited_workbook_leaves_the_other_values_as_they_were(imported, section, expected, edited):
    rest = {name: value for name, value in expected.items() if name not in edited}
    assert those_of(rest, inputs(imported)[section]) == rest
    assert inputs(imported)["correlations"] == CORRELATIONS


def test_an_edited_workbook_still_gives_the_edited_values_when_its_scenario_has_changed(imported, imported_later):
    assert inputs(imported_later) == inputs(imported)  # it does not record what it was exported with


@pytest.mark.parametrize("name", ["comparison.html", "brief.zh.docx", "results.csv", "manifest.json"])
def test_a_stamped_file_is_the_same_or_said_to_be_of_another_version(name, capsys):
    file = str(FILES / name)
    code = main(["verify", file, "--json"])
    (record,) = json.loads(capsys.readouterr().out)
    found = record["answer"], record["code"], code
    if found == ("cannot verify", 2, 2):  # its targets do not say their prices
        assert "Write prices: 2023" in record["text"]
    elif found == ("other version", 1, 1) and (version("binjiang_sim"), bj.model().digest) != MADE_WITH:
        assert "other version (" in record["text"]
    else:
        assert found == ("same", 0, 0), record["text"]
        assert record["text"].startswith(f"{file}: same, ")


def test_a_run_kept_under_other_equations_is_not_taken_for_a_new_one(tmp_path, monkeypatch, capsys):
    command = [str(ROOT / "scenarios" / "sample_district.yaml"), "--set", "end=2023", "--draws", "2", "--quiet"]
    command += ["--format", "csv", "--out", str(tmp_path)]
    with monkeypatch.context() as other:
        other.setattr(type(bj.model()), "digest", property(lambda model: "0" * 16))
        assert main(command) == 0
    assert main(command) == 0
    capsys.readouterr()
    assert main(["runs", "list", "--json", "--out", str(tmp_path)]) == 0
    kept = {run["equations"]: run["state"] for run in json.loads(capsys.readouterr().out)}
    assert kept == {"0" * 16: "complete", bj.model().digest: "complete"}
