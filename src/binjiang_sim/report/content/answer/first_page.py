"""The blocks of the first page: targets, because, instead, how sure."""

from __future__ import annotations

from collections.abc import Sequence

from ....errors import folded
from ....words import say
from ...stamps.stamp import latest_fact
from .. import judgements
from ..blocks import Block, Bullets, Code, Heading, Paragraph
from ..series import capital
from . import because, instead
from .certainty import certainty
from .questions import Questions
from .scorecard import MOST, scorecard


def first_page(asked: Questions, language: str) -> tuple[Block, ...]:
    """What a reader with one minute needs, below the title that says the answer."""
    return (
        *_plan(asked, language),
        *_part("because", because.because(asked, language), because.command(asked, language), language),
        *_part("instead", instead.instead(asked, language), instead.command(asked, language), language),
        Heading(say("answer.certainty", language)),
        _unstopped(Bullets(certainty(asked, language))),
        *_warned(asked, language),
    )


def _plan(asked: Questions, language: str) -> tuple[Block, ...]:
    if not asked.outcomes:
        return (Paragraph(say("document.no_targets", language), "note"),)
    more = len(asked.outcomes) - MOST
    rest = (Paragraph(say("document.more_targets", language, count=more), "note"),) if more > 0 else ()
    return scorecard(asked, language), Paragraph(_note(asked, language), "note"), *rest


def _note(asked: Questions, language: str) -> str:
    """What the signs of the scorecard mean, and up to when figures were published."""
    signs = [] if asked.result.central else [say("answer.note", language)]
    latest = latest_fact(asked.result)
    said = [*signs, *([say("answer.vintage", language, date=latest)] if latest else [])]
    return capital(say("report.semicolon", language).join(said))


def _part(key: str, blocks: Sequence[Block], command: tuple[str, bool], language: str) -> tuple[Block, ...]:
    """Blocks below their heading, and the command that says more, or that said so."""
    words, shown = command
    blocks = blocks or (Paragraph(say(f"answer.no_{key}", language)),)
    about = say(f"answer.{'from' if shown else 'more'}_{key}", language)
    return Heading(say(f"answer.{key}", language)), *map(_unstopped, blocks), Paragraph(about, "note"), Code(words)


def _unstopped(block: Block) -> Block:
    """A list whose items end without a stop, wherever they come from."""
    return Bullets(tuple(one.rstrip("。.") for one in block.items)) if isinstance(block, Bullets) else block


def _warned(asked: Questions, language: str) -> tuple[Block, ...]:
    result = asked.result
    warned = [say("check.warning", language, text=one.text(language)) for one in folded(result.warnings)]
    return tuple(Paragraph(one, "note") for one in (*judgements.sentences(result, language), *warned))
