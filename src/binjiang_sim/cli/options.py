"""Options that several commands take."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError
from ..scenario.documents import KINDS, Documents
from ..words import say

if TYPE_CHECKING:
    from ..scenario import Scenario


def add_changes(parser: argparse.ArgumentParser, language: str) -> None:
    """Add what is laid on the files: documents, and `--set PATH=VALUE`."""
    for kind in KINDS:
        about = say(f"cli.{kind}", language)
        parser.add_argument(f"--{kind}", action="append", default=[], metavar="FILE", help=about)
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", help=say("cli.set", language))


def add_format(parser: argparse.ArgumentParser, language: str, names: Iterable[str], usual: Iterable[str]) -> None:
    """Add `--format NAME,...` with the names that a command knows and those it takes when none is given."""
    known, default = say("cli.comma", language).join(names), ",".join(usual)
    about = say("cli.format", language, names=known, usual=default)
    parser.add_argument("--format", default=default, metavar="NAME,...", help=about)


def add_results(parser: argparse.ArgumentParser, language: str) -> None:
    """Add `--results DIR`, where an answer is stored for the reports that are made later."""
    parser.add_argument("--results", default="results", metavar="DIR", help=say("cli.results", language))


def loaded(file: str, arguments: argparse.Namespace) -> Scenario:
    """The scenario of a file with the changes and the documents that are laid on it. Raises ScenarioError."""
    from .. import model
    from ..scenario import load

    return load(file, model(), changes(arguments.set), documents(arguments))


def documents(arguments: argparse.Namespace) -> Documents:
    """The names of the documents typed, by kind."""
    return {kind: getattr(arguments, kind) for kind in KINDS}


def changes(texts: Iterable[str]) -> dict[str, str]:
    """The changes typed as `--set path=value`. Raises ScenarioError for those without an equals sign."""
    faults = [Fault("cli.set_shape", {"text": text}) for text in texts if "=" not in text]
    if faults:
        raise ScenarioError(faults)
    return {path.strip(): value.strip() for path, _, value in (text.partition("=") for text in texts)}
