"""People, enterprises and titles that come, move and go within a year: flows drawn as bands, stocks as boxes.

Everything is a mean over the draws: means of flows and stocks add up in every year, medians do not.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from ...facts.screen import width
from ...projection import Result
from ...words import say
from ..content import captions, run_findings, series
from ..content.numbers import Scale, multiple, scale
from ..render.fonts import chart_fonts, chart_language
from .canvas import QUIET, WIDE, axes_or_new
from .frame import Words, frame
from .labels import COLUMN, POINTS, apart, fit, wrapped
from .ribbons import IN, SMALL, Balance, Flow, balance, box, ribbon, slots

_MIDDLE = 222.0  # points between the words at the left and those at the right
_BAND, _LINE, _AIR = 80.0, 12.5, 12.0  # points: tallest band, a line of words, between two stocks
_NAME, _STOCK = 26, 20  # letters of a line of words, beside a band and inside a box
_TIGHT = 7.5  # points: letters of the ladder
_SCALE = 20.0  # points: the bar of the scale is at most so high
_BOX, _KEY = 104.0, 26.0  # points: width of a box; room below for the scale
_STAGE, _HEIGHT, _DROP = 0.55, 74.0, 66.0  # of the ladder: width of a box, its height, how far bands bend away


def people_flows(
    result: Result,
    year: int | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Who came, aged and left in a year: young and experienced graduates, other workers, residents and commuters.

    One scale for all. `year` is the last planning year by default. Raises ProjectionError for a year not run.
    """
    return _stacked(
        _Kind(people_balances, run_findings.people, "people_flows"),
        result,
        year,
        language,
        ax,
        title=title,
        source=source,
    )


def enterprise_flows(
    result: Result,
    year: int | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Enterprises that entered, left, won and lost titles, listed and delisted in a year: one scale for all.

    `year` is the last planning year by default. Raises ProjectionError for a year not run.
    """
    kind = _Kind(enterprise_balances, run_findings.enterprises, "enterprise_flows")
    return _stacked(kind, result, year, language, ax, title=title, source=source)


def ladder_flows(
    result: Result,
    year: int | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Enterprises that climbed the ladder in a year, stage by stage: who enters, is promoted, loses the title, stays.

    One scale for all bands, so that few go on to the top. `year` is the last planning year by default. Raises
    ProjectionError for a year not run.
    """
    language = chart_language(language)
    year = year or series.horizons(result)[-1]
    found = ladder_balances(result, year, language)
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 4.3)
        height = _HEIGHT / (max(one.throughput for one in found) or 1.0)
        for place, one in enumerate(found):
            _stage(axes, place, one, height * one.throughput, language)
        low = -_DROP - 40
        axes.set(xlim=(-0.4, len(found) - 1 + _STAGE + 0.45), ylim=(low - 12, _DROP + 40))
        shown = _Shown("ladder_flows", run_findings.ladder(result, year, language), "unit.enterprise", height)
        _finish(axes, shown, (-0.4, low), result, year, language, title=title, source=source)
        fit(axes, 6.2 * POINTS, 2 * (_DROP + 50))
    return axes


def people_balances(result: Result, year: int, language: str) -> list[Balance]:
    """Young graduates, experienced graduates, other workers, residents, commuters: each with all its flows."""
    rows: Sequence[tuple[str, Sequence[str], Sequence[str]]] = (
        ("young_graduates", ("graduate_inflow",), ("graduate_departures", "graduate_maturing")),
        ("experienced_graduates", ("graduate_maturing",), ("experienced_departures", "graduate_retirement")),
        ("other_workers", ("other_hiring",), ()),
        ("resident_population", ("births", "in_migration", "other_migration"), ("deaths", "out_migration")),
    )
    # What moves commuters is no flow of the model: their number follows jobs and homes.
    before, after = _ends(result, "in_commuters", year)
    name, unit = series.name_of(result, "in_commuters", language), series.unit_of(result, "in_commuters")
    more = {say("chart.more_commuters", language): after - before}
    commuters = balance(name, unit, (before, after), (more, {}), _changes(language))
    return [*(_balance(result, year, language, *row) for row in rows), commuters]


