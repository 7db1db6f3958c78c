"""`facts`: the ledger of published figures, and the findings without a number."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from ..words import say
from .printing import print_json


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """Whether the findings are wanted in place of the figures."""
    parser.add_argument("--findings", action="store_true", help=say("cli.facts_findings", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the ledger, or the findings, as a table or as JSON."""
    from ..facts import published
    from ..facts.findings import findings
    from ..facts.listing import finding_lines, lines, records
    from ..facts.screen import columns

    if arguments.json:
        print_json([asdict(one) for one in findings()] if arguments.findings else records(published()))
    elif arguments.findings:
        print("\n".join(finding_lines(findings(), language, columns())))
    else:
        print("\n".join(lines(published(), language, columns())))
