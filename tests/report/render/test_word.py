"""The report as a Word file, read back with python-docx."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

from binjiang_sim.report.content import blocks
from binjiang_sim.report.content.document import document
from binjiang_sim.report.content.headline import headline
from binjiang_sim.report.render import word_fonts
from binjiang_sim.report.render.svg import png
from binjiang_sim.report.render.word import word

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
DOT = png(Figure(figsize=(0.1, 0.1)), 10)


def written(shown):
    return word(shown, {chart.key: DOT for chart in blocks.charts(shown.sections)})


@pytest.fixture(scope="module")
def content(base):
    """The bytes of the base scenario's file by language."""
    return {one: written(document([base], one, "Keep the *talent* & build.\x07")) for one in ("zh", "en")}


@pytest.fixture(scope="module")
def files(content):
    return {language: docx.Document(io.BytesIO(one)) for language, one in content.items()}


def rows(file):
    found = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]
    return [[text.replace("\N{NO-BREAK SPACE}", " ") for text in row] for row in found]


@BOTH
def test_the_page_is_that_of_an_official_document(files, language):
    page = files[language].sections[0]
    assert (page.page_width.mm, page.page_height.mm) == pytest.approx((210, 297), abs=0.05)
    assert (page.top_margin.mm, page.left_margin.mm) == pytest.approx((37, 28), abs=0.05)
    grid = page._sectPr.find(qn("w:docGrid"))
    lines = (page.page_height - page.top_margin - page.bottom_margin) / Pt(1) / (int(grid.get(qn("w:linePitch"))) / 20)
    assert lines == pytest.approx(22, abs=0.05)
    normal = files[language].styles["Normal"]
    closer = int(normal.element.find(f"{qn('w:rPr')}/{qn('w:spacing')}").get(qn("w:val"))) / 20
    width = (page.page_width - page.left_margin - page.right_margin) / Pt(1)
    assert int(width / (normal.font.size.pt + closer)) == 28


@BOTH
def test_numbers_are_not_taken_for_chinese_that_breaks_anywhere(files, language):
    told = files[language].styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert (told.get(qn("w:val")), told.get(qn("w:eastAsia"))) == ("en-GB", "zh-CN")


@BOTH
def test_chinese_fonts_are_set_on_styles_and_runs_and_in_the_theme(content, files, language):
    styles = files[language].styles
    own = {name: styles[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for name in ("Normal", "Title")}
    assert own["Normal"].get(qn("w:eastAsia")) == "仿宋"
    assert own["Title"].get(qn("w:eastAsia")) == "方正小标宋简体"
    assert (styles["Normal"].font.size, styles["Title"].font.size) == (Pt(16), Pt(22))
    for run in files[language].element.iter(qn("w:r")):
        if run.find(qn("w:t")) is not None and run.getparent().style not in ("Title", "Subtitle", "Heading1"):
            assert run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:hint")) == "eastAsia"
    with zipfile.ZipFile(io.BytesIO(content[language])) as package:
        theme = package.read("word/theme/theme1.xml").decode()
    assert "ＭＳ" not in theme
    assert set(re.findall(r'<a:ea typeface="([^"]*)"', theme)) == {"仿宋"}


def test_every_font_has_others_that_stand_in_and_its_letters_in_the_file(content):
    with zipfile.ZipFile(io.BytesIO(content["zh"])) as package:
        table = package.read("word/fontTable.xml").decode()
        hidden = package.read("word/fonts/font1.odttf")
    for family, others in word_fonts.FALLBACKS.items():
        assert f'<w:font w:name="{family}"><w:altName w:val="{others}"/>' in table
    key = bytes.fromhex(re.search(r'fontKey="{([^}]*)}', table)[1].replace("-", ""))[::-1]
    font = TTFont(io.BytesIO(bytes(one ^ key[place % 16] for place, one in enumerate(hidden[:32])) + hidden[32:]))
    assert font["name"].getDebugName(1) in word_fonts.FALLBACKS
    assert ord("滨") in font.getBestCmap() or len(font.getBestCmap()) > 1


@BOTH
def test_every_headline_number_stands_in_a_table(base, files, language):
    found = rows(files[language])
    for line in headline(base, language):
        assert [line.label, *(cell.text if cell else "–" for cell in line.cells)] in found


@BOTH
def test_sections_begin_on_a_page_of_their_own_and_charts_are_described(base, files, language):
    shown = document([base], language)
    headings = [one for one in files[language].paragraphs if one.style.name == "Heading 1"]
    assert {one.title for one in shown.sections} < {one.text for one in headings}
    assert [one.paragraph_format.page_break_before for one in headings] == [False] + [True] * (len(headings) - 1)
    described = [one.get("descr") for one in files[language].element.iter(qn("wp:docPr"))]
    assert described == [chart.title for chart in blocks.charts(shown.sections)]


def test_words_written_by_hand_are_in_it_with_a_mark_for_what_no_file_may_hold(files):
    assert "Keep the *talent* & build.\ufffd" in [one.text for one in files["en"].paragraphs]


def test_no_table_is_wider_than_the_page(files):
    widths = [sum(int(one.get(qn("w:w"))) for one in table._tbl.tblGrid) for table in files["zh"].tables]
    assert 0 < max(widths) <= Mm(156).twips + 1


def test_equal_runs_give_equal_files(base, content):
    def parts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}

    assert parts(written(document([base], "en", "Keep the *talent* & build.\x07"))) == parts(content["en"])
