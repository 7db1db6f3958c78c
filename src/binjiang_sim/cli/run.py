"""`run`: check scenario files, run them, print the headline table and write the reports."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ProjectionError, ScenarioError
from ..words import say
from .options import add_format
from .origins import shadowed
from .printing import json_line, tell, telling
from .requirement import add_requirement, judged, unanswerable
from .running import (
    add_run_options,
    checked_scenarios,
    loaded_scenarios,
    named_folder,
    out_folder,
    run_scenarios,
)
from .unchanged import Account, Typed

if TYPE_CHECKING:
    from ..projection import Result
    from ..report.content.answer.questions import Questions
    from ..scenario import Scenario

PROBLEMS, USAGE = 1, 2


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The files and how they are run."""
    from ..report.formats import FORMATS, USUAL

    parser.add_argument("files", nargs="+", metavar="FILE", help=say("cli.file", language))
    add_run_options(parser, language)
    add_format(parser, language, FORMATS, USUAL)
    parser.add_argument("--save-draws", metavar="FILE", help=say("cli.save_draws", language))
    add_requirement(parser, language)


def call(arguments: argparse.Namespace, language: str) -> int:
    """Run every file; raises ScenarioError with the faults of all of them.

    Returns 1 where a binding target has a smaller chance than is required, 2 for a format there is not and for a
    requirement that cannot be put.
    """
    from ..report.formats import chosen

    try:
        wanted = chosen(arguments.format)
    except ProjectionError as error:
        tell(error.text(language))
        return USAGE
    read = loaded_scenarios(arguments)
    typed = _typed(read, arguments, language)
    if typed and (known := typed.kept()):
        known.again()
        return known.code
    account = Account(language)
    with account.hearing():
        return _found(read, arguments, wanted, typed, account)


def _found(
    read: Sequence[Scenario | ScenarioError],
    arguments: argparse.Namespace,
    wanted: Sequence[str],
    typed: Typed | None,
    account: Account,
) -> int:
    """Check and run what was read, say and write what is found; the exit code."""
    from ..report.content.answer.questions import Questions

    language = account.language
    scenarios = _different(checked_scenarios(read, arguments, language, account.tell), account)
    refused = list(unanswerable(scenarios, arguments, language)) if arguments.require is not None else []
    if refused:
        tell("\n".join(refused))
        return USAGE
    _tell_districts(scenarios, account)
    folder = out_folder(arguments)
    results = run_scenarios(scenarios, arguments, language, folder, account.tell)
    if arguments.save_draws:
        _save_draws(results, arguments, language)
    questions = [Questions(one, folder) for one in results]
    if arguments.json:
        objects = [_record(result, folder, language) for result in results]
        account.answer(json_line(objects if len(objects) > 1 else objects[0]), "json")
    elif not arguments.quiet:
        account.answer(_text(results, questions, language), "table")
    with typed.noting(account, results, wanted) if typed else nullcontext():
        if folder:
            _write(results, questions, folder, wanted, account, arguments.quiet)
        if arguments.require is not None:
            enough, said = judged(results, arguments.require, language)
            account.code = 0 if enough else PROBLEMS
            for one in said:
                account.tell(one)
    return account.code


def _typed(read: Sequence[Scenario | ScenarioError], arguments: argparse.Namespace, language: str) -> Typed | None:
    """The command, if an account of it can be kept; not where it does more than say and write what it finds."""
    folder, scenarios = named_folder(arguments), [one for one in read if not isinstance(one, ScenarioError)]
    elsewhere = arguments.save_draws or arguments.scheduler
    if folder is None or len(scenarios) < len(read) or elsewhere or shadowed():
        return None
    return Typed(arguments, folder, scenarios, language)


def _different(scenarios: Sequence[Scenario], account: Account) -> list[Scenario]:
    """The scenarios without those that would give an earlier one's results under its name, which is said."""
    found: dict[object, Scenario] = {}
    for one in scenarios:
        first = found.setdefault((Path(one.file).stem, one.hash, one.targets), one)
        if os.path.realpath(first.file) != os.path.realpath(one.file):
            account.tell(say("cli.same", account.language, file=one.file, first=first.file))
    return list(found.values())


def _tell_districts(scenarios: Sequence[Scenario], account: Account) -> None:
    """Say which files are of which district when there are several."""
    language, files = account.language, dict[str, list[str]]()
    for one in scenarios:
        files.setdefault(one.district[language], []).append(one.file)
    if len(files) > 1:
        account.tell(say("cli.districts", language))
        for district, own in files.items():
            account.tell(say("cli.district", language, district=district, files=", ".join(own)))


def _text(results: Sequence[Result], asked: Sequence[Questions], language: str) -> str:
    """The answer of a single scenario first, then the tables."""
    from ..report import headline_text
    from ..report.render.answer_terminal import answer_lines

    if len(results) > 1:
        return headline_text(results, language)
    answer = answer_lines(asked[0], language)
    return "\n".join([*answer, "", headline_text(results, language, targets_above=True)])


def _write(
    results: Sequence[Result],
    asked: Sequence[Questions],
    folder: str,
    wanted: Sequence[str],
    account: Account,
    quiet: bool,
) -> None:
    """Write every result in the formats wanted and name the files."""
    from ..report.content import failed
    from ..report.formats import FORMATS
    from ..report.writing import write_folders

    folders = write_folders(results, folder, account.language, wanted, telling(account.language), asked)
    for result, written in zip(results, folders, strict=True):
        for name in wanted if not quiet else ():
            account.wrote(written / FORMATS[name].files[0])
        if result.failed and not quiet:
            account.tell(failed.told(result, written / failed.FILE, account.language))


def _save_draws(results: Sequence[Result], arguments: argparse.Namespace, language: str) -> None:
    """One file, or one a scenario with its name in it when there are several."""
    from ..projection.trajectories import holds, save_draws
    from ..report.files import keep
    from ..report.writing import stem_of

    wanted = Path(arguments.save_draws)
    stems = [stem_of(result.scenario) for result in results]
    for result, stem in zip(results, stems, strict=True):
        own = stem if stems.count(stem) == 1 else f"{stem}-{result.scenario.hash}"
        file = wanted if len(results) == 1 else wanted.with_name(f"{wanted.stem}-{own}{wanted.suffix}")
        if file.is_file() and not holds(file, result):
            keep(file, telling(language))
        written = save_draws(result, file)
        if not arguments.quiet:
            tell(say("cli.saved", language, file=written))


def _record(result: Result, folder: str | None, language: str) -> Mapping[str, object]:
    from ..analysis.plan_chances import plan_chances
    from ..analysis.published import known
    from ..projection import firing_record, firings, outcomes, record, scenario_record, target_record
    from ..report.content import failed, judgements
    from ..report.writing import folder_of

    listed = str(folder_of(result, folder, language) / failed.FILE) if folder and result.failed else None
    return {
        **scenario_record(result),
        "draws": result.scenario.draws,
        "failed": result.failed,
        "failed_draws": listed,
        "targets": [target_record(result, one) for one in outcomes(result)],
        **({"plan": plan_chances(result).record} if result.scenario.targets else {}),
        "triggers": [firing_record(result, one) for one in firings(result)],
        "known": [
            {"indicator": one.variable, "item": one.item or None, "period": one.period, "fact": one.name}
            for one in known(result)
        ],
        "judgements": judgements.records(result),
        "warnings": [one.text("en") for one in result.warnings],
        "rows": [record(row) for row in result.rows],
    }
