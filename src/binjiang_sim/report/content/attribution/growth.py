"""Growth by cause in words and in a table."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ....analysis import GrowthCauses
from ....analysis.attribution.growth import REST, TREND, ULTIMATE
from ....words import say
from ..blocks import Table
from ..numbers import scale
from ..series import capital

MOST = 3  # causes that a sentence names
SMALL = 0.0005  # of GDP: what is less is only named
WORTH = 0.005  # of GDP: what takes away less no sentence names


def largest(found: GrowthCauses) -> tuple[int, ...]:
    """The places of the causes, what adds most first, what takes away most last."""
    return tuple(sorted(range(len(found.causes)), key=lambda one: -float(found.means[one])))


def table(found: GrowthCauses, language: str) -> Table:
    """A row for each cause that is worth reading: points of growth, a year, share, 80 % band, and yuan.

    Of sources there stands also what is meant by switching one off.
    """
    sources = found.kind == ULTIMATE
    amounts = scale(found.amounts.tolist(), "CNY", language)
    columns = ("cause", "points", "yearly", "share", "band", "amount", *(("off",) if sources else ()))
    head = tuple(say(f"growth.head_{one}", language, unit=amounts.unit) for one in columns)
    rows = []
    for row in (one for one in largest(found) if not is_small(found, one)):
        record = found.rows[row]
        band = say("document.to", language, low=points(record["q10"]), high=points(record["q90"]))
        numbers = (points(record["part"]), points(record["yearly"]), _per_cent(record["share"], language), band)
        off = (say(f"growth.off_{found.causes[row]}", language),) if sources else ()
        rows.append((capital(record[language]), *numbers, minus(amounts.number(record["amount"])), *off))
    low, high = map(points, np.quantile(found.growth, (0.1, 0.9)).tolist())
    whole = (points(found.growth.mean()), points(found.yearly.sum()), _per_cent(1.0, language))
    rise = minus(amounts.number(float((found.gdp[1] - found.gdp[0]).mean())))
    band = say("document.to", language, low=low, high=high)
    rows.append((capital(say("growth.whole", language)), *whole, band, rise, *(("",) if sources else ())))
    title = say(f"growth.title_{found.kind}", language, first=found.first, last=found.last)
    return Table(title, head, tuple(rows), frozenset(range(1, 6)), "words" if sources else "figures")


def is_small(found: GrowthCauses, place: int) -> bool:
    """Whether a cause moves less than is worth a row."""
    return abs(float(found.means[place])) < SMALL


def points(value: float) -> str:
    """A fraction as percentage points with one decimal."""
    return minus(f"{100 * value + 0.0:.1f}")


def minus(number: str) -> str:
    """A written number with a true minus sign, and none before zero."""
    return number.replace("-", "\N{MINUS SIGN}") if number.strip("-0.") else number.removeprefix("-")


def _per_cent(share: float, language: str) -> str:
    return say("report.per_cent", language, number=minus(f"{100 * share:.0f}")) if math.isfinite(share) else "-"


def sentences(found: GrowthCauses, language: str) -> tuple[str, ...]:
    """What a planner should know: how much growth there is, what most of it is, what holds it back, and the trend."""
    growth, yearly = float(found.growth.mean()), float(found.yearly.sum())
    about = {"first": found.first, "last": found.last}
    numbers = {"growth": points(abs(growth)), "yearly": points(abs(yearly))}
    order = largest(found)
    adds = [one for one in order if found.means[one] >= SMALL]
    takes = [one for one in reversed(order) if found.means[one] <= -WORTH and found.causes[one] != REST]
    if abs(growth) < SMALL:
        lines = [say("growth.stands", language, **about)]
    elif growth < 0:
        lines = [say("growth.shrinks", language, **about, **numbers)]
    else:
        main = say(f"growth.main_{found.kind}", language, parts=_parts(found, adds[:MOST], "growth.part", language))
        lines = [say("growth.grows", language, **about, **numbers, main=main)]
    if takes:
        lines.append(say("growth.less", language, parts=_parts(found, takes[:MOST], "growth.less_part", language)))
    return (*lines, *_trend(found, language), *_small(found, language))


def _parts(found: GrowthCauses, places: Sequence[int], key: str, language: str) -> str:
    """Causes with their points and shares, in one list."""
    shown = [
        say(
            key,
            language,
            name=found.names[found.causes[one]][language],
            points=points(float(found.means[one])),
            share=minus(f"{100 * found.shares[one]:.0f}"),
        )
        for one in places
    ]
    return listed(shown, language)


def listed(words: Sequence[str], language: str) -> str:
    """Words in one list: "a, b and c"."""
    head, last = words[:-1], words[-1]
    return say("growth.and", language).join([*([say("growth.comma", language).join(head)] if head else []), last])


def _trend(found: GrowthCauses, language: str) -> tuple[str, ...]:
    if TREND not in found.causes:
        return ()
    own = float(found.yearly[found.causes.index(TREND)])
    if abs(own) < SMALL:
        return ()
    if own < 0:
        return (say("growth.trend_held_back", language, points=points(-own)),)
    yearly = points(float(found.yearly.sum()))
    return (say(f"growth.trend_{found.kind}", language, yearly=yearly, points=points(own)),)


def _small(found: GrowthCauses, language: str) -> tuple[str, ...]:
    names = [found.names[cause][language] for place, cause in enumerate(found.causes) if is_small(found, place)]
    return (say("growth.small", language, names=say("growth.comma", language).join(names)),) if names else ()


def about(found: GrowthCauses, language: str) -> str:
    """How the parts were found, and what they do not say."""
    return say(f"growth.about_{found.kind}", language, draws=f"{found.draws:,}")
