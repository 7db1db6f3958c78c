"""The report as PDF: what its pages hold, and where they are turned."""

import hashlib
import io
import re
import subprocess
import sys
from dataclasses import replace

import pypdf
import pytest
from matplotlib.figure import Figure

from binjiang_sim.report.content import blocks
from binjiang_sim.report.content.blocks import Document, Heading, Paragraph, Section, Table
from binjiang_sim.report.content.document import document
from binjiang_sim.report.render import fonts
from binjiang_sim.report.render import pdf as pages
from binjiang_sim.report.render.pdf import pdf
from binjiang_sim.report.render.svg import inline

DOT = str(inline(Figure(figsize=(1, 0.5)), "dot", "dot"))
BLUE = '<svg viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#123456"/></svg>'


def short(*found, language="en", **more):
    """A document of one section."""
    return Document(language, "Plan", "Place", "2023–2035", "The end", (Section("one", "One", found),), **more)


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def texts(content):
    """The words of every page, from its head to its foot, each line apart."""
    return [page.extract_text() for page in read(content).pages]


@pytest.fixture(scope="module", params=["zh", "en"])
def written(request, base):
    whole = document([base], request.param)
    quoted = Section("quoted", "2025", (Paragraph("人才优先"),))  # Chinese stands in English reports too
    shown = replace(whole, sections=(*whole.sections[:3], quoted))
    return shown, pdf(shown, {chart.key: DOT for chart in blocks.charts(shown.sections)})


def test_the_paper_is_a4(written):
    sizes = {(float(page.mediabox.width), float(page.mediabox.height)) for page in read(written[1]).pages}
    assert [round(side * 25.4 / 72, 1) for side in sizes.pop()] == [210, 297]
    assert not sizes


def test_every_section_is_a_bookmark_and_stands_in_the_contents_after_the_first(written):
    shown, content = written
    titles = [section.title for section in shown.sections]
    assert [one.title for one in read(content).outline if not isinstance(one, list)] == titles
    number = next(place for place, text in enumerate(texts(content)) if titles[1] in text)
    found = texts(content)[number]
    assert number > 0
    assert all(title in found for title in titles)
    assert found.count(titles[1]) >= 2  # in the contents, and where it begins


def test_pages_are_numbered_and_have_a_head_from_the_second_on(written):
    shown, content = written
    found = texts(content)
    assert [f"{number} / {len(found)}" in text for number, text in enumerate(found, 1)] == [True] * len(found)
    assert all(shown.footer in text for text in found)
    head = f"{shown.title} · {shown.place}"
    assert [head in text for text in found] == [False] + [True] * (len(found) - 1)


def test_its_fonts_are_inside_and_its_words_can_be_searched(written):
    shown, content = written
    found = [font.get_object() for page in read(content).pages for font in page["/Resources"]["/Font"].values()]
    assert {re.sub("^/[A-Z]{6}[+]", "", font["/BaseFont"]) for font in found} >= {"NotoSansSC-Regular"}
    for font in found:
        assert {"/FontFile2", "/FontFile3"} & set(font["/DescendantFonts"][0]["/FontDescriptor"])
        assert "/ToUnicode" in font
    text = "".join(texts(content))
    assert "人才优先" in text
    assert shown.footer in text.replace("\n", "")


def test_numbers_within_chinese_words_are_copied_without_a_gap():
    assert "2035年为4.6%（区间1.8至7.6）。" in texts(pdf(short(Paragraph("2035年为4.6%（区间1.8至7.6）。")), {}))[0]


def test_it_holds_no_time_of_day(written):
    assert not {"/CreationDate", "/ModDate"} & set(read(written[1]).metadata)


MADE = """
from binjiang_sim.report.content.blocks import Document, Heading, Paragraph, Section
from binjiang_sim.report.render.pdf import pdf
parts = tuple(Section(f"s{one}", f"Section {one}", (Paragraph("增长 growth " * 200),)) for one in range(5))
content = pdf(Document("zh", "Plan", "Place", "2023–2035", "The end", parts), {})
"""


def test_another_process_gives_the_same_bits():
    own = {}
    exec(MADE, own)
    code = MADE + "import hashlib; print(hashlib.sha256(content).hexdigest())"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert other.split() == [hashlib.sha256(own["content"]).hexdigest()]


def test_the_headline_is_the_title_and_the_plan_stands_above_it():
    lines = texts(pdf(short(answer="Two of four targets are met"), {}))[0].split("\n")
    assert lines[:3] == ["Place · Plan · 2023–2035", "Two of four targets are met", "One"]
    assert texts(pdf(short(), {}))[0].split("\n")[:3] == ["Place · 2023–2035", "Plan", "One"]


