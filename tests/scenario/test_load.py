import copy
import json
import pickle
import random
import subprocess
import sys
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from binjiang_sim.engine import Model
from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario import Given, Label, Scenario, Target, TimePath, load
from binjiang_sim.scenario.yaml_tree import plain, read_file

TALENT_FIRST = "good/talent_first.yaml"


@pytest.fixture
def scenario(model: Model) -> Scenario:
    return load(TALENT_FIRST, model)


def refused(model: Model, changes: dict[str, object], language: str = "en") -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load(TALENT_FIRST, model, changes)
    return caught.value.text(language).splitlines()


def test_a_chain_of_files_gives_one_scenario(scenario: Scenario) -> None:
    assert scenario.name == {"zh": "人才优先", "en": "Talent first"}
    assert scenario.district == {"zh": "小城", "en": "Toy town"}
    assert (scenario.start, scenario.end, scenario.reform_start) == (2023, 2035, 2024.5)
    assert (scenario.steps_per_year, scenario.draws, scenario.seed) == (2, 100, 7)
    assert scenario.labels == {
        "activity": (Label("industry", "工业", "industry"), Label("services", "服务业", "services"))
    }
    assert scenario.equations == ("steady_inflow",)
    (shock,) = scenario.shocks
    assert (shock.driver, shock.numbers["factor"].value) == ("external_capital", 0.5)
    assert scenario.targets == (
        Target("value_added", "services", "2030", "at_least", 30_000_000_000.0, "expected", "Plan", "2023"),
    )


def test_a_plain_name_stands_for_both_languages(model: Model) -> None:
    assert load("good/base.yaml", model).name == {"zh": "Base", "en": "Base"}


def test_the_same_key_overrides_the_whole_value(scenario: Scenario, model: Model) -> None:
    before, after = load("good/base.yaml", model).levers, scenario.levers
    assert [time for time, _ in before["talent_programme"].points] == [2025.0, 2027.0]
    assert [time for time, _ in after["talent_programme"].points] == [2024.5]
    assert after["talent_housing"] == before["talent_housing"]


def test_the_nearest_file_gives_the_place_of_a_value(scenario: Scenario) -> None:
    inflow, output = scenario.parameters["talent.base_inflow"], scenario.parameters["economy.output"]
    assert isinstance(inflow, Given)
    assert isinstance(output, Given)
    assert (inflow.place, output.place) == ("good/talent_first.yaml:9:31", "good/town.yaml:19:21")


def test_a_lever_that_no_file_sets_is_zero(model: Model, tmp_path: FilePath) -> None:
    file = tmp_path / "none.yaml"
    file.write_text(f"schema: 1\nname: None\ndistrict: {FilePath('good/town.yaml').resolve()}\n", "utf-8")
    lever = load(file, model).levers["talent_housing"]
    assert [(time, one.value, one.status) for time, one in lever.points] == [(2024.5, 0.0, "definition")]


def test_a_constant_driver_is_a_path_from_the_start(model: Model) -> None:
    driver = load("good/base.yaml", model).drivers["external_capital"]
    assert isinstance(driver, TimePath)
    assert [(time, one.value) for time, one in driver.points] == [(2023.0, 800_000_000.0)]


def test_a_packaged_district_that_does_not_exist_is_named(model: Model, tmp_path: FilePath) -> None:
    file = tmp_path / "s.yaml"
    file.write_text("schema: 1\nname: S\ndistrict: qqqq\n", "utf-8")
    with pytest.raises(ScenarioError, match="district: no such district 'qqqq'"):
        load(file, model)


def test_changes_are_laid_over_the_files(scenario: Scenario) -> None:
    changed = scenario.with_(
        {
            "levers.talent_programme": "{interval80: [0.1, 0.2, 0.3]}",
            "parameters.talent.base_inflow": "5万",
            "end": "2040",
            "equations.graduate_inflow": "graduate_inflow",
        }
    )
    inflow = changed.parameters["talent.base_inflow"]
    assert isinstance(inflow, Given)
    assert (inflow.value, inflow.place) == (50_000.0, "--set parameters.talent.base_inflow")
    assert changed.levers["talent_programme"].points[0][0] == 2024.5
    assert (changed.end, changed.equations) == (2040, ())


def test_later_changes_are_laid_over_earlier_ones(scenario: Scenario) -> None:
    changed = scenario.with_({"end": 2040, "draws": 5}).with_({"end": 2030})
    assert (changed.end, changed.draws) == (2030, 5)


def test_no_changes_change_nothing(scenario: Scenario) -> None:
    assert scenario.with_({}) == scenario
    assert scenario.with_({}).hash == scenario.hash


def test_faults_of_all_changes_are_reported_at_once(model: Model) -> None:
    changes: dict[str, object] = {
        "levers.talent_program": "1",
        "levers.talent_housing": "5 %/year",
        "end": "soon",
        "extends": "x.yaml",
        "parameters.talent.young_share": "[1",
        "draws": "",
        "shocks.0": "1",
        "": "1",
    }
    assert refused(model, changes) == [
        "--set extends: extends can only be given in a file",
        "--set parameters.talent.young_share: the bracket opened here is not closed, or a comma is missing in it",
        "--set draws: there is nothing in it",
        "--set end: 'soon' is not a whole number",
        "--set shocks.0: shocks: expected a list",
        "--set : no such key '' (keys: correlations, draws, drivers, end, equations, judgements, levers, name, "
        "parameters, posterior, seed, shocks, steps_per_year, targets, triggers)",
        "--set levers.talent_program: no such lever; did you mean 'talent_programme'?",
        "--set levers.talent_housing: '5 %/year' is in %/year, expected a number without a unit",
    ]


