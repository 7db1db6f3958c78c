"""Where the work of a run is done: this process, several, or a Dask cluster."""

from __future__ import annotations

import argparse
import logging
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import Fault, ProjectionError
from ..words import say

if TYPE_CHECKING:
    from concurrent.futures import Executor

LARGE = 200_000  # draws from which other processes are worth their start
PATIENCE = 5  # seconds that a scheduler has to answer

_connected = ExitStack()


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


def machines(arguments: argparse.Namespace) -> Machines:
    """The machines asked for; a cluster stays connected until `leave`, as reports make draws again.

    Raises ProjectionError when dask is missing or no scheduler answers at the address.
    """
    address = arguments.scheduler
    if address is None:
        return Machines(workers=arguments.workers)
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ProjectionError([Fault("scheduler.library")]) from None
    _hush()
    asyncio = import_module("asyncio")  # comes with distributed; other commands do without it
    try:
        asyncio.run(asyncio.wait_for(_greet(address), PATIENCE))
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise ProjectionError([Fault("scheduler.unreachable", {"address": address, "reason": reason})]) from None
    _connected.callback(_close, client)
    return Machines(executor=client.get_executor())


def leave() -> None:
    """Let go of the clusters that are connected."""
    _connected.close()


async def _greet(address: str) -> None:
    """Raises OSError or ValueError unless a scheduler answers; a client would ask for ever, or leave a traceback."""
    core, security = import_module("distributed.core"), import_module("distributed.security")
    comm = await core.connect(address, timeout=PATIENCE, **security.Security().get_connection_args("client"))
    try:
        kind = (await core.send_recv(comm, op="identity")).get("type")
        if kind != "Scheduler":
            raise ValueError(kind)
    finally:
        comm.abort()


def _hush() -> None:
    """Keep the cluster's libraries from writing tracebacks: what fails is said in words of ours."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _close(client: Any) -> None:
    with suppress(Exception):  # a scheduler that has gone cannot be told
        client.close(timeout=1)


def _positive(language: str, text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(say("usage.positive", language, found=text))
    return int(text)
