"""How far a run is, on a terminal: draws done, in all, rate, time left; at the end what it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..words import say
from .printing import tell

if TYPE_CHECKING:
    from ..projection import Result

SLOW = 1.0  # seconds after which a bar appears


@contextmanager
def powers(quiet: bool, language: str) -> Iterator[Callable[[float, int], None] | None]:
    """A line on standard error that says how far a conditioning is; nothing when quiet or off a terminal."""

    def notice(power: float, runs: int) -> None:
        _write_over(say("calibrate.progress", language, power=f"{100 * power:.0f}", runs=f"{runs:,}"))

    with _line(quiet) as shown:
        yield notice if shown else None


@contextmanager
def runs(quiet: bool, language: str) -> Iterator[Callable[[int], None] | None]:
    """A line that says how many times the model ran, in a search that takes longer than a moment; likewise."""
    began = time.monotonic()

    def notice(count: int) -> None:
        if time.monotonic() - began > SLOW:
            _write_over(say("stress.progress", language, runs=f"{count:,}"))

    with _line(quiet) as shown:
        yield notice if shown else None


@contextmanager
def _line(quiet: bool) -> Iterator[bool]:
    """Whether there is to be a line on standard error, which is gone at the end."""
    shown = not quiet and sys.stderr.isatty()
    yield shown
    if shown:
        _write_over(" " * 60)
        _write_over("")


def _write_over(text: str) -> None:
    print(f"\r{text}", end="", file=sys.stderr, flush=True)


class Progress:
    """A progress bar on standard error for runs that take longer than a moment."""

    def __init__(self, name: str, show: bool, language: str, unit: str = "draw") -> None:
        self.name, self.show, self.language, self.unit = name, show, language, unit
        self.bar: object = None
        self.over = False  # the run; a report or a comparison may still make draws again

    def __enter__(self) -> Progress:
        return self

    def __call__(self, done: int, total: int) -> None:
        if not self.show:
            return
        if self.bar is None:
            from tqdm import tqdm

            about = say("cli.progress", self.language, name=self.name)
            self.bar = tqdm(total=total, desc=about, delay=SLOW, leave=False, unit=self.unit)
        self.bar.total = total  # type: ignore[attr-defined]  # passes are known as they come
        self.bar.update(done)  # type: ignore[attr-defined]
        if self.over and self.bar.n >= total:  # type: ignore[attr-defined]
            self.__exit__()

    def end(self, result: Result) -> None:
        """Say that the run was read, or what it took when that was long enough for a bar."""
        self.__exit__()
        self.over = True
        seconds = result.stamp["seconds"]
        values = {"name": self.name, "draws": result.scenario.draws}
        if self.show and result.ensemble.read:
            tell(say("cli.read", self.language, run=result.key, **values))
        elif self.show and isinstance(seconds, float) and seconds > SLOW:
            values |= {"seconds": seconds, "failed": result.failed}
            tell(say("cli.statistics", self.language, **values))

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.close()  # type: ignore[attr-defined]
            self.bar = None
