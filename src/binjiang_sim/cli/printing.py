"""What commands print alike."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable

from ..errors import Fault
from ..letters import printable


def print_json(value: object) -> None:
    """One line of JSON, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))


def print_text(text: str) -> None:
    """Print at once; a reader that has gone away (`| head`) does not stop what is still to be done."""
    try:
        print(printable(text), flush=True)
    except BrokenPipeError:
        close_output()


def telling(language: str) -> Callable[[Fault], None]:
    """A function that says on standard error what is to be known of a file that was written."""
    return lambda fault: print(fault.text(language), file=sys.stderr)


def close_output() -> None:
    """Send the rest of standard output nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