def enterprise_balances(result: Result, year: int, language: str) -> list[Balance]:
    """The register, the ladder as a whole and the listed companies: each with all its flows."""
    rows: Sequence[tuple[str, Sequence[str], Sequence[str]]] = (
        ("registered_enterprises", ("enterprise_entry",), ("enterprise_exit",)),
        ("technology_enterprises", ("first_titles",), ("title_losses",)),
        ("listed_companies", ("initial_public_offerings",), ("delistings",)),
    )
    return [_balance(result, year, language, *row) for row in rows]


def ladder_balances(result: Result, year: int, language: str) -> list[Balance]:
    """Every stage of the ladder from the lowest; it loses titles, promotes (but for the top), and gains or shrinks."""
    items = result.items("ladder")
    found = []
    for item in items:
        entered = {say("chart.entered", language): _mean(result, "title_entries", year, item)}
        left = {say("chart.title_lost", language): _mean(result, "title_losses", year, item)}
        if item != items[-1]:
            left[say("chart.promoted", language)] = _mean(result, "promotions", year, item)
        name = series.capital(series.item_name(result, "ladder", item, language))
        found.append(
            balance(name, "enterprise", _ends(result, "ladder", year, item), (entered, left), _changes(language))
        )
    return found


def _balance(
    result: Result, year: int, language: str, stock: str, inward: Sequence[str], outward: Sequence[str]
) -> Balance:
    sides = [
        {series.name_of(result, one, language): _mean(result, one, year) for one in side} for side in (inward, outward)
    ]
    name, unit = series.name_of(result, stock, language), series.unit_of(result, stock)
    return balance(name, unit, _ends(result, stock, year), (sides[0], sides[1]), _changes(language))


def _changes(language: str) -> tuple[str, str]:
    return say("chart.gain", language), say("chart.loss", language)


def _mean(result: Result, indicator: str, year: int, item: str | None = None) -> float:
    """The mean amount of a year, of one item or (without one) of all together."""
    items = [item] if item else result.items(indicator)
    return sum(result.mean(indicator, str(year), one) for one in items)


def _ends(result: Result, stock: str, year: int, item: str | None = None) -> tuple[float, float]:
    """The mean stock at the end of the year before and of the year."""
    after, before = (result.mean(stock, str(one), item) for one in (year, year - 1))
    return before, after


@dataclass(frozen=True)
class _Kind:
    """One of the charts of stocks below each other: what reads its balances and its finding, and its name."""

    read: Callable[[Result, int, str], list[Balance]]
    finding: Callable[[Result, int, str], str]
    name: str


def _stacked(
    kind: _Kind,
    result: Result,
    year: int | None,
    language: str,
    ax: Axes | None,
    *,
    title: str | None,
    source: str | None,
) -> Axes:
    language = chart_language(language)
    year = year or series.horizons(result)[-1]
    found = kind.read(result, year, language)
    height = _BAND / (max(one.throughput for one in found) or 1.0)
    rows = [_Row.of(one, height * one.throughput, language) for one in found]
    whole = sum(row.height for row in rows) + _AIR * (len(rows) - 1)
    left, right = (max(_wide(words) for row in rows for words in row.beside[side]) for side in (0, 1))
    with chart_fonts():
        # The figure is as wide as a page, and wider only where the words need that.
        spare = max(WIDE * POINTS - 10 - left - _MIDDLE - right, 0.0) / 2
        left, right = left + spare, right + spare
        axes = axes_or_new(ax, (left + _MIDDLE + right + 10) / POINTS, (whole + _KEY) / POINTS + 1.2)
        top = whole
        for row in rows:
            _one(axes, row, top - row.height / 2)
            top -= row.height + _AIR
        axes.set(xlim=(-left, _MIDDLE + right), ylim=(-_KEY, whole + 3))
        unit = "unit.person" if kind.name == "people_flows" else "unit.enterprise"
        shown = _Shown(kind.name, kind.finding(result, year, language), unit, height)
        _finish(axes, shown, (-left, -_KEY / 2), result, year, language, title=title, source=source)
        fit(axes, left + _MIDDLE + right, whole + _KEY)
    return axes


