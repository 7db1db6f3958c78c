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
from .layers import SHIPPED, packaged
from .yaml_tree import Items, Node, Scalar, Table

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def missing(path: str, one: Parameter | Equation, place: str, ledger: Ledger) -> Fault:
    """The fault that nothing is given under `path`, with the fact that would fill it."""
    values = {"path": path, "zh": one.zh, "en": one.en, "unit": one.unit, "district": SHIPPED}
    formula = _example(path)
    wanted = list(dict.fromkeys((fact.indicator, fact.place) for fact in _named(formula)))
    indicators = [indicator for indicator, _ in wanted]
    found = [fact for one in wanted if (fact := ledger.latest(*one)) is not None]
    values |= {"formula": formula, "indicators": ", ".join(indicators)}
    if not indicators:
        return Fault("scenario.missing", values, place)
    if len(found) < len(indicators):
        return Fault("scenario.missing_row", values, place)
    known = ", ".join(f"{fact.name} ({fact.value:g} {fact.unit}, {fact.period})" for fact in found)
    return Fault("scenario.missing_fact", {**values, "facts": known}, place)


def _example(path: str) -> str:
    """The first formula on facts under this path in the shipped district; empty when it has none."""
    node: Node | None = packaged(SHIPPED)
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
