"""The results as a workbook, read back with openpyxl."""

import dataclasses
import io

import openpyxl
import pytest

from binjiang_sim.projection import givens, run
from binjiang_sim.report.content import series, targets
from binjiang_sim.report.content.numbers import scale
from binjiang_sim.report.render.results_workbook import workbook
from binjiang_sim.words import say


@pytest.fixture(scope="module")
def book(base, short):
    return openpyxl.load_workbook(io.BytesIO(workbook([base, short], "en")))


def table(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_its_sheets_are_named_in_the_language(book, short):
    assert book.sheetnames == ["results", "targets", "charts", "inputs", "dictionary", "sources", "run settings"]
    chinese = openpyxl.load_workbook(io.BytesIO(workbook([short], "zh")), read_only=True)
    assert chinese.sheetnames == ["结果", "目标", "图表", "输入", "词典", "来源", "运行设置"]


def test_the_plan_as_a_whole_stands_above_the_table_of_its_targets(base):
    many = run(base.scenario, 200)
    book = openpyxl.load_workbook(io.BytesIO(workbook([many], "en")))
    lines = [[cell for cell in row if cell] for row in book["targets"].iter_rows(values_only=True)]
    whole = targets.whole(many, "en")
    assert whole[0].startswith("Plan as a whole: all 4 targets are met in ")
    assert lines[: len(whole)] == [[one] for one in whole]
    assert lines[len(whole) + 1] == list(targets.head("en"))
    assert lines[len(whole) + 2 : len(whole) + 6] == [list(one) for one in targets.rows(many, "en")]


def test_a_scenario_without_targets_says_so_in_their_sheet(short):
    aimless = dataclasses.replace(short, scenario=dataclasses.replace(short.scenario, targets=()))
    book = openpyxl.load_workbook(io.BytesIO(workbook([aimless], "en")), read_only=True)
    (first,) = next(book["targets"].iter_rows(max_row=1, max_col=1, values_only=True))
    assert first == say("document.no_targets", "en")


def test_its_numbers_are_those_of_the_results(base, short, book):
    found = table(book["results"])
    assert len(found) == len(base.rows) + len(short.rows)
    for row, line in zip([*base.rows, *short.rows], found, strict=True):
        assert (row.indicator, row.item, row.period, row.unit) == tuple(
            line[name] for name in ("variable", "item", "period", "unit")
        )
        shown = (line["mean"], line["10 % point"], line["median"], line["90 % point"])
        wanted = (row.mean, row.quantiles[0.1], row.quantiles[0.5], row.quantiles[0.9])
        assert shown == pytest.approx(wanted, rel=1e-14, abs=0)  # a workbook keeps sixteen digits


def test_its_charts_draw_the_quantiles_year_by_year(base, book):
    sheet = book["charts"]
    assert len(sheet._charts) == 8
    course = series.course(base, "gdp")
    unit = scale([float(v) for points in course.quantiles.values() for v in points], "CNY", "en")
    head = [cell.value for cell in sheet[2]][:6]
    assert head == ["Year", "2.5 % point", "10 % point", "Median", "90 % point", "97.5 % point"]
    for place, year in enumerate(course.years):
        row = [cell.value for cell in sheet[3 + place]][:6]
        wanted = [course.quantiles[q][place] / unit.divisor for q in (0.025, 0.1, 0.5, 0.9, 0.975)]
        assert row == pytest.approx([year, *wanted])
    lines = sheet._charts[0].series
    assert [line.val.numRef.f for line in lines][2] == "charts!$D$3:$D$15"


def test_every_input_variable_source_and_setting_is_listed(base, book):
    assert [line["input"] for line in table(book["inputs"])] == list(givens(base.scenario))
    assert [line["variable"] for line in table(book["dictionary"])] == list(base.model.equations)
    assert all(line["meaning"] and line["Chinese name"] for line in table(book["dictionary"]))
    assert [line["name"] for line in table(book["sources"])] == list(base.stamp["facts"])
    settings = {line["setting"]: line["value"] for line in table(book["run settings"])}
    assert settings[say("page.stamp_hash", "en")] == base.scenario.hash
    assert settings["To reproduce it"].startswith("binjiang_sim ")
