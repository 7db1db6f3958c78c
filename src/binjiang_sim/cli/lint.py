"""`lint`: the numbers of a document that no figure of a run supports."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import BinjiangError
from ..words import say
from .machines import machines
from .printing import print_json, put, tell, telling
from .progress import Progress
from .running import add_run_options
from .update import named_run

if TYPE_CHECKING:
    from ..report.lint import Checked

CLEAN, WRONG, CANNOT = 0, 1, 2


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The document, the run, and how a scenario is run."""
    parser.add_argument("document", metavar="DOC", help=say("cli.lint_document", language))
    parser.add_argument("--run", required=True, metavar="RUN", help=say("cli.lint_run", language))
    add_run_options(parser, language)


def call(arguments: argparse.Namespace, language: str) -> int:
    """Print the numbers that nothing supports: 0 when there are none, 1 when there are, 2 when it cannot be checked."""
    from ..projection.executors import available_workers
    from ..report.lint import lint
    from ..report.lint.reading import passages

    try:
        passages(arguments.document)  # what cannot be read need not wait for the run
        result = named_run(arguments, language)
        given = machines(arguments)
        show = not arguments.quiet and sys.stderr.isatty()
        with Progress(say("lint.progress", language), show, language) as progress:
            found = lint(
                arguments.document,
                result,
                executor=given.executor,
                workers=available_workers() if given.workers is None else given.workers,
                progress=progress,
                notice=telling(language),
            )
    except BinjiangError as error:
        tell(error.text(language))
        return CANNOT
    wrong = [one for one in found if one.status == "wrong"]
    if arguments.json:
        print_json([one.record for one in found])
    else:
        _print_wrong(wrong, language)
        _print_counts(found, language)
    return WRONG if wrong else CLEAN


def _print_wrong(wrong: Sequence[Checked], language: str) -> None:
    if not wrong:
        put(say("lint.none_wrong", language))
        return
    put(say("lint.title_wrong", language, count=len(wrong)))
    for one in wrong:
        values = {"place": one.place.text(language), "text": one.text, "instead": one.instead(language)}
        put(say("lint.wrong", language, **values))
        put(say("lint.around", language, words=one.around))


def _print_counts(found: Sequence[Checked], language: str) -> None:
    status = Counter(one.status for one in found)
    match = Counter(one.match for one in found if one.status == "supported")
    put("")
    counts = {name: status[name] for name in ("supported", "wrong", "ignored")}
    put(say("lint.counts", language, all=len(found), named=match["named"], unit=match["unit"], **counts))
    reasons = Counter(one.reason for one in found if one.status == "ignored")
    if reasons:
        comma = say("cli.comma", language)
        listed = comma.join(f"{say(f'lint.reason_{name}', language)} {count}" for name, count in reasons.most_common())
        put(say("lint.left", language, reasons=listed))
