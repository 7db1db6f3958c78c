"""The results as an Excel workbook: every figure, what was put in, what the names mean, sources, settings, charts."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter

from ...projection import Result
from ...text import LONGEST_PROPERTY, legal, shortened
from ...words import say
from ..content import outline, series, sources, tables, targets
from ..content.headline import labelled
from ..content.numbers import scale
from ..stamps.stamp import command
from .cells import write_words

SHEETS = ("results", "targets", "charts", "inputs", "dictionary", "sources", "settings")
_PALE, _MEDIAN = ("#BBD0E6", 1.0), ("#12457A", 2.25)
_EDGE = ("#7FA8D1", 1.25)
_LINES = ((0.025, *_PALE), (0.1, *_EDGE), (0.5, *_MEDIAN), (0.9, *_EDGE), (0.975, *_PALE))
_CHART_ROWS, _CHART_COLUMN = 18, 7
_WIDEST, _A4 = 48, 9
_TARGET_WIDTH = 24
# Equal runs give equal files, so that the time of day is not written.
_CREATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)


def workbook(results: Sequence[Result], language: str) -> bytes:
    """The bytes of an .xlsx file of the first result; the others stand in its results, one below the other."""
    first = results[0]
    written = io.BytesIO()
    # Words are never formulas or links, whatever a scenario is called.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        title = shortened(legal(first.scenario.name[language]), LONGEST_PROPERTY)
        about = {"title": title, "author": "binjiang_sim", "created": _CREATED}
        book.set_properties({**about, "comments": say("page.footer", language)})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        sheets = {name: book.add_worksheet(say(f"excel.{name}", language)) for name in SHEETS}
        rows = [row for one in results for row in _figures(one, language)]
        _fill(sheets["results"], rows, bold, language)
        _targets(sheets["targets"], first, bold, language)
        _charts(book, sheets["charts"], first, bold, language)
        _fill(sheets["inputs"], tables.input_rows_in(first, language), bold, language)
        _fill(sheets["dictionary"], _dictionary(first), bold, language)
        _fill(sheets["sources"], _sources(first, language), bold, language)
        _fill(sheets["settings"], _settings(results, language), bold, language)
    return written.getvalue()


def _figures(result: Result, language: str) -> Iterable[Mapping[str, object]]:
    name = result.scenario.name[language]
    return ({"scenario": name, **row} for row in tables.result_rows(result))


def _targets(sheet: Any, result: Result, bold: Any, language: str) -> None:
    """The chance of the plan as a whole in sentences, and below them a row for each target."""
    rows = targets.rows(result, language)
    above = targets.whole(result, language) if rows else (say("document.no_targets", language),)
    for number, sentence in enumerate(above):
        write_words(sheet, number, 0, sentence)
    first = len(above) + bool(above)
    for number, words in enumerate([targets.head(language), *rows] if rows else [], first):
        for column, text in enumerate(words):
            write_words(sheet, number, column, text, bold if number == first else None)
    if rows:
        write_words(sheet, first + len(rows) + 2, 0, say("targets.note", language))
    sheet.set_column(0, len(targets.head(language)) - 1, _TARGET_WIDTH)


def _dictionary(result: Result) -> Iterable[Mapping[str, object]]:
    """Every variable: its names, unit, kind, the labels it has, and what it means."""
    for name, equation in result.model.equations.items():
        yield {
            "indicator": name,
            "zh": equation.zh,
            "en": equation.en,
            "unit": equation.reported_unit,
            "kind": equation.kind,
            "dimensions": " ".join(equation.dims),
            "meaning": equation.title,
        }


def _sources(result: Result, language: str) -> Iterable[Mapping[str, object]]:
    return (vars(one) for one in sources.facts_used(result, language))


def _settings(results: Sequence[Result], language: str) -> Iterable[Mapping[str, object]]:
    about = [*sources.stamp(results[0], language), (say("page.reproduce", language), command(results, language))]
    for name, value in about:
        yield {"setting": name, "value": value}


def _fill(sheet: Any, rows: Iterable[Mapping[str, object]], bold: Any, language: str) -> None:
    """A table from the first row on, its head kept in sight and ready to be filtered; numbers as they are."""
    whole = list(rows)
    if not whole:
        return
    heads = list(whole[0])
    widths = [len(head) + 2 for head in heads]
    for column, head in enumerate(heads):
        write_words(sheet, 0, column, say(f"excel.head_{head}", language), bold)
    for number, row in enumerate(whole, 1):
        for column, head in enumerate(heads):
            value = row[head]
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                sheet.write_number(number, column, value)
            elif value not in (None, ""):
                text = str(value)
                write_words(sheet, number, column, text)
                widths[column] = max(widths[column], len(text) + sum(ord(one) > 0x2E7F for one in text))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width, 9), _WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(whole), len(heads) - 1)


def _charts(book: Any, sheet: Any, result: Result, bold: Any, language: str) -> None:
    """For each figure its quantiles by year in the reader's unit, and beside them a chart of their lines."""
    sheet.set_column(0, 0, 12)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    at = 0
    for indicator, item in outline.figures(result, "workbook"):
        if not result.defined(indicator, str(result.scenario.end)):
            continue
        course = series.course(result, indicator, item)
        lines = [_LINES[2]] if result.central else list(_LINES)
        values = [float(value) for q, *_ in lines for value in course.quantiles[q]]
        own = scale(values, series.unit_of(result, indicator), language)
        title = series.full_name(result, indicator, item, language)
        write_words(sheet, at, 0, labelled(title, own.unit, language), bold)
        write_words(sheet, at + 1, 0, say("document.year", language), bold)
        chart = book.add_chart({"type": "line"})
        last = at + 1 + len(course.years)
        sheet.write_column(at + 2, 0, [int(year) for year in course.years])
        for column, (q, colour, width) in enumerate(lines, 1):
            head = say("document.q50", language) if q == 0.5 else say("excel.point", language, point=f"{100 * q:g}")
            write_words(sheet, at + 1, column, head, bold)
            sheet.write_column(at + 2, column, course.quantiles[q] / own.divisor)
            chart.add_series(
                {
                    "name": [sheet.name, at + 1, column],
                    "categories": [sheet.name, at + 2, 0, last, 0],
                    "values": [sheet.name, at + 2, column, last, column],
                    "line": {"color": colour, "width": width},
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 11, "bold": False}})
        chart.set_y_axis({"name": own.unit, "major_gridlines": {"visible": True, "line": {"color": "#E3E3E3"}}})
        chart.set_x_axis({"interval_unit": 2})
        chart.set_size({"width": 620, "height": 19 * _CHART_ROWS})
        chart.set_legend({"position": "right"})
        sheet.insert_chart(at, _CHART_COLUMN, chart, {"description": title})
        at += max(_CHART_ROWS, len(course.years) + 2) + 2
