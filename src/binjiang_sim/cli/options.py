"""Options that several commands take."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from ..errors import Fault, ScenarioError
from ..words import say


def add_changes(parser: argparse.ArgumentParser, language: str) -> None:
    """Add `--set PATH=VALUE`."""
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", help=say("cli.set", language))


def changes(texts: Iterable[str]) -> dict[str, str]:
    """The changes typed as `--set path=value`. Raises ScenarioError for those without an equals sign."""
    faults = [Fault("cli.set_shape", {"text": text}) for text in texts if "=" not in text]
    if faults:
        raise ScenarioError(faults)
    return {path.strip(): value.strip() for path, _, value in (text.partition("=") for text in texts)}
