"""The results as an Excel workbook: the answer first, then what it rests on, and last every figure of every period."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...projection import Result
from ...words import say
from ..content import workbook as content
from ..content.blocks import Block, Document, Paragraph, Section, Table
from ..content.headline import periods
from .block_sheet import write_section
from .cells import LINE, SIZE, Styles, decimals_format, merge_words, opened, set_page, width_of, write_words
from .native_charts import write_charts
from .table_sheet import write_table

# Sections of the document that have a sheet of their own after that of the answer, in the order of the document.
SECTIONS = ("recommendations", "plan", "because", "instead")
_PAGES = 6  # that the sheets of sections are printed on, and which of them take two where there is room
_LONGEST = ("because", "plan", "instead", "answer")
_POINT = 11  # letters of a column of the main figures


def workbook(results: Sequence[Result], document: Document) -> bytes:
    """The bytes of an .xlsx file of the first result and its document; the others stand below it in the results.

    A document without sections is that of a model without main figures, which has tables alone.
    """
    written = io.BytesIO()
    with opened(written, document.title, document.language, comments=document.footer) as book:
        one = _Book(book, Styles(book), document, results)
        if document.sections:
            one.sections()
            one.charts()
            one.main_figures()
        one.table("inputs", content.given(results[0], document.language))
        one.table("dictionary", content.dictionary(results[0], document.language))
        one.table("sources", content.facts(results[0], document.language))
        one.table("settings", content.settings(results, document.language))
        one.table("results", content.results(results, document.language))
    return written.getvalue()


@dataclass(frozen=True)
class _Book:
    """A workbook being written, and what it is written from."""

    book: Any
    styles: Styles
    document: Document
    results: Sequence[Result]

    def sections(self) -> None:
        """The first section under the answer of the document, then those that have a sheet of their own."""
        shown = self.document
        first, *others = (_without_headline(one, shown.language)[0] for one in shown.sections)
        found = [one for one in others if one.key in SECTIONS]
        long = _LONGEST[: max(_PAGES - len(found) - 1, 0)]
        named = f"{shown.title} · {shown.place} · {shown.span}"
        title, below = (shown.answer, named) if shown.answer else (named, "")
        self._section("answer", first, title, 1 + ("answer" in long), below)
        for one in found:
            self._section(one.key, one, one.title, 1 + (one.key in long))

    def _section(self, key: str, section: Section, title: str, pages: int, below: str = "") -> None:
        titles, language = (self.document.title, title), self.document.language
        write_section(self._sheet(key), self.styles, section, titles, language, below=below, pages=pages)

    def charts(self) -> None:
        """Native charts of the main figures."""
        sheet = self._sheet("charts")
        write_charts(self.book, sheet, self.styles, self.results[0], self._titles("charts"), self.document.language)

    def main_figures(self) -> None:
        """The headline table: the points of each period side by side under its name."""
        sheet, titles, language = self._sheet("headline"), self._titles("headline"), self.document.language
        listing = content.main_figures(self.results[0], language)
        points = [say(f"excel.head_{one}", language) for one in listing.columns]
        shown = periods(self.results[0])
        each = (len(points) - 2) // len(shown)
        head = self.styles.head(align="center")
        sheet.set_default_row(SIZE * LINE)
        write_words(sheet, 0, 0, titles[1], self.styles(bold=True, font_size=SIZE + 5, text_wrap=False))
        for number, period in enumerate(shown):
            merge_words(sheet, 1, (2 + number * each, 1 + (number + 1) * each), period, head)
        for column, text in enumerate(points):
            write_words(sheet, 2, column, text, self.styles.head(**({"align": "right"} if column > 1 else {})))
        for number, row in enumerate(listing.rows, 3):
            for column, value in enumerate(row):
                if isinstance(value, content.Number):
                    style = self.styles(num_format=decimals_format(value.decimals), bold=each == 3 and column % 3 == 0)
                    sheet.write_number(number, column, value.value, style)
                elif value:
                    write_words(sheet, number, column, value, self.styles())
        notes = [note for one in self.document.sections for note in _without_headline(one, language)[1]]
        for number, note in enumerate(notes, len(listing.rows) + 4):
            write_words(sheet, number, 0, note, self.styles(font_size=SIZE - 1, text_wrap=False))
        for column in (0, 1):
            words = (points[column], *(str(row[column]) for row in listing.rows))
            sheet.set_column(column, column, max(map(width_of, words)) + 2)
        sheet.set_column(2, len(points) - 1, _POINT)
        sheet.freeze_panes(3, 1)
        set_page(sheet, titles[0], language, pages=1)

    def table(self, key: str, listing: content.Listing) -> None:
        """A long table."""
        language = self.document.language
        head = [say(f"excel.head_{one}", language) for one in listing.columns]
        write_table(self._sheet(key), self.styles, head, listing.rows, self._titles(key), language)

    def _sheet(self, key: str) -> Any:
        return self.book.add_worksheet(say(f"excel.{key}", self.document.language))

    def _titles(self, key: str) -> tuple[str, str]:
        return self.document.title, say(f"excel.title_{key}", self.document.language)


def _without_headline(section: Section, language: str) -> tuple[Section, list[str]]:
    """A section without the headline table, which has a sheet of its own in numbers, and the notes below that."""
    kept: list[Block] = []
    notes: list[str] = []
    is_below = False
    for one in section.blocks:
        if isinstance(one, Table) and one.title == say("page.headline", language):
            is_below = True
        elif is_below and isinstance(one, Paragraph) and one.kind == "note":
            notes.append(one.text)
        else:
            is_below = False
            kept.append(one)
    return replace(section, blocks=tuple(kept)), notes
