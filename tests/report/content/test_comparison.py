"""A comparison for readers: table, page, workbook, plain records."""

import base64
import dataclasses
import io
import json
import re
import zipfile

import docx
import openpyxl
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

from binjiang_sim.analysis.comparison import compare
from binjiang_sim.facts.screen import width
from binjiang_sim.projection import run
from binjiang_sim.report.content import series
from binjiang_sim.report.content.comparison import document, rows, sheets
from binjiang_sim.report.content.comparison.records import record
from binjiang_sim.report.content.numbers import scale
from binjiang_sim.report.render import comparison_terminal as terminal
from binjiang_sim.report.render import comparison_workbook as workbook
from binjiang_sim.report.render.html import rendered
from binjiang_sim.report.stamps.files import read_stamp
from binjiang_sim.report.writing import write_comparison

from ..render.test_html import Reader

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
TARGETS = """schema: 1
targets:
  - {indicator: gdp, year: 2030, at_least: 3600亿 CNY, prices: 2023, kind: expected, source: plan}
"""


@pytest.fixture(scope="module")
def comparison(seven):
    """The base, no new reform, talent first, and the base again."""
    return compare([*seven[:3], seven[0]])


@pytest.fixture(scope="module")
def one_number(base):
    """The base and a plan that changes a single number."""
    return compare([base, run(base.scenario.with_({"levers.talent_programme": "0.6"}), draws=base.draws)])


@pytest.fixture(scope="module")
def pages(comparison):
    """The page in both languages."""
    return {language: rendered(document.document(comparison, language)) for language in ("zh", "en")}


@pytest.fixture(scope="module")
def book(comparison):
    """The workbook as a spreadsheet program reads it."""
    return openpyxl.load_workbook(io.BytesIO(workbook.workbook(comparison, "en")))


@BOTH
@pytest.mark.parametrize("everything", [False, True])
def test_the_table_fits_a_wide_terminal(comparison, one_number, language, everything):
    for one in (comparison, one_number):
        lines = terminal.text(one, language, everything=everything).splitlines()
        assert max(map(width, lines)) <= 120


def test_nothing_is_shown_of_a_scenario_equal_to_the_reference(base, comparison):
    assert terminal.text(compare([base, base]), "en") == ""
    assert terminal.text(comparison, "en").count("\nNo difference at all.") == 1
    assert terminal.text(comparison, "zh").count("\n没有任何差别。") == 1


def test_a_row_shows_the_numbers_of_the_difference(comparison):
    pair = comparison.pairs[0]
    gdp = next(one for one in pair.moved if one.indicator == "gdp")
    (row,) = rows.rows(pair, [gdp], ["2035"], "en")
    one = gdp.periods["2035"]
    assert row.label == "GDP (CNY bn)"
    assert row.reference == f"{one.reference / 1e9:.0f}"
    assert float(row.difference) == pytest.approx(one.difference / 1e9, abs=0.5)
    assert row.relative == f"{100 * one.difference / one.reference:+.1f} %"
    assert row.above == f"{100 * one.above:.0f} %"
    assert row.since == f"from {gdp.years[0]}"


@pytest.mark.parametrize(
    ("share", "english", "chinese"),
    [
        (1.0, "100 %", "100%"),
        (0.999, ">99 %", ">99%"),
        (0.0, "0 %", "0%"),
        (0.001, "<1 %", "<1%"),
        (0.5, "50 %", "50%"),
    ],
)
def test_a_share_that_is_not_quite_all_is_not_shown_as_all(share, english, chinese):
    assert (rows.chance(share, "en"), rows.chance(share, "zh")) == (english, chinese)


def test_ten_figures_are_shown_unless_all_are_asked_for(comparison):
    pair = comparison.pairs[0]
    periods = rows.shown_periods(pair)
    assert periods == ("2030", "2035")
    assert len(rows.shown(pair, periods)) == rows.MOST
    assert {one.indicator for one in rows.shown(pair, periods)} <= set(rows.outcomes(pair))
    assert rows.shown(pair, periods, everything=True) == pair.strongest(periods)


def test_alike_changes_are_told_together(comparison):
    text = terminal.text(comparison, "en")
    assert "Inputs that differ (13)" in text
    assert text.count("{path: {2024-H2: 0.3, 2025: 0.5}, after: hold}  (assumption;") == 2
    assert "no_new_reform.yaml:" not in text


def test_a_single_change_is_told_with_its_path_and_place(one_number):
    lines = [line.strip() for line in terminal.text(one_number, "en").splitlines()]
    assert "Talent programme  levers.talent_programme" in lines
    assert "Base (2)  0.6  (assumption; --set levers.talent_programme)" in lines


