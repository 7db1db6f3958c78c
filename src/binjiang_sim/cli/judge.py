"""`judge`: the record of the 80 % intervals that experts gave, and their scores when figures are published."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import FactError, Fault, ScenarioError
from ..words import say
from .printing import print_json, put, tell

if TYPE_CHECKING:
    from ..facts import Ledger
    from ..scenario import Scenario
    from ..scenario.judgement_record import JudgementRecord
    from ..scenario.observations import Observation


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The record, the figures to score by, and what is added to the record."""
    parser.add_argument("file", metavar="FILE.csv", help=say("judge.file", language))
    parser.add_argument("--facts", metavar="F", help=say("judge.facts", language))
    parser.add_argument("--from", dest="source", metavar="FILE", help=say("judge.from", language))
    parser.add_argument("--run", action="store_true", help=say("judge.run", language))
    parser.add_argument("--draws", type=int, metavar="N", help=say("cli.draws", language))
    parser.add_argument("--seed", type=int, help=say("cli.seed", language))
    parser.add_argument("--add", metavar="X@P=A..B..C", help=say("judge.add", language))
    for name in ("author", "why", "date"):
        parser.add_argument(f"--{name}", metavar=name.upper(), help=say(f"judge.{name}", language))
    parser.add_argument("--collect", action="store_true", help=say("judge.collect", language))
    parser.add_argument("--seal", action="store_true", help=say("judge.seal", language))


def call(arguments: argparse.Namespace, language: str) -> int:
    """Add to the record, or print its scores, or all of them as JSON; 1 when a row is not as it was sealed.

    Raises ScenarioError for the scenario, the record and what is added to it, FactError for a ledger.
    """
    from .. import load
    from ..scenario.judgement_record import JudgementRecord, read_judgements

    if faults := [*_lacking(arguments)]:
        raise ScenarioError(faults)
    scenario = load(arguments.source or "base")
    changing = arguments.add or arguments.collect or arguments.seal
    if changing and not arguments.seal and not os.path.lexists(arguments.file):
        record = JudgementRecord(scenario)
    else:
        record = read_judgements(arguments.file, scenario)
    if changing:
        changed = _changed(record, arguments, language)
        if changed != record:
            _write(changed, arguments, language)
        return 0
    for fault in record.broken:
        tell(fault.text(language))
    _print(record, arguments, language)
    return 1 if record.broken else 0


def _lacking(arguments: argparse.Namespace) -> Iterator[Fault]:
    """The options typed without another one that they need."""
    for given, needed in (("add", "author"), ("add", "why"), ("author", "add"), ("why", "add")):
        if getattr(arguments, given) and not getattr(arguments, needed):
            yield Fault("record.needs", {"given": f"--{given}", "needed": f"--{needed}"})


def _changed(record: JudgementRecord, arguments: argparse.Namespace, language: str) -> JudgementRecord:
    """The record with what is added, collected and sealed."""
    from ..scenario.judgement_record import collected

    date = arguments.date or ""
    if arguments.collect:
        rows, left = collected(record.scenario, date)
        for fault in left:
            tell(fault.text(language))
        if not rows:
            tell(say("judge.nothing_collected", language))
        record = record.joined(rows)
    if arguments.add:
        record = record.added(arguments.add, arguments.author, arguments.why, date)
    return record.sealed()


def _write(record: JudgementRecord, arguments: argparse.Namespace, language: str) -> None:
    from ..report.files import write

    write(Path(arguments.file), record.text)
    about = {"file": arguments.file, "count": len(record.rows), "seal": record.seal}
    if arguments.json:
        print_json(about)
    else:
        put(say("judge.written", language, **about))


def _print(record: JudgementRecord, arguments: argparse.Namespace, language: str) -> None:
    from ..calibration import judgement_scores
    from ..projection import run

    result = run(record.scenario, arguments.draws, arguments.seed) if arguments.run else None
    found = judgement_scores(record, _facts(arguments.facts, record.scenario), result=result)
    if arguments.json:
        print_json(
            {
                "rows": len(record.rows),
                "seal": record.seal or None,
                "broken": [one.text("en") for one in record.broken],
                "unsealed": len(record.unsealed),
                "scores": [{**asdict(one), "untested": one.untested} for one in found.scores],
                "pairs": [asdict(one) for one in found.pairs],
                "left_out": [{"reason": reason, "place": row.place} for reason, row in found.left_out],
            }
        )
        return
    from ..report.content.judgement_record import sentences, tables
    from ..report.render.terminal import aligned

    for table in tables(found, record.scenario, language):
        put(table.title)
        print("\n".join(aligned([table.head, *table.rows])))
        put("")
    for text in sentences(found, language):
        put(text)
    if record.unsealed:
        put(say("judge.unsealed", language, count=len(record.unsealed)))
    elif record.rows and not record.broken:
        put(say("judge.intact", language, count=len(record.rows), seal=record.seal))


def _facts(file: str | None, scenario: Scenario) -> Ledger | tuple[Observation, ...] | None:
    """The figures in a ledger or a document; None for those of the scenario."""
    from ..facts.ledger import read
    from ..scenario.observations import read_observations
    from ..text import TextError, decoded, read_bytes

    if file is None:
        return None
    if file.endswith((".yaml", ".yml")):
        return read_observations(file, scenario)
    try:
        return read(decoded(read_bytes(file), file), file)
    except TextError as error:
        raise FactError(error.faults) from None
