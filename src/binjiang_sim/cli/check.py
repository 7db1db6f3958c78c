"""`check`: everything that can be known about scenario files without running them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from ..errors import Fault, ScenarioError, folded
from ..words import LANGUAGES, say
from .options import add_changes, changes, loaded
from .printing import print_json, put, tell


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The files, and whether warnings count as errors."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say("cli.file", language))
    parser.add_argument("--strict", action="store_true", help=say("cli.strict", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> int:
    """Check every file and print what is wrong or odd: 0 when nothing stops a run, 1 otherwise."""
    from ..projection import problems

    changes(arguments.set)  # what is not written as PATH=VALUE concerns no file
    found: dict[str, tuple[list[Fault], list[Fault]]] = {}
    for file in arguments.files:
        try:
            found[file] = problems(loaded(file, arguments))
        except ScenarioError as error:
            found[file] = list(error.faults), []
        if arguments.strict:
            found[file] = [fault for some in found[file] for fault in some], []
    if arguments.json:
        print_json(
            [
                record(file, severity, fault)
                for file, both in found.items()
                for severity, faults in zip(("error", "warning"), both, strict=True)
                for fault in folded(faults)
            ]
        )
    else:
        for file, (errors, warnings) in found.items():
            for fault in folded(errors):
                tell(fault.text(language))
            print_warnings(warnings, language)
            if not errors:
                put(say("check.good", language, file=file))
    return int(any(errors for errors, _ in found.values()))


def print_warnings(warnings: Iterable[Fault], language: str) -> None:
    """One line each on standard error."""
    for fault in folded(warnings):
        tell(say("check.warning", language, text=fault.text(language)))


def record(file: str, severity: str, fault: Fault) -> dict[str, object]:
    """A fault as plain values: file checked, severity, kind, place, path and both texts."""
    texts = {language: fault.text(language) for language in LANGUAGES}
    path = fault.values.get("path")
    return {"file": file, "severity": severity, "kind": fault.key, "place": fault.place, "path": path, **texts}
