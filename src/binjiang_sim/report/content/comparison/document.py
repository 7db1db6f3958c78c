"""A comparison as a document: in short, at a glance, then plan by plan, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ....analysis.comparison import Comparison, Moved, Pair
from ....errors import folded
from ....words import say
from ...stamps.stamp import command as command_of_runs
from .. import series
from ..blocks import Block, Bullets, Chart, Code, Document, Heading, Paragraph, Section, Table
from . import answers, changes, rows, some_draws
from .rows import title

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DRAWN = 3  # figures of each plan that are drawn
_AT_A_GLANCE = range(3, 8)  # scenarios that stand side by side in one chart
_TEXTS = 2  # columns of words before the numbers of a row


def document(comparison: Comparison, language: str, periods: Sequence[str] = (), everything: bool = False) -> Document:
    """The whole comparison; `periods` and `everything` as in the table on a terminal."""
    scenario = comparison.reference.scenario
    years = [year for pair in comparison.pairs for year in pair.years]
    plans = (
        Section(f"plan-{number}", title(pair, language), tuple(_plan(number, pair, language, periods, everything)))
        for number, pair in enumerate(comparison.pairs, 1)
        if not pair.same
    )
    glance = tuple(_glance(comparison, language))
    return Document(
        language,
        say("compare.page_title", language),
        scenario.district[language],
        f"{min(years)}–{max(years)}",
        say("page.footer", language),
        (
            Section("answer", say("compare.page_answers", language), tuple(_answers(comparison, language, periods))),
            *((Section("glance", say("compare.page_glance", language), glance),) if glance else ()),
            *plans,
            Section("made", say("compare.page_made", language), tuple(_made(comparison, language))),
        ),
        _headline(comparison, language, periods),
    )


def _headline(comparison: Comparison, language: str, periods: Sequence[str]) -> str:
    """What the only other plan changes first of all; nothing where there are several."""
    (pair, *others) = comparison.pairs
    if others or pair.same:
        return ""
    first = answers.sentences(pair, language, periods)[0]
    return say("compare.page_headline", language, plan=rows.names(pair, language)[1], answer=first)


def command(comparison: Comparison, language: str) -> str:
    """The command that makes the comparison again; the runs one by one where no single command does."""
    lines = command_of_runs(comparison.results, language)
    return lines if "\n" in lines else lines.replace("binjiang_sim ", "binjiang_sim compare ", 1)


def _answers(comparison: Comparison, language: str, periods: Sequence[str]) -> Iterator[Block]:
    yield Paragraph(say("compare.page_about", language, reference=comparison.pairs[0].names[language][0]))
    for pair in comparison.pairs:
        yield Heading(title(pair, language))
        said = [say("compare.same_short", language)] if pair.same else answers.sentences(pair, language, periods)
        yield Bullets(tuple(said))


def _glance(comparison: Comparison, language: str) -> Iterator[Block]:
    shared = set.intersection(*(set(pair.years) for pair in comparison.pairs))
    if len(comparison.results) in _AT_A_GLANCE:
        planned = reversed(series.horizons(comparison.reference))
        year = next((year for year in planned if str(year) in shared), int(max(shared)))
        yield Chart("heat", say("compare.page_glance", language), partial(_heat, comparison, year, language), wide=True)


def _plan(number: int, pair: Pair, language: str, asked: Sequence[str], everything: bool) -> Iterator[Block]:
    yield from (Paragraph(one.text(language), "note") for one in folded(pair.notes))
    yield from _inputs(pair, language)
    if not pair.moved:
        yield Paragraph(say("compare.no_figure", language))
        return
    central = pair.reference.central
    periods = rows.shown_periods(pair, asked)
    found = rows.shown(pair, periods, everything)
    heading = rows.moved_title(pair, found, periods, everything, language)
    yield Heading(heading)
    cells = tuple(one.cells(central) for one in rows.rows(pair, found, periods, language))
    yield _table(heading, rows.head(central, language), cells)
    if told := some_draws.sentences(pair, found, periods, language):
        yield Bullets(tuple(told))
    yield from _charts(number, pair, found[:_DRAWN], language)
    yield Heading(say("compare.targets", language))
    if targets := rows.target_rows(pair, language):
        yield _table(say("compare.targets", language), rows.target_head(language), tuple(targets))
    else:
        yield Paragraph(say("compare.no_targets", language), "note")
    yield from _cost(pair, periods, language)


def _cost(pair: Pair, periods: Sequence[str], language: str) -> Iterator[Block]:
    central = pair.reference.central
    yield Heading(say("compare.cost", language))
    if pair.cost is None:
        yield Paragraph(say("compare.cost_unknown", language), "note")
        return
    costs = tuple(one.cells(central)[:-1] for one in rows.cost_rows(pair, periods, language))
    yield _table(say("compare.cost", language), rows.head(central, language)[:-1], costs)
    if prices := rows.price_rows(pair, language):
        head = tuple(say(f"compare.{one}", language) for one in ("figure", "page_price"))
        yield Table(rows.price_title(pair, language), head, tuple(prices), frozenset((1,)))


def _table(words: str, head: tuple[str, ...], cells: tuple[tuple[str, ...], ...]) -> Table:
    return Table(words, head, cells, frozenset(range(_TEXTS, len(head))))


def _inputs(pair: Pair, language: str) -> Iterator[Block]:
    if not pair.inputs:
        yield Paragraph(say("compare.inputs_none", language))
        return
    heading = say("compare.inputs", language, count=len(pair.inputs))
    lines: list[tuple[str, ...]] = []
    for one in changes.folded(changes.changes(pair, language)):
        path = f" · {one.paths[0]}" if len(one.paths) == 1 else ""
        lines.append((say("compare.comma", language).join(one.labels) + path,))
        for who, side in zip(rows.names(pair, language), (one.reference, one.other), strict=True):
            said = side.written if side.numbers in ("", side.written) else f"{side.written}\n{side.numbers}"
            lines.append((who, said, side.status, side.why, side.place))
    columns = ("name", "written", "status", "why", "place")
    head = tuple(say(f"compare.page_{one}", language) for one in columns)
    yield Heading(heading)
    yield Table(heading, head, tuple(lines), kind="words", english=frozenset((columns.index("why"),)))


def _charts(number: int, pair: Pair, found: Sequence[Moved], language: str) -> Iterator[Chart]:
    """The figures that move most: both plans, and beside them their difference."""
    for one in found:
        label = series.full_name(pair.reference, one.indicator, one.item, language)
        key = f"{number}-{one.indicator}-{one.item or 'all'}"
        yield Chart(f"level-{key}", label, partial(_level, pair, one, language))
        apart = f"{label} · {title(pair, language)}"
        yield Chart(f"difference-{key}", apart, partial(_apart, pair, one, language))


def _level(pair: Pair, moved: Moved, language: str) -> Axes:
    from ...charts.canvas import HALF, sized  # brings matplotlib
    from ...charts.comparison import comparison_fan

    results = [pair.reference, pair.other]
    return comparison_fan(results, moved.indicator, moved.item, language, sized(HALF))


def _apart(pair: Pair, moved: Moved, language: str) -> Axes:
    from ...charts.canvas import HALF, sized
    from ...charts.comparison import difference_fan

    return difference_fan(pair.other, pair.reference, moved.indicator, moved.item, language, sized(HALF))


def _heat(comparison: Comparison, year: int, language: str) -> Axes:
    from ...charts.heat import heat_map

    return heat_map(comparison.results, None, year, language)


def _made(comparison: Comparison, language: str) -> Iterator[Block]:
    note = "compare.note_central" if comparison.reference.central else "compare.note"
    yield Bullets(tuple(say(note, language).split("\n")))
    head = tuple(say(f"compare.page_{one}", language) for one in ("name", "file", "hash", "draws", "seed"))
    runs = zip(comparison.names(language), comparison.results, strict=True)
    cells = tuple(
        (name, one.scenario.file, one.scenario.hash, str(one.draws), str(one.scenario.seed)) for name, one in runs
    )
    yield Table(say("compare.page_made", language), head, cells, frozenset((3, 4)))
    yield Paragraph(say("compare.page_command", language))
    yield Code(command(comparison, language))
