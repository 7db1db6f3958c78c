"""The lever ledger in words and tables: what each reform brings, how surely, for what money, and to which target."""

from __future__ import annotations

import numpy as np

from ....analysis.attribution.ledger import EXACT, ChancePart, Ledger, LeverPart
from ....projection import Proportion
from ....words import say
from .. import series
from ..blocks import Table
from ..numbers import PER_CENT, Scale, scale, scale_of_change, signed, text
from ..targets import described

MOST = 3  # levers that a sentence names
SMALL = 0.005  # of the chance: parts that round to no point are not named


def title(ledger: Ledger, language: str) -> str:
    """The finding: what the whole plan brings, and the reforms that bring at least half of it."""
    whole = ledger.total - ledger.baseline
    about = {"figure": _figure(ledger, language), "period": ledger.period}
    if not whole.any():
        return say("ledger.title_none", language, **about)
    gain = _change(ledger, float(whole.mean()), language)
    named = _half(ledger)
    if not named:
        return say("ledger.title_unnamed", language, **about, gain=gain)
    levers = say("ledger.comma", language).join(lever_name(ledger, one.lever, language) for one in named)
    return say("ledger.title", language, **about, gain=gain, levers=levers)


def sentences(ledger: Ledger, language: str) -> tuple[str, ...]:
    """What the plan brings, because of which reforms, and how far the numbers can be trusted."""
    return (whole_sentence(ledger, language), *because(ledger, language), about_sentence(ledger, language))


def whole_sentence(ledger: Ledger, language: str) -> str:
    """What all reforms together bring, with the figure without and with them."""
    whole = ledger.total - ledger.baseline
    ends = float(ledger.baseline.mean()), float(ledger.total.mean())
    own = scale(ends, _unit(ledger), language)
    before, after = map(own.text, ends)
    about = {"figure": _figure(ledger, language), "period": ledger.period, "before": before, "after": after}
    chance = _per_cent(Proportion.of(whole > 0, ledger.scenario).value, language)
    spread = say("ledger.spread", language, band=_band(ledger, _whole_points(ledger), language), chance=chance)
    gain = _change(ledger, float(whole.mean()), language)
    return say("ledger.whole", language, **about, gain=gain, spread=spread if ledger.draws > 1 else "")


def short_sentence(ledger: Ledger, language: str) -> str:
    """What all reforms together bring, in one line."""
    about = {"figure": _figure(ledger, language), "period": ledger.period}
    gain = _change(ledger, float((ledger.total - ledger.baseline).mean()), language)
    return say("ledger.short", language, **about, gain=gain, band=_band(ledger, _whole_points(ledger), language))


def _whole_points(ledger: Ledger) -> tuple[float, float]:
    """The 10 and 90 % points of what the whole plan brings."""
    low, high = np.quantile(ledger.total - ledger.baseline, (0.1, 0.9)).tolist()
    return low, high


def because(ledger: Ledger, language: str) -> tuple[str, ...]:
    """A line for each of the strongest reforms."""
    return tuple(
        say(
            "ledger.because",
            language,
            lever=series.capital(lever_name(ledger, one.lever, language)),
            share=_change(ledger, one.share, language),
            band=_band(ledger, (one.q10, one.q90), language),
            chance=f"{100 * one.chance_positive:.0f}",
        )
        for one in strongest(ledger)
    )


def about_sentence(ledger: Ledger, language: str) -> str:
    """How the shares were found, and their error."""
    moved = int((ledger.shares != 0).any(axis=1).sum())
    if ledger.method == EXACT:
        return say("ledger.about_exact", language, draws=f"{ledger.draws:,}", count=f"{2**moved:,}")
    own = scale_of_change([ledger.error], _unit(ledger), language)
    error = own.text(ledger.error)
    return say("ledger.about_orders", language, draws=f"{ledger.draws:,}", orders=ledger.orders, error=error)


def error_sentence(ledger: Ledger, language: str) -> str:
    """The error of shares that were estimated, in short and in the unit of the strongest."""
    own = scale_of_change([ledger.error, *(one.share for one in strongest(ledger))], _unit(ledger), language)
    about = {"draws": f"{ledger.draws:,}", "orders": ledger.orders, "error": own.text(ledger.error)}
    return say("ledger.error" if ledger.orders else "ledger.no_error", language, **about)


def table(ledger: Ledger, language: str) -> Table:
    """A row for each reform and one for the whole plan."""
    unit = _unit(ledger)
    whole = float((ledger.total - ledger.baseline).mean())
    numbers = [number for one in ledger.parts for number in (one.share, one.q10, one.q90)]
    own = scale_of_change([*numbers, whole, *_whole_points(ledger)], unit, language)
    priced = ledger.costs is not None
    each = _each(ledger)
    names = ["lever", "share", "band", "chance", *(["cost"] if priced else []), *([each] if each else [])]
    spent = [] if ledger.costs is None else ledger.costs.mean(axis=1).tolist()
    money = scale([*spent, sum(spent)], "CNY", language)
    units = {"unit": own.unit, "money": money.unit, "period": ledger.period}
    head = tuple(say(f"ledger.head_{one}", language, **units) for one in names)
    rows = [_row(ledger, one, own, money, language) for one in ledger.parts]
    total = [
        say("ledger.all", language),
        signed(own.number(whole)),
        _between(own, _whole_points(ledger), language),
        _per_cent(Proportion.of(ledger.total > ledger.baseline, ledger.scenario).value, language),
    ]
    if priced:
        total += [money.number(sum(spent)), *([_price(whole, sum(spent), each, language)] if each else [])]
    return Table(
        say("ledger.table", language, figure=_figure(ledger, language), period=ledger.period),
        head,
        (*rows, tuple(total)),
        frozenset(range(1, len(head))),
    )


