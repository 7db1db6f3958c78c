"""Published findings that give a direction and no number: one row a finding, each with its source and words."""

from __future__ import annotations

import functools
from dataclasses import dataclass, fields
from importlib import resources

from binjiang_sim.errors import FactError, Fault
from binjiang_sim.text import TextError, csv_rows

from .ledger import CONFIDENCES, repeated_names, source_faults, word_faults

# none: no clear effect; mixed: differs by place, time or measure; larger and smaller: than what `scope` compares with;
# in_step: a target without a number, "in step with economic growth".
DIRECTIONS = ("positive", "negative", "none", "mixed", "larger", "smaller", "in_step")


@dataclass(frozen=True)
class Finding:
    """What a source says without a number: the `direction` of an effect, of what and where in `scope`."""

    name: str
    direction: str
    period: str
    scope: str
    source: str
    date: str
    address: str
    quote: str
    confidence: str
    source_zh: str = ""
    scope_zh: str = ""

    def source_in(self, language: str) -> str:
        """Where it was published, in Chinese ("zh") where that is known."""
        return (language == "zh" and self.source_zh) or self.source

    def scope_in(self, language: str) -> str:
        """Of what and where the effect is."""
        return (language == "zh" and self.scope_zh) or self.scope


COLUMNS = tuple(column.name for column in fields(Finding))


@functools.cache
def findings() -> tuple[Finding, ...]:
    """The findings shipped with the package, in the order of the file."""
    return read(resources.files(__package__).joinpath("findings.csv").read_text("utf-8"), "findings.csv")


def read(text: str, file: str) -> tuple[Finding, ...]:
    """The findings in the CSV text `text`; `file` is its name in messages.

    Raises FactError with every fault of the file, each with its line.
    """
    faults: list[Fault] = []
    try:
        table = csv_rows(text, file, faults)
    except TextError as error:
        raise FactError(error.faults) from None
    if table.columns != COLUMNS:
        values = {"found": ", ".join(table.columns), "valid": ", ".join(COLUMNS)}
        raise FactError([Fault("fact_columns", values, f"{file}:1")])
    for place, row in table.rows:
        cell = dict(zip(COLUMNS, row, strict=True))
        faults += source_faults(cell, ("scope", "source", "quote"), place)
        faults += word_faults(cell, {"direction": DIRECTIONS, "confidence": CONFIDENCES}, place)
    faults += repeated_names(table.rows)
    if faults:
        raise FactError(faults)
    return tuple(Finding(*row) for _, row in table.rows)
