"""The results as a workbook, read back with openpyxl."""

import dataclasses
import io
import re
import shutil

import openpyxl
import pytest

from binjiang_sim.projection import givens, run
from binjiang_sim.report.content import blocks, outline, series, targets
from binjiang_sim.report.content.document import document
from binjiang_sim.report.content.headline import headline, periods
from binjiang_sim.report.content.numbers import scale
from binjiang_sim.report.render.cells import read_number
from binjiang_sim.report.render.results_workbook import SECTIONS, workbook
from binjiang_sim.words import say
from tests import office

BLOCKS = (
    blocks.Paragraph("In short", "answer"),
    blocks.Heading("Only a chart"),
    blocks.Chart("key", "Chart", lambda: pytest.fail("a workbook draws no chart")),
    blocks.Heading("The targets"),
    blocks.Scorecard(
        ("target", "wanted", "outcome", "chance", "verdict"),
        (
            blocks.Verdict("GDP", "≥ 3600", "3528", 0.4, "40 %", "open", "open"),
            blocks.Verdict("Listed companies", "≥ 100", "78", 0.02, "2 %", "missed", "bad"),
        ),
    ),
    blocks.Bars("Drivers", (blocks.Bar("trend", 0.6, "+0.60", "assumption"), blocks.Bar("luck", -0.3, "−0.30")), True),
    blocks.Table("Numbers", ("name", "value"), (("group",), ("2030", "1,234.5"), ("code", "3 of 4")), frozenset({1})),
    blocks.Bullets(("one", "two")),
    blocks.Code("binjiang_sim base.yaml"),
)


def read(results, language="en", shown=None):
    return openpyxl.load_workbook(io.BytesIO(workbook(results, shown or document(results, language))))


@pytest.fixture(scope="module")
def book(base, short):
    return read([base, short])


@pytest.fixture(scope="module")
def chinese(base):
    return read([base], "zh")


@pytest.fixture(scope="module")
def written(base):
    """A sheet with a block of every kind, under an answer."""
    whole = document([base], "en")
    section = blocks.Section("answer", "Answer", BLOCKS)
    return read([base], shown=dataclasses.replace(whole, answer="Two targets are missed.", sections=(section,)))[
        "answer"
    ]


def table(sheet):
    """The rows of a long table by the names of its columns."""
    head, *rows = sheet.iter_rows(min_row=2, values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def lines(sheet):
    """The filled cells of each row that has any."""
    rows = ([cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True))
    return [row for row in rows if row]


def test_the_answer_comes_first_and_the_long_table_last(base, book, chinese):
    sections = [one.key for one in document([base], "en").sections if one.key in SECTIONS]
    tables = ["charts", "headline", "inputs", "dictionary", "sources", "settings", "results"]
    keys = ["answer", *sections, *tables]
    for language, found in (("en", book), ("zh", chinese)):
        assert found.sheetnames == [say(f"excel.{key}", language) for key in keys]


def test_the_first_sheet_holds_the_answer_and_the_first_section(base, short, book):
    whole = document([base, short], "en")
    found = [cell for line in lines(book["answer"]) for cell in line if isinstance(cell, str)]
    named = f"{whole.title} · {whole.place} · {whole.span}"
    assert found[:2] == [whole.answer, named]
    said = [one for block in whole.sections[0].blocks if isinstance(block, blocks.Bullets) for one in block.items]
    assert said
    assert {f"• {one}" for one in said} <= set(found)


def test_a_sheet_holds_the_blocks_of_a_section_below_each_other(base, written):
    assert lines(written) == [
        ["Two targets are missed."],
        ["Base · Hangzhou High-tech Zone (Binjiang) · 2023–2035"],
        ["In short"],
        ["The targets"],
        ["target", "wanted", "outcome", "chance", "verdict"],
        ["GDP", "≥ 3600", "3528", 0.4, "40 %", "◆ open"],
        ["Listed companies", "≥ 100", "78", 0.02, "2 %", "▼ missed"],
        ["Drivers"],
        ["trend", 0.6, 0.6, "assumption"],
        ["luck", 0.3, -0.3, ""],
        ["Numbers"],
        ["name", "value"],
        ["group"],
        ["2030", 1234.5],
        ["code", "3 of 4"],
        ["• one"],
        ["• two"],
        ["binjiang_sim base.yaml"],
    ]


def test_chances_and_signed_numbers_are_bars_of_one_scale(written):
    found = {str(one.sqref): one.rules[0].dataBar for one in written.conditional_formatting}
    assert [[edge.val for edge in bar.cfvo] for bar in found.values()] == [[0, 1], [0, 0.6], [0, 0.6]]
    assert [written[one].value for place in found for one in place.split()] == [0.4, 0.02, 0.6, 0.3]
    assert len({bar.color.rgb for bar in found.values()}) == 2  # what is below zero has a colour of its own
    assert all(bar.showValue is False for bar in found.values())  # the number stands beside it in words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", (12.0, "0")),
        ("1,234.50", (1234.5, "#,##0.00")),
        ("-0.5", (-0.5, "0.0")),
        ("−0.45", (-0.45, "+0.00;−0.00")),
        ("+12 %", (0.12, "+0 %;−0 %")),
        ("33 % ± 3", None),
        ("250 [243, 259]", None),
        ("2024-H1", None),
        ("", None),
    ],
)
def test_a_text_that_is_a_number_is_read_with_its_format(text, number):
    assert read_number(text) == number


