"""The effective scenario written out: the same run, and the place of every value."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import binjiang_sim as bj
from binjiang_sim.export import records, text
from binjiang_sim.scenario import Distribution, Given, resolve
from binjiang_sim.scenario.resolved import moment

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted((ROOT / "scenarios").glob("*.yaml"))
BASE = ROOT / "scenarios" / "base.yaml"
MODEL = bj.model()
SINGLE = {key: one for key, one in bj.load(BASE).parameters.items() if isinstance(one, Given)}
TIMES = ["2023", "2024-H2", "2026-03", "2030"]


def again(resolved, folder, *, everything=True, language="en"):
    file = folder / "again.yaml"
    file.write_text(text(resolved, language, everything=everything), encoding="utf-8")
    return bj.load(file)


@pytest.mark.parametrize("everything", [True, False], ids=["resolved", "short"])
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_the_printed_scenario_is_the_same_run(file, everything, tmp_path):
    original = bj.load(file)
    found = again(resolve(file, MODEL), tmp_path, everything=everything, language="zh")
    assert found.hash == original.hash
    assert found.targets == original.targets
    assert found.name == original.name


def numbers_of(given):
    return given.value.numbers if isinstance(given.value, Distribution) else (given.value,)


def value_between(low, high):
    """Ways to write a number, or an uncertain one, that lies between two numbers."""
    part = st.floats(low, high, allow_nan=False).map(repr)
    ordered = st.lists(st.floats(low, high), min_size=3, max_size=3, unique=True).map(sorted)
    return st.one_of(
        part,
        ordered.map(lambda found: f"{{triangular: {found}}}"),
        ordered.map(lambda found: f"{{interval80: {found}, between: [{found[0]}, {found[2]}]}}"),
        ordered.map(
            lambda found: f"{{discrete: {{poor: {found[0]}, good: {found[2]}}}, weights: {{poor: 1, good: 3}}}}"
        ),
        ordered.map(lambda found: f"{{uniform: {found[1:]}, why: 'said: so # yes'}}"),
    )


def path_between(low, high):
    points = st.dictionaries(st.sampled_from(TIMES), st.floats(low, high).map(repr), min_size=1)
    shown = points.map(lambda found: ", ".join(f"{time}: {value}" for time, value in found.items()))
    return st.builds(
        lambda found, after: f"{{path: {{{found}}}, after: {after}}}", shown, st.sampled_from(["hold", "revert"])
    )


def parameter_change(key):
    lowest, highest = min(numbers_of(SINGLE[key])), max(numbers_of(SINGLE[key]))
    return st.tuples(st.just(f"parameters.{key}"), value_between(lowest, highest + abs(highest) * 1e-6 + 1e-12))


LEVERS = st.tuples(
    st.sampled_from([f"levers.{one.name}" for one in MODEL.of_kind("lever")]),
    st.one_of(
        value_between(0, 1),
        path_between(0, 1),
        st.just("{value: 0.8, start: 2025-H2, ramp: 3, lag: 0.5, cap: 0.7}"),
        st.just("{s_curve: {start: 2025, years: 4, to: {uniform: [0.5, 0.9]}}, after: revert}"),
    ),
)
PARAMETERS = st.sampled_from(sorted(key for key in SINGLE if min(numbers_of(SINGLE[key])) > 0)).flatmap(
    lambda key: st.tuples(
        st.just(f"parameters.{key}"),
        value_between(min(numbers_of(SINGLE[key])) * 0.999, min(numbers_of(SINGLE[key]))),
    )
)
NUMBER = value_between(1, 3)
SHOCKS = st.builds(
    lambda name, start, years, change, chance: (
        f"{{name: s{name}, driver: demand_gap, start: {start}, years: {years}, change: {change}, {chance}recovery: 1}}"
    ),
    st.uuids().map(lambda one: one.hex),
    st.sampled_from(["2026-Q3", "2030", "{uniform: [2026-H2, 2029]}"]),
    NUMBER,
    value_between(-0.05, -0.01),
    st.sampled_from(
        ["", "probability: 0.2, ", "probability: {uniform: [10 %, 30 %]}, ", "window: 4, probability: 8 %/year, "]
    ),
)
COSTS = st.tuples(
    st.sampled_from([f"levers.{one.name}" for one in MODEL.of_kind("lever")]),
    value_between(1e8, 3e8).map(lambda cost: f"{{value: 0.4, cost: {cost}}}"),
)
SETTINGS = st.one_of(
    st.tuples(st.just("end"), st.integers(2024, 2100).map(str)),
    st.tuples(st.just("seed"), st.integers(0, 2**63 - 1).map(str)),
    st.tuples(st.just("shocks"), st.lists(SHOCKS, max_size=3).map(lambda rows: f"[{', '.join(rows)}]")),
)
CHANGES = st.lists(st.one_of(LEVERS, PARAMETERS, COSTS, SETTINGS), max_size=8, unique_by=lambda one: one[0]).map(dict)


@given(changes=CHANGES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_valid_change_survives_being_printed_and_read_again(changes, tmp_path):
    try:
        original = bj.load(BASE, changes)
    except bj.ScenarioError as error:
        refused = {"value.range", "value.range_plain", "lever.cost_twice"}
        assert all(fault.key in refused for fault in error.faults), error  # noqa: PT017
        return
    assert again(resolve(BASE, MODEL, changes), tmp_path).hash == original.hash


def test_a_value_carries_its_place_its_status_and_its_number_in_the_unit_of_the_model(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(f"schema: 1\nname: Plan\nextends: {BASE}\nlevers:\n  school_building: 80 %\n", encoding="utf-8")
    lines = text(resolve(file, MODEL), "en", everything=False).splitlines()
    place = lines.index("  school_building: 80 %") - 1
    assert lines[place] == f"  # {file}:5:3 | assumption | 2024-H2: 0.8 | then held"


@pytest.mark.parametrize(
    ("more", "en", "zh"),
    [("", "then held", "此后保持"), (", after: revert", "then back to before", "此后恢复原值")],
)
def test_what_follows_the_last_point_of_a_path_is_said_even_when_the_file_does_not(more, en, zh):
    resolved = resolve(BASE, MODEL, {"levers.school_building": f"{{path: {{2025: 0.2, 2027: 1}}{more}}}"})
    for language, words in (("en", en), ("zh", zh)):
        lines = text(resolved, language, everything=False).splitlines()
        (place,) = (position for position, line in enumerate(lines) if line.startswith("  school_building: "))
        assert lines[place - 1].endswith(f"2025: 0.2, 2027: 1 | {words}")


def test_named_numbers_keep_their_names_and_their_chances():
    lever = "{discrete: {slow: 0.2, fast: 0.8}, weights: {slow: 1, fast: 3}}"
    shown = text(resolve(BASE, MODEL, {"levers.school_building": lever}), "en", everything=False)
    assert "2024-H2: discrete slow 0.2 (25%) fast 0.8 (75%) | then held" in shown


def test_a_lever_no_file_sets_is_written_as_what_it_means(tmp_path):
    file = tmp_path / "plain.yaml"
    file.write_text("schema: 1\nname: Plain\ndistrict: binjiang\n", encoding="utf-8")
    lines = text(resolve(file, MODEL), "en", everything=True).splitlines()
    place = lines.index("  school_building: {value: 0, status: definition, why: the effort of the start year goes on}")
    assert lines[place - 1] == "  # set in no file | definition | 2024-H2: 0 | then held"
    assert lines[0].startswith(f"# effective values of {file}, hash {bj.load(file).hash}; ")


def test_a_value_is_said_to_come_from_its_file_a_parent_the_district_or_a_change(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(f"schema: 1\nname: Plan\nextends: {BASE}\nlevers: {{school_building: 0.8}}\n", encoding="utf-8")
    found = records(resolve(file, MODEL, {"draws": "7"}), everything=True)
    origins = {one["path"]: one["origin"] for one in found["values"]}
    wanted = {
        "levers.school_building": "scenario",
        "levers.talent_programme": "parent",
        "draws": "change",
        "end": "district",
    }
    assert {path: origins[path] for path in wanted} == wanted


def test_a_record_holds_what_was_written_and_every_number_with_its_provenance():
    found = records(
        resolve(BASE, MODEL, {"levers.school_building": "{uniform: [20 %, 0.4], why: a guess}"}), everything=False
    )
    (one,) = [one for one in found["values"] if one["path"] == "levers.school_building"]
    assert one["written"] == {"uniform": ["20 %", "0.4"], "why": "a guess"}
    assert one["numbers"] == [
        {
            "part": "2024-H2",
            "value": None,
            "distribution": {"kind": "uniform", "numbers": (0.2, 0.4), "labels": (), "shares": (), "between": None},
            "unit": "1",
            "status": "assumption",
            "formula": "",
            "facts": (),
            "why": "a guess",
            "source": "",
        }
    ]


def test_a_table_named_beside_a_file_is_found_from_the_printed_scenario(tmp_path):
    (tmp_path / "seen.csv").write_text("share\n0.2\n0.3\n0.5\n", encoding="utf-8")
    file = tmp_path / "plan.yaml"
    lever = "levers: {school_building: {path: {2026: {empirical: {file: seen.csv, column: share}}}}}"
    file.write_text(f"schema: 1\nname: Plan\nextends: {BASE}\n{lever}\n", encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert again(resolve(file, MODEL), elsewhere).hash == bj.load(file).hash


@pytest.mark.parametrize(("time", "written"), [(2025.0, "2025"), (2024.5, "2024-H2"), (2026 + 2 / 12, "2026-03")])
def test_a_time_is_written_as_files_write_it(time, written):
    assert moment(time) == written
