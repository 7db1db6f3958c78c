"""A comparison as one HTML page that asks the network for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import unescape
from importlib import resources
from itertools import groupby
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from ...analysis.comparison import Comparison, Moved, Pair
from ...errors import folded
from ...words import say
from .. import figures, fonts, stamps
from ..figures.canvas import new_figure
from ..svg import inline
from . import answers, changes, rows
from .rows import name

_DRAWN = 3  # figures drawn of each scenario, besides the cost
_HALF = (5.0, 3.0)  # inches: half of the page
_AT_A_GLANCE = range(3, 8)  # scenarios that stand side by side in one chart


def page(comparison: Comparison, language: str, periods: Sequence[str] = (), everything: bool = False) -> str:
    """The whole page, as text."""
    shown = _content(comparison, language, periods, everything)
    # The glyphs are known only when the words are: the page is made once without the font to collect them.
    bare = _template().render(**shown, font="")
    return _template().render(**shown, font=fonts.subset("".join(sorted(set(unescape(bare))))))


def command(comparison: Comparison, language: str) -> str:
    """The command that makes the comparison again; the runs one by one where no single command does."""
    lines = stamps.command(comparison.results, language)
    return lines if "\n" in lines else lines.replace("binjiang_sim ", "binjiang_sim compare ", 1)


def _content(comparison: Comparison, language: str, periods: Sequence[str], everything: bool) -> dict[str, object]:
    reference = comparison.reference
    central = reference.central
    years = [year for pair in comparison.pairs for year in pair.years]
    return {
        "t": lambda key, **values: say(f"compare.{key}", language, **values),
        "language": {"zh": "zh-Hans", "en": "en"}[language],
        "family": fonts.FAMILY,
        "style": Markup(resources.files("binjiang_sim.report").joinpath("style.css").read_text("utf-8")),
        "skip": say("page.skip", language),
        "footer": say("page.footer", language),
        "together": _together,
        "comma": say("compare.comma", language),
        "district": reference.scenario.district[language],
        "span": f"{min(years)}–{max(years)}",
        "names": [name(one, language) for one in comparison.results],
        "heat": _heat(comparison, language, periods),
        "pairs": [
            _pair(number, pair, language, periods, everything) for number, pair in enumerate(comparison.pairs, 1)
        ],
        "head": rows.head(central, language),
        "targets_head": rows.target_head(language),
        "reading": say("compare.note_central" if central else "compare.note", language).split("\n"),
        "made_head": tuple(say(f"compare.page_{one}", language) for one in ("name", "file", "hash", "draws", "seed")),
        "made": [
            (name(one, language), one.scenario.file, one.scenario.hash, one.draws, one.scenario.seed)
            for one in comparison.results
        ],
        "command": command(comparison, language),
    }


def _pair(number: int, pair: Pair, language: str, periods: Sequence[str], everything: bool) -> dict[str, Any]:
    both = {"other": name(pair.other, language), "reference": name(pair.reference, language)}
    head = {"number": number, "name": both["other"], "title": say("compare.title", language, **both)}
    if pair.same:
        return {**head, "same": say("compare.same", language, **both)}
    shown = rows.shown_periods(pair, periods)
    found = rows.shown(pair, shown, everything)
    central = pair.reference.central
    key = "compare.moved_all" if everything else "compare.moved"
    count = len(pair.strongest(shown))
    inputs = "compare.inputs" if pair.inputs else "compare.inputs_none"
    return {
        **head,
        "same": "",
        "sentences": answers.sentences(pair, language, periods),
        "notes": [one.text(language) for one in folded(pair.notes)],
        "inputs_title": say(inputs, language, count=len(pair.inputs)),
        "changes": changes.folded(changes.changes(pair, language)),
        "moved_title": say(key, language, shown=len(found), count=count),
        "rows": [one.cells(central) for one in rows.rows(pair, found, shown, language)],
        "charts": _charts(number, pair, found, language),
        "targets": rows.target_rows(pair, language),
        "cost": [one.cells(central)[:-1] for one in rows.cost_rows(pair, shown, language)],
        "prices_title": rows.price_title(pair, language),
        "prices": rows.price_rows(pair, language),
    }


def _charts(number: int, pair: Pair, found: Sequence[Moved], language: str) -> list[Markup]:
    """The figures that move most, both plans and their difference, side by side."""
    drawings = []
    for one in found[:_DRAWN]:
        figure = (one.indicator, one.item)
        label = f"{number}-{one.indicator}-{one.item or 'all'}"
        both = figures.comparison_fan([pair.reference, pair.other], *figure, language, _axes())
        apart = figures.difference_fan(pair.other, pair.reference, *figure, language, _axes())
        drawings += [_inline(both, f"level-{label}"), _inline(apart, f"difference-{label}")]
    return drawings


def _heat(comparison: Comparison, language: str, periods: Sequence[str]) -> Markup | str:
    if len(comparison.results) not in _AT_A_GLANCE:
        return ""
    shared = [year for year in comparison.pairs[0].years if all(year in pair.years for pair in comparison.pairs)]
    asked = [one for one in (*periods, *map(str, (2035, 2030))) if one in shared] or shared[-1:]
    axes = figures.heat_map(comparison.results, None, int(asked[0]), language)
    return _inline(axes, "heat")


def _together(lines: Sequence[tuple[object, ...]]) -> list[tuple[object, list[tuple[object, ...]]]]:
    """Rows in order, those with the same first cell in one group."""
    return [(label, list(group)) for label, group in groupby(lines, key=lambda row: row[0])]


def _axes() -> Any:
    return new_figure(*_HALF).add_subplot()


def _inline(axes: Any, label: str) -> Markup:
    return inline(axes, label, " ".join(axes.get_title(loc="left").split()))


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resources.files(__package__).joinpath("page.html.jinja").read_text("utf-8"))