def test_the_targets_stand_whole_with_their_sources(base):
    many = run(base.scenario, 200)
    found = lines(read([many])["plan"])
    assert [targets.whole(many, "en")[0]] in found
    for row in targets.rows(many, "en"):
        assert next(line for line in found if line[:3] == list(row[:3]))[-1] == row[-1]


def test_a_scenario_without_targets_says_so(short):
    aimless = dataclasses.replace(short, scenario=dataclasses.replace(short.scenario, targets=()))
    assert [say("document.no_targets", "en")] in lines(read([aimless])["plan"])


def test_the_headline_figures_are_numbers_by_period_with_the_unit_beside(base, book):
    rows = list(book["headline figures"].iter_rows(min_row=2, values_only=True))
    assert [one for one in rows[0] if one] == list(periods(base))
    assert rows[1][:5] == ("figure", "unit", "10 % point", "median", "90 % point")
    found = rows[2 : 2 + len(headline(base))]
    assert not any(rows[2 + len(found)])
    for line, row in zip(headline(base), found, strict=True):
        assert row[0] == series.full_name(base, line.indicator, line.item, "en")
        values = [value for cell in line.cells for value in ((cell.low, cell.median, cell.high) if cell else ())]
        own = scale(values, series.unit_of(base, line.indicator), "en")
        assert (row[1] or "") == own.unit
        assert [one * own.divisor for one in row[2:] if one is not None] == pytest.approx(values)


def test_the_headline_figures_stand_once_with_their_notes(base, book, chinese):
    known = say("report.note", "en", year=base.scenario.start)
    assert [known] in lines(book["headline figures"])
    for language, found in (("en", book), ("zh", chinese)):
        assert [say("page.headline", language)] not in lines(found[say("excel.plan", language)])


def test_its_numbers_are_those_of_the_results_in_the_unit_beside_them(base, short, book):
    found = {
        (one["scenario"], one["variable (code)"], one["item (code)"], one["period"]): one
        for one in table(book["all results"])
    }
    assert len(found) == len(base.rows) + len(short.rows)
    names = {one["scenario"] for one in found.values()}
    assert len(names) == 2
    for name, result in zip(dict.fromkeys(one["scenario"] for one in found.values()), (base, short), strict=True):
        whole = {}
        for row in result.rows:
            points = [row.mean, *row.quantiles.values(), row.parameters_low, row.parameters_high]
            whole.setdefault((row.indicator, row.item), []).append((row, points))
        for (indicator, item), alike in whole.items():
            own = scale([one for _, points in alike for one in points], series.unit_of(result, indicator), "en")
            for row, _ in alike:
                line = found[name, indicator, item, row.period]
                assert (line["unit"] or "") == own.unit
                shown = (line["mean"], line["10 % point"], line["median"], line["90 % point"])
                wanted = (row.mean, row.quantiles[0.1], row.quantiles[0.5], row.quantiles[0.9])
                assert [one * own.divisor for one in shown] == pytest.approx(wanted, rel=1e-14, abs=0)


def test_the_figures_of_the_headline_come_first_in_the_long_table(base, chinese):
    first = dict.fromkeys(one["变量代码"] for one in table(chinese["全部结果"]))
    wanted = list(dict.fromkeys(name for name, _ in outline.figures(base, "headline")))
    assert list(first)[: len(wanted)] == wanted


def test_its_charts_draw_the_quantiles_year_by_year(base, book):
    sheet = book["charts"]
    assert len(sheet._charts) == 8
    course = series.course(base, "gdp")
    unit = scale([float(v) for points in course.quantiles.values() for v in points], "CNY", "en")
    line = sheet._charts[0].series[2]
    place = re.fullmatch(r"charts!\$D\$(\d+):\$D\$(\d+)", line.val.numRef.f)
    first, last = map(int, place.groups())
    head = [cell.value for cell in sheet[first - 1]][:6]
    assert head == ["Year", "2.5 % point", "10 % point", "Median", "90 % point", "97.5 % point"]
    assert last - first + 1 == len(course.years)
    for place, year in enumerate(course.years):
        row = [cell.value for cell in sheet[first + place]][:6]
        wanted = [course.quantiles[q][place] / unit.divisor for q in (0.025, 0.1, 0.5, 0.9, 0.975)]
        assert row == pytest.approx([year, *wanted])


