"""Who computes the chunks: this process, other processes, or any executor that is given."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import Any, Protocol

from ..errors import BinjiangError, Fault
from .chunks import Arrays
from .options import RunOptions

AHEAD = 2  # chunks submitted for each worker, so that outcomes do not pile up
UNKNOWN_WORKERS = 8


def available_workers() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Task(Protocol):
    """A piece of work that travels to other processes."""

    def outcome(self) -> Arrays:
        """Do it."""


def _outcome(task: bytes) -> Arrays:
    """The outcome of a task that travels as bytes: Dask, which names its tasks, would else look at every part of it."""
    found: Task = pickle.loads(task)
    return found.outcome()


def completed(tasks: Mapping[int, Task], options: RunOptions) -> Iterator[tuple[int, Arrays]]:
    """The outcome of every task as it is done, with its number. An executor that fails is noticed and replaced."""
    left = dict(tasks)
    alone = options.executor is None and options.workers <= 1
    if not alone and left:
        try:
            with _executor(options, len(left)) as executor:
                for number, outcome in _shared(left, executor):
                    del left[number]
                    yield number, outcome
        except BinjiangError:
            raise
        except Exception as error:  # a library's own kind of failure: a slip of ours shows again below
            text = str(error).strip().partition("\n")[0]
            reason = f"{type(error).__name__}: {text}" if text else type(error).__name__
            options.notice(Fault("run.serial", {"reason": reason, "left": len(left), "chunks": len(tasks)}))
    for number, task in left.items():
        yield number, task.outcome()


@contextmanager
def _executor(options: RunOptions, tasks: int) -> Iterator[Executor]:
    """The executor that is given, or processes of our own, which end with the work or when it is cut off."""
    if options.executor is not None:
        yield options.executor
        return
    workers = min(options.workers, tasks)
    pool = ProcessPoolExecutor(workers, mp_context=_Context(), initializer=_quiet)
    try:
        yield pool
    except KeyboardInterrupt:
        for process in list(pool._processes.values()):  # else they finish chunks that nobody waits for
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class _Process(SpawnProcess):
    """A process that does not run the user's script again, as spawned ones do: its tasks bring what they need."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802  a hook of multiprocessing
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return SpawnProcess._Popen(process_obj)
        finally:
            sys.modules["__main__"] = main


class _Context(SpawnContext):
    Process = _Process


def _quiet() -> None:
    """Leave Ctrl-C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _shared(tasks: Mapping[int, Task], executor: Executor) -> Iterator[tuple[int, Arrays]]:
    waiting = iter(list(tasks.items()))
    most = AHEAD * getattr(executor, "_max_workers", UNKNOWN_WORKERS)
    running: dict[Future[Arrays], int] = {}
    try:
        while True:
            while len(running) < most and (following := next(waiting, None)):
                running[executor.submit(_outcome, pickle.dumps(following[1]))] = following[0]
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                number = running.pop(future)
                yield number, future.result()
    finally:
        for future in running:
            future.cancel()
