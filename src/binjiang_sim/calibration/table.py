"""Pairs as a table of comma-separated values, below lines that say what made them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date
from importlib import resources
from importlib.metadata import version

from ..scenario import Scenario
from .scores import Pair

_NUMBERS = {"origin": int, "horizon": int}
_WORDS = ("rule", "indicator", "item", "period")


@dataclass(frozen=True)
class Stamp:
    """What made a hindcast: the day, the version of the package, draws, seed, digests of scenario and equations.

    `district` is its English name.
    """

    date: str
    version: str
    district: str
    draws: int
    seed: int
    scenario: str
    equations: str


def stamp(scenario: Scenario) -> Stamp:
    """The stamp of a hindcast made now."""
    when, place = (date.today().isoformat(), version("binjiang_sim")), scenario.district["en"]
    return Stamp(*when, place, scenario.draws, scenario.seed, scenario.hash, scenario.model.digest)


def text_of(pairs: Iterable[Pair], made: Stamp) -> str:
    """The table, fractions with seven significant digits."""
    written = io.StringIO()
    for one in fields(Stamp):
        written.write(f"# {one.name}: {getattr(made, one.name)}\n")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(one.name for one in fields(Pair))
    for pair in pairs:
        writer.writerow(f"{value:.7g}" if isinstance(value, float) else value for value in astuple(pair))
    return written.getvalue()


def read(name: str) -> tuple[tuple[Pair, ...], Stamp]:
    """The pairs and the stamp of a table shipped with this room."""
    lines = resources.files(__package__).joinpath(name).read_text("utf-8").splitlines()
    head = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith("#"))
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    made = Stamp(**{**head, "draws": int(head["draws"]), "seed": int(head["seed"])})  # type: ignore[arg-type]
    return tuple(Pair(**{key: _value(key, text) for key, text in row.items()}) for row in rows), made  # type: ignore[arg-type]


def _value(column: str, text: str) -> str | float | None:
    return (text or None) if column in _WORDS else _NUMBERS.get(column, float)(text)
