"""What the audit of a ledger finds, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from binjiang_sim.words import say

from .ledger import Fact
from .listing import quantity_text, value_text
from .periods import period_text

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Quantity(NamedTuple):
    """A number that follows from figures, in the unit it is shown in."""

    value: float
    unit: str


class Word(NamedTuple):
    """A part of a sentence that stands in the catalogue."""

    key: str


class Scope(NamedTuple):
    """What a figure covers."""

    fact: Fact


class Percent(NamedTuple):
    """A fraction shown in per cent, with its sign if it is a change."""

    value: float
    change: bool = False


@dataclass(frozen=True)
class AuditFinding:
    """What a rule found: the names of the facts, and the values of its sentence in the catalogue.

    error: figures cannot all be right as they are labelled, or would be used wrongly; warning: figures do not go
    together; note: what follows from figures, or how they differ. `variant` tells the sentences of a rule apart.
    """

    rule: str
    severity: Severity
    facts: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict)
    variant: str = ""

    def text(self, language: str = "en") -> str:
        """What was found as a sentence in "zh" or "en"."""
        variant = f"_{self.variant}" if self.variant else ""
        values = {name: _shown(value, language) for name, value in self.values.items()}
        return say(f"audit_{self.rule}{variant}", language, **values)


def _shown(value: object, language: str) -> str:
    match value:
        case Fact():
            bound = "" if value.bound == "exact" else say(f"page.bound_{value.bound}", language)
            amount = bound + value_text(value, language)
            about = {"name": value.name, "value": amount, "period": period_text(value.period, language)}
            return say("audit_fact", language, **about)
        case Quantity(value=number, unit=unit):
            return quantity_text(float(f"{number:.4g}"), unit, language)
        case Percent(value=fraction, change=change):
            return say("audit_percent", language, number=f"{100 * fraction:{'+' if change else ''}.1f}")
        case Scope(fact=fact):
            return fact.scope_in(language)
        case Word(key=key):
            return say(key, language)
        case tuple():
            return say("audit_comma", language).join(_shown(one, language) for one in value)
    return str(value)
