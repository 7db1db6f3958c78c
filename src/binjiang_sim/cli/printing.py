"""What commands print alike."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import TextIO

from ..errors import Fault
from ..facts.screen import columns, wrapped
from ..text import printable


def print_json(value: object) -> None:
    """One line of JSON, Chinese as it is."""
    print(json_line(value))


def json_line(value: object) -> str:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def print_text(text: str) -> None:
    """Print at once; a reader that has gone away (`| head`) does not stop what is still to be done."""
    try:
        print(printable(text), flush=True)
    except BrokenPipeError:
        close_output()


def telling(language: str) -> Callable[[Fault], None]:
    """A function that says on standard error what is to be known of a file that was written."""
    return lambda fault: tell(fault.text(language))


def put(text: str) -> None:
    """Print lines on standard output, broken where the screen ends."""
    print(_broken(text, sys.stdout))


def tell(text: str) -> None:
    """Print lines on standard error, broken where the screen ends."""
    print(_broken(text, sys.stderr), file=sys.stderr)


def _broken(text: str, stream: TextIO) -> str:
    within = columns(stream)
    return "\n".join(part for line in printable(text).split("\n") for part in wrapped(line, within))


def close_output() -> None:
    """Send the rest of standard output nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
