"""The ledger on a screen: an aligned table in Chinese or English, and plain records."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict

from binjiang_sim.words import keys, say

from .derive import written
from .ledger import Fact, Ledger

HEADS = ("name", "indicator", "value", "period", "bound", "price_basis", "scope", "use", "source")
_RIGHT = HEADS.index("value")
_GAP = "  "


def lines(ledger: Ledger, language: str) -> list[str]:
    """The ledger as a table with aligned columns, one group of facts after another; `language` is "zh" or "en"."""
    groups: dict[str, list[Fact]] = {}
    for fact in ledger.facts():
        groups.setdefault(_group(fact), []).append(fact)
    head = tuple(say(f"facts_head_{column}", language) for column in HEADS)
    cells = {group: [_cells(fact, language) for fact in facts] for group, facts in groups.items()}
    widths = _widths([head, *(row for rows in cells.values() for row in rows)])
    text: list[str] = []
    for group, rows in cells.items():
        text += [say(f"facts_group_{group}", language, count=len(rows)), _line(head, widths)]
        text += [_line(row, widths) for row in rows] + [""]
    return text[:-1]


def records(ledger: Ledger) -> list[dict[str, object]]:
    """One dict a fact: its columns as in the ledger, and `model_value` with `model_unit`."""
    return [
        {**asdict(fact), "model_value": fact.model_value, "model_unit": written(fact.powers)} for fact in ledger.facts()
    ]


def width(text: str) -> int:
    """Columns `text` takes on a screen: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _group(fact: Fact) -> str:
    if fact.name.startswith("hangzhou_"):
        return "city"
    return "literature" if fact.name.startswith("anchor_") else "district"


def _cells(fact: Fact, language: str) -> tuple[str, ...]:
    basis, _, detail = fact.price_basis.partition(", ")
    dated = say("facts_published", language, source=fact.source, date=fact.date) if fact.date else fact.source
    return (
        fact.name,
        indicator_label(fact, language),
        _value(fact, language),
        fact.period,
        say(f"facts_bound_{fact.bound}", language),
        say(f"facts_price_{basis}", language),
        f"{fact.scope} ({detail})" if detail else fact.scope,
        say(f"facts_use_{fact.use}", language),
        dated,
    )


def _value(fact: Fact, language: str) -> str:
    if language == "zh" or fact.unit[0] in "%‰":
        return f"{fact.value:.10g} {fact.unit}" if fact.unit != "1" else f"{fact.value:.10g}"
    unit = written(fact.powers)
    return _english(fact.model_value) + ("" if unit == "1" else f" {unit}")


def _english(number: float) -> str:
    for size, word in ((1e9, "bn"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:,.10g} {word}"
    return f"{number:,.10g}"


def _widths(rows: Iterable[tuple[str, ...]]) -> list[int]:
    return [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = []
    for position, (cell, wanted) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (wanted - width(cell))
        padded.append(space + cell if position == _RIGHT else cell + space)
    return _GAP.join(padded).rstrip()


def indicator_label(fact: Fact, language: str) -> str:
    """What a fact measures; another district may measure things the catalogue has no words for."""
    key = f"indicator_{fact.indicator}"
    return say(key, language) if key in keys() else fact.indicator.replace("_", " ")
