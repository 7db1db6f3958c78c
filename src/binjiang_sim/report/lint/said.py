"""What the report of a run says word for word: its rows and paragraphs hold numbers that no single figure has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ...projection import Result
from ...words import LANGUAGES, say
from ..content.blocks import Bars, Block, Bullets, Chart, Document, Paragraph, Table
from .figures import Figure
from .passages import Passage, joined


class Said:
    """The rows and paragraphs of the report of a run, made only when a document looks like that report."""

    def __init__(self, result: Result, found: Sequence[Passage]) -> None:
        self.result = result
        headings = {passage.text.strip() for passage in found}
        self.languages = [one for one in LANGUAGES if say("page.answers", one) in headings]

    def word_for_word(self, passage: Passage) -> Figure | None:
        """The section of the report that has this passage, or its whole row; None when none has."""
        for text in (passage.row, passage.text):
            if text and (section := self._texts.get(_letters(text))):
                return Figure("report", section, (section, section), None, "", "report", 0.0, "")
        return None

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The section in which each row and paragraph stands."""
        from ..content.document import document  # which brings the library of charts

        return {
            _letters(text): section.title
            for made in (document([self.result], language) for language in self.languages)
            for section in made.sections
            for text in _said(section.blocks, made)
        }


def _letters(text: str) -> str:
    return "".join(text.split()).removeprefix("•")


def _said(blocks: Sequence[Block], made: Document) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Table):
            yield from (joined(row) for row in (block.head, *block.rows))
        elif isinstance(block, Bars):
            yield from (text for one in block.bars for text in (one.label, joined((one.label, one.text, one.note))))
        elif isinstance(block, Chart) and block.numbers:
            yield from _said([block.numbers], made)
