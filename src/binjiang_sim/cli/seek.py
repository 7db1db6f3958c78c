"""`seek`: the cheapest plan that meets a goal with an asked chance, or the best that can be had."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..errors import Fault, ProjectionError, ScenarioError
from ..scenario.documents import KINDS
from ..words import LANGUAGES, say
from .options import add_changes, add_results, loaded
from .printing import print_json, put, tell
from .progress import runs
from .stored import store_sought

if TYPE_CHECKING:
    from ..decision.goals import PlanPart
    from ..decision.sought import Sought
    from ..scenario import Scenario


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The file, the goal, and the limits."""
    parser.add_argument("file", metavar="FILE", help=say("cli.one_file", language))
    about = say("seek.option_target", language)
    parser.add_argument("--target", action="append", default=[], metavar="X@P>=V", help=about)
    parser.add_argument("--plan", metavar="PART", help=say("seek.option_plan", language))
    parser.add_argument("--chance", type=float, default=0.8, metavar="P", help=say("seek.option_chance", language))
    parser.add_argument("--budget", metavar="MONEY", help=say("seek.option_budget", language))
    cap = say("seek.option_cap", language)
    parser.add_argument("--cap", action="append", default=[], metavar="LEVER=NUMBER", help=cap)
    parser.add_argument("--earliest", metavar="TIME", help=say("seek.option_earliest", language))
    parser.add_argument("--ramp", type=float, default=1.0, metavar="YEARS", help=say("seek.option_ramp", language))
    parser.add_argument("--keep", action="store_true", help=say("seek.option_keep", language))
    parser.add_argument("--out", metavar="FILE", help=say("seek.option_out", language))
    parser.add_argument("--quiet", action="store_true", help=say("cli.quiet", language))
    add_results(parser, language)
    add_changes(parser, language)


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print what was found, or JSON. Raises ScenarioError for the file and the goal, ProjectionError for the limits."""
    from ..decision.seek import seek
    from ..scenario.target_text import written_targets

    part, caps = _part(arguments.plan), _caps(arguments.cap)
    faults = [fault for one in (part, caps) if isinstance(one, list) for fault in one]
    if arguments.target and arguments.plan:
        faults.append(Fault("seek.plan_and_target"))
    if arguments.out and os.path.lexists(arguments.out):
        faults.append(Fault("new.exists", {"file": arguments.out}))
    if arguments.out and (arguments.set or any(getattr(arguments, kind) for kind in KINDS)):
        faults.append(Fault("seek.out_of_file"))
    if isinstance(part, list) or isinstance(caps, list) or faults:
        raise ProjectionError(faults)
    scenario = loaded(arguments.file, arguments)
    targets = written_targets(arguments.target, scenario, "--target")
    with runs(arguments.quiet, language) as notice:
        found = seek(
            scenario,
            targets,
            plan=part,
            chance=arguments.chance,
            budget=_budget(arguments.budget),
            caps=caps,
            earliest=_earliest(arguments.earliest),
            ramp=arguments.ramp,
            keep=arguments.keep,
            notice=notice,
        )
    if arguments.out:
        _written(arguments.out, scenario, found)
    if arguments.json:
        print_json(found.record)
    else:
        _show(found, language)
    if arguments.out:
        tell(say("seek.written", language, file=arguments.out))
    store_sought(found, scenario, arguments, language)


def _show(found: Sought, language: str) -> None:
    from ..report.content.decision import seek as shown
    from ..report.render.terminal import aligned

    first, *others = shown.sentences(found, language)
    put(first)
    for table in (shown.table(found, language), shown.frontier(found, language)):
        if table.rows:
            put(f"\n{table.title}")
            print("\n".join(aligned([table.head, *table.rows])))
    put("")
    for sentence in others:
        put(sentence)


def _written(file: str, scenario: Scenario, found: Sought) -> None:
    """Write the plan as a scenario file."""
    from pathlib import Path

    from ..decision.plan_file import plan_text
    from ..report.content.decision import seek as shown
    from ..report.files import write
    from .new import beside

    names = {one: say("seek.file_name", one, name=scenario.name[one]) for one in LANGUAGES}
    said = {one: shown.sentences(found, one)[0] for one in LANGUAGES}
    comments = {one: say("seek.file_comment", one, sentence=sentence) for one, sentence in said.items()}
    write(Path(file), plan_text(found, beside(scenario.file, Path(file)), names, comments))


def _part(text: str | None) -> PlanPart | list[Fault]:
    """What `--plan` says."""
    if text in ("binding", "all", None):
        return "binding" if text == "binding" else "all"
    return int(str(text)) if str(text).isdecimal() else [Fault("seek.plan_text", {"text": text})]


def _caps(texts: Iterable[str]) -> Mapping[str, float] | list[Fault]:
    """The caps typed, or what is wrong with them."""
    found, faults = {}, []
    for text in texts:
        name, sign, cap = text.partition("=")
        try:
            found[name.strip()] = float(cap)
        except ValueError:
            faults.append(Fault("seek.cap_text", {"text": text}))
        if not sign:
            faults.append(Fault("seek.cap_text", {"text": text}))
    return faults or found


def _budget(text: str | None) -> float | None:
    from ..scenario.numbers import number

    if text is None:
        return None
    found = number(text, "CNY", "--budget", "--budget")
    if found <= 0:
        raise ProjectionError([Fault("seek.budget_positive", {"text": text})])
    return found


def _earliest(text: str | None) -> float | None:
    from ..scenario.numbers import instant

    if text is None:
        return None
    found = instant(text)
    if found is None:
        raise ScenarioError([Fault("time.bad", {"path": "--earliest", "text": text})])
    return found
