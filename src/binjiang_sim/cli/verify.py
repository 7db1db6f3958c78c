"""`verify`: make the runs of stamped files again and say whether they come out the same."""

from __future__ import annotations

import argparse
import contextlib
import io
import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import BinjiangError
from ..scenario import shipped
from ..scenario.documents import KINDS
from ..words import LANGUAGES, say
from . import run
from .printing import print_json, print_text
from .running import read_scenarios, run_scenarios

if TYPE_CHECKING:
    from ..projection import Result
    from ..report.stamps.verify import Verdict
    from ..scenario import Scenario

SAME, DIFFERENT, CANNOT = 0, 1, 2
NEEDED = ("command", "hash", "equations", "software", "versions", "machine", "inputs", "figures", "digest")


class Cannot(NamedTuple):
    """Why a file cannot be verified: a catalogue key and its placeholders."""

    key: str
    values: dict[str, object]


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The stamped files."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say("cli.stamped_file", language))


def call(arguments: argparse.Namespace, language: str) -> int:
    """Verify every file: 0 when all are the same, 1 when one is not, 2 when one cannot be verified."""
    made: dict[tuple[str, Path], list[Result] | Cannot] = {}
    codes, records = [], []
    for file in arguments.files:
        answer = _verified(Path(file), made)
        texts = {one: _text(file, answer, one) for one in LANGUAGES}
        codes.append(CANNOT if isinstance(answer, Cannot) else SAME if answer.answer == "same" else DIFFERENT)
        records.append(_record(file, answer, codes[-1], texts["en"]))
        if not arguments.json:
            print_text(texts[language])
    if arguments.json:
        print_json(records)
    return max(codes)


def _verified(path: Path, made: dict[tuple[str, Path], list[Result] | Cannot]) -> Verdict | Cannot:
    from ..report.formats import VERIFIED
    from ..report.stamps.files import MANIFEST, read_stamp
    from ..report.stamps.verify import judged

    if not path.is_file():
        return Cannot("verify.no_file", {})
    try:
        found = read_stamp(path)
    except KeyError:
        return Cannot("verify.kind", {"valid": ", ".join(VERIFIED)})
    except FileNotFoundError:
        return Cannot("verify.no_manifest", {"manifest": MANIFEST})
    except OSError as error:
        return Cannot("verify.closed", {"reason": error.strerror})
    except ValueError:
        return Cannot("verify.unreadable", {"kind": path.suffix.lower()})
    if not found.entries:
        return Cannot("verify.no_stamp", {})
    if missing := [name for name in NEEDED if name not in found.entries]:
        return Cannot("verify.damaged", {"entry": missing[0]})
    key = found.entries["command"], path.parent
    made[key] = made[key] if key in made else again(*key)
    results = made[key]
    if isinstance(results, Cannot):
        from .. import model

        other = {model().digest} != set(found.entries["equations"].split())
        return results._replace(key="verify.faults_equations") if other and results.key == "verify.faults" else results
    try:
        return judged(path, found, results)
    except ValueError as error:
        return Cannot("verify.damaged", {"entry": error})


def again(commands: str, folder: Path) -> list[Result] | Cannot:
    """The results of the commands of a stamp, which are read as words typed for `run` and as nothing else."""
    found = read_again(commands, folder)
    if isinstance(found, Cannot):
        return found
    results: list[Result] = []
    for line, typed, scenarios in found:
        try:
            with contextlib.redirect_stderr(io.StringIO()):  # warnings were read when the file was made
                results += run_scenarios(scenarios, typed, "en")
        except BinjiangError as error:
            return _faults(error, line)
    return results or Cannot("verify.damaged", {"entry": "command"})


def read_again(commands: str, folder: Path) -> list[tuple[str, argparse.Namespace, list[Scenario]]] | Cannot:
    """Each command of a stamp as typed, and the scenarios that its files give today."""
    found = []
    for line in commands.splitlines():
        typed = _typed(line)
        if typed is None:
            return Cannot("verify.damaged", {"entry": "command"})
        named = {key: getattr(typed, key) for key in ("files", *KINDS)}
        here = {file: _located(file, folder) for files in named.values() for file in files}
        if gone := [file for file, found in here.items() if found is None]:
            return Cannot("verify.gone", {"scenario": gone[0], "command": line})
        for key, files in named.items():
            setattr(typed, key, [here[file] for file in files])
        typed.quiet, typed.strict = True, False
        typed.workers = typed.scheduler = None  # a file says what was run, never which machines to reach
        try:
            with contextlib.redirect_stderr(io.StringIO()):  # warnings were read when the file was made
                found.append((line, typed, read_scenarios(typed, "en")))
        except BinjiangError as error:
            return _faults(error, line)
    return found


def _faults(error: BinjiangError, line: str) -> Cannot:
    return Cannot("verify.faults", {"fault": error.faults[0], "count": len(error.faults), "command": line})


def _typed(line: str) -> argparse.Namespace | None:
    parser = argparse.ArgumentParser(prog="binjiang_sim", add_help=False, allow_abbrev=False)
    parser.add_argument("--lang")
    run.options(parser, "en")
    try:
        program, *words = shlex.split(line)
        with contextlib.redirect_stderr(io.StringIO()):
            typed = parser.parse_args(words[1:] if words[:1] == ["run"] else words)
    except (ValueError, SystemExit):
        return None
    return typed if program == "binjiang_sim" else None


def _located(file: str, folder: Path) -> str | None:
    """The file as named from here, else from the folder of the stamped file or one above it, else a shipped one."""
    places = (Path(), *(folder.absolute() / "x").parents)
    found = next((str(place / file) for place in places if (place / file).is_file()), None)
    return found or (file if shipped.is_shipped(file) or shipped.is_shipped(file, shipped.DOCUMENTS) else None)


def _text(file: str, answer: Verdict | Cannot, language: str) -> str:
    values: dict[str, object] = {"file": file, **answer.values}
    if isinstance(answer, Cannot):
        if "fault" in answer.values:
            values["fault"] = answer.values["fault"].text(language)  # type: ignore[attr-defined]
    elif answer.difference:
        values |= {name: _short(str(value)) for name, value in asdict(answer.difference).items()}
    return say(answer.key, language, **values)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."


def _record(file: str, answer: Verdict | Cannot, code: int, text: str) -> dict[str, object]:
    if isinstance(answer, Cannot):
        return {"file": file, "answer": "cannot verify", "code": code, "difference": None, "text": text}
    difference = asdict(answer.difference) if answer.difference else None
    return {"file": file, "answer": answer.answer, "code": code, "difference": difference, "text": text}
