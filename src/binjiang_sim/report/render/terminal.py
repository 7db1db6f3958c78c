"""The headline table and the targets as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from ...facts import screen
from ...projection import Result
from ...words import say
from ..content import targets
from ..content.headline import by_district, called, compared, headline, name, periods

COLUMNS = 120  # of a wide terminal


def headline_text(results: Result | Sequence[Result], language: str = "en") -> str:
    """The headline table with aligned columns; several results stand side by side, the first is the reference.

    Those of another district stand in a table of their own.
    """
    groups = by_district([results] if isinstance(results, Result) else results)
    return "\n\n".join(_text(one, language) for one in groups)


def _text(several: Sequence[Result], language: str) -> str:
    if len(several) == 1:
        wanted = _targets(several[0], language) or [say("document.no_targets", language)]
        return "\n".join([*_table(several[0], language), *wanted])
    shown = _comparison(several, language)
    for one, its in zip(several, called(several, language), strict=True):
        if found := _targets(one, language):
            shown += [its, *found]
    return "\n".join(shown)


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of text with aligned columns, the first to the left and the others to the right, to fit COLUMNS."""
    return screen.aligned(rows, range(1, COLUMNS), COLUMNS)


def _table(result: Result, language: str) -> list[str]:
    head = (say("report.figure", language), *periods(result))
    rows = [(one.label, *(cell.text if cell else "-" for cell in one.cells)) for one in headline(result, language)]
    note = "report.note_central" if result.central else "report.note"
    return [title(result, language), *aligned([head, *rows]), say(note, language, year=result.scenario.start)]


def _comparison(results: Sequence[Result], language: str) -> list[str]:
    names = called(results, language)
    head = (say("report.figure", language), say("report.period", language), *names)
    rows = [(one.label, one.period, *one.texts) for one in compared(results, language)]
    return [say("report.compared", language, name=names[0]), *aligned([head, *rows])]


def _targets(result: Result, language: str) -> list[str]:
    """The targets as text with aligned columns, or nothing when there are none."""
    found = targets.rows(result, language)
    table = aligned([targets.head(language), *found])
    return [say("targets.title", language), *table, say("targets.note", language)] if found else []


def title(result: Result, language: str) -> str:
    """One line: scenario, district, draws and seed."""
    key = "report.title_central" if result.central else "report.title"
    scenario = result.scenario
    place = scenario.district[language]
    return say(key, language, name=name(result, language), place=place, draws=result.draws, seed=scenario.seed)
