"""The parser of what is typed, which speaks the reader's language where argparse has English of its own."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NoReturn

from ..errors import nearest
from ..facts import screen
from ..words import say, texts

# What argparse says of wrong usage; what stands around another message is tried first.
MESSAGES = (
    "usage.argument",
    "usage.required",
    "usage.choice",
    "usage.whole_number",
    "usage.one_value",
    "usage.no_value",
    "usage.exclusive",
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are in `language`; its subparsers are told theirs as they are added."""

    def __init__(self, language: str, **options: object) -> None:
        formatter = partial(_Formatter, language)
        super().__init__(**options, allow_abbrev=False, add_help=False, formatter_class=formatter)  # type: ignore[arg-type]
        self.language = language
        self._positionals.title = say("cli.positionals", language)
        self._optionals.title = say("cli.optionals", language)
        self.add_argument("-h", "--help", action="help", help=say("cli.help", language))

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As argparse does, but what a command does not know is refused here, where its options are known."""
        found, others = super().parse_known_args(args, namespace)
        if others:
            names = " ".join(others)
            near = nearest(others[0].partition("=")[0], self._option_string_actions)
            self.error(say("usage.unknown_near" if near else "usage.unknown", self.language, names=names, near=near))
        return found, others

    def error(self, message: str) -> NoReturn:
        """Print usage and what is wrong with it, and exit with 2."""
        self.print_usage(sys.stderr)
        about = {"program": self.prog, "message": said(message, self.language)}
        lines = screen.wrapped(say("usage.error", self.language, **about), screen.columns(sys.stderr))
        self.exit(2, "\n".join(lines) + "\n")


class _Formatter(argparse.HelpFormatter):
    """Help with the word before its usage in the reader's language."""

    def __init__(self, language: str, prog: str) -> None:
        super().__init__(prog)
        self.before = say("usage.prefix", language)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return screen.wrapped(" ".join(text.split()), width, "")

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(screen.wrapped(indent + " ".join(text.split()), width, indent))

    def _format_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None,
    ) -> str:
        """As argparse does, which takes each letter for one column, with a word before it that is as many letters."""
        before = self.before if prefix is None else prefix
        letters = "." * screen.width(before)
        return super()._format_usage(usage, actions, groups, letters).replace(letters, before, 1)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """As argparse does, with another word before it."""
        super().add_usage(usage, actions, groups, self.before if prefix is None else prefix)


def said(message: str, language: str) -> str:
    """A message of argparse in a language; one that the catalogue does not know stays as it is."""
    if language == "en":
        return message
    for key in MESSAGES:
        if found := _pattern(key).fullmatch(message):
            parts = {
                name: said(part, language) if name == "message" else _plain(part)
                for name, part in found.groupdict().items()
            }
            return say(key, language, **parts)
    return message


def _pattern(key: str) -> re.Pattern[str]:
    """What a text of the catalogue looks like in English when its placeholders are filled."""
    _, english = texts(key)
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(english)), re.DOTALL)


def _plain(part: str) -> str:
    """Without Python's quotes, a list with the comma of Chinese."""
    return part.replace("'", "").replace(", ", "、")
