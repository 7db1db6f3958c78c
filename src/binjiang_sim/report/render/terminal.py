"""The headline table and the targets as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from ...facts import screen
from ...projection import Result
from ...words import say
from ..content import judgements, targets, triggers
from ..content.headline import by_district, called, compared, headline, known_note, name, periods

COLUMNS = 120  # of a wide terminal, where the columns of this one are not known
LABEL = 24  # columns that the names of rows keep, where they are that long


def headline_text(results: Result | Sequence[Result], language: str = "en", *, targets_above: bool = False) -> str:
    """The headline table with aligned columns; several results stand side by side, the first is the reference.

    Those of another district stand in a table of their own. With `targets_above` the chances of targets stand above it
    already, and are not repeated.
    """
    groups = by_district([results] if isinstance(results, Result) else results)
    within = screen.columns()
    return "\n\n".join("\n".join(_lines(one, language, within, targets_above)) for one in groups)


def _lines(several: Sequence[Result], language: str, within: int | None, above: bool) -> list[str]:
    if len(several) == 1:
        wanted = _targets(several[0], language, above)
        if not wanted and not above:
            wanted = screen.wrapped(say("document.no_targets", language), within)
        return [*_table(several[0], language, within), *wanted, *_triggers(several[0], language)]
    shown = _comparison(several, language, within)
    for one, its in zip(several, called(several, language), strict=True):
        if found := [*_judged(one, language), *_targets(one, language), *_triggers(one, language)]:
            shown += [*screen.wrapped(its, within), *found]
    return shown


def room() -> int:
    """Columns of the terminal."""
    return screen.columns() or COLUMNS


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of text with aligned columns, the first to the left and the others to the right, to fit the terminal.

    Long names of rows are broken; columns that still find no room stand in further tables below the first. A text that
    is wider than the terminal is broken too, and stands to the left.
    """
    found: list[str] = []
    within = max(LABEL, room() - _others(rows))
    names = [screen.wrapped(row[0], within, "  ") for row in rows]
    lines = [
        (part, *(row[1:] if place == len(name) - 1 else [""] * (len(row) - 1)))
        for name, row in zip(names, rows, strict=True)
        for place, part in enumerate(name)
    ]
    for part in screen.in_parts(lines, room()):
        table = screen.aligned(part, range(1, COLUMNS), room())
        if max(map(screen.width, table)) > room():
            table = [line for row in screen.fitted(part, within=room()) for line in row]
        found += ["", *table]
    return found[1:]


def _others(rows: Sequence[Sequence[str]]) -> int:
    """Columns of the terminal that the columns behind the first take."""
    return sum(max(map(screen.width, column)) + 1 for column in list(zip(*rows, strict=True))[1:])


def _table(result: Result, language: str, within: int | None) -> list[str]:
    head = (say("report.figure", language), *periods(result))
    rows = [(one.label, *(cell.text if cell else "-" for cell in one.cells)) for one in headline(result, language)]
    note = "report.note_central" if result.central else "report.note"
    about = screen.wrapped(say(note, language, year=result.scenario.start), within, "")
    if held := known_note(result, language):
        about += screen.wrapped(held, room(), "")
    about += _judged(result, language)
    return [*screen.wrapped(title(result, language), within), *aligned([head, *rows]), *about]


def _judged(result: Result, language: str) -> list[str]:
    """What experts laid over the scenario, and what it brings."""
    return [line for one in judgements.sentences(result, language) for line in screen.wrapped(one, room(), "")]


def _comparison(results: Sequence[Result], language: str, within: int | None) -> list[str]:
    names = called(results, language)
    head = (say("report.figure", language), say("report.period", language), *names)
    rows = [(one.label, one.period, *one.texts) for one in compared(results, language)]
    about = say("report.compared", language, name=names[0])
    return [*screen.wrapped(about, within, ""), *aligned([head, *rows])]


def _targets(result: Result, language: str, above: bool = False) -> list[str]:
    """The targets as text with aligned columns, or nothing when there are none; without what stands `above`."""
    found = targets.rows(result, language)
    kept = (0, 1, 6, 7) if above else range(8)
    table = aligned([[row[place] for place in kept] for row in (targets.head(language), *found)])
    beside = (*targets.outside(result, language), *targets.unanswered(result, language))
    more = [line for one in beside for line in screen.wrapped(one, room(), "  ")]
    whole = [line for one in targets.whole(result, language) for line in screen.wrapped(one, room(), "  ")]
    return [*whole, say("targets.title", language), *table, say("targets.note", language), *more] if found else []


def _triggers(result: Result, language: str) -> list[str]:
    """The triggers as text with aligned columns, or nothing when there are none."""
    found = triggers.rows(result, language)
    table = aligned([triggers.head(language), *found])
    return [say("triggers.title", language), *table, say("targets.note", language)] if found else []


def title(result: Result, language: str) -> str:
    """One line: scenario, district, draws and seed."""
    key = "report.title_central" if result.central else "report.title"
    scenario = result.scenario
    place = scenario.district[language]
    return say(key, language, name=name(result, language), place=place, draws=result.draws, seed=scenario.seed)
