"""`schema`: the JSON Schema of scenario files, for editors."""

from __future__ import annotations

import argparse


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """Take no option of its own."""


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the schema; it is JSON with or without `--json`."""
    from .. import model
    from ..export.scaffold import schema_text

    print(schema_text(model()), end="")
