"""The command line: words typed, one call each."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NoReturn

from . import __version__, words
from .errors import BinjiangError, Fault, ScenarioError
from .words import say

if TYPE_CHECKING:
    from .projection import Result

PROBLEMS, USAGE, INTERRUPTED = 1, 2, 130
COMMANDS = ("run", "model", "facts")
WORTH_A_WORD = 0.001  # share of draws left out above which a run says so
SLOW = 1.0  # seconds after which a progress bar appears


def script() -> NoReturn:
    """Entry point of the command `binjiang_sim`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))


def main(words_typed: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems found, 2 wrong usage, 130 interrupted."""
    language = _language(words_typed)
    arguments = _parser(language).parse_args(_with_command(words_typed))
    try:
        command: Callable[[argparse.Namespace, str], None] = arguments.call
        command(arguments, language)
    except BinjiangError as error:
        print(error.text(language), file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(say("cli.unwritable", language, folder=error.filename, reason=error.strerror), file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print(say("cli.interrupted", language), file=sys.stderr)
        return INTERRUPTED
    return 0


def _language(words_typed: Sequence[str]) -> str:
    """The language asked for, else that of the environment."""
    for position, word in enumerate(words_typed):
        if word == "--lang" and words_typed[position + 1 : position + 2] in (["zh"], ["en"]):
            return words_typed[position + 1]
        if word in ("--lang=zh", "--lang=en"):
            return word[-2:]
    settings = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next((one for one in settings if one), "").startswith("zh") else "en"


def _with_command(words_typed: Sequence[str]) -> list[str]:
    """`run` is the command when none is named."""
    known = not words_typed or words_typed[0] in (*COMMANDS, "-h", "--help", "--version")
    return list(words_typed) if known else ["run", *words_typed]


def _parser(language: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="binjiang_sim", description=say("cli.about", language), allow_abbrev=False)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="{run,model,facts}")

    def add(name: str, call: Callable[[argparse.Namespace, str], None]) -> argparse.ArgumentParser:
        about = say(f"cli.{name}", language)
        command = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        command.set_defaults(call=call)
        command.add_argument("--lang", choices=words.LANGUAGES, help=say("cli.lang", language))
        command.add_argument("--json", action="store_true", help=say("cli.json", language))
        return command

    run = add("run", _run)
    run.add_argument("files", nargs="+", metavar="FILE", help=say("cli.file", language))
    run.add_argument("--draws", type=int, help=say("cli.draws", language))
    run.add_argument("--seed", type=int, help=say("cli.seed", language))
    run.add_argument("--central", action="store_true", help=say("cli.central", language))
    run.add_argument("--out", metavar="DIR", help=say("cli.out", language))
    run.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", help=say("cli.set", language))
    run.add_argument("--quiet", action="store_true", help=say("cli.quiet", language))
    add("model", _model).add_argument("--markdown", action="store_true", help=say("cli.markdown", language))
    add("facts", _facts)
    return parser


def _run(arguments: argparse.Namespace, language: str) -> None:
    from . import load

    changes = _changes(arguments.set)
    faults: list[Fault] = []
    scenarios = []
    for file in arguments.files:
        try:
            scenarios.append(load(file, changes))
        except ScenarioError as error:
            faults += error.faults
    if faults:
        raise ScenarioError(faults)
    results = [_result(scenario, arguments, language) for scenario in scenarios]
    if arguments.json:
        objects = [_record(result) for result in results]
        _print_json(objects if len(objects) > 1 else objects[0])
    elif not arguments.quiet:
        from .report import headline_text

        print(headline_text(results, language), flush=True)
    if arguments.out or not arguments.json:
        from .report import write_folders

        for folder in write_folders(results, arguments.out or "results", language):
            if not arguments.quiet:
                print(say("cli.report", language, file=folder / "report.html"), file=sys.stderr)


def _changes(texts: Iterable[str]) -> dict[str, str]:
    faults = [Fault("cli.set_shape", {"text": text}) for text in texts if "=" not in text]
    if faults:
        raise ScenarioError(faults)
    return {path.strip(): value.strip() for path, _, value in (text.partition("=") for text in texts)}


def _result(scenario: object, arguments: argparse.Namespace, language: str) -> Result:
    from . import Scenario, run

    assert isinstance(scenario, Scenario)
    show = not arguments.quiet and sys.stderr.isatty()
    with _Progress(scenario.name[language], show, language) as progress:
        result = run(scenario, arguments.draws, arguments.seed, central=arguments.central, progress=progress)
    if result.failed > WORTH_A_WORD * result.scenario.draws:
        print(say("run.masked", language, failed=result.failed, draws=result.scenario.draws), file=sys.stderr)
    return result


class _Progress:
    """A progress bar on standard error for runs that take longer than a moment."""

    def __init__(self, name: str, show: bool, language: str) -> None:
        self.about, self.show = say("cli.progress", language, name=name), show
        self.bar: object = None

    def __enter__(self) -> _Progress:
        self.began = time.perf_counter()
        return self

    def __call__(self, done: int, total: int) -> None:
        if not self.show:
            return
        if self.bar is None:
            from tqdm import tqdm

            self.bar = tqdm(total=total, desc=self.about, delay=SLOW, leave=False, unit="draw", file=sys.stderr)
        self.bar.update(done)  # type: ignore[attr-defined]

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.close()  # type: ignore[attr-defined]


def _record(result: Result) -> Mapping[str, object]:
    from .projection import record

    scenario = result.scenario
    return {
        "scenario": scenario.name["en"],
        "name": dict(scenario.name),
        "file": scenario.file,
        "hash": scenario.hash,
        "seed": scenario.seed,
        "draws": scenario.draws,
        "rows": [record(row) for row in result.rows],
    }


def _model(arguments: argparse.Namespace, language: str) -> None:
    from . import model
    from .export import page, variables

    district = model()
    if arguments.json:
        _print_json(variables(district))
        return
    if arguments.markdown:
        print(page(district, language), end="")
        return
    starts = [name for name in district.first_order if district.equations[name].kind == "start"]
    lists = {
        "cli.once": starts,
        "cli.order": list(district.order),
        "cli.stocks": [one.name for one in district.of_kind("stock")],
        "cli.indicators": [one.name for one in district.of_kind("indicator")],
    }
    sectors = {sector.name: getattr(sector, language) for sector in district.sectors}
    for title, names in lists.items():
        print(say(title, language))
        for sector, group in groupby(names, key=lambda name: district.equations[name].sector):
            print(f"  {sectors[sector]}")
            for name in group:
                equation = district.equations[name]
                print(f"    {name} — {getattr(equation, language)} [{equation.unit}]")


def _facts(arguments: argparse.Namespace, language: str) -> None:
    from .facts import published
    from .facts.listing import lines, records

    if arguments.json:
        _print_json(records(published()))
    else:
        print("\n".join(lines(published(), language)))


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))