def test_every_kind_of_block_and_what_is_folded_is_printed():
    score = blocks.Verdict("Growth", "≥ 6 %", "5.5 %", 0.32, "32 % ± 2", "unlikely", "bad")
    found = (
        blocks.Paragraph("a paragraph"),
        blocks.Heading("a heading"),
        blocks.Bullets(("first", "second")),
        blocks.Code("run  --it\n  again"),
        blocks.Table("a table", ("head", "2035"), (("a group",), ("name", "4.5\n[3.0, 6.0]")), frozenset({1})),
        blocks.Bars("bars", (blocks.Bar("bar", 0.3, "+0.30", "assumption"),)),
        blocks.Scorecard(("target", "wanted", "outcome", "chance", "verdict"), (score,)),
    )
    made = replace(short(), sections=(Section("one", "One", found, folded=True),))
    lines = [line.strip() for line in texts(pdf(made, {}))[0].split("\n")]
    words = "a paragraph|a heading|• first|• second|run  --it|again|a table|head 2035|a group|name 4.5|[3.0, 6.0]|bars"
    assert lines[3:15] == words.split("|")
    assert lines[15:17] == ["bar +0.30 assumption", "target wanted outcome chance verdict"]
    assert lines[17] == "Growth ≥ 6 % 5.5 % 32 % ± 2 ▼ unlikely"


@pytest.mark.parametrize(
    "words", ["#panic()", "*a* _b_", "$x^2$", "@one <two>", "= three", "// four", "`five`", '"six"']
)
def test_no_word_is_read_as_markup(words):
    table = Table(words, (words, "b"), ((words,), (words, words)))
    made = replace(short(Paragraph(words), Heading(words), table), title=words, footer=words)
    text = "".join(texts(pdf(made, {})))
    assert text.count(words) == 8


def test_a_chart_is_drawn_in_lines_with_its_words_for_those_who_cannot_see_it():
    chart = blocks.Chart("chart", "What it shows", Figure, wide=True)
    content = pdf(short(chart), {"chart": BLUE.format(width=20, height=10)})
    page = read(content).pages[0]
    assert b"0.07058824 0.20392157 0.3372549 scn" in page.get_contents().get_data()
    assert not [one for one in page["/Resources"].get("/XObject", {}).values() if one["/Subtype"] == "/Image"]
    assert "What it shows" in re.findall(r"'/Alt': '([^']*)'", str([one.get_object() for one in everything(content)]))


def everything(content):
    reader = read(content)
    return [pypdf.generic.IndirectObject(number, 0, reader) for number in range(1, reader.trailer["/Size"])]


def laid(wide, width, height):
    """The millimetres that charts of a size take, when they are two."""
    charts = [blocks.Chart(key, key, Figure, wide=wide) for key in "ab"]
    drawings = {key: BLUE.format(width=width, height=height) for key in "ab"}
    found = pages._document(short(*charts), pages._measured(drawings))["sections"][0]["blocks"]
    return [[round(chart["height"]) for chart in row["charts"]] for row in found]


def test_charts_stand_side_by_side_or_alone_and_never_higher_than_a_page():
    assert laid(False, 360, 216) == [[52, 52]]
    assert laid(True, 800, 400) == [[89], [89]]
    assert laid(True, 100, 900) == [[219], [219]]  # to the scale of all charts
    assert laid(True, 100, 2000) == [[240], [240]]


def test_what_stands_below_the_headings_of_an_answer_stands_side_by_side():
    found = (Paragraph("above"), Heading("Because"), Paragraph("why"), Heading("Instead"), Paragraph("what"))
    placed = {}
    page = read(pdf(short(*found, answer="The answer"), {})).pages[0]
    page.extract_text(visitor_text=lambda text, place, *more: placed.update({text.strip(): (place[4], place[5])}))
    left, right = placed["why"], placed["what"]
    assert left[1] == right[1]
    assert right[0] > left[0] + 200


def rows_by_page(lines, table):
    """How many rows of a table, whose first cells are `r1`, `r2`, ..., stand on each page, below so many lines."""
    filler = Section("zero", "Zero", tuple(Paragraph(f"line {one}") for one in range(lines)))
    shown = replace(short(), sections=(filler, Section("one", "One", (Paragraph("words"), Heading("Two"), table))))
    return [len(re.findall(r"^r\d+", text, re.MULTILINE)) for text in texts(pdf(shown, {}))]


ROWS = Table("Table", ("head", "number"), tuple((f"r{one}", "1") for one in range(9)))


@pytest.mark.parametrize("lines", range(24, 40, 2))
def test_one_or_two_rows_never_stand_alone(lines):
    found = rows_by_page(lines, ROWS)
    assert sum(found) == 9
    assert not {1, 2} & set(found)


