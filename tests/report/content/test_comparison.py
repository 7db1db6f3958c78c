"""A comparison for readers: table, page, workbook, plain records."""

import base64
import dataclasses
import io
import json
import re
import zipfile

import docx
import numpy as np
import openpyxl
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

from binjiang_sim.analysis.comparison import Chance, compare
from binjiang_sim.facts.screen import width
from binjiang_sim.projection import run
from binjiang_sim.report.content import series
from binjiang_sim.report.content.comparison import answers, document, rows, sheets
from binjiang_sim.report.content.comparison.records import record
from binjiang_sim.report.content.numbers import scale
from binjiang_sim.report.render import comparison_terminal as terminal
from binjiang_sim.report.render import comparison_workbook as workbook
from binjiang_sim.report.render.html import rendered
from binjiang_sim.report.stamps.files import read_stamp
from binjiang_sim.report.writing import write_comparison
from binjiang_sim.scenario.values import Target

from ..render.test_html import Reader

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
TARGETS = """schema: 1
targets:
  - {indicator: gdp, year: 2030, at_least: 3600亿 CNY, prices: 2023, kind: expected, source: plan}
"""


@pytest.fixture(scope="module")
def seven(seven):
    """The seven scenarios without the targets of their plan."""
    return [dataclasses.replace(one, scenario=dataclasses.replace(one.scenario, targets=())) for one in seven]


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


def test_a_row_shows_the_numbers_of_the_difference(seven):
    pair = compare(seven[1:3]).pairs[0]
    gdp = next(one for one in pair.moved if one.indicator == "gdp")
    (row,) = rows.rows(pair, [gdp], ["2035"], "en")
    one = gdp.periods["2035"]
    assert row.label == "GDP (CNY bn)"
    assert row.reference == f"{one.reference / 1e9:.0f}"
    assert float(row.difference) == pytest.approx(one.difference / 1e9, abs=0.5)
    assert row.relative == f"{100 * one.difference / one.reference:+.1f} %"
    side, share = ("above", one.above) if one.above >= one.below else ("below", one.below)
    assert row.share == f"{rows.share_of(share, 'en')} {side}"
    assert row.since == f"from {gdp.years[0]}"


@pytest.mark.parametrize(
    ("share", "english", "chinese"),
    [
        (1.0, "100 %", "100%"),
        (0.9997, ">99.9 %", ">99.9%"),
        (0.997, "99.7 %", "99.7%"),
        (0.059, "5.9 %", "5.9%"),
        (0.0, "0 %", "0%"),
        (0.0001, "<0.1 %", "<0.1%"),
        (0.5, "50 %", "50%"),
    ],
)
def test_a_share_that_is_not_quite_all_is_not_shown_as_all(share, english, chinese):
    assert (rows.share_of(share, "en"), rows.share_of(share, "zh")) == (english, chinese)


def test_of_few_draws_it_is_said_how_many_meet_a_target():
    assert [rows.chance(share, 64, "en") for share in (1.0, 0.25, 0.0)] == ["64/64", "16/64", "0/64"]


def test_two_chances_that_round_alike_are_told_apart():
    target = Target("gdp", "", "2030", "at_least", 1.0, "binding", "plan")
    one = Chance(target, 0.1102, 0.1138, 0.0040, 0.0004, 10_000)
    assert rows.chances(one, "en") == ("11.02 %", "11.38 %")
    assert rows.change(one, "en") == "+0.4 ± 0.1 pts"
    assert rows.chances(Chance(target, 0.11, 0.11, 0.0, 0.0, 10_000), "en") == ("11 % ± 1", "11 % ± 1")
    assert rows.change(Chance(target, 0.45, 0.52, 0.08, 0.01, 2000), "zh") == "+7±1个百分点"


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
    assert (figure, period, wanted) == ("GDP", "2030", "≥ CNY 360 bn at 2023 prices")
    shares = [(one.values("gdp", "2030") >= 3.6e11).mean() for one in (base, slump)]
    assert (before, after) == tuple(f"{round(64 * share)}/64" for share in shares)
    assert change == f"{round(64 * (shares[1] - shares[0])):+d}/64"


@pytest.fixture
def with_target(tmp_path):
    """A result whose scenario has the target."""
    file = tmp_path / "targets.yaml"
    file.write_text(TARGETS, encoding="utf-8")

    def aimed(one):
        targets = tuple(row for row in one.scenario.with_(targets=file).targets if row.source == "plan")
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
    assert {"answer", "glance", "plan-1", "plan-2", "made"} <= set(reader.ids)
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
    assert sorted(file.name for file in folder.glob("[!.]*")) == ["comparison.docx", "comparison.pdf"]
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
    inflow = next(one for one in found["scenarios"][0]["figures"] if one["indicator"] == "graduate_inflow")
    year = next(one for one in inflow["periods"] if one["period"] == "2035")
    moved = next(one for one in comparison.pairs[0].moved if one.indicator == "graduate_inflow")
    assert year["difference"] == moved.periods["2035"].difference
    assert inflow["matters"] == list(moved.years) != []
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


