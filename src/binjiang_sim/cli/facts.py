"""`facts`: the ledger of published figures."""

from __future__ import annotations

import argparse

from .printing import print_json


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """Take no option of its own."""


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the ledger as a table or as JSON."""
    from ..facts import published
    from ..facts.listing import lines, records
    from ..facts.screen import columns

    if arguments.json:
        print_json(records(published()))
    else:
        print("\n".join(lines(published(), language, columns())))
