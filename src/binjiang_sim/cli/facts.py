"""`facts`: a ledger of published figures, its audit, years from their parts, and the findings without a number."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from ..words import say
from .printing import print_json, put

if TYPE_CHECKING:
    from ..facts import Ledger


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The scenario whose ledger is meant, and what is wanted in place of the figures."""
    parser.add_argument("file", nargs="?", metavar="FILE", help=say("cli.facts_file", language))
    wanted = parser.add_mutually_exclusive_group()
    wanted.add_argument("--audit", action="store_true", help=say("cli.facts_audit", language))
    wanted.add_argument("--full-year", action="store_true", help=say("cli.facts_full_year", language))
    wanted.add_argument("--findings", action="store_true", help=say("cli.facts_findings", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the ledger or what is asked of it, as text or as JSON. Raises ScenarioError for the file."""
    from ..facts import audit, listing
    from ..facts.audit import lines as audit_lines
    from ..facts.audit import records as audit_records
    from ..facts.findings import findings
    from ..facts.screen import columns

    if arguments.findings:
        if arguments.json:
            print_json([asdict(one) for one in findings()])
        else:
            print("\n".join(listing.finding_lines(findings(), language, columns())))
        return
    if arguments.full_year:
        _full_years(arguments, language)
        return
    ledger, formulas = _ledger(arguments.file)
    if arguments.audit:
        found = audit(ledger, formulas)
        if arguments.json:
            print_json(audit_records(found, language))
        else:
            print("\n".join(audit_lines(ledger, found, language, columns())))
    elif arguments.json:
        print_json(listing.records(ledger))
    else:
        print("\n".join(listing.lines(ledger, language, columns())))


def _full_years(arguments: argparse.Namespace, language: str) -> None:
    from .. import load
    from ..calibration import full_year
    from ..report.content.full_year import lines

    scenario = load(arguments.file or "base")
    found = full_year(scenario)
    if arguments.json:
        print_json([asdict(one) for one in found])
    else:
        put("\n".join(lines(found, scenario.ledger, language)))


def _ledger(file: str | None) -> tuple[Ledger, dict[str, str]]:
    """The ledger of a scenario and the formulas of its inputs on it; without a file the shipped ledger alone."""
    from .. import load
    from ..facts import published
    from ..sampling.provenance import givens

    if file is None:
        return published(), {}
    scenario = load(file)
    return scenario.ledger, {path: given.formula for path, given in givens(scenario).items() if given.formula}
