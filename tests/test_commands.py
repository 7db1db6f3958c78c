"""The commands around a scenario file: show, list, new, params, schema, and the workbook there and back."""

import dataclasses
import json
import re
from pathlib import Path

import openpyxl
import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main
from binjiang_sim.engine import Sector, auxiliary, parameter
from binjiang_sim.export.keys import settable
from binjiang_sim.projection import district_model
from binjiang_sim.scenario.workbook import COLUMNS

from .fuzz import RICH

ROOT = Path(__file__).parent.parent
BASE = str(ROOT / "scenarios" / "base.yaml")


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder as the current one, with a base scenario in its folder `scenarios`."""
    (tmp_path / "scenarios").mkdir()
    text = "schema: 1\nname: {zh: 基准, en: Base}\ndistrict: binjiang\nlevers:\n  school_building: 0.5\n"
    (tmp_path / "scenarios" / "base.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan(folder, text, name="plan.yaml"):
    file = folder / "scenarios" / name
    file.write_text(f"schema: 1\nname: {{zh: 计划, en: Plan}}\nextends: base.yaml\n{text}", encoding="utf-8")
    return str(file.relative_to(folder))


def test_show_prints_a_scenario_that_is_the_same_run(folder, capsys):
    file = plan(folder, "levers: {talent_programme: 80 %}\n")
    assert main(["show", file, "--resolved", "--set", "end=2030"]) == 0
    (folder / "again.yaml").write_text(capsys.readouterr().out, encoding="utf-8")
    assert bj.load("again.yaml").hash == bj.load(file, {"end": 2030}).hash


def test_show_prints_the_triggers_so_that_they_mean_the_same(folder, capsys):
    assert main(["show", plan(folder, RICH.partition("extends: base.yaml\n")[2], "rich.yaml")]) == 0
    (folder / "again.yaml").write_text(capsys.readouterr().out, encoding="utf-8")
    again, rich = bj.load("again.yaml"), bj.load("scenarios/rich.yaml")
    assert again.triggers
    assert again.hash == rich.hash


def test_show_without_resolved_leaves_the_values_of_the_district_out(folder, capsys):
    assert main(["show", "scenarios/base.yaml"]) == 0
    assert capsys.readouterr().out == (
        f"# effective values of scenarios/base.yaml, hash {bj.load('scenarios/base.yaml').hash}; above each value: its"
        " place, status, and number in the model's unit\n"
        "schema: 1\n"
        "district: binjiang\n"
        "# scenarios/base.yaml:2:1\n"
        "name: {zh: 基准, en: Base}\n"
        "\n"
        "levers:\n"
        "  # scenarios/base.yaml:5:3 | assumption | 2024-H2: 0.5 | then held\n"
        "  school_building: 0.5\n"
    )


@pytest.mark.parametrize(("end", "count"), [(2024, 2), (2035, 4)])
def test_show_prints_the_targets_of_the_plan_that_the_run_reaches(tmp_path, end, count, capsys):
    assert main(["show", BASE, "--set", f"end={end}"]) == 0
    shown = tmp_path / "again.yaml"
    shown.write_text(capsys.readouterr().out, encoding="utf-8")
    again, same = (
        [dataclasses.replace(one, place="") for one in bj.load(*typed).targets]
        for typed in ((shown,), (BASE, {"end": end}))
    )
    assert len(again) == count
    assert again == same


def test_show_has_the_correlations_of_the_district_where_they_are_needed_for_the_same_run(tmp_path, capsys):
    wide, shown = tmp_path / "wide.yaml", tmp_path / "again.yaml"
    pair = "parameters.talent.base_inflow, parameters.talent.programme_effect"
    wide.write_text(f"schema: 1\ncorrelations: [{{inputs: [{pair}], rank: 0.3}}]\n", encoding="utf-8")
    assert main(["show", BASE]) == 0
    assert "correlations:" not in capsys.readouterr().out
    for typed in (["--resolved"], ["--uncertainty", str(wide)]):
        assert main(["show", BASE, *typed]) == 0
        text = capsys.readouterr().out
        places = r"^# facts/districts/binjiang.yaml:\d+:1(, .*wide.yaml:2:1)?\ncorrelations:"
        assert re.search(places, text, re.MULTILINE)
        shown.write_text(text, encoding="utf-8")
        laid = {"uncertainty": wide} if "--uncertainty" in typed else {}
        assert bj.load(shown).hash == bj.load(BASE, **laid).hash


def test_what_show_prints_can_be_read_where_a_correlated_number_of_the_district_is_replaced(tmp_path, capsys):
    shown = tmp_path / "again.yaml"
    for typed in ([], ["--resolved"]):
        assert main(["show", BASE, "--set", "parameters.economy.trend_long_run=0.5 %/year", *typed]) == 0
        shown.write_text(capsys.readouterr().out, encoding="utf-8")
        assert bj.load(shown).hash == bj.load(BASE, {"parameters.economy.trend_long_run": "0.5 %/year"}).hash


def test_show_speaks_chinese(folder, capsys):
    assert main(["show", "scenarios/base.yaml", "--lang", "zh"]) == 0
    assert "  # scenarios/base.yaml:5:3 | 假定 | 2024-H2: 0.5 | 此后保持\n" in capsys.readouterr().out


def test_show_as_json_holds_every_value(capsys):
    assert main(["show", BASE, "--resolved", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["hash"] == bj.load(BASE).hash
    assert set(settable(bj.model())) <= {one["path"] for one in found["values"]}


def test_list_says_in_one_line_what_each_scenario_changes(folder, capsys):
    plan(folder, "levers: {school_building: 0.5, talent_programme: 1, talent_housing: 1}\ndraws: 10\n")
    (folder / "scenarios" / "notes.yaml").write_text("some: thing\n", encoding="utf-8")
    assert main(["list"]) == 0
    assert capsys.readouterr().out == (
        "scenarios/base.yaml: Base, on binjiang: levers.school_building = 0.5\n"
        "scenarios/plan.yaml: Plan, on base.yaml: draws = 10; levers (2) = 1\n"
        "not scenario files: scenarios/notes.yaml\n"
    )


def test_list_speaks_chinese_and_says_that_nothing_differs(folder, capsys):
    plan(folder, "")
    assert main(["list", "scenarios", "--lang", "zh"]) == 0
    assert "scenarios/plan.yaml：计划，基于 base.yaml：没有差别\n" in capsys.readouterr().out


def test_list_tells_the_targets_of_a_plan_at_the_scenario_that_names_it(capsys):
    assert main(["list", str(ROOT / "scenarios"), "--json"]) == 0
    changes = {Path(one["file"]).stem: one["changes"] for one in json.loads(capsys.readouterr().out)}
    assert len(changes["base"]) == 14  # 13 levers
    assert [name for name, found in changes.items() if "targets" in found] == ["base"]


def test_list_goes_on_after_a_bad_file_and_ends_with_its_faults(folder, capsys):
    plan(folder, "levers: {school_bilding: 1}\n", name="bad.yaml")
    assert main(["list", "--json"]) == 1
    printed = capsys.readouterr()
    assert [one["file"] for one in json.loads(printed.out)] == ["scenarios/base.yaml"]
    assert printed.err == (
        "scenarios/bad.yaml:4:10: levers.school_bilding: no such lever; did you mean 'school_building'?\n"
    )


def test_list_of_no_folder_is_a_problem(capsys):
    assert main(["list", "nowhere"]) == 1
    assert capsys.readouterr().err == "no such folder: 'nowhere'\n"


def test_a_new_scenario_is_the_same_run_as_the_one_it_extends(folder, capsys):
    assert main(["new", "plan"]) == 0
    assert capsys.readouterr().out == "scenarios/plan.yaml written\n"
    assert bj.load("scenarios/plan.yaml").hash == bj.load("scenarios/base.yaml").hash
    lines = (folder / "scenarios" / "plan.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=scenario.schema.json"
    assert "extends: base.yaml" in lines
    assert (folder / "scenarios" / "scenario.schema.json").exists()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_in_a_new_scenario_is_valid_once_it_is_uncommented(folder, language):
    main(["new", "plan", "--lang", language])
    file = folder / "scenarios" / "plan.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("extends")) + 1
    explained = (
        "# Last",
        "# Levers",
        "# Param",
        "# Shocks",
        "# Targets",
        "# 最后",
        "# 政策",
        "# 参数",
        "# 冲击",
        "# 规划",
    )
    used = [line if line.startswith(explained) else line.removeprefix("# ").removeprefix("#") for line in lines[start:]]
    file.write_text("\n".join([*lines[:start], *used]), encoding="utf-8")
    scenario = bj.load(file)
    assert len(scenario.shocks) == len(scenario.targets) == 1


def test_a_new_scenario_stands_where_its_path_says_and_extends_the_file_named(folder):
    assert main(["new", "other/deep/plan.yaml", "--from", "scenarios/base.yaml"]) == 0
    assert "\nextends: ../../scenarios/base.yaml\n" in (folder / "other/deep/plan.yaml").read_text(
        encoding="utf-8"
    ).replace('"', "")
    assert bj.load("other/deep/plan.yaml").hash == bj.load("scenarios/base.yaml").hash


def test_new_without_a_base_builds_on_the_district(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "plan"]) == 0
    assert bj.load("plan.yaml").district["en"] == bj.load(BASE).district["en"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_folder_becomes_a_district_that_runs(language, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "plan", "--district", "my_zone", "--lang", language]) == 0
    assert capsys.readouterr().out.count("my_zone") == 2
    found = {file.name for file in tmp_path.iterdir()}
    assert found == {"plan.yaml", "my_zone.yaml", "my_zone_facts.csv", "scenario.schema.json"}
    lever = "levers: {talent_programme: {path: {2025: 0.3, 2027: 0.8}, after: hold}}\n"
    (tmp_path / "plan.yaml").write_text((tmp_path / "plan.yaml").read_text("utf-8") + lever, encoding="utf-8")
    assert main(["check", "plan.yaml"]) == 0
    scenario = bj.load("plan.yaml")
    assert (scenario.name["en"], scenario.levers["talent_programme"].points[-1][0]) == ("plan", 2027.0)
    assert bj.run(scenario, draws=8).failed == 0


def test_new_with_a_district_overwrites_none_of_its_files(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "town_facts.csv").write_text("mine", encoding="utf-8")
    assert main(["new", "plan", "--district", "town", "--lang", "en"]) == 1
    assert capsys.readouterr().err == "town_facts.csv exists; choose another name\n"
    assert [file.name for file in tmp_path.iterdir()] == ["town_facts.csv"]


def test_new_overwrites_nothing(folder, capsys):
    before = (folder / "scenarios" / "base.yaml").read_bytes()
    assert main(["new", "base"]) == 1
    assert capsys.readouterr().err == "scenarios/base.yaml exists; choose another name\n"
    assert (folder / "scenarios" / "base.yaml").read_bytes() == before


def test_params_search_finds_by_words_in_either_language(capsys):
    assert main(["params", "search", "graduates", "UNDER"]) == 0
    assert (
        "parameters.talent.base_inflow — base inflow of graduates under 35 [person/year]\n" in capsys.readouterr().out
    )
    assert main(["params", "search", "人才计划", "--lang", "zh"]) == 0
    assert "levers.talent_programme — 人才计划 [1]\n" in capsys.readouterr().out


def test_params_search_that_finds_nothing_is_a_problem(capsys):
    assert main(["params", "search", "unicorn horn"]) == 1
    assert capsys.readouterr().err == "no parameter, lever or driver matches 'unicorn horn'\n"


def test_params_show_tells_all_about_a_value(capsys):
    assert main(["params", "show", "levers.talent_programme", "--from", BASE]) == 0
    assert capsys.readouterr().out == (
        "levers.talent_programme\n"
        "  meaning: talent programme\n"
        "  unit: 1\n"
        "  range: 0 – 1\n"
        "  read by: talent_programme_adoption, talent_cost\n"
        "  value: {path: {2024-H2: 0.3, 2025: 0.5}, after: hold}\n"
        f"  place: {BASE}:15:3\n"
        "  status: assumption\n"
        "  why: set in the scenario\n"
    )


def test_params_show_speaks_the_readers_language(capsys):
    assert main(["params", "show", "talent.base_inflow", "--from", BASE, "--lang", "zh"]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "parameters.talent.base_inflow",
        "  含义：基准引进量",
        "  单位：person/year",
        "  范围：0 – ∞",
    ]


def test_params_show_of_a_name_that_is_close_names_the_nearest(capsys):
    assert main(["params", "show", "talent.base_inflo"]) == 1
    assert capsys.readouterr().err == (
        "talent.base_inflo: no such value; did you mean 'parameters.talent.base_inflow'?\n"
    )


def test_every_parameter_lever_and_driver_is_read_by_an_equation():
    unread = [path for path, key in settable(bj.model()).items() if not key.readers]
    assert unread == []


def test_params_show_in_any_folder_has_the_values_of_the_shipped_base_scenario(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["params", "show", "talent.base_inflow"]) == 0
    assert "  value: {interval80: " in capsys.readouterr().out


def cell_of(sheet, path, part, column):
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == path and (row[1].value or "") == part:
            return row[COLUMNS.index(column)]
    raise AssertionError(f"no row {path} {part}")


def edit(*edits):
    """Export the base, edit (path, part, column, value) in the workbook, import it as new.yaml; the exit code."""
    assert main(["export-inputs", "scenarios/base.yaml", "book.xlsx"]) == 0
    book = openpyxl.load_workbook("book.xlsx")
    cells = []
    for path, part, column, value in edits:
        cell = cell_of(book["inputs"], path, part, column)
        cell.value = value
        cells.append(cell.coordinate)
    book.save("book.xlsx")
    return main(["import-inputs", "book.xlsx", "--from", "scenarios/base.yaml", "--out", "new.yaml"]), cells


def test_a_workbook_holds_shocks_costs_and_correlations_and_takes_them_back(folder):
    rich = plan(folder, RICH.partition("extends: base.yaml\n")[2], "rich.yaml")
    assert main(["export-inputs", rich, "book.xlsx"]) == 0
    assert main(["import-inputs", "book.xlsx", "--from", rich, "--out", "same.yaml"]) == 0
    assert bj.load("same.yaml").hash == bj.load(rich).hash
    book = openpyxl.load_workbook("book.xlsx")
    cell_of(book["inputs"], "shocks", "1 probability", "value").value = "30 %/year"
    cell_of(book["inputs"], "parameters.policy.cost_talent_programme", "", "value").value = "5 亿元/year"
    book.save("book.xlsx")
    assert main(["import-inputs", "book.xlsx", "--from", rich, "--out", "scenarios/new.yaml"]) == 0
    found = bj.load("scenarios/new.yaml")
    assert found.shocks[0].probability.value == 0.3
    assert found.parameters["policy.cost_talent_programme"].value == 5e8


AIMS = """\
targets:
  - {indicator: 地区生产总值, period: 2025/2030, at_least: 5.5 %, prices: 2023, kind: 预期性, source: the plan}
  - {indicator: graduate_inflow, period: 2026–2030年累计, at_least: 20万人, kind: binding, source: the plan}
  - {indicator: resident_population, year: 2030, between: 60–65万人, kind: expected, source: the plan}
  - {indicator: resident_population, year: 2028, between: [58万人, 62万人], kind: expected, source: the plan}
