"""`brief`: a page of text whose every number is a figure of the run."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ProjectionError, unknown
from ..words import say
from .options import loaded
from .printing import print_json, print_text, tell, telling
from .running import add_run_options, read_scenarios, run_scenarios

if TYPE_CHECKING:
    from ..projection import Result


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The scenarios, the template, and how they are run."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say("cli.brief_files", language))
    parser.add_argument("--template", metavar="FILE", help=say("cli.template", language))
    add_run_options(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print the brief, and write it to `--out`. Raises ProjectionError with all faults of the template."""
    from ..report.brief import brief
    from ..report.writing import write_brief

    results = run_scenarios(read_scenarios(arguments, language), arguments, language)
    named: dict[str, Result] = {}

    def other(name: str) -> Result:
        """The result of a scenario that only the template names, run as the others were."""
        if name not in named:
            scenario = loaded(_found(name, arguments), arguments)
            named[name] = run_scenarios([scenario], arguments, language)[0]
        return named[name]

    made = brief(results, language, arguments.template, other)
    if arguments.json:
        print_json({"text": made.text, "bound": [vars(one) for one in made.bounds]})
    elif not arguments.quiet:
        print_text(made.text.rstrip())
    if arguments.out:
        for file in write_brief(made, [*results, *named.values()], arguments.out, telling(language)):
            if not arguments.quiet:
                tell(say("brief.written", language, file=file))


def _found(name: str, arguments: argparse.Namespace) -> str:
    """The file of a scenario named in a template: beside the template, beside the first scenario, or from here."""
    beside = [Path(one).parent for one in (arguments.template or "", arguments.files[0])]
    for folder in (*beside, Path()):
        for file in (folder / name, folder / f"{name}.yaml"):
            if file.is_file():
                return str(file)
    valid = {file.stem for folder in beside for file in folder.glob("*.yaml")}
    raise ProjectionError([unknown("brief.scenario", name, valid)])
