"""Names with letters that a format cannot write: the file is written, and another reader opens it."""

import io
import warnings
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from xml.etree import ElementTree

import docx
import openpyxl
import pypdf
import pytest
import xlsxwriter
from matplotlib.figure import Figure

from binjiang_sim.analysis.comparison import compare
from binjiang_sim.projection import run
from binjiang_sim.report.charts.comparison import comparison_fan
from binjiang_sim.report.content import blocks
from binjiang_sim.report.content.document import document
from binjiang_sim.report.render import fonts
from binjiang_sim.report.render.cells import write_words
from binjiang_sim.report.render.comparison_workbook import workbook as comparison_workbook
from binjiang_sim.report.render.inputs_workbook import write_inputs
from binjiang_sim.report.render.pdf import pdf
from binjiang_sim.report.render.results_workbook import workbook
from binjiang_sim.report.render.svg import inline, png
from binjiang_sim.report.render.word import word
from binjiang_sim.report.stamps.files import read_stamp, write_stamped
from binjiang_sim.scenario import resolve
from binjiang_sim.scenario.workbook import changes

ODD = {
    "a formula of Excel": "=1+1",
    "a call": '@SUM(1)+HYPERLINK("http://x")',
    "mathematics": r"Cost $\frac$ plan",
    "half a formula": r"a_b^{c \alpha $",
    "markup": "<b>&amp;</b> --> ]]>",
    "a table": "a|b`c",
    "a placeholder": "{name} %s %(x)d",
    "a terminal": "red \x1b[31m",
    "half a letter": "\ud83d plan",
    "an escape of Excel": "_x0041_ plan",
    "long": "长" * 300,
    "lines": "one\ntwo\tthree\rfour",
}
KEPT = [one for one in ODD if one not in ("a terminal", "half a letter", "long", "lines")]  # letter by letter
DOT = png(Figure(figsize=(0.1, 0.1)), 10)


def named(result, name):
    return replace(result, scenario=replace(result.scenario, name={"zh": name, "en": name}))


def of_one_section(result, *texts):
    """A short document about a result."""
    whole = document([result], "en")
    return replace(whole, sections=(blocks.Section("answer", "One", tuple(map(blocks.Paragraph, texts))),))


@contextmanager
def told(*words):
    """A block in which each of these words is in one warning, and nothing else is warned of."""
    fonts._warn_once.cache_clear()
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        yield
    said = [str(one.message) for one in found]
    assert len(said) == len(words)
    for message, word_ in zip(said, words, strict=True):
        assert word_ in message


@pytest.fixture(scope="module")
def one_year(base):
    return run(base.scenario.with_({"end": "2023"}), draws=8)


def test_a_word_file_holds_any_name(one_year, tmp_path):
    shown = of_one_section(named(one_year, ODD["long"]), *ODD.values())
    path = write_stamped(tmp_path / "report.docx", word(shown, {}), ODD)
    file = docx.Document(path)
    assert len(file.core_properties.title) == 255
    written = [paragraph.text for paragraph in file.paragraphs]
    assert {ODD[one] for one in KEPT} <= set(written)
    assert {"red \ufffd[31m", "\ufffd plan"} <= set(written)
    assert read_stamp(path).entries["markup"] == ODD["markup"]
    assert read_stamp(path).untouched


def test_a_pdf_file_holds_any_name(one_year):
    shown = of_one_section(named(one_year, ODD["half a letter"]), *ODD.values())
    with told("2 of the letters"):
        read = pypdf.PdfReader(io.BytesIO(pdf(shown, {})))
    text = "".join(page.extract_text() for page in read.pages)
    assert [one for one in KEPT if ODD[one] not in text] == []
    assert read.metadata.title == "\ufffd plan"


def test_a_workbook_holds_any_name_as_words(one_year):
    asked = ("long", "a formula of Excel", "a call", "an escape of Excel", "a terminal")
    written = workbook([named(one_year, ODD[one]) for one in asked], "en")
    book = openpyxl.load_workbook(io.BytesIO(written), read_only=True)
    cells = {cell.value: cell.data_type for (cell,) in book.worksheets[0].iter_rows(min_row=2, max_col=1)}
    assert set(cells.values()) == {"s"}
    assert set(cells) == {*(ODD[one] for one in asked[:-1]), "red \ufffd[31m"}
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_letters_that_no_font_has_are_boxes_in_a_pdf_file_and_are_told_of_once(one_year):
    shown = of_one_section(named(one_year, "Plan 🚀"), "𠮷田 🚀\tplan", "🚀 again")
    with told("𠮷 (U+20BB7)"):
        content = pdf(shown, {})
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "Plan □" in text
    assert "□田 □    plan" in text


def test_signs_that_are_never_seen_take_no_room():
    assert fonts.drawable("🚀\ufe0f a\u2063b\U000e0100c\x0bd") == "□\ufe0f a\u2063bc d"


def test_plans_whose_names_are_drawn_alike_are_numbered_in_a_chart(base, slump):
    fonts._warn_once.cache_clear()
    with pytest.warns(UserWarning, match="U\\+1F680"):
        chart = comparison_fan([named(base, "Plan 🚀"), named(slump, "Plan 🛸")], "gdp", language="en")
    assert {one.get_text().split("\n")[0][:10] for one in chart.texts} >= {"Plan □ (1)", "Plan □ (2)"}


@pytest.mark.parametrize("name", [f"{ODD['mathematics']} {ODD['half a formula']} {ODD['markup']}", ODD["long"]])
def test_the_charts_and_the_workbook_of_a_comparison_are_made_under_any_name(base, slump, name):
    from binjiang_sim.report.content.comparison.document import document as compared

    found = compare([named(base, name), named(slump, f"{name}.")], ["gdp"])
    drawn = blocks.charts(compared(found, "en", (), False).sections)
    assert drawn
    for chart in drawn:
        ElementTree.fromstring(inline(chart.draw(), chart.key, chart.title, chart.notes))
    assert openpyxl.load_workbook(io.BytesIO(comparison_workbook(found, "en"))).worksheets


def test_words_that_a_cell_cannot_hold_are_cut_where_it_is_seen_and_not_left_out():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, words in enumerate(("x" * 32_767, "x" * 40_000, "a\r\nb\rc")):
            write_words(sheet, row, 0, words)
    found = [cell.value for cell in openpyxl.load_workbook(made).active["A"]]
    assert found[0] == "x" * 32_767
    assert found[1] == "x" * 32_766 + "…"
    assert found[2] == "a\nb\nc"
    assert b"_x000D_" not in zipfile.ZipFile(made).read("xl/sharedStrings.xml")


def test_a_workbook_of_inputs_with_such_words_gives_the_same_scenario(tmp_path, base):
    given = {"value": 4.5e4, "status": "assumption", "why": "=1+1 _x0041_ " * 4000}
    resolved = resolve(base.scenario.file, base.model, {"parameters.talent.base_inflow": given})
    book = openpyxl.load_workbook(write_inputs(tmp_path / "inputs.xlsx", resolved, {}, "en", lambda _: None))
    assert [cell.value for row in book.worksheets[0] for cell in row if str(cell.value).startswith("=1+1")]
    book.save(tmp_path / "again.xlsx")
    assert changes(tmp_path / "again.xlsx", resolved) == ([], [])