RARE = {"name": "r", "driver": "demand_gap", "start": 2026, "years": 2, "change": "-6 %", "recovery": 2}
FIGURES = ["gdp", "gdp_growth"]


@pytest.fixture(scope="module")
def rare(base):
    """A slump that some draws have and most have not, of which the median of the differences says nothing."""
    slump = base.scenario.with_({"shocks": [{**RARE, "probability": "10 %"}]})
    return compare([base, run(slump, draws=base.draws)], FIGURES)


def test_a_rare_slump_is_told_by_the_draws_that_have_it(rare):
    (pair,) = rare.pairs
    apart = pair.other.values("gdp", "2027") - pair.reference.values("gdp", "2027")
    low = apart[apart < -1]
    assert 0 < len(low) < len(apart) / 4
    share, size = rows.share_of(len(low) / len(apart), "en"), -float(np.median(low)) / 1e9
    wanted = f"GDP in 2027: lower in {share} of the draws, by a median of CNY {size:.1f} bn among them; CNY "
    told = answers.sentences(pair, "en")
    assert told[0].startswith(wanted)
    assert told[0].endswith(" bn lower on average over all draws.")
    words = " ".join(terminal.text(rare, "en").split())
    assert "What moves most (2 of 2, " in words
    assert wanted in words
    assert wanted in rendered(document.document(rare, "en"))
    (gdp, _) = sorted(record(rare)["scenarios"][0]["figures"], key=lambda one: one["indicator"])
    year = next(one for one in gdp["periods"] if one["period"] == "2027")
    assert year["below"] == len(low) / len(apart)
    assert year["median_below"] == pytest.approx(np.median(low), rel=1e-9)
    assert (year["difference"], year["median_above"]) == (0, None)
    assert year["mean"] == pytest.approx(np.mean(apart), rel=1e-9)
    heads = sheets.HEADS["figures"]
    figures = next(one for one in sheets.sheets(rare, "en") if one.key == "figures")
    (row,) = [one for one in figures.rows if (one[1], one[heads.index("period")]) == ("GDP", "2027")]
    assert row[heads.index("head_median_below")] == pytest.approx(-size)


def test_growth_that_is_higher_after_a_slump_says_that_its_base_is_lower(base, slump):
    (pair,) = compare([base, slump], FIGURES).pairs
    growth = next(one for one in answers.sentences(pair, "en") if one.startswith("GDP, growth in 2030"))
    assert "above Base" in growth
    assert growth.endswith(
        "This is because the level before is lower: GDP is below the reference in 2030 and in the year before."
    )
    assert sum("基数低" in one for one in answers.sentences(pair, "zh")) == 1


def test_a_target_for_growth_that_a_slump_lifts_says_why(base, slump):
    value = base.quantile("gdp_growth", "2030", 0.5)
    target = Target("gdp_growth", "", "2030", "at_least", value, "expected", "plan")
    runs = [
        dataclasses.replace(one, scenario=dataclasses.replace(one.scenario, targets=(target,))) for one in (base, slump)
    ]
    (pair,) = compare(runs, FIGURES).pairs
    assert pair.chances[0].other > pair.chances[0].reference
    told = next(one for one in answers.sentences(pair, "en") if one.startswith("The chance that GDP, growth"))
    assert "This is because the level before is lower" in told


def test_the_headline_is_told_first(comparison):
    for pair in comparison.pairs[:2]:
        assert answers.sentences(pair, "en")[0].startswith("GDP in ")
        assert answers.sentences(pair, "zh")[0].partition("年")[2].startswith("地区生产总值为")


def test_a_difference_that_passes_is_shown_in_its_year(base):
    short = base.scenario.with_({"shocks": [{**RARE, "years": 1, "recovery": 0.5, "change": "-1 %"}]})
    (pair,) = compare([base, run(short, draws=base.draws)], ["gdp_growth"]).pairs
    (moved,) = pair.moved
    assert not moved.periods["2035"].matters
    assert rows.peak(pair, moved, rows.shown_periods(pair)) == "2026"
    made = rows.rows(pair, [moved], rows.shown_periods(pair), "en")
    assert [one.period for one in made] == ["2026", *rows.shown_periods(pair)]
    assert rows.peak(pair, moved, ("2035",)) is None  # nobody asked for it
