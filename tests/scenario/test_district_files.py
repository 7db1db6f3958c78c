"""District files that extend another: what is laid over what, and where faults are placed."""

import shutil
from pathlib import Path

import pytest

from binjiang_sim.engine import Model
from binjiang_sim.errors import ScenarioError
from binjiang_sim.facts.ledger import COLUMNS
from binjiang_sim.scenario import Distribution, Given, Scenario, load
from binjiang_sim.scenario.resolved import resolve

GOOD = Path(__file__).parent / "good"
CHILD = "schema: 1\nname: Child\nextends: town.yaml\n"
PLAN = "schema: 1\nname: Plan\ndistrict: child.yaml\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(GOOD / "town.yaml", tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def loaded(folder: Path, model: Model, more: str) -> Scenario:
    (folder / "child.yaml").write_text(CHILD + more, encoding="utf-8")
    return load(folder / "plan.yaml", model)


def refused(folder: Path, model: Model, more: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        loaded(folder, model, more)
    return [line.removeprefix(f"{folder}/") for line in caught.value.text().splitlines()]


def value(scenario: Scenario, path: str) -> Given:
    found = scenario.parameters[path]
    assert isinstance(found, Given)
    return found


def test_a_file_that_only_names_another_gives_its_numbers_under_its_own_name(folder: Path, model: Model) -> None:
    found = loaded(folder, model, "")
    (folder / "plan.yaml").write_text(PLAN.replace("child", "town"), encoding="utf-8")
    assert found.hash == load(folder / "plan.yaml", model).hash
    assert found.district == {"zh": "Child", "en": "Child"}
    assert value(found, "economy.output").value == 250e8


def test_the_same_parameter_is_given_anew_and_the_others_stay(folder: Path, model: Model) -> None:
    more = "parameters: {talent: {young_share: {value: 0.3, status: assumption, why: A test.}}}\n"
    found = loaded(folder, model, more)
    assert value(found, "talent.young_share").value == 0.3
    assert value(found, "talent.young_share").place == f"{folder / 'child.yaml'}:4:44"
    assert value(found, "talent.base_inflow").place.startswith(f"{folder / 'town.yaml'}:16:")


def test_rows_are_added_and_renamed_one_by_one(folder: Path, model: Model) -> None:
    share = "{each: {industry: 0.4, services: 0.5, care: 0.1}, status: definition, why: Three rows.}"
    more = "dimensions: {activity: {services: {zh: 服务, en: all services}, care: {zh: 照护, en: care}}}\n"
    found = loaded(folder, model, f"{more}parameters: {{economy: {{share: {share}}}}}\n")
    labels = [(one.key, one.en) for one in found.labels["activity"]]
    assert labels == [("industry", "industry"), ("services", "all services"), ("care", "care")]


def test_a_driver_and_a_lever_are_given_anew_and_the_others_stay(folder: Path, model: Model) -> None:
    more = "drivers: {external_capital: {value: 2 bn USD/year, status: assumption, why: A test.}}\n"
    found = loaded(
        folder, model, f"{more}levers: {{talent_housing: {{value: 0.5, status: assumption, why: A test.}}}}\n"
    )
    assert found.drivers["external_capital"].points[0][1].value == 2e9  # type: ignore[union-attr]
    assert "demand_gap" in found.drivers
    assert found.levers["talent_housing"].points[0][1].value == 0.5


def test_a_ledger_is_that_of_the_nearest_file_that_names_one_and_lies_beside_it(folder: Path, model: Model) -> None:
    deeper = folder / "deeper"
    deeper.mkdir()
    (deeper / "child.yaml").write_text("schema: 1\nextends: ../middle.yaml\n", encoding="utf-8")
    (deeper / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "middle.yaml").write_text(f"{CHILD}ledger: own.csv\n", encoding="utf-8")
    rows = "gdp_2023,gdp,300,亿元,2023,district,real,exact,report,2024,,as printed,high,used,,,,,,\n"
    rows += "graduates_2024_h1,graduates,2.6,万人,2024-H1,district,none,exact,report,2024,,as printed,high,used,,,,,,\n"
    (folder / "own.csv").write_text(f"{','.join(COLUMNS)}\n{rows}", encoding="utf-8")
    found = load(deeper / "plan.yaml", model)
    assert value(found, "economy.output").value == 300e8
    assert found.district["en"] == "Child"


def test_a_table_of_numbers_lies_beside_the_file_that_names_it(folder: Path, model: Model) -> None:
    shutil.copy(GOOD / "samples.csv", folder)
    text = (folder / "town.yaml").read_text(encoding="utf-8")
    empirical = "{empirical: {file: samples.csv, column: share}, status: assumption, why: A test.}"
    line = next(one for one in text.splitlines() if "young_share" in one)
    (folder / "town.yaml").write_text(text.replace(line, f"    young_share: {empirical}"), encoding="utf-8")
    deeper = folder / "deeper"
    deeper.mkdir()
    (deeper / "child.yaml").write_text(CHILD.replace("town", "../town"), encoding="utf-8")
    (deeper / "plan.yaml").write_text(PLAN, encoding="utf-8")
    drawn = value(load(deeper / "plan.yaml", model), "talent.young_share").value
    assert isinstance(drawn, Distribution)
    assert drawn.kind == "empirical"


def test_the_effective_scenario_names_the_file_that_extends(folder: Path, model: Model) -> None:
    loaded(folder, model, "")
    assert resolve(folder / "plan.yaml", model).district == str(folder / "child.yaml")


def test_faults_of_both_files_are_told_at_once_each_at_its_place(folder: Path, model: Model) -> None:
    text = (folder / "town.yaml").read_text(encoding="utf-8")
    (folder / "town.yaml").write_text(text.replace("0.8 bn USD/year", "0.8 bn CNY/year"), encoding="utf-8")
    found = refused(folder, model, "draws: many\nparameters: {talent: {yong_share: 1}}\n")
    assert found == [
        "child.yaml:4:8: draws: 'many' is not a whole number",
        "child.yaml:5:23: parameters.talent.yong_share: no such parameter; did you mean 'young_share'?",
        "town.yaml:30:12: drivers.external_capital: '0.8 bn CNY/year' is in CNY/year, expected USD/year",
    ]


def test_every_file_says_its_own_version(folder: Path, model: Model) -> None:
    text = (folder / "town.yaml").read_text(encoding="utf-8")
    (folder / "town.yaml").write_text(text.replace("schema: 1", "schema: 2"), encoding="utf-8")
    assert refused(folder, model, "") == ["town.yaml:2:9: schema: 2; this program reads schema: 1"]


@pytest.mark.parametrize("parent", ["child.yaml", "other.yaml"])
def test_a_file_that_leads_back_to_itself_is_refused(folder: Path, model: Model, parent: str) -> None:
    (folder / "other.yaml").write_text("schema: 1\nextends: child.yaml\n", encoding="utf-8")
    (said,) = refused_child(folder, model, f"schema: 1\nextends: {parent}\n")
    assert said.endswith(": extends: 'child.yaml' leads back to itself, or the chain is longer than 32 files")


def test_a_chain_that_is_too_long_is_refused(folder: Path, model: Model) -> None:
    for number in range(32):
        (folder / f"{number}.yaml").write_text(f"schema: 1\nextends: {number + 1}.yaml\n", encoding="utf-8")
    (folder / "32.yaml").write_text("schema: 1\nextends: town.yaml\n", encoding="utf-8")
    (said,) = refused_child(folder, model, "schema: 1\nextends: 0.yaml\n")
    assert said == "30.yaml:2:10: extends: '31.yaml' leads back to itself, or the chain is longer than 32 files"


def test_a_parent_that_there_is_not_is_refused_with_the_nearest(folder: Path, model: Model) -> None:
    (said,) = refused_child(folder, model, "schema: 1\nextends: twon.yaml\n")
    assert said.startswith(f"child.yaml:2:10: no such file: '{folder / 'twon.yaml'}'; did you mean")
    (said,) = refused_child(folder, model, "schema: 1\nextends: binjang\n")
    assert said == "child.yaml:2:10: extends: no such district; did you mean 'binjiang'?"


def test_what_a_file_extends_is_one_name(folder: Path, model: Model) -> None:
    said = "child.yaml:2:10: extends: expected a single value, not a list or a mapping"
    assert refused_child(folder, model, "schema: 1\nextends: [town.yaml]\n") == [said]
    assert refused_child(folder, model, "schema: 1\nextends: ''\n") == ["child.yaml:2:10: extends: nothing is written"]


def test_a_district_file_that_extends_a_shipped_one_is_no_scenario(folder: Path, model: Model) -> None:
    (folder / "child.yaml").write_text("schema: 1\nname: Child\nextends: binjiang\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(folder / "child.yaml", model)
    said = "this is a district file; name it as district in a scenario file"
    assert str(caught.value) == f"{folder / 'child.yaml'}:3:10: {said}"


def refused_child(folder: Path, model: Model, text: str) -> list[str]:
    (folder / "child.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(folder / "plan.yaml", model)
    return [line.removeprefix(f"{folder}/") for line in caught.value.text().splitlines()]


PAIR = "correlations: [{inputs: [parameters.talent.young_share, drivers.demand_gap.sd], rank: 0.5}]\n"
CERTAIN = "parameters: {talent: {young_share: 0.6}}\n"
NOT_UNCERTAIN = "correlations.0: parameters.talent.young_share is not uncertain, so it cannot be correlated"


def test_a_scenario_may_replace_what_the_district_correlates(folder: Path, model: Model) -> None:
    correlated = loaded(folder, model, PAIR).correlations
    (folder / "plan.yaml").write_text(PLAN + CERTAIN, encoding="utf-8")
    assert loaded(folder, model, PAIR).correlations == correlated
    other = loaded(folder, model, PAIR).with_({"drivers.demand_gap": {"path": {2024: 0}}})
    assert other.correlations == correlated


def test_a_correlation_of_ones_own_needs_numbers_that_are_uncertain(folder: Path, model: Model) -> None:
    (folder / "plan.yaml").write_text(PLAN + CERTAIN + PAIR.replace("0.5", "0.4"), encoding="utf-8")
    assert refused(folder, model, PAIR) == [f"plan.yaml:5:25: {NOT_UNCERTAIN}"]


def test_a_name_that_no_file_replaces_is_still_refused_in_a_district(folder: Path, model: Model) -> None:
    assert refused(folder, model, PAIR.replace("young_share", "young_shore")) == [
        "child.yaml:4:25: correlations.0.inputs: no such uncertain input; did you mean 'parameters.talent.young_share'?"
    ]
