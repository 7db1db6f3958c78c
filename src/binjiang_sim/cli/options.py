"""Options that several commands take."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError
from ..words import say

if TYPE_CHECKING:
    from ..scenario import Scenario


def add_changes(parser: argparse.ArgumentParser, language: str) -> None:
    """Add `--set PATH=VALUE`."""
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", help=say("cli.set", language))


def loaded(file: str, changed: Mapping[str, str], targets: str | None) -> Scenario:
    """The scenario of a file with its changes and the targets of another file. Raises ScenarioError."""
    from .. import load, model
    from ..scenario.target_file import with_targets

    scenario = load(file, changed)
    return with_targets(scenario, targets, model()) if targets else scenario


def changes(texts: Iterable[str]) -> dict[str, str]:
    """The changes typed as `--set path=value`. Raises ScenarioError for those without an equals sign."""
    faults = [Fault("cli.set_shape", {"text": text}) for text in texts if "=" not in text]
    if faults:
        raise ScenarioError(faults)
    return {path.strip(): value.strip() for path, _, value in (text.partition("=") for text in texts)}