def test_targets_are_compared(base, slump, with_target):
    pair = compare([with_target(one) for one in (base, slump)]).pairs[0]
    ((figure, period, wanted, before, after, change, *_),) = rows.target_rows(pair, "en")
    assert (figure, period, wanted) == ("GDP", "2030", "≥ CNY 360 bn")
    shares = [(one.values("gdp", "2030") >= 3.6e11).mean() for one in (base, slump)]
    assert (before, after) == tuple(f"{100 * share:.0f} %" for share in shares)
    assert change == f"{100 * (shares[1] - shares[0]):+.0f} pts"


@pytest.fixture
def with_target(tmp_path):
    """A result whose scenario has the target."""
    file = tmp_path / "targets.yaml"
    file.write_text(TARGETS, encoding="utf-8")

    def aimed(one):
        targets = one.scenario.with_(targets=file).targets
        return dataclasses.replace(one, scenario=dataclasses.replace(one.scenario, targets=targets))

    return aimed


@BOTH
def test_the_page_asks_the_network_for_nothing(pages, language):
    text = pages[language]
    assert "<script" not in text
    targets = re.findall(r"""(?:src|href|action|data|poster|srcset)\s*=\s*["']([^"']*)""", text)
    assert all(target.startswith(("#", "data:")) for target in targets)
    assert all(target.startswith(("#", "data:")) for target in re.findall(r"url\(([^)]*)\)", text))


@BOTH
def test_the_page_is_well_formed_and_its_font_has_every_glyph(pages, language):
    reader = Reader(pages[language])
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    links = {attrs["href"][1:] for tag, attrs in reader.tags if tag == "a"}
    assert links <= set(reader.ids)
    written = re.search(r"base64,([A-Za-z0-9+/=]+)", pages[language])
    with TTFont(io.BytesIO(base64.b64decode(written[1]))) as font:
        known = set(font.getBestCmap())
    assert {letter for data in reader.words for letter in data if letter > " " and ord(letter) not in known} == set()


@BOTH
def test_the_page_has_a_part_for_each_plan_that_differs(pages, language):
    reader = Reader(pages[language])
    assert {"answers", "glance", "plan-1", "plan-2", "made"} <= set(reader.ids)
    assert "plan-3" not in reader.ids
    drawings = [attrs["aria-label"] for tag, attrs in reader.tags if tag == "svg"]
    assert len(drawings) == 1 + 2 * 2 * 3  # at a glance; level and difference of three figures of two plans


def test_every_number_of_the_table_stands_on_the_page(pages, comparison):
    pair = comparison.pairs[0]
    periods = rows.shown_periods(pair)
    for row in rows.rows(pair, rows.shown(pair, periods), periods, "zh"):
        assert row.band in pages["zh"]
        assert row.difference in pages["zh"]


def test_the_page_says_how_to_make_it_again(pages, comparison):
    files = " ".join(one.scenario.file for one in comparison.results)
    assert f"binjiang_sim compare {files} --draws 64 --seed 20240902 --lang en" in pages["en"]


@pytest.mark.parametrize(("key", "figure"), [("figures", "gdp"), ("cost", "policy_cost")])
def test_the_numbers_of_the_workbook_are_those_of_the_results(comparison, book, key, figure):
    sheet = book[sheets.sheet_name(key, "en")]
    heads = [cell.value for cell in sheet[1]]
    assert len(heads) == len(sheets.HEADS[key])
    pair = comparison.pairs[0]
    name = series.name_of(pair.reference, figure, "en")
    lines = [dict(zip(heads, (cell.value for cell in line), strict=True)) for line in sheet.iter_rows(min_row=2)]
    own = [
        one
        for one in lines
        if one["scenario"] == "No new reform" and one["figure"] == name and one["period"] in pair.years
    ]
    assert [one["period"] for one in own] == list(pair.years)
    divisor = {"CNY bn": 1e9, "CNY million": 1e6}[own[0]["unit"]]
    for one in own:
        before, after = (result.values(figure, one["period"]) for result in (pair.reference, pair.other))
        assert one["reference"] * divisor == pytest.approx(
            pair.reference.quantile(figure, one["period"], 0.5), rel=1e-12
        )
        assert one["P(above)"] == (after - before > 1e-12 * (before + after)).mean()


def test_the_workbook_holds_text_and_numbers_alone(book):
    assert book.sheetnames == ["inputs", "figures", "cost", "prices", "everything that moves", "run settings", "charts"]
    for sheet in book:
        assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    assert len(book["charts"]._charts) == 2 * 2 * 3 + 2 * 2


