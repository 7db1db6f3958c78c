"""A model of one's own: a sector that is not ours in runs, other processes, stores, reports and exports."""

import importlib.util
import re
import sys
import textwrap
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
import openpyxl
import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main
from binjiang_sim.engine import MainFigure, Model, Sector, flow, lever, parameter, start, stock
from binjiang_sim.errors import ScenarioError
from binjiang_sim.export import text
from binjiang_sim.export.xmile import xmile
from binjiang_sim.projection import RunOptions, blocks, chunks, executors, experiment, resources
from binjiang_sim.report.brief.page import brief
from binjiang_sim.report.content.comparison.answers import sentences
from binjiang_sim.report.content.comparison.changes import changes
from binjiang_sim.report.content.outline import fans
from binjiang_sim.scenario.json_schema import json_schema
from binjiang_sim.scenario.resolved import resolve

from . import shuttles

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="module")
def plan(folder):
    return shuttles.plan(folder)


@pytest.fixture(scope="module")
def result(plan):
    return bj.run(plan)


@flow("person/year", zh="青年大学生流出", en="departures of young graduates")
def graduate_departures(young_graduates, young_leaving_rate):
    """Word of mouth is not heard."""
    return young_graduates * young_leaving_rate


def test_no_other_process_can_import_the_sector(plan):
    assert "shuttles" in {one.name for one in plan.model.sectors}
    assert importlib.util.find_spec("shuttles") is None
    assert "shuttles" not in sys.modules


# Runs


def test_a_stock_with_rows_of_its_own_follows_its_equation(plan):
    central = bj.run(plan, central=True)
    start = np.array([30.0, 10.0])
    for row, item in enumerate(("river_line", "hill_line")):
        assert central.values("shuttles", "2023", item)[0] == pytest.approx(start[row])
        assert central.values("shuttles", "2024", item)[0] == pytest.approx(start[row] * 1.1**2)
    share = central.values("rides", "2024")[0] / central.values("visitors", "2024")[0]
    assert share == pytest.approx(0.75)
    growth = central.values("visitors", "2025")[0] / central.values("visitors", "2024")[0] - 1
    assert central.values("rides_growth", "2025")[0] == pytest.approx(growth)


def test_a_scenario_chooses_a_variant_of_the_sector_by_name(plan, result):
    assert plan.equations == ("calmer_departures",)
    shipped = bj.run(plan.with_({"equations": {"graduate_departures": "graduate_departures"}}))
    ratio = result.values("graduate_departures", "2024-H1") / shipped.values("graduate_departures", "2024-H1")
    calm = 1 - ratio
    assert 0 <= calm.min() < calm.max() < 0.35


def test_a_scenario_without_the_values_of_a_model_is_refused(base, plan):
    with pytest.raises(ScenarioError) as caught:
        bj.run(base, model=plan.model)
    remedy = "load the file with bj.load(file, model=...) and give it in the district file"
    assert caught.value.text().splitlines() == [
        f"{base.file}: {path}: the model needs it (in {unit}) and the scenario does not give it; {remedy}"
        for path, unit in (
            ("parameters.shuttles.buses", "1"),
            ("parameters.shuttles.growth", "1/year"),
            ("parameters.shuttles.calm", "1"),
            ("drivers.wish_to_ride", "1"),
        )
    ]
    remedy = "请用 `bj.load(文件, model=...)` 读取，并在城区文件中给出"
    place = f"{base.file}: drivers.wish_to_ride"
    assert caught.value.text("zh").splitlines()[-1] == f"{place}：模型需要此值（单位 1），情景没有给出；{remedy}"


def test_a_run_takes_another_model_and_keeps_it(base):
    other = base.model.replace(graduate_departures)
    found = bj.run(base, draws=4, model=other)
    assert found.model == other
    assert found.scenario.model == found.scenario.with_({"draws": 5}).model == other
    loaded = bj.run(bj.load(base.file, model=other), draws=4)
    np.testing.assert_array_equal(found.values("gdp", "2035"), loaded.values("gdp", "2035"))
    assert (found.values("gdp", "2035") != bj.run(base, draws=4).values("gdp", "2035")).all()