@dataclass(frozen=True)
class _Row:
    """A stock as it is drawn: the height of its bands and of the whole, the words in the box and beside the bands."""

    balance: Balance
    band: float
    height: float
    words: str
    beside: tuple[tuple[str, ...], tuple[str, ...]]

    @classmethod
    def of(cls, one: Balance, band: float, language: str) -> _Row:
        words = _stock(one, language)
        first, second = (
            tuple(_named(flow, one.unit, language) for flow in flows) for flows in (one.inflows, one.outflows)
        )
        sides = (sum(_sizes(*side, band)) for side in ((one.inflows, first), (one.outflows, second)))
        return cls(one, band, max(band, _LINE * (_lines([words]) + 0.5), *sides), words, (first, second))


def _sizes(flows: Sequence[Flow], words: Sequence[str], band: float) -> list[float]:
    """The room each flow takes beside its box: its part of the band or its words, whichever is taller."""
    parts = slots([flow.amount for flow in flows], 0, band)
    return [max(_LINE * _lines([text]), part) for text, (_, part) in zip(words, parts, strict=True)]


def _lines(words: Sequence[str]) -> float:
    return float(sum(one.count("\n") + 1 for one in words))


def _wide(words: str) -> float:
    return max(map(width, words.split("\n"))) * COLUMN * SMALL + 8


def _one(axes: Axes, row: _Row, middle: float) -> None:
    """A stock with its flows on both sides."""
    edge = (_MIDDLE - _BOX) / 2
    one = row.balance
    for flows, words, outer, inner, align in (
        (one.inflows, row.beside[0], 0.0, edge, "right"),
        (one.outflows, row.beside[1], _MIDDLE, _MIDDLE - edge, "left"),
    ):
        inside = slots([flow.amount for flow in flows], middle, row.band)
        sizes = _sizes(flows, words, row.band)
        spread = apart([at for at, _ in inside], sizes, middle - row.height / 2, middle + row.height / 2)
        for flow, text, (at, part), outside in zip(flows, words, inside, spread, strict=True):
            ribbon(axes, (inner, at, part), (outer, outside, part), flow.colour)
            axes.text(outer + (5 if outer else -5), outside, text, ha=align, va="center", fontsize=SMALL)
    box(axes, (edge, _MIDDLE - edge), middle, max(row.band, _LINE * _lines([row.words]) + 4), row.words)


def _stage(axes: Axes, place: int, one: Balance, height: float, language: str) -> None:
    """A stage of the ladder: promotions go on to the next box, everything else bends up or down."""
    left, right = float(place), place + _STAGE
    entries = slots([flow.amount for flow in one.inflows], 0, height)
    for flow, slot in zip(one.inflows, entries, strict=True):
        words = _amount(flow, one.unit, language, "\n")
        if flow is not one.inflows[0]:
            _bent(axes, left, left - 0.22, slot, (-_DROP, flow.colour, words))
        elif place == 0:
            ribbon(axes, (left - 0.4, *slot), (left, *slot), flow.colour)
            axes.text(left - 0.2, slot[0], words, ha="center", va="center", fontsize=_TIGHT)
    exits = slots([flow.amount for flow in one.outflows], 0, height)
    for flow, slot in zip(one.outflows, exits, strict=True):
        words = _amount(flow, one.unit, language, "\n")
        if flow.name == say("chart.promoted", language):
            ribbon(axes, (right, *slot), (place + 1, 0, slot[1]), IN)
            above = max(slot[0], 0) + slot[1] / 2 + 2
            axes.text((right + place + 1) / 2, above, words, ha="center", va="bottom", fontsize=_TIGHT)
        else:
            _bent(axes, right, right + 0.25, slot, (_DROP if flow is one.outflows[0] else -_DROP, flow.colour, words))
    box(axes, (left, right), 0, _HEIGHT, _stock(one, language, 10), _TIGHT)