def test_inputs_stand_in_the_workbook_with_their_places(comparison, book):
    lines = list(book["inputs"].iter_rows(min_row=2, values_only=True))
    assert len(lines) == 2 * (13 + 2)
    heads = [cell.value for cell in book["inputs"][1]]
    row = dict(zip(heads, lines[-1], strict=True))
    assert row["key"] == "levers.talent_programme"
    assert row["scenario"] == "Talent first"
    assert row["value"] == "{path: {2024-H2: 0.3, 2025: 0.5, 2027: 1}, after: hold}"
    assert row["place"].endswith("talent_first.yaml:6:3")


@pytest.mark.usefixtures("plain_reports")
def test_equal_comparisons_are_equal_files(seven, tmp_path):
    one_number = compare(seven[:2], ["gdp"])
    folders = [write_comparison(one_number, tmp_path / name, "zh") for name in ("one", "two")]
    assert folders[0].name == folders[1].name
    for name in ("comparison.html", "comparison.xlsx"):
        first, second = ((folder / name).read_bytes() for folder in folders)
        assert first == second
        stamp = read_stamp(folders[0] / name)
        assert stamp.untouched
        assert stamp.entries["hash"].split() == [one.scenario.hash for one in seven[:2]]
    with zipfile.ZipFile(folders[0] / "comparison.xlsx") as package:
        assert "目标" not in package.read("xl/workbook.xml").decode()
        assert "输入差别" in package.read("xl/workbook.xml").decode()


@pytest.mark.usefixtures("plain_reports")
def test_a_comparison_is_written_as_word_and_pdf_too(seven, tmp_path):
    folder = write_comparison(compare(seven[:2], ["gdp"]), tmp_path, "zh", wanted=("word", "pdf"))
    assert sorted(file.name for file in folder.iterdir()) == ["comparison.docx", "comparison.pdf"]
    words = [one.text for one in docx.Document(folder / "comparison.docx").paragraphs]
    assert "“不新增改革”对比“基准情景”" in words
    assert (folder / "comparison.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_chinese_font_the_pdf_of_a_comparison_is_in_english(seven, tmp_path, monkeypatch):
    blank, languages = io.BytesIO(), []
    Figure().savefig(blank, format="pdf")
    monkeypatch.setattr("binjiang_sim.report.render.fonts.chart_language", lambda language: "en")
    monkeypatch.setattr(
        "binjiang_sim.report.render.pdf.pdf", lambda one, _: languages.append(one.language) or blank.getvalue()
    )
    write_comparison(compare(seven[:2], ["gdp"]), tmp_path, "zh", wanted=("pdf",))
    assert languages == ["en"]


def test_plain_records_are_valid_json_in_model_units(comparison):
    found = json.loads(json.dumps(record(comparison), allow_nan=False))
    assert found["same"] is False
    assert [one["same"] for one in found["scenarios"]] == [False, False, True]
    gdp = next(one for one in found["scenarios"][0]["figures"] if one["indicator"] == "gdp")
    year = next(one for one in gdp["periods"] if one["period"] == "2035")
    moved = next(one for one in comparison.pairs[0].moved if one.indicator == "gdp")
    assert year["difference"] == moved.periods["2035"].difference
    assert gdp["matters"] == list(moved.years)
    assert found["scenarios"][2]["figures"] == found["scenarios"][2]["inputs"] == []


@pytest.mark.usefixtures("plain_reports")
def test_a_central_comparison_has_no_bands_and_no_probabilities(central):
    more = run(central.scenario.with_({"levers.talent_programme": "1"}), central=True)
    comparison = compare([central, more])
    assert not re.search(r"\[[+-]", terminal.text(comparison, "zh"))
    assert len(rows.head(True, "zh")) == len(rows.head(False, "zh")) - 2
    assert "80 %" not in terminal.text(comparison, "en")
    assert not re.search(r"\[[+-]", "".join(Reader(rendered(document.document(comparison, "zh"))).words))


@pytest.mark.usefixtures("plain_reports")
def test_a_year_is_shown_whatever_the_end(short):
    more = run(short.scenario.with_({"levers.talent_programme": "1"}), draws=8)
    pair = compare([short, more]).pairs[0]
    assert rows.shown_periods(pair) == ("2023",)
    assert Reader(rendered(document.document(compare([short, more]), "en"))).open == []


def test_a_row_shows_two_digits_of_a_difference_that_matters(comparison):
    pair = comparison.pairs[0]
    telling = [one for one in pair.moved if one.periods.get("2035") and one.periods["2035"].matters]
    assert len(telling) > 20
    for moved in telling:
        (row,) = rows.rows(pair, [moved], ["2035"], "en")
        one = moved.periods["2035"]
        own = scale([one.reference, one.other], series.unit_of(pair.reference, moved.indicator), "en")
        shown = float(row.difference.removesuffix(" pts")) * own.divisor
        assert shown == pytest.approx(one.difference, rel=0.06)
