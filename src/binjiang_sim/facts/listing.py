"""The ledger on a screen: an aligned table in Chinese or English, and plain records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from binjiang_sim.engine import units
from binjiang_sim.words import keys, say

from .derive import written
from .findings import Finding
from .ledger import Fact, Ledger
from .periods import period_text
from .screen import fitted, wrapped

HEADS = ("name", "indicator", "value", "period", "bound", "price_basis", "scope", "use", "reason", "source")
_FOR_EACH = "每"
CALENDAR = 1000  # a number of years from which it is a year and no length of time
FINDING_HEADS = ("name", "finding", "direction", "period", "scope", "source", "quote")


def lines(ledger: Ledger, language: str, within: int | None = None) -> list[str]:
    """The ledger as a table with aligned columns, one group of facts after another; `language` is "zh" or "en".

    Where `within` columns of the screen are too few, what is told of a fact stands below its name.
    """
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in ledger.facts():
        groups.setdefault((_group(fact), place(fact, language)), []).append(fact)
    head = tuple(say(f"facts_head_{column}", language) for column in HEADS)
    cells = [_cells(fact, language) for facts in groups.values() for fact in facts]
    heading, *rest = fitted([head, *cells], [HEADS.index("value")], within)
    text: list[str] = []
    for (group, where), facts in groups.items():
        title = say(f"facts_group_{group}", language, place=where, count=len(facts))
        text += [*wrapped(title, within), *(line for row in (heading, *rest[: len(facts)]) for line in row), ""]
        rest = rest[len(facts) :]
    return text[:-1]


def finding_lines(found: Sequence[Finding], language: str, within: int | None = None) -> list[str]:
    """The findings without a number as a table, in lines as `lines` makes them."""
    head = tuple(say(f"facts_head_{column}", language) for column in FINDING_HEADS)
    cells = [
        (
            one.name,
            say(f"finding_{one.name}", language),
            say(f"facts_direction_{one.direction}", language),
            period_text(one.period, language) or "-",
            one.scope_in(language),
            _dated(one, language),
            one.quote,
        )
        for one in found
    ]
    title = say("facts_findings", language, count=len(found))
    return [*wrapped(title, within), *(line for row in fitted([head, *cells], (), within) for line in row)]


def records(ledger: Ledger) -> list[dict[str, object]]:
    """One dict a fact: its columns as in the ledger, and `model_value` with `model_unit`."""
    return [
        {**asdict(fact), "model_value": fact.model_value, "model_unit": written(fact.powers)} for fact in ledger.facts()
    ]


def _group(fact: Fact) -> str:
    if fact.place:
        return "place"
    return "literature" if fact.name.startswith("anchor_") else "district"


def _cells(fact: Fact, language: str) -> tuple[str, ...]:
    basis = fact.price_basis.partition(",")[0]
    return (
        fact.name,
        indicator_label(fact, language),
        value_text(fact, language),
        period_text(fact.period, language),
        say(f"facts_bound_{fact.bound}", language),
        say(f"facts_price_{basis}", language),
        fact.scope_in(language),
        say(f"facts_use_{fact.use}", language),
        say(f"facts_reason_{fact.reason}", language) if fact.reason else "-",
        _dated(fact, language),
    )


def _dated(one: Fact | Finding, language: str) -> str:
    source = one.source_in(language)
    return say("facts_published", language, source=source, date=one.date) if one.date else source


def value_text(fact: Fact, language: str) -> str:
    """The value of a fact with its unit as readers of a language write it."""
    return quantity_text(fact.value, fact.unit, language)


def quantity_text(value: float, unit: str, language: str) -> str:
    """A number with its unit as readers of a language write it."""
    number = f"{value:.10g}"
    if unit == "1":
        return number
    if language == "zh":
        counted = unit.startswith(_FOR_EACH)  # the unit of a number for so many people: 每十万人
        apart = " " if unit[0].isascii() and unit[0].isalpha() else ""
        return f"{unit}{number}{unit[-1]}" if counted else f"{number}{apart}{unit.replace('/yr', '/年')}"
    if unit[0] in "%‰":
        return f"{number} {unit.replace('/yr', ' a year')}"
    if unit == "个百分点":
        return f"{value:.10g} points"
    factor, powers = units.parse(unit)
    base = written(powers)
    if base == "year":
        return f"{value * factor:.10g}" + ("" if value * factor >= CALENDAR else " years")
    return _english(value * factor) + ("" if base == "1" else _counted(base))


def _counted(base: str) -> str:
    """A unit of the model in English behind a number: " CNY per resident"."""
    top, *below = base.split("/")
    lower = "".join(say("unit.per", "en", unit=_unit(f"one_{one}", one)) for one in below)
    return f" {_unit(top, top)}{lower}"


def _unit(key: str, name: str) -> str:
    return say(f"unit.{key}", "en") if f"unit.{key}" in keys() else name


def _english(number: float) -> str:
    for size, word in ((1e9, "bn"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:,.10g} {word}"
    return f"{number:,.10g}"


def indicator_label(fact: Fact, language: str) -> str:
    """What a fact measures; another district may measure things the catalogue has no words for."""
    own = f"indicator_{fact.indicator}"
    label = say(own, language) if own in keys() else fact.indicator.replace("_", " ")
    if not fact.place:
        return label
    of_place, where = f"indicator_of_place_{fact.indicator}", place(fact, language)
    if of_place in keys():
        return say(of_place, language, place=where)
    return say("facts_of_place", language, place=where, label=label)


def place(fact: Fact, language: str) -> str:
    """The name of the place that a fact is about, empty for the district itself."""
    zh, _, en = fact.place.partition("/")
    return zh if language == "zh" else en or zh
