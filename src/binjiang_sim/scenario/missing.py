"""A base value that is missing, and the published figure that would fill it.

What kind of figure fills a value is read from the shipped district, whose formulas name facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import facts
from ..engine import Equation, Parameter
from ..errors import Fault
from ..facts import Fact, Ledger
from .layers import packaged
from .yaml_tree import Items, Node, Scalar, Table

EXAMPLE = "binjiang"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def missing(path: str, one: Parameter | Equation, place: str, ledger: Ledger) -> Fault:
    """The fault that nothing is given under `path`, with the fact that would fill it."""
    values = {"path": path, "zh": one.zh, "en": one.en, "unit": one.unit, "district": EXAMPLE}
    formula = _example(path)
    indicators = list(dict.fromkeys(fact.indicator for fact in _named(formula)))
    found = [fact for indicator in indicators if (fact := _latest(indicator, ledger)) is not None]
    values |= {"formula": formula, "indicators": ", ".join(indicators)}
    if not indicators:
        return Fault("scenario.missing", values, place)
    if len(found) < len(indicators):
        return Fault("scenario.missing_row", values, place)
    known = ", ".join(f"{fact.name} ({fact.value:g} {fact.unit}, {fact.period})" for fact in found)
    return Fault("scenario.missing_fact", {**values, "facts": known}, place)


def _example(path: str) -> str:
    """The first formula on facts under this path in the shipped district; empty when it has none."""
    node: Node | None = packaged(EXAMPLE)
    for key in path.split("."):
        node = node.values.get(key) if isinstance(node, Table) else None
    formulas = (text.lstrip("= ") for text in _texts(node) if text.startswith("="))
    return next((formula for formula in formulas if _named(formula)), "")


def _texts(node: Node | None) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text.strip()
    parts = node.items if isinstance(node, Items) else node.values.values() if isinstance(node, Table) else ()
    for part in parts:
        yield from _texts(part)


def _named(formula: str) -> list[Fact]:
    return [facts.published()[name] for name in _NAME.findall(formula) if name in facts.published()]


def _latest(indicator: str, ledger: Ledger) -> Fact | None:
    alike = (fact for fact in ledger.facts() if fact.indicator == indicator)
    return max(alike, key=lambda fact: fact.period, default=None)
