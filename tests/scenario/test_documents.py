"""Documents laid on a scenario: checked as scenario files are; lists are added, values override."""

from pathlib import Path

import pytest

from binjiang_sim.engine import Model
from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario import Distribution, Given, Scenario, load, resolve
from binjiang_sim.scenario.documents import by_kind

BAD = Path(__file__).parent / "bad_documents"
SHOCKS = "schema: 1\nshocks:\n  - {name: slump, driver: demand_gap, start: 2026, years: 1, change: -1 %}\n"
WIDE = """\
schema: 1
parameters: {talent: {base_inflow: {normal: [4.5万, 0.3万]}}}
correlations: [{inputs: [parameters.talent.base_inflow, parameters.talent.young_share], rank: 0.3}]
"""
AIMS = """\
schema: 1
targets: [{indicator: value_added, item: industry, year: 2030, at_most: 1 亿元, kind: binding, source: P}]
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    names = {}
    for kind, text in (("shocks", SHOCKS), ("uncertainty", WIDE), ("targets", AIMS)):
        (tmp_path / f"{kind}.yaml").write_text(text, "utf-8")
        names[kind] = str(tmp_path / f"{kind}.yaml")
    return names


@pytest.fixture
def alone(model: Model) -> Scenario:
    return load("good/talent_first.yaml", model)


def inflow(scenario: Scenario) -> Given:
    found = scenario.parameters["talent.base_inflow"]
    assert isinstance(found, Given)
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", sorted(file.stem for file in BAD.glob("*.yaml")))
def test_a_bad_document_is_refused_with_exactly_this_text(name: str, language: str, model: Model) -> None:
    with pytest.raises(ScenarioError) as caught:
        load("good/base.yaml", model, {}, {name.partition("_")[0]: [f"bad_documents/{name}.yaml"]})
    assert caught.value.text(language) + "\n" == (BAD / f"{name}.{language}.txt").read_text("utf-8")


def test_a_document_that_is_not_there_is_refused(model: Model) -> None:
    with pytest.raises(ScenarioError, match="no such file"):
        load("good/base.yaml", model, {}, {"shocks": ["good/slump.yaml"]})


def test_shocks_and_targets_are_added_to_those_of_the_scenario(
    alone: Scenario, files: dict[str, str], model: Model
) -> None:
    found = load("good/talent_first.yaml", model, {}, by_kind(shocks=files["shocks"], targets=[files["targets"]]))
    assert [one.name for one in found.shocks] == [*(one.name for one in alone.shocks), "slump"]
    assert found.targets[:-1] == alone.targets
    assert found.targets[-1].direction == "at_most"


def test_values_of_a_document_override_the_scenario_and_changes_override_both(
    files: dict[str, str], model: Model
) -> None:
    wide = by_kind(uncertainty=files["uncertainty"])
    found = load("good/talent_first.yaml", model, {}, wide)
    assert inflow(found).value == Distribution("normal", (45_000.0, 3_000.0))
    assert inflow(found).place.startswith(files["uncertainty"])
    certain = {"parameters.talent.base_inflow": "5万", "correlations": "[]"}
    assert inflow(load("good/talent_first.yaml", model, certain, wide)).value == 50_000.0


@pytest.mark.parametrize("kind", ["uncertainty", "shocks"])
def test_what_a_document_changes_is_part_of_the_hash(
    kind: str, alone: Scenario, files: dict[str, str], model: Model
) -> None:
    assert load("good/talent_first.yaml", model, {}, {kind: [files[kind]]}).hash != alone.hash


def test_a_scenario_takes_further_documents_and_keeps_those_it_has(alone: Scenario, files: dict[str, str]) -> None:
    shocked = alone.with_({"end": 2040}).with_(shocks=files["shocks"])
    found = shocked.with_({"draws": 5}, uncertainty=files["uncertainty"])
    assert (found.end, found.draws, len(found.shocks), len(found.correlations)) == (2040, 5, 2, 1)
    assert found.documents == {"uncertainty": (files["uncertainty"],), "shocks": (files["shocks"],), "targets": ()}


def test_the_effective_scenario_shows_what_comes_from_which_document(files: dict[str, str], model: Model) -> None:
    documents = {kind: [name] for kind, name in files.items()}
    found = {one.path: one for one in resolve("good/talent_first.yaml", model, {}, documents).entries}
    assert found["parameters.talent.base_inflow"].place == f"{files['uncertainty']}:2:23"
    assert found["parameters.talent.base_inflow"].origin == "uncertainty"
    assert found["shocks"].place == f"good/talent_first.yaml:13:1, {files['shocks']}:2:1"
    assert found["targets"].origin == "targets"
    assert found["correlations"].place == f"{files['uncertainty']}:3:1"


def test_laying_a_document_changes_no_scenario(alone: Scenario, files: dict[str, str]) -> None:
    before = alone.shocks
    assert len(alone.with_(shocks=files["shocks"]).shocks) == len(before) + 1
    assert alone.shocks == before
    assert len(before) == 1