def _row(ledger: Ledger, one: LeverPart, own: Scale, money: Scale, language: str) -> tuple[str, ...]:
    each = _each(ledger)
    cells = [
        lever_name(ledger, one.lever, language),
        signed(own.number(one.share)),
        _between(own, (one.q10, one.q90), language),
        _per_cent(one.chance_positive, language),
    ]
    if one.cost is not None:
        cells.append(money.number(one.cost))
        cells += [_price(one.share, one.cost, each, language)] if each else []
    return tuple(cells)


def _each(ledger: Ledger) -> str:
    """What the last column says: the gain for a yuan, or the cost of one more; nothing where neither has a meaning."""
    unit = _unit(ledger)
    if ledger.costs is None or "current" in unit:
        return ""
    head = unit.split("/")[0]
    return "per_yuan" if head == "CNY" else "" if head in ("1", "", PER_CENT, "USD") else "price"


def _price(gain: float, cost: float, each: str, language: str) -> str:
    if cost <= 0 or (each == "price" and gain <= 0):
        return "-"
    return f"{gain / cost:.2g}" if each == "per_yuan" else text(cost / gain, "CNY", language)


def chances(ledger: Ledger, language: str) -> Table | None:
    """A row for each target: its chance without and with the plan, and the reforms that move it; None without any."""
    if not ledger.chances:
        return None
    names = ("target", "before", "after", "because")
    head = tuple(say(f"ledger.head_{one}", language) for one in names)
    rows = []
    for one in ledger.chances:
        (first, *others) = one.targets
        label = say("ledger.together", language) if others else described(ledger, first, language)
        shares = (_per_cent(share, language) for share in (one.baseline, one.total))
        rows.append((label, *shares, _movers(ledger, one, language)))
    return Table(say("ledger.chances", language), head, tuple(rows), frozenset((1, 2)))


def _movers(ledger: Ledger, one: ChancePart, language: str) -> str:
    """The reforms that move a chance by more than its error, the strongest first."""
    known = [name for name, part in one.parts.items() if abs(part) > max(one.errors[name], SMALL)]
    strongest = sorted(known, key=lambda name: -abs(one.parts[name]))[:MOST]
    if not strongest:
        return say("ledger.nothing_sure", language)
    return say("ledger.comma", language).join(
        say(
            "ledger.points",
            language,
            lever=lever_name(ledger, name, language),
            points=signed(f"{100 * one.parts[name]:.0f}"),
            error=f"{max(100 * one.errors[name], 1):.0f}",
        )
        for name in strongest
    )


def strongest(ledger: Ledger) -> list[LeverPart]:
    """The reforms that bring more than the error of their share, the strongest first."""
    known = [one for one in ledger.parts if abs(one.share) > one.error]
    return sorted(known, key=lambda one: -abs(one.share))[:MOST]


def _half(ledger: Ledger) -> list[LeverPart]:
    """The fewest of the strongest reforms that bring half of the whole; none when it takes more than are named."""
    whole = float((ledger.total - ledger.baseline).mean())
    alike = [one for one in strongest(ledger) if one.share * whole > 0]
    for count in range(1, len(alike) + 1):
        if 2 * abs(sum(one.share for one in alike[:count])) >= abs(whole):
            return alike[:count]
    return []


def _figure(ledger: Ledger, language: str) -> str:
    return series.full_name(ledger, ledger.indicator, ledger.item, language)


def _unit(ledger: Ledger) -> str:
    return series.unit_of(ledger, ledger.indicator)


def lever_name(ledger: Ledger, lever: str, language: str) -> str:
    """A reform's name in the middle of a sentence."""
    equation = ledger.model.equations[lever]
    return equation.zh if language == "zh" else equation.en


def _change(ledger: Ledger, value: float, language: str) -> str:
    own = scale_of_change([value], _unit(ledger), language)
    return f"{own.before}{signed(own.number(value))}{own.after}"


def _band(ledger: Ledger, points: tuple[float, float], language: str) -> str:
    own = scale_of_change(points, _unit(ledger), language)
    return f"{own.before}{_between(own, points, language)}{own.after}"


def _between(own: Scale, points: tuple[float, float], language: str) -> str:
    low, high = map(own.number, points)
    return say("document.to", language, low=low, high=high)


def _per_cent(share: float, language: str) -> str:
    return say("report.per_cent", language, number=f"{100 * share:.0f}")
