"""The command line: words typed, one call each. Each command lives in the file of its name."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import warnings
from collections.abc import Sequence
from types import MappingProxyType, ModuleType
from typing import NoReturn

from .. import words
from ..errors import BinjiangError, Fault, nearest
from ..words import say
from . import (
    brief,
    calibrate,
    check,
    compare,
    debt,
    explain,
    export,
    export_inputs,
    facts,
    hindcast,
    import_inputs,
    judge,
    lint,
    model,
    new,
    params,
    plans,
    run,
    runs,
    schema,
    search,
    seek,
    sensitivity,
    show,
    signposts,
    stress,
    update,
    verify,
)
from . import list as scenarios
from .machines import leave
from .parser import Parser
from .printing import close_output, tell

PROBLEMS, USAGE, INTERRUPTED = 1, 2, 130
OBJECTS = 100_000  # that are made before Python looks for cycles, which takes a tenth of a report's time as it comes
FAR = 0.45  # how much like a command a word must be at least for the command to be proposed
# A command is a module with `options(parser, language)` and `call(arguments, language)`; help lists them in this order.
COMMANDS = MappingProxyType(
    {
        "run": run,
        "compare": compare,
        "check": check,
        "show": show,
        "list": scenarios,
        "new": new,
        "search": search,
        "params": params,
        "export-inputs": export_inputs,
        "import-inputs": import_inputs,
        "export": export,
        "brief": brief,
        "lint": lint,
        "verify": verify,
        "explain": explain,
        "sensitivity": sensitivity,
        "debt": debt,
        "seek": seek,
        "stress": stress,
        "plans": plans,
        "signposts": signposts,
        "hindcast": hindcast,
        "judge": judge,
        "calibrate": calibrate,
        "update": update,
        "runs": runs,
        "schema": schema,
        "model": model,
        "facts": facts,
    }
)


def script() -> NoReturn:
    """Entry point of the command `binjiang_sim`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    gc.set_threshold(OBJECTS)
    warnings.formatwarning = lambda message, *_: f"{message}\n"  # a reader of commands has no use for a line of code
    sys.exit(main(sys.argv[1:]))


def main(words_typed: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems found, 2 wrong usage, 130 interrupted."""
    language = _language(words_typed)
    wanted = _with_command(words_typed)
    if wanted != [*words_typed] and (slip := _no_command(wanted)):
        tell(slip.text(language))
        return USAGE
    arguments = _parser(language, wanted[:1]).parse_args(wanted)
    command: ModuleType = arguments.command
    try:
        _tell_names(arguments, language)
        code: int | None = command.call(arguments, language)
    except BinjiangError as error:
        tell(error.text(language))
        return PROBLEMS
    except BrokenPipeError:
        close_output()
        return 0
    except OSError as error:
        about = {"folder": error.filename, "reason": error.strerror}
        tell(say("cli.unwritable", language, **about) if error.filename else str(error))
        return USAGE
    except KeyboardInterrupt:
        tell(say("cli.interrupted", language))
        return INTERRUPTED
    finally:
        leave()
    return code or 0


class _Version(argparse.Action):
    """Print the version, which takes longer to find than help takes to print."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from .. import __version__

        print(__version__)
        parser.exit()


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
    """`run` is the command when none is named; a language may stand before it."""
    ahead = 2 if words_typed[:1] == ["--lang"] else int("".join(words_typed[:1]).startswith("--lang="))
    moved = [*words_typed[ahead:], *words_typed[:ahead]]
    if moved[:1] == ["help"] and not os.path.exists("help"):
        moved = [*(one for one in moved[1:2] if one in COMMANDS), "--help"]
    known = not moved or moved[0] in (*COMMANDS, "-h", "--help", "--version")
    return moved if known else ["run", *moved]


def _no_command(words_typed: Sequence[str]) -> Fault | None:
    """What is wrong with a first word that is neither a command nor, by its looks, a file; None when it may be one."""
    from ..scenario import shipped

    word = words_typed[1] if words_typed[:1] == ["run"] and len(words_typed) > 1 else ""
    if not shipped.is_name(word) or os.path.exists(word) or os.path.exists(shipped.path(word)):
        return None
    near = nearest(word, [*COMMANDS, *shipped.names()]) or nearest(word, COMMANDS, FAR)
    values = {"name": word, "near": near, "valid": ", ".join(COMMANDS), "scenarios": ", ".join(shipped.names())}
    return Fault("cli.command_near" if near else "cli.command_list", values)


def _tell_names(arguments: argparse.Namespace, language: str) -> None:
    """Say which file a scenario's name stands for, unless it is the file itself."""
    from ..scenario import shipped

    named = (getattr(arguments, name, None) for name in ("files", "file", "base"))
    words_typed = [one for some in named if some for one in ([some] if isinstance(some, str) else some)]
    for word in () if getattr(arguments, "quiet", False) else dict.fromkeys(words_typed):
        if shipped.path(word) != word:
            key = "cli.read_shipped" if shipped.is_shipped(word) else "cli.read_here"
            tell(say(key, language, name=word, file=shipped.path(word)))


def _parser(language: str, typed: Sequence[str]) -> Parser:
    """The parser of all commands. The options of the one that is typed alone are known: others may load what runs."""
    parser = Parser(language, prog="binjiang_sim", description=say("cli.about", language))
    parser.add_argument("--version", action=_Version, nargs=0, help=say("cli.version", language))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        about = say(f"cli.{name.replace('-', '_')}", language)
        command = commands.add_parser(name, language=language, help=about, description=about)
        command.set_defaults(command=module)
        command.add_argument("--lang", choices=words.LANGUAGES, help=say("cli.lang", language))
        command.add_argument("--json", action="store_true", help=say("cli.json", language))
        if name in typed:
            module.options(command, language)
    return parser