def test_an_experiment_takes_another_model(base):
    other, figures = base.model.replace(graduate_departures), [("gdp", None, "2026")]
    values = {"levers.talent_programme": (0, 1)}
    found = bj.experiment(base, values, draws=4, figures=figures, model=other).values
    expected = bj.run(base.with_({"levers.talent_programme": 1}), draws=4, model=other).values("gdp", "2026")
    np.testing.assert_array_equal(found[1, 0], expected)


# Other processes


def assert_same(one, other):
    for name, array in one.ensemble.summary.arrays.items():
        np.testing.assert_array_equal(array, other.ensemble.summary.arrays[name], err_msg=name)


@pytest.fixture
def cut_up(monkeypatch):
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 32)
    monkeypatch.setattr(blocks, "MOST_BLOCK", 32)
    monkeypatch.setattr(experiment, "TASK", 128)
    monkeypatch.setattr(experiment, "COLUMNS", 64)


@pytest.fixture(scope="module")
def short(plan):
    return plan.with_({"end": 2024, "targets": []})


@pytest.fixture(scope="module")
def two_processes(tmp_path_factory):
    """Processes as a run with two workers starts them, from a script that must not run again."""
    script = tmp_path_factory.mktemp("script") / "script.py"
    script.write_text("raise SystemExit('it ran again')", encoding="utf-8")
    main = ModuleType("__main__")
    main.__file__ = str(script)
    with pytest.MonkeyPatch.context() as patch, executors._executor(RunOptions(workers=2), 2) as pool:
        patch.setitem(sys.modules, "__main__", main)
        yield pool


def test_two_processes_know_the_sector_and_find_the_same_bits(short, cut_up, two_processes):
    said = []
    found = bj.run(short, options=RunOptions(executor=two_processes, notice=said.append))
    assert said == []
    assert_same(bj.run(short), found)


def test_an_experiment_in_two_processes_finds_the_same_bits(plan, cut_up, two_processes):
    said, values = [], {"levers.shuttle_programme": (0, 0.5, 1), "parameters.shuttles.calm": (0.1, 0.1, 0.3)}
    spread = bj.experiment(plan, values, executor=two_processes, notice=said.append)
    assert said == []
    assert spread.figures == (("rides", None, "2026"),)
    np.testing.assert_array_equal(spread.values, bj.experiment(plan, values).values)


def test_a_run_with_another_equation_is_kept_under_another_name(folder, plan, result, tmp_path):
    source = shuttles.SOURCE.replace("p.calm * shuttle_programme", "p.calm * shuttle_programme / 2")
    other = bj.model().with_sectors(shuttles.module(tmp_path, source))
    same = bj.model().with_sectors(shuttles.module(tmp_path))
    key = bj.run(plan, draws=2).key
    assert bj.run(plan, draws=2, model=other).key != key
    assert bj.run(plan, draws=2, model=same).key == key


# Reports, exports, stamps


@pytest.mark.parametrize(("language", "programme"), [("zh", "接驳计划"), ("en", "Shuttle programme")])
def test_a_report_holds_the_sector(result, tmp_path, plain_reports, language, programme):
    made = bj.write(result, tmp_path, language, formats=("html", "csv"))
    assert programme in (made / "report.html").read_text(encoding="utf-8")
    assert "shuttles.growth" in (made / "inputs.csv").read_text(encoding="utf-8-sig")
    assert "river_line" in (made / "results.csv").read_text(encoding="utf-8-sig")