def _bent(axes: Axes, inner: float, outer: float, slot: tuple[float, float], end: tuple[float, str, str]) -> None:
    """A band that leaves its box at `slot` and bends away to a height, where its words stand."""
    height, colour, words = end
    ribbon(axes, (inner, *slot), (outer, height, slot[1]), colour)
    up = height > 0
    at = height + (slot[1] / 2 + 4) * (1 if up else -1)
    axes.text(outer, at, words, ha="center", va="bottom" if up else "top", fontsize=_TIGHT)


def _named(flow: Flow, unit: str, language: str) -> str:
    """A flow beside its band: the number stands behind the name where that has room, else below."""
    *lines, last = wrapped(flow.name, _NAME, 2).split("\n")
    _, _, number = _amount(flow, unit, language, "\n").rpartition("\n")
    joint = " " if width(f"{last} {number}") <= _NAME else "\n"
    return "\n".join([*lines, f"{last}{joint}{number}"])


def _amount(flow: Flow, unit: str, language: str, joint: str = " ") -> str:
    own = scale([flow.amount], unit, language)
    sign = "\N{MINUS SIGN}" if flow.turned else ""
    # The number and its multiple stay on one line.
    gap = "" if language == "zh" else "\N{NO-BREAK SPACE}"
    number = f"{sign}{own.number(flow.amount)}{gap}{multiple(unit, own, language)}".strip()
    return f"{flow.name}{joint}{number}"


def _stock(one: Balance, language: str, letters: int = _STOCK) -> str:
    own = scale([one.opening, one.closing], one.unit, language)
    if one.closing < 1e4:
        own = Scale(1.0, 0, "", "", "")  # the few of a stage are counted one by one
    word = multiple(one.unit, own, language)
    gap = "" if language == "zh" or not word else " "
    before, after = own.number(one.opening), f"{own.number(one.closing)}{gap}{word}"
    joint = " " if width(f"{before} → {after}") <= letters else "\n"
    last = after if width(after) <= letters else wrapped(after, letters)
    return f"{wrapped(one.name, letters, 3)}\n{before} →{joint}{last}"


@dataclass(frozen=True)
class _Shown:
    """A chart of flows: its name, its finding, the unit of its bands, and the points that one of those is high."""

    name: str
    finding: str
    unit: str
    height: float


def _finish(
    axes: Axes,
    shown: _Shown,
    corner: tuple[float, float],
    result: Result,
    year: int,
    language: str,
    *,
    title: str | None,
    source: str | None,
) -> None:
    """No frame; the scale of the bands at the corner, a bar with its amount; and the words around the chart."""
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    amount = _round(_SCALE / shown.height)
    own = scale([amount], shown.unit.removeprefix("unit."), language)
    x, y = corner
    half = amount * shown.height / 2
    axes.plot([x, x], [y - half, y + half], color=QUIET, linewidth=2.5, solid_capstyle="butt")
    written = f"{own.before}{amount / own.divisor:g}{own.after}"
    words = say("chart.flow_scale", language, amount=written)
    axes.annotate(words, (x, y), xytext=(6, 0), textcoords="offset points", va="center", fontsize=SMALL, color=QUIET)
    subtitle = captions.subtitle(say(f"chart.{shown.name}", language, year=year), language, result.scenario)
    key = say(f"chart.{shown.name}_note", language)
    frame(axes, Words(shown.finding, subtitle, key, captions.of_run(result, (), language)).given(title, source))


def _round(amount: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is no more."""
    power = 10.0 ** math.floor(math.log10(amount))
    return max(step * power for step in (1, 2, 5) if step * power <= amount)