def test_faults_of_changes_are_told_in_chinese(model: Model) -> None:
    assert refused(model, {"levers.talent_housing": "80"}, "zh") == [
        "--set levers.talent_housing：80 超出允许范围 0 至 1"
    ]


def test_a_change_inside_another_change_is_refused(model: Model) -> None:
    assert refused(model, {"levers.talent_housing": "1", "levers.talent_housing.value": "0.5"}) == [
        "--set levers.talent_housing.value: key 'talent_housing' is given twice, first at --set levers.talent_housing"
    ]


def test_a_file_that_is_not_there_is_refused_with_the_nearest(model: Model) -> None:
    with pytest.raises(ScenarioError) as caught:
        load("good/talent_frist.yaml", model)
    assert str(caught.value) == "no such file: 'good/talent_frist.yaml'; did you mean 'good/talent_first.yaml'?"


@pytest.mark.parametrize("name", ["", "\0", "a\0b.yaml", "x" * 5000, "no/such/folder.yaml", "\ud800"])
def test_a_name_that_no_file_can_have_is_refused(name: str, model: Model) -> None:
    with pytest.raises(ScenarioError, match="no such file"):
        load(name, model)


def test_the_repr_is_one_short_line(scenario: Scenario) -> None:
    assert repr(scenario) == f"<Scenario 'Talent first': 2023-2035, 100 draws, seed 7, {scenario.hash}>"


def test_a_scenario_survives_pickling(scenario: Scenario) -> None:
    assert pickle.loads(pickle.dumps(scenario)) == scenario


def test_importing_the_room_does_not_load_pydantic() -> None:
    code = "import sys, binjiang_sim.scenario; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}).returncode == 0


def files() -> dict[str, Any]:
    return {name: plain(read_file(f"good/{name}.yaml")) for name in ("town", "base", "talent_first")}


def loaded(folder: FilePath, content: dict[str, Any], model: Model) -> Scenario:
    for name, data in content.items():
        (folder / f"{name}.yaml").write_text(json.dumps(data), "utf-8")
    return load(folder / "talent_first.yaml", model)


def shuffled(data: Any, luck: random.Random) -> Any:
    """Keys in another order, but for the rows of dimensions, whose order is content."""
    if isinstance(data, list):
        return [shuffled(one, luck) for one in data]
    if not isinstance(data, dict):
        return data
    names = luck.sample(list(data), len(data))
    return {name: data[name] if name == "dimensions" else shuffled(data[name], luck) for name in names}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(luck=st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_change_the_hash(
    luck: random.Random, scenario: Scenario, model: Model, tmp_path: FilePath
) -> None:
    assert loaded(tmp_path, shuffled(files(), luck), model).hash == scenario.hash


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1).filter(lambda share: share != 0.8))
def test_another_value_changes_the_hash(share: float, scenario: Scenario) -> None:
    assert scenario.with_({"levers.talent_programme": repr(share)}).hash != scenario.hash


@pytest.mark.parametrize(
    "changes",
    [
        {"end": 2034},
        {"draws": 99},
        {"seed": 8},
        {"steps_per_year": 4},
        {"drivers.demand_gap": "{growth: {2023: 2 %, 2031: 0 %}}"},
        {"drivers.demand_gap": "{growth: {2023: 2 %, 2030: 0 %}, after: revert}"},
        {"parameters.talent.base_inflow": "{pert: [4.1万, 4.5万, 5.2万]}"},
        {"shocks": "[]"},
        {"equations.graduate_inflow": "graduate_inflow"},
    ],
)
def test_whatever_decides_the_numbers_changes_the_hash(changes: dict[str, object], scenario: Scenario) -> None:
    assert scenario.with_(changes).hash != scenario.hash


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Other"},
        {"targets": "[]"},
        {"levers.talent_programme": "80 %"},
        {"parameters.talent.base_inflow": "{triangular: [4.1, 4.5, 5.2], unit: 万人/year, why: Another reason}"},
    ],
)
def test_names_reasons_targets_and_spelling_do_not_change_the_hash(
    changes: dict[str, object], scenario: Scenario
) -> None:
    assert scenario.with_(changes).hash == scenario.hash


def test_the_order_of_rows_changes_the_hash(scenario: Scenario, model: Model, tmp_path: FilePath) -> None:
    content = copy.deepcopy(files())
    rows = content["town"]["dimensions"]["activity"]
    content["town"]["dimensions"]["activity"] = dict(reversed(rows.items()))
    assert loaded(tmp_path, content, model).hash != scenario.hash


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_gives_a_scenario_or_a_scenario_error(
    data: st.DataObject, model: Model, tmp_path: FilePath
) -> None:
    content = files()
    node: Any = content[data.draw(st.sampled_from(sorted(content)))]
    while True:
        key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        if not node[key] or not isinstance(node[key], dict | list) or data.draw(st.booleans()):
            break
        node = node[key]
    damage = st.sampled_from(["", "x", "-1", "= gdp_2023", "1e999", "9" * 5000, [], {}, ["1"], {"x": "1"}, [[]], "\0"])
    node[key] = data.draw(damage)
    try:
        assert loaded(tmp_path, content, model).hash
    except ScenarioError as error:
        assert error.text("zh")  # noqa: PT017
