"""The audit of a ledger: which of its figures contradict one another, or must not be combined, and what they imply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from binjiang_sim.errors import expect
from binjiang_sim.words import say

from .audit_finding import SEVERITIES, AuditFinding
from .audit_rules import RULES, annual_slots
from .figures import Figures
from .ledger import Ledger
from .screen import wrapped


def audit(ledger: Ledger, inputs: Mapping[str, str] = MappingProxyType({})) -> tuple[AuditFinding, ...]:
    """What every rule finds in a ledger, errors first, then warnings and notes; empty when nothing is odd.

    `inputs` are formulas on its facts by the path of the input that reads them, in the unit of that input: an amount of
    a part of a year may not be one for a year. Rules know indicators, units, periods, scopes, price bases and bounds;
    which indicators belong together says `identities.csv`. Plans (`target_...`) are left out.

    >>> [one.rule for one in audit(published()) if one.severity == "error"]
    ['part_of_year', 'part_of_year']
    """
    expect("ledger", ledger, Ledger)
    expect("inputs", inputs, Mapping)
    figures = Figures(ledger)
    found = [one for rule in RULES for one in rule(figures)]
    found += annual_slots(ledger, inputs)
    return tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity)))


def records(found: Iterable[AuditFinding], language: str) -> list[dict[str, object]]:
    """Plain values for JSON: rule, names of the facts, severity, words."""
    return [
        {"rule": one.rule, "facts": list(one.facts), "severity": one.severity, "words": one.text(language)}
        for one in found
    ]


def lines(ledger: Ledger, found: Iterable[AuditFinding], language: str, within: int | None = None) -> list[str]:
    """What was found by severity, a paragraph each, in lines of at most `within` columns."""
    findings = tuple(found)
    shown = wrapped(say("audit_counts" if findings else "audit_clean", language, facts=len(ledger)), within)
    for severity in SEVERITIES:
        own = [one for one in findings if one.severity == severity]
        if own:
            shown += ["", *wrapped(say(f"audit_{severity}", language, count=len(own)), within)]
        for one in own:
            shown += wrapped(f"  {_titled(one, language)}", within, "    ")
    return shown


def _titled(finding: AuditFinding, language: str) -> str:
    title = say(f"audit_rule_{finding.rule}", language)
    return say("audit_titled", language, title=title, text=finding.text(language))
