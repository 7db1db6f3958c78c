"""`check`: everything that can be known about scenario files without running them, and self-tests of the model."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError, folded
from ..words import LANGUAGES, say
from .options import add_changes, changes, loaded
from .printing import print_json, put, tell
from .progress import Progress

if TYPE_CHECKING:
    from ..analysis import SelfTest

INDENT = "  "


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The files, whether warnings count as errors, and whether the model is tested too."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say("cli.file", language))
    parser.add_argument("--strict", action="store_true", help=say("cli.strict", language))
    parser.add_argument("--model", action="store_true", help=say("cli.test_model", language))
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> int:
    """Check every file and print what is wrong or odd: 0 when nothing stops a run, 1 otherwise.

    With `--model` self-tests are printed: 0 when none fails. Raises ScenarioError then for a file that cannot be run.
    """
    from ..projection import problems
    from ..projection.trigger_checks import firing_notes

    changes(arguments.set)  # what is not written as PATH=VALUE concerns no file
    if arguments.model:
        return check_models(arguments, language)
    found: dict[str, tuple[list[Fault], list[Fault]]] = {}
    for file in arguments.files:
        try:
            errors, warnings = problems(scenario := loaded(file, arguments))
            found[file] = errors, warnings if errors else [*warnings, *firing_notes(scenario)]
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


def print_warnings(warnings: Iterable[Fault], language: str, say_it: Callable[[str], None] = tell) -> None:
    """One line each on standard error, or said otherwise."""
    for fault in folded(warnings):
        say_it(say("check.warning", language, text=fault.text(language)))


def record(file: str, severity: str, fault: Fault) -> dict[str, object]:
    """A fault as plain values: file checked, severity, kind, place, path and both texts."""
    texts = {language: fault.text(language) for language in LANGUAGES}
    path = fault.values.get("path")
    return {"file": file, "severity": severity, "kind": fault.key, "place": fault.place, "path": path, **texts}


def check_models(arguments: argparse.Namespace, language: str) -> int:
    """Test the model on every file: 0 when no test fails, 1 otherwise. Raises ScenarioError."""
    from ..analysis import self_tests
    from ..projection import checked

    found = {}
    for file in arguments.files:
        scenario = loaded(file, arguments)
        print_warnings(checked(replace(scenario, targets=()), arguments.strict), language)
        with Progress(scenario.name[language], sys.stderr.isatty(), language, unit="test") as progress:
            found[file] = self_tests(scenario, progress)
    if arguments.json:
        print_json([test_values(file, test) for file, tests in found.items() for test in tests])
    else:
        for file, tests in found.items():
            put(say("check.model", language, file=file))
            for test in tests:
                print_test(test, language)
            put(summary(tests, language))
    return int(any(test.passed is False for tests in found.values() for test in tests))


def print_test(test: SelfTest, language: str) -> None:
    """The verdict and the name of a test; below them what was found, what was expected and what it means."""
    verdict = {True: "passed", False: "failed", None: "not_asked"}[test.passed]
    put(say(f"check.{verdict}", language, name=test.text("name", language)))
    for part in ("found", "expected", "meaning"):
        put(INDENT + say(f"check.{part}", language, text=test.text(part, language)))


def summary(tests: Iterable[SelfTest], language: str) -> str:
    """How many tests passed, failed and were not asked."""
    verdicts = [test.passed for test in tests]
    counts = {"passed": verdicts.count(True), "failed": verdicts.count(False), "not_asked": verdicts.count(None)}
    return say("check.tests", language, **counts)


def test_values(file: str, test: SelfTest) -> dict[str, object]:
    """A self-test as plain values: file, key, verdict (null when not asked), and texts in both languages."""
    parts = ("name", "found", "expected", "meaning")
    texts = {part: {language: test.text(part, language) for language in LANGUAGES} for part in parts}
    return {"file": file, "test": test.key, "passed": test.passed, **texts}
