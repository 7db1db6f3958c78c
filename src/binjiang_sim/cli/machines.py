"""Where the work of a run is done: this process, several, or a Dask cluster."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import Fault, ProjectionError
from ..words import say

if TYPE_CHECKING:
    from concurrent.futures import Executor

LARGE = 200_000  # draws from which other processes are worth their start


@dataclass(frozen=True)
class Machines:
    """What the options ask for: an executor that is connected, or a number of processes (None: as many as fit)."""

    executor: Executor | None = None
    workers: int | None = None

    def workers_for(self, draws: int) -> int:
        """Processes for a run of this many draws."""
        if self.workers is not None:
            return self.workers
        from ..projection.executors import available_workers

        return available_workers() if draws >= LARGE else 1


def add_machine_options(parser: argparse.ArgumentParser, language: str) -> None:
    """Add `--workers` and `--scheduler`."""
    parser.add_argument("--workers", type=partial(_positive, language), metavar="N", help=say("cli.workers", language))
    parser.add_argument("--scheduler", metavar="ADDRESS", help=say("cli.scheduler", language))


@contextmanager
def machines(arguments: argparse.Namespace) -> Iterator[Machines]:
    """The machines asked for, connected for as long as they are used.

    Raises ProjectionError when dask is missing or the scheduler does not answer.
    """
    if arguments.scheduler is None:
        yield Machines(workers=arguments.workers)
        return
    try:
        client_of: Callable[..., Any] = import_module("distributed").Client
    except ImportError:
        raise ProjectionError([Fault("scheduler.library")]) from None
    try:
        client = client_of(arguments.scheduler, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        values = {"address": arguments.scheduler, "reason": str(error).partition("\n")[0]}
        raise ProjectionError([Fault("scheduler.unreachable", values)]) from None
    with client:
        yield Machines(executor=client.get_executor())


def _positive(language: str, text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(say("usage.positive", language, found=text))
    return int(text)
