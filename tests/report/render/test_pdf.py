"""The report as PDF, and the breaking of its lines."""

import re
import zlib
from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from binjiang_sim.report.content import blocks
from binjiang_sim.report.content.document import document
from binjiang_sim.report.render.fonts import chart_fonts
from binjiang_sim.report.render.pdf import pdf
from binjiang_sim.report.render.pdf_words import wrapped
from binjiang_sim.report.render.svg import png

DOT = png(Figure(figsize=(1, 0.5)), 10)


@pytest.fixture(scope="module", params=["zh", "en"])
def written(request, base):
    whole = document([base], request.param)
    quoted = blocks.Section("quoted", "2025", (blocks.Paragraph("人才优先"),))  # Chinese stands in English reports too
    shown = replace(whole, sections=(*whole.sections[:3], quoted))
    return shown, pdf(shown, {chart.key: DOT for chart in blocks.charts(shown.sections)})


def test_every_section_has_a_page_and_the_paper_is_a4(written):
    shown, content = written
    pages = re.findall(rb"/Type /Page\b", content)
    assert len(pages) > len(shown.sections)
    sizes = {(float(width), float(height)) for width, height in re.findall(rb"MediaBox \[ 0 0 (\S+) (\S+)", content)}
    assert [round(side * 25.4 / 72, 3) for side in sizes.pop()] == [210, 297]
    assert not sizes


def test_its_fonts_are_inside_and_its_words_can_be_searched(written):
    _, content = written
    assert b"/FontFile2" in content
    assert b"NotoSansSC" in content
    maps = [zlib.decompress(one) for one in _streams(content) if _is_map(one)]
    assert maps


def _streams(content):
    return re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)


def _is_map(stream):
    try:
        return b"begincmap" in zlib.decompress(stream)
    except zlib.error:
        return b"begincmap" in stream


def test_it_holds_no_time_of_day(written):
    assert b"CreationDate" not in written[1]


@pytest.mark.parametrize("width", [20, 60, 200])
@pytest.mark.parametrize("text", ["Growth slows in 2035", "增速放缓，2035 年为4.6%（区间 1.8 至 7.6）。", "x" * 90])
def test_lines_hold_all_words_and_fit_the_width(text, width):
    lines = wrapped(text, 10, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    renderer = FigureCanvasAgg(Figure(dpi=72)).get_renderer()
    with chart_fonts():
        font = FontProperties(size=10)
        sizes = [renderer.get_text_width_height_descent(line, font, False)[0] for line in lines]
    assert max(sizes) <= width + 1  # a pixel of rounding


def test_a_line_does_not_begin_with_a_closing_mark():
    for width in range(30, 120, 7):
        lines = wrapped("各情景的中位数，括号内为差（百分点）。", 10, width)
        assert not [line for line in lines if line[0] in "，。）"]


def test_a_number_is_not_broken_from_its_sign():
    assert wrapped("growth 12.5% a year", 10, 60) == ["growth", "12.5% a", "year"]


def test_nothing_is_one_empty_line():
    assert wrapped("", 10, 100) == [""]
