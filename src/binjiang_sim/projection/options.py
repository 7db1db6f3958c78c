"""How a run is carried out: who computes its chunks, where they are kept, who hears about it."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from ..errors import Fault

Progress = Callable[[int, int], None]
Notice = Callable[[Fault], None]


def warn(fault: Fault) -> None:
    """The notice of a run in a program: a Python warning."""
    warnings.warn(fault.text("en"), stacklevel=3)


@dataclass(frozen=True)
class RunOptions:
    """How a run is carried out; nothing of it changes a bit of the result.

    `executor` takes the chunks (any `concurrent.futures.Executor`, such as Dask's `Client.get_executor()`); without
    one, `workers` processes do, or this one alone. `store` is the folder that keeps runs: what is there is read, and
    what is done is there when the run is cut off. `progress` is called with the draws just done and the draws to do
    in all, `notice` with what should be said on the way.
    """

    executor: Executor | None = None
    workers: int = 1
    store: Path | str | os.PathLike[str] | None = None
    progress: Progress | None = None
    notice: Notice = warn


DEFAULTS = RunOptions()

# Earlier names, which scripts may go on using: `Means`, and the keyword `means`.
Means = RunOptions
Arguments = ParamSpec("Arguments")
Returned = TypeVar("Returned")


def accepting_means(function: Callable[Arguments, Returned]) -> Callable[Arguments, Returned]:
    """The same function with `means` as an earlier name of its keyword `options`."""

    @wraps(function)
    def renamed(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Returned:
        if "means" in kwargs:
            kwargs["options"] = kwargs.pop("means")
        return function(*args, **kwargs)

    return renamed
