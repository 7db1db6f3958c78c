"""The report of a run as a document: which section answers which question, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from ...projection import Result
from ...words import say
from . import chapters, evidence, recommendations, targets, triggers
from .blocks import Block, Document, Paragraph, Section, Table
from .headline import called, compared, headline, known_note, periods
from .opening import opening


def document(results: Sequence[Result], language: str, advice: str = "") -> Document:
    """The document of the first result, compared with the others.

    `advice` is Markdown written by hand: what the authors recommend.
    """
    result = results[0]
    scenario = result.scenario
    written = recommendations.blocks(advice)
    if written and (origin := recommendations.origin(advice)):
        run, date = origin
        written = (Paragraph(say("document.recommendations_from", language, run=run, date=date), "note"), *written)
    first = Section("answers", say("page.answers", language), opening(results, language))
    sections = (
        first,
        *((Section("recommendations", say("document.recommendations", language), written),) if written else ()),
        Section("plan", say("document.plan", language), _plan(results, language)),
        Section("drivers", say("document.reasons", language), evidence.reasons(result, language)),
        *chapters.chapters(results, language),
        evidence.trust(result, language),
        evidence.method(results, language),
        evidence.facts(result, language),
        evidence.assumptions(result, language),
    )
    return Document(
        language,
        scenario.name[language],
        scenario.district[language],
        f"{scenario.start}–{scenario.end}",
        say("page.footer", language),
        sections,
    )


def _plan(results: Sequence[Result], language: str) -> tuple[Block, ...]:
    result = results[0]
    blocks: list[Block] = []
    if rows := targets.rows(result, language):
        title = say("targets.title", language)
        blocks += [Paragraph(one) for one in targets.whole(result, language)]
        blocks.append(Table(title, targets.head(language), tuple(rows), frozenset((2, 3, 4, 5))))
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


def _headline(result: Result, language: str) -> Table:
    shown = periods(result)
    rows = tuple(
        (line.label, *(cell.text if cell else "–" for cell in line.cells)) for line in headline(result, language)
    )
    head = (say("page.figure", language), *shown)
    return Table(say("page.headline", language), head, rows, frozenset(range(1, len(head))))


def _compared(results: Sequence[Result], language: str) -> Table:
    head = (say("page.figure", language), say("page.period", language), *called(results, language))
    rows = tuple((line.label, line.period, *line.texts) for line in compared(results, language))
    return Table(say("page.compared", language), head, rows, frozenset(range(2, len(head))))
