"""The charts of the workbook: for each main figure a native chart of its quantiles, and below it their numbers."""

from __future__ import annotations

from typing import Any

from ...projection import Result
from ...words import say
from ..content import outline, series
from ..content.headline import labelled
from ..content.numbers import scale
from .cells import FONTS, SIZE, Styles, decimals_format, merge_words, set_page, write_words

_PALE, _MEDIAN = ("#BBD0E6", 1.0), ("#12457A", 2.25)
_EDGE = ("#7FA8D1", 1.25)
_LINES = ((0.025, *_PALE), (0.1, *_EDGE), (0.5, *_MEDIAN), (0.9, *_EDGE), (0.975, *_PALE))
_WIDTH = 12  # letters of a column
_COLUMNS, _ROWS = len(_LINES) + 1, 24  # that a chart takes
_PIXELS = (7 * _WIDTH + 5, 20)  # of a cell
_PER_CENT, _PAGE = 43, 100  # of the size on a screen, and the rows of a page then
_TITLE = 2  # rows above the charts


def write_charts(book: Any, sheet: Any, styles: Styles, result: Result, titles: tuple[str, str], language: str) -> None:
    """Write the charts, two beside each other; `titles` are those of workbook and sheet."""
    found = [one for one in outline.figures(result, "workbook") if result.defined(one[0], str(result.scenario.end))]
    years = max((len(series.years(result, *one)) for one in found), default=0)
    down = _ROWS + years + 3
    sheet.hide_gridlines(2)
    sheet.set_column(0, 2 * _COLUMNS, _WIDTH)
    sheet.set_column(_COLUMNS, _COLUMNS, 3)
    write_words(sheet, 0, 0, titles[1], styles(bold=True, font_size=SIZE + 5, text_wrap=False))
    for number, (indicator, item) in enumerate(found):
        at = (_TITLE + number // 2 * down, number % 2 * (_COLUMNS + 1))
        _write_figure(book, sheet, styles, at, (result, indicator, item), language)
    rows, on_a_page = (len(found) + 1) // 2, max((_PAGE - _TITLE) // down, 1)
    set_page(sheet, titles[0], language, landscape=False)
    # Breaks between pages count only where the size is given.
    sheet.set_print_scale(_PER_CENT)
    sheet.set_h_pagebreaks([_TITLE + row * down - 1 for row in range(on_a_page, rows, on_a_page)])
    sheet.print_area(0, 0, max(_TITLE + rows * down - 2, 1), 2 * _COLUMNS)


def _write_figure(
    book: Any,
    sheet: Any,
    styles: Styles,
    at: tuple[int, int],
    figure: tuple[Result, str, str | None],
    language: str,
) -> None:
    """The chart of a figure from a cell on, and below it its quantiles by year in the reader's unit."""
    result, indicator, item = figure
    course = series.course(result, indicator, item)
    lines = [_LINES[2]] if result.central else list(_LINES)
    values = [float(value) for q, *_ in lines for value in course.quantiles[q]]
    own = scale(values, series.unit_of(result, indicator), language)
    name = series.full_name(result, indicator, item, language)
    title = labelled(name, own.unit, language)
    top, left = at[0] + _ROWS, at[1]
    merge_words(sheet, top, (left, left + len(lines)), title, styles(bold=True))
    write_words(sheet, top + 1, left, say("document.year", language), styles.head())
    first, last = top + 2, top + 1 + len(course.years)
    sheet.write_column(first, left, [int(year) for year in course.years], styles(align="left"))
    chart = book.add_chart({"type": "line"})
    form = styles(num_format=decimals_format(own.decimals))
    for column, (q, colour, width) in enumerate(lines, left + 1):
        head = say("document.q50", language) if q == 0.5 else say("excel.point", language, point=f"{100 * q:g}")
        write_words(sheet, top + 1, column, head, styles.head(align="right"))
        sheet.write_column(first, column, course.quantiles[q] / own.divisor, form)
        chart.add_series(
            {
                "name": [sheet.name, top + 1, column],
                "categories": [sheet.name, first, left, last, left],
                "values": [sheet.name, first, column, last, column],
                "line": {"color": colour, "width": width},
            }
        )
    font = {"name": FONTS[language], "size": 9}
    plain = {**font, "bold": False}
    chart.set_title({"name": name, "name_font": {**plain, "size": 12}, "overlay": False})
    grid = {"visible": True, "line": {"color": "#E3E3E3"}}
    numbers = {"num_format": decimals_format(own.decimals), "num_font": font, "major_gridlines": grid}
    chart.set_y_axis({"name": own.unit, "name_font": plain, **numbers})
    chart.set_x_axis(
        {
            "name": say("document.year", language),
            "name_font": plain,
            "num_font": font,
            "interval_unit": 2,
            "label_position": "low",
        }
    )
    chart.set_size({"width": _COLUMNS * _PIXELS[0] - 8, "height": (_ROWS - 1) * _PIXELS[1]})
    chart.set_legend({"position": "bottom", "font": font})
    sheet.insert_chart(*at, chart, {"description": title})
