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
        if run.find(qn("w:t")) is not None:
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
def test_sections_fill_pages_and_charts_are_described(base, files, language):
    shown = document([base], language)
    headings = [one for one in files[language].paragraphs if one.style.name == "Heading 1"]
    assert {one.title for one in shown.sections} < {one.text for one in headings}
    assert not any(one.paragraph_format.page_break_before for one in headings)
    assert files[language].styles["Heading 1"].paragraph_format.keep_with_next
    described = [one.get("descr") for one in files[language].element.iter(qn("wp:docPr"))]
    assert described == [chart.title for chart in blocks.charts(shown.sections)]


@BOTH
def test_the_contents_link_every_other_section_and_leave_its_page_to_be_filled_in(files, language):
    paragraphs = files[language].paragraphs
    marks = {
        mark.get(qn("w:name")): one.text
        for one in paragraphs
        for mark in one._p.iter(qn("w:bookmarkStart"))
        if one.style.name == "Heading 1"
    }
    entries = [one for one in paragraphs if one.style.name == "toc 1"]
    titles = [one.text for one in paragraphs if one.style.name == "Heading 1"]
    assert [one.text.rstrip("\t") for one in entries] == titles[1:]
    for one in entries:
        (link,) = one._p.findall(qn("w:hyperlink"))
        (code,) = (told.text.split() for told in one._p.iter(qn("w:instrText")))
        assert code == ["PAGEREF", link.get(qn("w:anchor")), "\\h"]
        assert marks[code[1]] == one.text.rstrip("\t")
    assert files[language].settings.element.find(qn("w:updateFields")) is not None


CARD = blocks.Scorecard(
    ("Target", "Wanted", "Outcome", "Chance", "Verdict"),
    (
        blocks.Verdict("GDP", "5 %", "4 %", 0.25, "25 % ± 2", "open", "open"),
        blocks.Verdict("Firms", "100", "76", 0.0, "0 %", "missed", "bad"),
        blocks.Verdict("R&D", "10 %", "11 %", 1.0, "100 %", "met", "good"),
    ),
)


def answered(*more, folded=()):
    """A file of a document with a headline, a scorecard and a heading in its first section."""
    words = (CARD, blocks.Heading("Because"), blocks.Bullets(("one",)))
    sections = (blocks.Section("answer", "In short", words), *more, *folded)
    shown = blocks.Document("en", "Base", "Place", "2023–2035", "Footer", sections, "Three targets: one is met")
    return docx.Document(io.BytesIO(written(shown)))


def test_page_one_is_the_answer_with_its_targets_and_comes_before_the_contents():
    file = answered(blocks.Section("growth", "Growth", (blocks.Paragraph("Words"),)))
    assert [(one.style.name, one.text.rstrip("\t")) for one in file.paragraphs] == [
        ("Title", "Three targets: one is met"),
        ("Subtitle", "Place  Base  2023–2035"),
        ("Heading 1", "In short"),
        ("Heading 2", "Because"),
        ("Small Text", "•\tone"),
        ("TOC Heading", "Contents"),
        ("toc 1", "Growth"),
        ("Heading 1", "Growth"),
        ("Report Text", "Words"),
        ("Note", "Footer"),
    ]


def test_a_scorecard_is_a_table_with_a_bar_as_long_as_the_chance_and_a_sign_beside_the_colour():
    (table,) = answered().tables
    assert [[cell.text.strip() for cell in row.cells] for row in table.rows] == [
        ["Target", "Wanted", "Outcome", "Chance", "Chance", "Verdict"],
        ["GDP", "5 %", "4 %", "", "25 % ± 2", "◆ open"],
        ["Firms", "100", "76", "", "0 %", "▼ missed"],
        ["R&D", "10 %", "11 %", "", "100 %", "▲ met"],
    ]
    rails = [row.cells[3] for row in table.rows[1:]]
    ends = [one.paragraphs[0]._p.find(f".//{qn('w:ind')}") for one in rails]
    whole = int(table._tbl.tblGrid.gridCol_lst[3].w.twips)
    assert [1 - int(one.get(qn("w:right"))) / whole for one in ends] == pytest.approx([0.25, 0, 1])
    assert [one.paragraphs[0]._p.find(f".//{qn('w:shd')}") is not None for one in rails] == [True, False, True]
    colours = [row.cells[5].paragraphs[0].runs[0].font.color.rgb for row in table.rows[1:]]
    assert len(set(colours)) == 3


def test_charts_of_half_a_page_stand_side_by_side_within_the_line():
    figures = [blocks.Chart(key, key, Figure, wide=key == "wide") for key in ("a", "b", "c", "wide", "d")]
    shown = answered(blocks.Section("growth", "Growth", tuple(figures)))
    lines = [one for one in shown.paragraphs if one.style.name == "Picture"]
    drawn = [[one.get("descr") for one in line._p.iter(qn("wp:docPr"))] for line in lines]
    assert drawn == [["a", "b"], ["c"], ["wide"], ["d"]]


@pytest.mark.parametrize(("inches", "wide", "share"), [((5.0, 3.0), False, 0.6), ((10.2, 3.4), True, 0.6)])
def test_a_chart_keeps_the_size_of_its_letters_and_the_width_of_the_page(inches, wide, share):
    chart = blocks.Chart("one", "One", Figure, wide=wide)
    sections = (blocks.Section("growth", "Growth", (chart,)),)
    shown = blocks.Document("en", "Base", "Place", "2023–2035", "Footer", sections)
    file = docx.Document(io.BytesIO(word(shown, {"one": png(Figure(figsize=inches), 50)})))
    (drawing,) = file.element.iter(qn("wp:inline"))
    assert drawing.extent.cx / Mm(1) == pytest.approx(inches[0] * 25.4 * share, abs=0.3)
    assert drawing.extent.cx <= Mm(156)
    assert [drawing.get(side) for side in ("distL", "distR")] == ["0", "0"]


def kept(table):
    """Of each row whether it stays on a page with the next."""
    return [row.cells[0].paragraphs[0].paragraph_format.keep_with_next is True for row in table.rows]


def test_a_short_table_stays_whole_and_a_long_one_leaves_no_head_and_no_last_row_alone():
    tables = [
        blocks.Table(title, ("figure", "2035"), tuple((str(one), "1") for one in range(count)), frozenset((1,)))
        for title, count in (("short", 3), ("long", 40))
    ]
    _, short, long = answered(blocks.Section("growth", "Growth", tuple(tables))).tables
    assert kept(short) == [True, True, True, False]
    assert kept(long) == [True, *[False] * 38, True, False]
    for table in (short, long):
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@BOTH
def test_the_head_of_every_table_is_marked_and_repeated(base, files, language):
    tables = [one for section in document([base], language).sections for one in section.blocks]
    count = sum(isinstance(one, (blocks.Table, blocks.Scorecard)) for one in tables)
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in files[language].tables]
    assert sum(heads) == count


@BOTH
def test_the_file_says_in_which_language_it_is(files, language):
    assert files[language].core_properties.language == {"zh": "zh-CN", "en": "en-GB"}[language]


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
