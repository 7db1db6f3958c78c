"""`search`: everything that has a name, by words of either language: inputs, figures and published facts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ..errors import Fault, ScenarioError
from ..words import say
from .printing import print_json, put, tell

if TYPE_CHECKING:
    from ..export.search import Found


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """The words, and the scenario whose rows and facts are searched."""
    parser.add_argument("words", nargs="+", metavar="TEXT", help=say("cli.search_words", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print what is found by kind, with its unit. Raises ScenarioError when nothing is, nor anything alike."""
    from .. import search
    from ..export.search import KINDS

    words, file = _parted(arguments.words)
    found = search(" ".join(words), file or "base")
    if not found:
        raise ScenarioError([none_found("search.none", words, ())])
    if found[0].near:
        tell(none_found("search.none", words, found).text(language))
    if arguments.json:
        print_json([one.record for one in found])
        return
    for kind, group in groupby(sorted(found, key=lambda one: KINDS.index(one.kind)), key=lambda one: one.kind):
        put(say(f"search.{kind}", language))
        for one in group:
            put(f"  {line(one, language)}")


def line(one: Found, language: str) -> str:
    """`path — name [unit]`."""
    return f"{one.path} — {getattr(one, language)} [{one.unit}]"


def none_found(key: str, words: Sequence[str], near: Sequence[Found]) -> Fault:
    """That nothing has these words, with what is most alike."""
    values = {"text": " ".join(words), "near": ", ".join(one.path for one in near)}
    return Fault(f"{key}_near" if near else key, values)


def _parted(words: Sequence[str]) -> tuple[Sequence[str], str]:
    """The words to look for, and the scenario file behind them, if the last one is a file."""
    last = words[-1]
    is_file = len(words) > 1 and (last.endswith((".yaml", ".yml")) or os.path.isfile(last))
    return (words[:-1], last) if is_file else (words, "")
