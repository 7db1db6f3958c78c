"""The answer of a report as the first lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...facts import screen
from ..content.answer.first_page import first_page
from ..content.answer.questions import Questions
from ..content.answer.title import title
from ..content.blocks import Bars, Block, Bullets, Code, Heading, Paragraph, Scorecard
from .terminal import aligned, room


def answer_lines(asked: Questions, language: str) -> list[str]:
    """The title, the targets, because, instead and how sure, to fit the terminal."""
    return [*screen.wrapped(title(asked, language), room(), ""), *_lines(first_page(asked, language))]


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Scorecard):
            rows = [(one.name, one.wanted, one.outcome, one.chance, one.verdict) for one in block.rows]
            yield from aligned([block.head, *rows])
        elif isinstance(block, Bars):
            yield from screen.wrapped(f"- {block.title}", room(), "  ")
            yield from aligned([(f"    {one.label}", one.text, one.note) for one in block.bars])
        elif isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from screen.wrapped(f"- {item}", room(), "  ")
        elif isinstance(block, Code):
            # A command on several lines can still be pasted: each but the last ends as a shell expects.
            *before, last = screen.wrapped(f"  {block.text}", room() - 2, "    ")
            yield from (*(f"{line} \\" for line in before), last)
        elif isinstance(block, Paragraph):
            yield from screen.wrapped(f"  {block.text}", room(), "  ")