@pytest.mark.parametrize("lines", range(24, 40, 2))
def test_a_heading_and_a_title_stand_on_the_page_of_the_first_rows(lines):
    filler = Section("zero", "Zero", tuple(Paragraph(f"line {one}") for one in range(lines)))
    shown = replace(short(), sections=(filler, Section("one", "One", (Heading("Two"), ROWS))))
    for text in texts(pdf(shown, {})):
        assert len({"\nOne" in text, "\nTwo" in text, "\nTable" in text, "\nr0" in text}) == 1


@pytest.mark.parametrize("lines", range(18, 40, 2))
def test_the_note_right_below_a_table_stands_on_the_page_of_its_last_rows(lines):
    filler = Section("zero", "Zero", tuple(Paragraph(f"line {one}") for one in range(lines)))
    shown = replace(short(), sections=(filler, Section("one", "One", (ROWS, Paragraph("a note", "note")))))
    found = [text for text in texts(pdf(shown, {})) if "\na note" in text]
    assert len(found) == 1
    assert all(f"\nr{row}" in found[0] for row in (6, 7, 8))


def test_the_head_of_a_table_is_repeated_on_every_page():
    content = pdf(short(replace(ROWS, rows=ROWS.rows * 20)), {})
    assert len(texts(content)) > 2
    assert all("head number" in text for text in texts(content)[:-1])


@pytest.mark.parametrize(
    ("rows", "heights", "runs"),
    [
        ("rrrrrrrr", [1] * 8, [3, 1, 1, 3]),
        ("rrrrr", [1] * 5, [5]),
        ("grrrrgrrrrr", [1] * 11, [4, 1, 6]),
        ("rr", [1] * 2, [2]),
    ],
)
def test_rows_that_stay_together(rows, heights, runs):
    cells = [["one"] if row == "g" else ["one", "two"] for row in rows]
    assert list(pages._runs(cells, heights)) == [(run, True) for run in runs]


def test_rows_that_fit_no_page_may_be_broken():
    assert list(pages._runs([["a", "b"]] * 3, [1, 90, 1])) == [(1, True), (1, False), (1, True)]
    tall = Table("", ("a", "b"), (("r0", "word " * 4000), ("r1", "1")))
    text = texts(pdf(short(tall), {}))
    assert sum(page.count("word") for page in text) == 4000
    assert len(text) > 2


def test_a_table_of_many_columns_fits_the_page():
    wide = Table("", tuple(f"column {one}" for one in range(14)), (tuple(f"{one},000 persons" for one in range(14)),))
    assert sum(pages._table(wide)["widths"]) <= pages.WIDTH * 72 / 25.4 + 1e-6


def test_a_long_word_stays_whole_in_the_properties_and_is_broken_in_titles_and_columns():
    name = "x" * 200
    found = (Heading("Because"), blocks.Bullets((name,)), Heading("Instead"), Paragraph("what"))
    content = pdf(replace(short(*found, answer=name), title=name), {})
    assert read(content).metadata.title == name
    assert max(map(len, texts(content)[0].split("\n"))) < 120
    assert texts(content)[0].replace("\n", "").count(name) >= 2


def test_the_note_below_a_table_without_rows_is_printed():
    assert "a note" in texts(pdf(short(Table("Empty", ("a", "b"), ()), Paragraph("a note", "note")), {}))[0]


def test_a_long_word_is_broken_where_it_must_be_and_copied_whole():
    path = "/a/long/path/" + "x" * 150 + "/parameters.talent.base_inflow"
    cells = Table("", ("a", "b"), ((path, path),), kind="words")
    text = texts(pdf(short(Paragraph(path), cells), {}))[0]
    assert text.replace("\n", "").count(path) >= 1
    assert "\N{ZERO WIDTH SPACE}" not in text
    longest = max(map(len, text.split("\n")))
    assert longest < len(path)


@pytest.mark.parametrize(
    ("signed", "shares", "placed"),
    [(False, (0.25, 1), [(0, 0.25), (0, 1)]), (True, (0.4, -0.2), [(0.5, 0.5), (0.25, 0.25)])],
)
def test_bars_begin_on_the_left_or_reach_out_from_the_middle(signed, shares, placed):
    bars = blocks.Bars("", tuple(blocks.Bar("bar", share, "") for share in shares), signed)
    found = [(bar["start"], bar["length"]) for bar in pages._bars(bars)["bars"]]
    assert found == [pytest.approx(one) for one in placed]


def test_without_a_chinese_font_the_letters_are_those_of_the_other(monkeypatch):
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    for kept in (fonts._glyphs, pages._fonts):
        kept.cache_clear()
    try:
        content = pdf(short(Paragraph("words")), {})
    finally:
        for kept in (fonts._glyphs, pages._fonts):
            kept.cache_clear()
    found = read(content).pages[0]["/Resources"]["/Font"].values()
    assert {font["/BaseFont"].split("+")[1] for font in found} == {"DejaVuSans"}
    assert "words" in texts(content)[0]