def test_a_main_figure_of_the_sector_has_its_chart(plan):
    outline = (MainFigure("shuttles", "livelihood", shown=("fan",), items=("hill_line",)),)
    model = bj.model().with_sectors(plan.model.sectors[-1], outline=outline)
    assert fans(bj.run(plan, draws=2, model=model), "livelihood")[-1] == ("shuttles", "hill_line")


def test_a_brief_and_a_chart_may_ask_for_its_figures(result, tmp_path):
    template = tmp_path / "brief.md"
    template.write_text("Rides: {rides|2026}, on the river line {shuttles/river_line|2026}.\n", encoding="utf-8")
    assert "Rides: " in str(brief(result, "en", template))
    assert "river line" in bj.plot(result, "shuttles", "river_line").get_title("left")


def test_plans_with_the_sector_are_compared(plan, result, tmp_path, plain_reports):
    without = bj.run(plan.with_({"levers.shuttle_programme": 0}))
    found = bj.compare(without, result)
    moved = {row["indicator"] for row in found.rows}
    assert {"shuttles", "graduate_departures"} <= moved
    page = (bj.write(found, tmp_path) / "comparison.html").read_text(encoding="utf-8")
    assert "Shuttle programme" in page


def test_a_shipped_plan_is_compared_with_one_that_has_the_sector(base, result, plan):
    shipped = bj.run(base.with_({"end": 2026}), draws=64)
    (pair,) = bj.compare(shipped, result).pairs
    assert any("shuttles_bought" in note.text() for note in pair.notes)
    assert {one.path for one in pair.inputs} >= {"parameters.shuttles.calm", "levers.shuttle_programme"}
    named = {path: name for one in changes(pair, "en") for path, name in zip(one.paths, one.labels, strict=True)}
    assert named["levers.shuttle_programme"] == "Shuttle programme"
    (back,) = bj.compare(result, shipped).pairs
    assert "drivers.wish_to_ride" in {path for one in changes(back, "zh") for path in one.paths}


def test_a_cost_that_only_one_model_knows_is_not_taken_for_zero_but_said(base, result, monkeypatch):
    monkeypatch.setattr("binjiang_sim.analysis.comparison.COST", "shuttles_bought")  # of one of the two models
    shipped = bj.run(base.with_({"end": 2026}), draws=64)
    for pair in (bj.compare(shipped, result).pairs[0], bj.compare(result, shipped).pairs[0]):
        assert pair.cost is None
        said = "has no cost of reforms (policy_cost), so that costs are not compared"
        assert f"{shipped.scenario.file}: {said}" in [note.text("en") for note in pair.notes]
        assert sentences(pair, "zh")[-1] == "两个模型中至少有一个没有改革成本，成本未作比较。"


def test_the_effective_scenario_with_the_sector_is_loaded_again(folder, plan, tmp_path):
    for everything in (False, True):
        file = tmp_path / f"effective_{everything}.yaml"
        made = text(resolve(folder / "shuttle_plan.yaml", plan.model), "zh", everything=everything)
        file.write_text(made, encoding="utf-8")
        assert bj.load(file, model=plan.model).hash == plan.hash


def test_xmile_and_the_schema_of_files_hold_the_sector(plan):
    root = ElementTree.fromstring(xmile(plan).split("\n", 1)[1])
    names = {one.get("name") for one in root.iter() if one.get("name")}
    assert {"shuttles_for_river_line", "parameter_shuttles_growth", "shuttle_programme_path"} <= names
    assert "shuttle_programme" in json_schema(plan.model)["properties"]["levers"]["properties"]


def test_verify_says_that_a_file_was_made_with_other_equations(folder, result, tmp_path, capsys, monkeypatch):
    made = bj.write(result, tmp_path, formats=["csv"])
    monkeypatch.chdir(folder)
    assert main(["verify", str(made / "results.csv"), "--lang", "en"]) == 2
    said = capsys.readouterr().out
    assert "it was made with other equations (a model of one's own, or another version), which are not here" in said


