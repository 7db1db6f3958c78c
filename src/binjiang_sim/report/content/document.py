"""The report of a run as a document: the answer first, then a question a section, the evidence last."""

from __future__ import annotations

from collections.abc import Sequence

from ...facts.periods import period_text
from ...projection import Result
from ...words import say
from ..stored_answers import SOUGHT
from . import chapters, evidence, recommendations, targets, triggers
from .answer.first_page import first_page
from .answer.questions import Questions
from .answer.title import title
from .attribution.document import of_growth, of_ledger
from .blocks import Block, Document, Heading, Paragraph, Section, Table
from .decision.document import of_compared
from .headline import called, compared, headline, known_note, periods


def document(results: Sequence[Result], language: str, advice: str = "", asked: Questions | None = None) -> Document:
    """The document of the first result, compared with the others.

    `advice` is Markdown written by hand: what the authors recommend. `asked` holds answers that are known already.
    """
    result = results[0]
    asked = asked or Questions(result)
    scenario = result.scenario
    written = recommendations.blocks(advice)
    if written and (origin := recommendations.origin(advice)):
        run, date = origin
        written = (Paragraph(say("document.recommendations_from", language, run=run, date=date), "note"), *written)
    instead = _instead(asked, language)
    sections = (
        Section("answer", say("page.answers", language), first_page(asked, language)),
        *((Section("recommendations", say("document.recommendations", language), written),) if written else ()),
        Section("plan", say("document.plan", language), _plan(results, language)),
        Section("because", say("document.reasons", language), _because(asked, language)),
        *((Section("instead", say("document.instead", language), instead),) if instead else ()),
        *chapters.chapters(results, language),
        *evidence.evidence(results, language),
    )
    return Document(
        language,
        scenario.name[language],
        scenario.district[language],
        f"{scenario.start}–{scenario.end}",
        say("page.footer", language),
        sections,
        title(asked, language),
    )


def _plan(results: Sequence[Result], language: str) -> tuple[Block, ...]:
    result = results[0]
    blocks: list[Block] = []
    if rows := targets.rows(result, language):
        name = say("targets.title", language)
        first, *others = targets.whole(result, language) or ("",)
        blocks += [Paragraph(first, "answer")] if first else []
        blocks += [Paragraph(one) for one in others]
        blocks.append(Table(name, targets.head(language), tuple(rows), frozenset((2, 3, 4, 5))))
        blocks.append(Paragraph(say("targets.note", language), "note"))
        beside = (*targets.outside(result, language), *targets.unanswered(result, language))
        blocks += [Paragraph(one, "note") for one in beside]
    else:
        blocks.append(Paragraph(say("document.no_targets", language), "note"))
    if switches := triggers.rows(result, language):
        blocks.append(Table(say("triggers.title", language), triggers.head(language), tuple(switches), frozenset((3,))))
        blocks.append(Paragraph(say("targets.note", language), "note"))
    blocks += chapters.target_charts(result, language)
    blocks.append(_headline(result, language))
    note = "report.note_central" if result.central else "report.note"
    blocks.append(Paragraph(say(note, language, year=result.scenario.start), "note"))
    if held := known_note(result, language):
        blocks.append(Paragraph(held, "note"))
    if len(results) > 1:
        blocks.append(Paragraph(say("page.compared_about", language, name=called(results, language)[0])))
        blocks += chapters.together(results, language)
        blocks.append(_compared(results, language))
    return tuple(blocks)


def _because(asked: Questions, language: str) -> tuple[Block, ...]:
    """What the reforms bring, where growth comes from, and which uncertain inputs matter."""
    blocks: list[Block] = []
    own = asked.telling
    if own and (own.total - own.baseline).any():
        kept = asked.explained(own)
        blocks += kept.whole[language] if kept else of_ledger(own, language)
    if asked.growth:
        blocks += [Heading(say("document.growth", language)), *of_growth(asked.growth, language)]
    return (*blocks, *evidence.reasons(asked.result, language))


def _instead(asked: Questions, language: str) -> tuple[Block, ...]:
    kept = asked.stored(SOUGHT)
    found = of_compared(asked.plans, language) if asked.plans else ()
    return *(kept.whole[language] if kept else ()), *found


def _headline(result: Result, language: str) -> Table:
    shown = periods(result)
    rows = tuple(
        (line.label, *(cell.text if cell else "–" for cell in line.cells)) for line in headline(result, language)
    )
    head = (say("page.figure", language), *(period_text(one, language) for one in shown))
    return Table(say("page.headline", language), head, rows, frozenset(range(1, len(head))))


def _compared(results: Sequence[Result], language: str) -> Table:
    head = (say("page.figure", language), say("page.period", language), *called(results, language))
    rows = tuple((line.label, line.period, *line.texts) for line in compared(results, language))
    return Table(say("page.compared", language), head, rows, frozenset(range(2, len(head))))