def test_its_charts_stand_two_beside_each_other_and_do_not_overlap(book):
    places = [
        (one.anchor._from.row, one.anchor.to.row, one.anchor._from.col, one.anchor.to.col)
        for one in book["charts"]._charts
    ]
    for number, (top, bottom, left, right) in enumerate(places):
        assert all(top > two[1] or bottom < two[0] or left > two[3] or right < two[2] for two in places[:number])
    assert len({left for _, _, left, _ in places}) == 2


def test_every_input_variable_source_and_setting_is_listed(base, book):
    assert [line["input (code)"] for line in table(book["inputs"])] == list(givens(base.scenario))
    assert {line["variable (code)"] for line in table(book["dictionary"])} == set(base.model.equations)
    assert all(line["meaning"] and line["Chinese name"] for line in table(book["dictionary"]))
    assert [line["fact (code)"] for line in table(book["sources"])] == list(base.stamp["facts"])
    settings = {line["setting"]: line["value"] for line in table(book["run settings"])}
    assert settings[say("page.stamp_hash", "en")] == base.scenario.hash
    assert settings["To reproduce it"].startswith("binjiang_sim ")


def test_inputs_are_numbers_in_the_unit_beside_them(chinese):
    cost = next(line for line in table(chinese["输入"]) if line["指标"] == "政策直达全力推进的年成本")
    assert (cost["单位"], cost["10%分位"], cost["中位数"], cost["90%分位"]) == ("万元/年", 1000, 2000, 4000)
    assert cost["数据性质"] == "假定"


def test_heads_kinds_statuses_units_and_items_of_the_chinese_workbook_are_chinese(chinese):
    translated = {
        "输入": ("板块", "指标", "分项", "单位", "数据性质"),
        "词典": ("中文名称", "单位", "类型", "分项"),
        "全部结果": ("指标", "分项", "单位"),
    }
    for sheet, columns in translated.items():
        rows = table(chinese[sheet])
        for column in columns:
            found = {str(row[column]) for row in rows if row[column]}
            assert found
            assert not [one for one in found if re.search("[a-z]{4}", one)]
    for sheet in chinese:
        for cell in (cell for row in sheet.iter_rows(max_row=3) for cell in row if isinstance(cell.value, str)):
            assert not (cell.font.b and re.search("[a-z]{3}", cell.value))


def test_its_letters_are_in_a_font_that_excel_has_in_the_language(book, chinese):
    assert book["answer"]["A1"].font.name == "Calibri"
    assert {cell.font.name for row in chinese["目标"].iter_rows() for cell in row} == {"等线"}


def test_every_sheet_is_set_for_a4_with_title_and_page_number(book, chinese):
    for language, found in (("en", book), ("zh", chinese)):
        for sheet in found:
            assert sheet.page_setup.paperSize == 9
            assert sheet.oddHeader.left.text.endswith({"en": "Base", "zh": "基准情景"}[language])
            assert {"en": "Page &P of &N", "zh": "第&P页，共&N页"}[language] in sheet.oddFooter.center.text


def test_of_a_long_table_one_page_is_printed_and_its_title_says_so(base, chinese):
    sheet = chinese["全部结果"]
    assert sheet["A1"].value == f"全部结果：各指标、各时期（共{len(base.rows):,}行，供筛选查阅；打印时只印开头一页）"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B3", "$2:$2")
    assert sheet.auto_filter.ref.endswith(str(2 + len(base.rows)))
    assert int(sheet.print_area.rpartition("$")[2]) < 60


def test_a_table_of_one_page_is_printed_whole(chinese):
    sheet = chinese["运行设置"]
    assert sheet["A1"].value == "运行设置"
    assert int(sheet.print_area.rpartition("$")[2]) == sheet.max_row


@pytest.mark.parametrize(("name", "head", "letter"), [("输入", "理由", 2), ("inputs", "reason", 1)])
def test_rows_are_as_high_as_their_texts(book, chinese, name, head, letter):
    sheet = (chinese if name == "输入" else book)[name]
    column = next(cell.column for cell in sheet[2] if cell.value == head)
    room = sheet.column_dimensions[sheet.cell(2, column).column_letter].width / letter
    long = [cell for row in sheet.iter_rows(min_row=3) for cell in row[column - 1 : column] if cell.value]
    long = [cell for cell in long if len(cell.value) > 1.2 * room]
    assert long
    for cell in long:
        assert sheet.row_dimensions[cell.row].height >= max(len(cell.value) / room, 2) * 11 * 1.3


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice prints the pages")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_printed_on_fewer_than_fifteen_pages(seven, tmp_path, language):
    for name, several in (("alone", seven[:1]), ("compared", seven[:3])):
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(workbook(several, document(several, language)))
        assert office.pages(file, tmp_path) < 15