def test_verify_names_other_equations_of_a_shipped_variable(base, tmp_path, capsys):
    changed = bj.run(base.with_({"end": 2024}), draws=4, model=base.model.replace(graduate_departures))
    made = bj.write(changed, tmp_path, formats=["csv"])
    assert main(["verify", str(made / "results.csv"), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert f"other version (equations: {changed.model.digest} when stamped" in said


# A model that has nothing of ours


@lever("1", zh="推动", en="push")
def push(path):
    return path


@start("person", zh="期初", en="pool at the start")
def pool_start(p):
    return p.people


@flow("person/year", zh="流入", en="inflow")
def inflow(pool, push):
    return pool * push


@stock("person", start="pool_start", zh="池", en="pool")
def pool(inflow):
    return inflow


@dataclass(frozen=True)
class Params:
    people: object = parameter("person", low=0, zh="人数", en="people")


TINY = """\
schema: 1
name: Tiny
ledger: published
start: 2022-12-31
reform_start: 2023
end: 2024
steps_per_year: 1
draws: 16
seed: 1
dimensions: {}
drivers: {}
parameters: {tiny: {people: {interval80: [1, 2, 3], status: assumption, why: A test.}}}
"""


def test_a_model_that_has_nothing_of_ours_runs_and_is_compared_and_written_as_tables(tmp_path):
    (tmp_path / "tiny.yaml").write_text(TINY, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(
        "schema: 1\nname: A\ndistrict: tiny.yaml\nlevers: {push: 1}\n", encoding="utf-8"
    )
    tiny = Sector.made("tiny", push, pool_start, inflow, pool, params=Params, zh="小", en="Tiny")
    found = bj.run(bj.load(tmp_path / "plan.yaml", model=Model.of(tiny)))
    np.testing.assert_allclose(found.values("pool", "2024"), 4 * found.values("pool_start", "2022"))
    calm = bj.run(found.scenario.with_({"levers.push": 0}))
    compared = bj.compare(calm, found)
    assert {row["indicator"] for row in compared.rows} == {"inflow", "pool"}
    with pytest.raises(bj.ProjectionError, match="no indicator 'gdp'"):
        bj.write(found, tmp_path)
    assert compared.pairs[0].cost is None
    page = bj.write(compared, tmp_path) / "comparison.html"
    assert "no cost of reforms; costs are not compared" in page.read_text(encoding="utf-8")
    made = bj.write(found, tmp_path, formats=("csv", "excel"))
    assert {"results.csv", "inputs.csv", "results.xlsx"} <= {one.name for one in made.iterdir()}
    book = openpyxl.load_workbook(made / "results.xlsx")
    assert book.sheetnames == ["inputs", "dictionary", "sources", "run settings", "all results"]


# The page about it


def indented(text):
    """The blocks of a page that are code."""
    return [textwrap.dedent(block) for block in re.findall(r"(?:^ {4}.*\n|^\n)+", text, re.MULTILINE) if block.strip()]


@pytest.mark.parametrize("page", ["own_model.md", "own_model.zh.md"])
def test_what_the_page_shows_works(tmp_path, page):
    sector, equation, values, *_ = indented((DOCS / page).read_text(encoding="utf-8"))
    scope = {}
    for name, code in (("sector.py", sector), ("equation.py", equation)):
        (tmp_path / name).write_text(code, encoding="utf-8")
        exec(compile(code, str(tmp_path / name), "exec"), scope)
        if name == "sector.py":
            (tmp_path / "town.yaml").write_text(values, encoding="utf-8")
            (tmp_path / "plan.yaml").write_text("schema: 1\nname: A\ndistrict: town.yaml\n", encoding="utf-8")
            found = bj.run(bj.load(tmp_path / "plan.yaml", {"end": 2023}, model=scope["model"]), draws=2)
            assert found.values("nursery_places", "2023").min() > 0
    assert scope["model"].digest != bj.model().digest
