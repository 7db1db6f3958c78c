"""`facts`: a ledger of published figures, its audit, years from their parts, and the findings without a number."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from ..words import say
from .printing import print_json, tell

USAGE = 2

Shown = tuple[Sequence[object], list[str]]  # the same as records and as lines


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The scenario whose ledger is meant, and what is wanted in place of the figures."""
    parser.add_argument("file", nargs="?", metavar="FILE", help=say("cli.facts_file", language))
    wanted = parser.add_mutually_exclusive_group()
    wanted.add_argument("--audit", action="store_true", help=say("cli.facts_audit", language))
    wanted.add_argument("--full-year", action="store_true", help=say("cli.facts_full_year", language))
    wanted.add_argument("--findings", action="store_true", help=say("cli.facts_findings", language))


def call(arguments: argparse.Namespace, language: str) -> int:
    """Print the ledger or what is asked of it, as text or as JSON. Raises ScenarioError for the file.

    Returns 2 for the findings of a file: they belong to no district.
    """
    if arguments.findings and arguments.file:
        tell(say("cli.findings_file", language, file=arguments.file))
        return USAGE
    asked = {_findings: arguments.findings, _full_years: arguments.full_year, _audit: arguments.audit, _facts: True}
    shown = next(one for one, wanted in asked.items() if wanted)
    records, lines = shown(arguments.file, language)
    if arguments.json:
        print_json(records)
    else:
        print("\n".join(lines))
    return 0


def _facts(file: str | None, language: str) -> Shown:
    from .. import load
    from ..facts import listing, published
    from ..facts.screen import columns

    ledger = load(file).ledger if file else published()
    return listing.records(ledger), listing.lines(ledger, language, columns())


def _audit(file: str | None, language: str) -> Shown:
    """Of the ledger and of the formulas that a scenario has on it; without a file of the shipped ledger alone."""
    from .. import load
    from ..facts import audit, published
    from ..facts.audit import lines, records
    from ..facts.screen import columns
    from ..sampling.provenance import givens

    scenario = load(file) if file else None
    ledger = scenario.ledger if scenario else published()
    numbers = givens(scenario) if scenario else {}
    found = audit(ledger, {path: given.formula for path, given in numbers.items() if given.formula})
    return records(found, language), lines(ledger, found, language, columns())


def _full_years(file: str | None, language: str) -> Shown:
    from .. import load
    from ..calibration import full_year
    from ..facts.screen import columns, wrapped
    from ..report.content.full_year import lines

    scenario = load(file or "base")
    found = full_year(scenario)
    shown = lines(found, scenario.ledger, language)
    return [asdict(one) for one in found], [part for line in shown for part in wrapped(line, columns())]


def _findings(file: str | None, language: str) -> Shown:
    from ..facts.findings import findings
    from ..facts.listing import finding_lines
    from ..facts.screen import columns

    return [asdict(one) for one in findings()], finding_lines(findings(), language, columns())
