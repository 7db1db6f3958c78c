"""Scenarios, models and results do not change once they are made."""

import copy
import json
import pickle
from dataclasses import FrozenInstanceError, asdict, fields, replace
from types import MappingProxyType

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.engine.frozen import Frozen, frozen
from binjiang_sim.errors import FrozenError

LEVER = "talent_programme"


@pytest.fixture(scope="module")
def result(base_scenario):
    return bj.run(base_scenario.with_({"end": 2024}), draws=40)


def mappings(value, path, seen):
    """Every mapping that can be reached from a value through fields, properties kept on it, mappings and tuples."""
    if id(value) in seen or isinstance(value, str | type) or callable(value):
        return
    seen.add(id(value))
    if isinstance(value, dict | MappingProxyType):
        yield path, value
        for key, one in value.items():
            yield from mappings(one, f"{path}[{key!r}]", seen)
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from mappings(one, f"{path}[{place}]", seen)
    elif hasattr(value, "__dataclass_fields__"):
        for one in fields(value):
            yield from mappings(getattr(value, one.name), f"{path}.{one.name}", seen)


NEVER_CHANGED = (Frozen, MappingProxyType)


def test_no_mapping_in_a_scenario_can_be_changed(shipped):
    for name in ("base", "external_slump", "sample_district"):
        one = shipped(name, {"parameters.talent.base_inflow": {"value": 5e4, "why": "A test.", "status": "assumption"}})
        found = dict(mappings(one, "scenario", {id(one.model), id(one.ledger)}))
        assert len(found) > 10
        assert [path for path, mapping in found.items() if not isinstance(mapping, NEVER_CHANGED)] == []


def test_no_mapping_of_a_model_can_be_changed(district):
    names = ("equations", "variants", "parameters", "costs", "expressions")
    assert [name for name in names if not isinstance(getattr(district, name), NEVER_CHANGED)] == []


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(x=1), lambda one: one.pop("x", None), lambda one: one.clear(), lambda one: one.popitem(),
        lambda one: one.setdefault("x", 1), lambda one: one.__setitem__("x", 1), lambda one: one.__delitem__("x"),
        lambda one: one.__ior__({"x": 1}),
    ],
)  # fmt: skip
def test_a_change_in_place_is_refused_in_our_words(base_scenario, change):
    before = base_scenario.hash
    with pytest.raises(FrozenError, match="does not change in place") as caught:
        change(base_scenario.levers)
    assert isinstance(caught.value, bj.BinjiangError)
    assert replace(base_scenario).hash == before


def test_a_field_of_a_scenario_a_model_and_a_result_stays(base_scenario, district, result):
    for one, name in ((base_scenario, "seed"), (district, "sectors"), (result, "stamp")):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, None)


def test_what_a_scenario_was_made_of_may_change_afterwards(base_scenario):
    changes = {f"levers.{LEVER}": {"path": {2025: 0.4}}}
    one = base_scenario.with_(changes)
    before = one.with_({}).hash
    changes[f"levers.{LEVER}"]["path"][2025] = 1.0
    assert one.with_({}).hash == before


def test_equal_scenarios_are_one_key(base_scenario):
    again, other = base_scenario.with_({}), base_scenario.with_({f"levers.{LEVER}": 0.8})
    assert again == base_scenario
    assert hash(again) == hash(base_scenario)
    assert len({base_scenario, again, other}) == 2
    assert {base_scenario: "plan"}[again] == "plan"


@pytest.mark.parametrize("travelled", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_what_does_not_change_travels(base_scenario, result, travelled):
    one = travelled(base_scenario)
    assert one == base_scenario
    assert hash(one) == hash(base_scenario)
    assert isinstance(one.levers, Frozen)
    assert travelled(result).quantile("gdp", "2024", 0.5) == result.quantile("gdp", "2024", 0.5)


def test_a_mapping_that_does_not_change_is_one_like_any_other():
    one = frozen({"a": {"b": [1, {"c": 2}]}})
    assert json.dumps(one) == '{"a": {"b": [1, {"c": 2}]}}'
    assert one | {"x": 1} == {"a": one["a"], "x": 1}
    assert type(one | {}) is dict
    assert isinstance(one["a"]["b"][1], Frozen)
    assert frozen(one) is one


def test_what_a_result_gives_away_is_no_part_of_it(result):
    frame, data, inputs = result.frame, result.dataset, result.inputs
    frame.loc[:, "q50"] = 0.0
    inputs.iloc[:, 0] = 0.0
    data["gdp"] = data["gdp"] * 0
    assert result.frame.q50.abs().max() > 0
    assert result.inputs.iloc[:, 0].abs().max() > 0
    assert float(result.dataset.gdp.max()) > 0
    with pytest.raises(ValueError, match="read-only"):
        result.dataset.gdp.values[:] = 0
    with pytest.raises(ValueError, match="read-only"):
        result.edges["gdp", "2024"][:] = 0
    kept = (result.edges, result.clipped, result.periods, result.labels, result.stamp, result.rows[0].quantiles)
    for mapping in kept:
        with pytest.raises(FrozenError):
            mapping.clear()
    assert isinstance(result.stamp["facts"], tuple)


def test_processes_run_a_scenario_that_does_not_change(base_scenario):
    short = base_scenario.with_({"end": 2024})
    variants = {f"levers.{LEVER}": (0.0, 1.0)}
    found = [
        bj.experiment(short, variants, draws=30, figures=[("gdp", None, "2024")], workers=workers).values
        for workers in (1, 2)
    ]
    np.testing.assert_array_equal(*found)


def test_a_scenario_as_plain_values_is_that_of_its_fields(base_scenario):
    assert asdict(replace(base_scenario, reload=None))["name"] == dict(base_scenario.name)