"""


def aims_book(folder):
    """The workbook of a plan with targets of several forms, and the plan."""
    file = plan(folder, AIMS)
    assert main(["export-inputs", file, "book.xlsx"]) == 0
    return openpyxl.load_workbook("book.xlsx"), file


def aims_back(book, file):
    book.save("book.xlsx")
    return main(["import-inputs", "book.xlsx", "--from", file, "--out", "scenarios/new.yaml"])


def test_a_sheet_of_the_workbook_holds_the_targets_and_takes_them_back(folder):
    book, file = aims_book(folder)
    head, *rows = book["targets"].iter_rows(values_only=True)
    assert head == ("indicator", "item", "period", "over", "at least", "at most", "prices", "kind", "source")
    assert rows[2] == ("resident_population", None, "2030", None, "60万人", "65万人", None, "expected", "the plan")
    assert not any(row[0].value == "targets" for row in book["inputs"].iter_rows())
    assert aims_back(book, file) == 0
    assert "targets" not in (folder / "scenarios" / "new.yaml").read_text(encoding="utf-8")
    assert bj.load("scenarios/new.yaml").targets == bj.load(file).targets != ()


def test_targets_may_be_edited_added_and_removed_in_the_workbook(folder):
    book, file = aims_book(folder)
    sheet = book["targets"]
    sheet["E2"].value = "6 %"
    sheet.delete_rows(5)
    sheet.append(("listed_companies", None, 2030, None, "120家", None, None, "约束性", "added"))
    assert aims_back(book, file) == 0
    first, *same, last = bj.load("scenarios/new.yaml").targets
    before = bj.load(file).targets
    assert first == dataclasses.replace(before[0], value=0.06)
    assert tuple(same) == before[1:3]
    assert (last.indicator, last.period, last.value, last.kind) == ("listed_companies", "2030", 120, "binding")


def test_a_fault_of_a_target_in_the_workbook_is_told_by_its_row(folder, capsys):
    book, file = aims_book(folder)
    book["targets"]["E3"].value = "20 元"
    assert aims_back(book, file) == 1
    said = "book.xlsx: targets!A3: targets.1.at_least: '20 元' is in 元, expected person"
    assert capsys.readouterr().err.strip() == said


def test_targets_of_a_workbook_are_not_taken_when_the_scenario_has_others_by_now(folder, capsys):
    book, file = aims_book(folder)
    book["targets"]["E2"].value = "6 %"
    plan(folder, AIMS.replace("5.5 %", "5 %"))
    assert aims_back(book, file) == 0
    assert "book.xlsx: targets!A2: the targets of the scenario have changed since the export" in capsys.readouterr().err
    assert bj.load("scenarios/new.yaml").targets == bj.load(file).targets


@pytest.mark.parametrize("file", sorted((ROOT / "scenarios").glob("*.yaml")), ids=lambda file: file.stem)
def test_a_workbook_that_was_not_edited_gives_the_same_scenario(file, tmp_path, capsys):
    book, new = str(tmp_path / "book.xlsx"), str(tmp_path / "new.yaml")
    assert main(["export-inputs", str(file), book]) == 0
    assert main(["import-inputs", book, "--from", str(file), "--out", new]) == 0
    assert bj.load(new).hash == bj.load(file).hash
    assert capsys.readouterr().out.endswith(f"{new} written, 0 values changed\n")


def test_an_edited_workbook_gives_only_what_was_edited(folder):
    code, (first, second, third) = edit(
        ("levers.school_building", "", "value", 0.75),
        ("parameters.talent.base_inflow", "interval80 90 %", "value", "6万"),
        ("end", "", "value", 2031),
    )
    assert code == 0
    written = (folder / "new.yaml").read_text(encoding="utf-8")
    assert written == (
        "# yaml-language-server: $schema=scenario.schema.json\n"
        "schema: 1\n"
        "name: new\n"
        "extends: scenarios/base.yaml\n"
        f"# book.xlsx: inputs!{third}\n"
        "end: 2031\n"
        "parameters:\n"
        "  talent:\n"
        f"    # book.xlsx: inputs!{second}\n"
        '    base_inflow: {interval80: [4.06万, "= graduate_inflow_2024_h1 / (0.58 * year)", 6万]}\n'
        "levers:\n"
        f"  # book.xlsx: inputs!{first}\n"
        "  school_building: 0.75\n"
    )
    assert bj.load("new.yaml").end == 2031


def test_a_trigger_edited_in_a_workbook_goes_into_the_new_scenario(folder):
    rich = plan(folder, RICH.partition("extends: base.yaml\n")[2], "rich.yaml")
    assert main(["export-inputs", rich, "book.xlsx"]) == 0
    book = openpyxl.load_workbook("book.xlsx")
    (cell,) = (row for row in book["inputs"].iter_rows() if row[1].value == "1 then levers.talent_programme")
    cell[COLUMNS.index("value")].value = 0.6
    book.save("book.xlsx")
    assert main(["import-inputs", "book.xlsx", "--from", rich, "--out", "scenarios/new.yaml"]) == 0
    (before,), (after,) = bj.load(rich).triggers, bj.load("scenarios/new.yaml").triggers
    assert [given.value for _, given in before.levers["talent_programme"].points] == [0.8]
    assert [given.value for _, given in after.levers["talent_programme"].points] == [0.6]
    assert after.target == before.target
    assert after.name == before.name


def test_a_reason_edited_with_the_number_goes_into_the_new_scenario(folder):
    edits = [("levers.school_building", "", "value", 1), ("levers.school_building", "", "why", "the plan: all of it")]
    assert edit(*edits)[0] == 0
    ((_, given),) = bj.load("new.yaml").levers["school_building"].points
    assert (given.value, given.status, given.why) == (1.0, "assumption", "the plan: all of it")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "levers.school_building: the cell is empty, or holds a formula that was never calculated"),
        (True, "levers.school_building: 'True' is neither a number nor text; check the format of the cell"),
        (5, "levers.school_building: 5 is outside the allowed range 0 to 1"),
        ("lots", "levers.school_building: 'lots' is not a number"),
    ],
)
def test_an_edit_that_is_not_valid_is_told_with_sheet_and_cell(folder, capsys, value, message):
    code, (cell,) = edit(("levers.school_building", "", "value", value))
    assert code == 1
    assert capsys.readouterr().err.startswith(f"book.xlsx: inputs!{cell}: {message}")
    assert not (folder / "new.yaml").exists()


def test_a_row_added_and_a_row_renamed_are_told_together(folder, capsys):
    code, (cell,) = edit(("levers.school_building", "", "path", "levers.schools"))
    assert code == 1
    assert capsys.readouterr().err.splitlines() == [
        f"book.xlsx: inputs!{cell}: the scenario has no 'levers.schools'; do not add rows"
        " or change the first two columns",
        "book.xlsx: inputs: the row of 'levers.school_building' is missing; do not delete rows",
    ]


def test_a_workbook_of_another_scenario_is_refused(folder, capsys):
    other = plan(folder, "draws: 3\n")
    main(["export-inputs", other, "book.xlsx"])
    assert main(["import-inputs", "book.xlsx", "--from", "scenarios/base.yaml", "--out", "new.yaml"]) == 1
    hashes = bj.load(other).hash, bj.load("scenarios/base.yaml").hash
    assert capsys.readouterr().err == (
        f"book.xlsx: about!B2: the workbook was made from a scenario with hash '{hashes[0]}', but scenarios/base.yaml"
        f" has {hashes[1]}; export it again\n"
    )


# Workbooks made from another state of the scenario


def own_parameter(name, unit="1"):
    """The shipped model with a sector `own` that has one parameter."""

    @auxiliary("CNY/year", zh="自有变量", en="own variable")
    def own_variable(gdp):
        """A variable that nothing reads."""
        return 2 * gdp

    about = parameter(unit, zh="自有参数", en="own parameter")
    params = dataclasses.make_dataclass("Params", [(name, object, about)], frozen=True)
    return district_model().with_sectors(Sector.made("own", own_variable, zh="自", en="Own", params=params))


@pytest.fixture
def book(folder, monkeypatch):
    """A workbook goes there and back, with the text of the district and the model of each day.

    `book.out(text)` exports, `book.edit(...)` edits and `book.back(text)` imports; `back` gives the new scenario.
    """
    return Book(folder, monkeypatch)


class Book:
    def __init__(self, folder, patch):
        self.folder, self.patch, self.model = folder, patch, district_model()
        self.cells = []
        text = "schema: 1\nname: {zh: 基准, en: Base}\ndistrict: child.yaml\nend: 2030\n"
        self.scenario = folder / "scenarios" / "base.yaml"
        self.scenario.write_text(text, encoding="utf-8")

    def today(self, text, model=None):
        child = f"schema: 1\nname: Child\nextends: binjiang\n{text}"
        (self.folder / "scenarios" / "child.yaml").write_text(child, encoding="utf-8")
        self.model = model or self.model
        self.patch.setattr(bj, "model", lambda: self.model)

    def out(self, text="", model=None):
        self.today(text, model)
        assert main(["export-inputs", "scenarios/base.yaml", "book.xlsx"]) == 0
        return self

    def edit(self, *edits, recorded=True):
        book = openpyxl.load_workbook("book.xlsx")
        if not recorded:  # as version 0.1.0 wrote them
            del book["exported"]
        for path, part, column, value in edits:
            cell = cell_of(book["inputs"], path, part, column)
            cell.value = value
            self.cells.append(cell.coordinate)
        book.save("book.xlsx")
        return self

    def back(self, text="", model=None, *, code=0, language="en"):
        self.today(text, model)
        typed = ["import-inputs", "book.xlsx", "--from", "scenarios/base.yaml", "--out", "new.yaml"]
        assert main([*typed, "--lang", language]) == code
        return bj.load("new.yaml", model=self.model) if code == 0 else None


def talent(text):
    return f"parameters: {{talent: {{{text}}}}}\n"


def own(text):
    return f"parameters: {{own: {{{text}}}}}\n"


def given(number):
    return f"{{value: {number}, status: assumption, why: A test.}}"


DELAY = "parameters.talent.perception_delay"


def test_a_workbook_records_the_rows_it_was_exported_with_on_a_hidden_sheet(book):
    book.out(talent(f"perception_delay: {given('1.50')}"))
    sheet = openpyxl.load_workbook("book.xlsx")["exported"]
    assert sheet.sheet_state == "hidden"
    found = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert found[0] == ["path", "part", "value", "status", "why", "source"]
    assert [DELAY, "value", "1.50", "assumption", "A test.", ""] in found


def test_a_workbook_without_edits_takes_the_values_of_today(book, capsys):
    new = book.out().back(talent(f"perception_delay: {given(3)}"))
    assert new.hash == bj.load(book.scenario).hash
    assert new.parameters["talent.perception_delay"].value == 3
    assert capsys.readouterr().out.endswith("new.yaml written, 0 values changed\n")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_note_says_that_a_workbook_was_made_from_another_state(book, capsys, language):
    then = book.out() and bj.load(book.scenario).hash
    book.back(talent(f"perception_delay: {given(3)}"), language=language)
    now = bj.load(book.scenario).hash
    assert (
        capsys.readouterr().err
        == {
            "en": f"warning: book.xlsx: about!B2: the workbook was made from another state of the scenario (hash "
            f"'{then}',"
            f" now {now}): what was edited in it is taken, all else is as in scenarios/base.yaml today\n",
            "zh": f"警告：book.xlsx: about!B2: 工作簿出自同一情景的另一状态（哈希为“{then}”，现在是 {now}）："
            "修改过的取值予以采用，其余以 scenarios/base.yaml 的现值为准\n",
        }[language]
    )


def test_what_was_edited_is_taken_though_the_scenario_says_something_else_today(book):
    edits = (DELAY, "value", "value", 2), (DELAY, "value", "why", "The survey."), ("end", "", "value", 2029)
    new = book.out(talent(f"perception_delay: {given(1.5)}")).edit(*edits).back(talent(f"perception_delay: {given(3)}"))
    delay = new.parameters["talent.perception_delay"]
    assert (delay.value, delay.why, new.end) == (2, "The survey.", 2029)


def test_an_edit_that_the_scenario_has_made_too_is_no_change(book, capsys):
    book.out(talent(f"perception_delay: {given(1.5)}")).edit((DELAY, "value", "value", 3))
    book.back(talent(f"perception_delay: {given('3.0')}"))
    assert capsys.readouterr().out.endswith("new.yaml written, 0 values changed\n")


def test_an_edit_of_a_parameter_that_is_gone_is_a_note_with_the_nearest_name(book, capsys):
    edits = ("parameters.own.weight", "value", "value", 5), ("end", "", "value", 2029)
    book.out(own(f"weight: {given(1)}"), own_parameter("weight")).edit(*edits)
    new = book.back(own(f"weights: {given(1)}"), own_parameter("weights"))
    first, second = capsys.readouterr().err.splitlines()
    assert "another state of the scenario" in first
    assert second == (
        f"warning: book.xlsx: inputs!{book.cells[0].replace('F', 'A')}: the scenario no longer has"
        " 'parameters.own.weight', so what the workbook says of it is not taken;"
        " did you mean 'parameters.own.weights'?"
    )
    assert (new.end, new.parameters["own.weights"].value) == (2029, 1)


def test_a_parameter_that_is_gone_and_was_not_edited_needs_no_note(book, capsys):
    book.out(own(f"weight: {given(1)}"), own_parameter("weight")).back("", district_model())
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_parameter_that_is_new_is_as_in_the_scenario(book, capsys):
    new = book.out().edit(("end", "", "value", 2029)).back(own(f"weight: {given(7)}"), own_parameter("weight"))
    assert (new.end, new.parameters["own.weight"].value) == (2029, 7)
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_edit_of_a_value_that_is_written_another_way_is_a_note(book, capsys):
    book.out(talent(f"perception_delay: {given(1.5)}")).edit((DELAY, "value", "value", 2))
    new = book.back(talent("perception_delay: {uniform: [1, 2], status: assumption, why: A test.}"))
    assert new.hash == bj.load(book.scenario).hash
    assert f"'{DELAY}', so what the workbook says of it is not taken" in capsys.readouterr().err


def test_an_edit_of_a_number_is_taken_whether_it_is_written_with_notes_or_without(book):
    plain = book.scenario.read_text(encoding="utf-8")
    book.scenario.write_text(f"{plain}levers: {{school_building: 0.5}}\n", encoding="utf-8")
    book.out().edit(("levers.school_building", "", "value", 0.7))
    book.scenario.write_text(f"{plain}levers: {{school_building: {given(0.6)}}}\n", encoding="utf-8")
    assert book.back().levers["school_building"].points[0][1].value == 0.7


def test_an_edit_of_a_value_whose_unit_has_changed_is_a_note(book, capsys):
    book.out(own(f"weight: {given(1)}"), own_parameter("weight", "year"))
    book.edit(("parameters.own.weight", "value", "value", 5))
    new = book.back(own(f"weight: {given(12)}"), own_parameter("weight", "person"))
    assert new.parameters["own.weight"].value == 12
    assert capsys.readouterr().err.splitlines()[1] == (
        f"warning: book.xlsx: inputs!{book.cells[0]}: the unit of 'parameters.own.weight' was year and is person"
        " now, so '5' is not taken"
    )


FIRST, SECOND, THIRD = (
    f"  - {{driver: external_capital, start: {year}, years: 2, factor: 0.5, recovery: 3}}\n"
    for year in (2025, 2026, 2027)
)


def shocks(book, *given):
    text = book.scenario.read_text(encoding="utf-8").partition("shocks")[0]
    book.scenario.write_text("".join([text, "shocks:\n", *given]), encoding="utf-8")


@pytest.mark.parametrize("recorded", [True, False])
def test_an_edit_in_a_list_never_meets_another_entry(book, capsys, recorded):
    shocks(book, SECOND, THIRD)
    book.out().edit(("shocks", "1 factor", "value", 0.7), recorded=recorded)
    shocks(book, FIRST, SECOND, THIRD)
    assert [one.factor.value for one in book.back().shocks] == [0.5, 0.5, 0.5]
    note = "the entry with 'shocks 1 factor' has changed since the export, so '0.7' is not taken"
    assert note in capsys.readouterr().err


def test_an_edit_of_an_entry_that_is_as_it_was_is_taken_into_the_list_of_today(book):
    shocks(book, SECOND)
    book.out().edit(("shocks", "1 factor", "value", 0.7))
    shocks(book, SECOND, THIRD)
    assert [one.factor.value for one in book.back().shocks] == [0.7, 0.5]


def test_a_workbook_that_does_not_record_its_values_names_those_that_differ(book, capsys):
    book.out(talent(f"perception_delay: {given(1.5)}")).edit(("end", "", "value", 2029), recorded=False)
    new = book.back(talent(f"perception_delay: {given(3)}"))
    assert (new.end, new.parameters["talent.perception_delay"].value) == (2029, 1.5)
    assert capsys.readouterr().err.splitlines()[1] == (
        "warning: book.xlsx: the workbook does not record the values it was exported with, so whatever differs from"
        f" scenarios/base.yaml today counts as edited: end, {DELAY}"
    )


def test_a_workbook_that_does_not_record_its_values_may_hold_parameters_gone_and_lack_new_ones(book, capsys):
    book.out(own(f"weight: {given(1)}"), own_parameter("weight")).edit(("end", "", "value", 2029), recorded=False)
    new = book.back(own(f"weights: {given(7)}"), own_parameter("weights"))
    assert (new.end, new.parameters["own.weights"].value) == (2029, 7)
    assert "no longer has 'parameters.own.weight', so" in capsys.readouterr().err


def test_the_faults_of_a_workbook_of_another_state_are_told_together(book, capsys):
    renamed = DELAY, "value", "path", "parameters.talent.delay"
    edits = renamed, ("end", "", "value", None), ("draws", "", "value", True)
    book.out(talent(f"perception_delay: {given(1.5)}")).edit(*edits)
    book.back(talent(f"perception_delay: {given(3)}"), code=1)
    first, second, third, fourth = capsys.readouterr().err.splitlines()
    assert first.startswith(f"book.xlsx: inputs!{book.cells[1]}: end: the cell is empty")
    assert second.startswith(f"book.xlsx: inputs!{book.cells[2]}: draws: 'True' is neither a number nor text")
    assert third.startswith(f"book.xlsx: inputs!{book.cells[0]}: the scenario has no 'parameters.talent.delay'")
    assert fourth == f"book.xlsx: inputs: the row of '{DELAY}' is missing; do not delete rows"
    assert not (book.folder / "new.yaml").exists()


def test_notes_on_a_workbook_are_in_the_json(book, capsys):
    book.out(talent(f"perception_delay: {given(1.5)}")).today(talent(f"perception_delay: {given(3)}"))
    capsys.readouterr()
    assert main(["import-inputs", "book.xlsx", "--from", "scenarios/base.yaml", "--out", "new.yaml", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["file"], record["changes"]) == ("new.yaml", [])
    assert [note.partition(" (hash")[0] for note in record["notes"]] == [
        "book.xlsx: about!B2: the workbook was made from another state of the scenario"
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "cannot be read: No such file or directory"), (b"not a book", "not an Excel workbook (.xlsx)")],
)
def test_a_file_that_is_no_workbook_is_refused(folder, capsys, content, message):
    if content:
        (folder / "book.xlsx").write_bytes(content)
    assert main(["import-inputs", "book.xlsx", "--from", "scenarios/base.yaml", "--out", "new.yaml"]) == 1
    assert capsys.readouterr().err == f"book.xlsx: {message}\n"


def test_an_unknown_format_is_told_before_the_run(tmp_path, capsys):
    code = main(["scenarios/base.yaml", "--format", "html,exel", "--out", str(tmp_path / "out")])
    assert code == 2
    assert capsys.readouterr().err == "no format 'exel'; did you mean 'excel'?\n"
    assert not (tmp_path / "out").exists()


def test_export_writes_a_scenario_as_xmile(tmp_path, capsys):
    out = tmp_path / "base.xmile"
    assert main(["export", BASE, str(out), "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"{out} written\n"
    assert out.read_text(encoding="utf-8").startswith("<?xml version='1.0' encoding='utf-8'?>\n<xmile")


def test_export_lays_documents_and_changes_on_the_scenario(tmp_path, capsys):
    document = tmp_path / "shocks.yaml"
    shock = "{driver: demand_gap, start: 2027, years: 1, change: -0.1}"
    document.write_text(f"schema: 1\nshocks:\n  - {shock}\n", encoding="utf-8")
    texts = []
    for name, typed in {"plain": [], "shocked": ["--shocks", str(document)], "changed": ["--set", "end=2030"]}.items():
        out = tmp_path / f"{name}.xmile"
        assert main(["export", BASE, str(out), *typed]) == 0
        texts.append(out.read_text(encoding="utf-8"))
    assert len(set(texts)) == 3


def test_a_misspelt_command_is_told_with_the_nearest_one(capsys):
    assert main(["comprae", "a.yaml", "b.yaml"]) == 2
    assert capsys.readouterr().err == "no such command or file: comprae; did you mean 'compare'?\n"


def test_the_language_may_stand_before_the_command(folder, capsys):
    assert main(["--lang", "zh", "list", "scenarios"]) == 0
    assert "基准" in capsys.readouterr().out
