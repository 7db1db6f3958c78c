"""The measured table: a line for each target."""

from __future__ import annotations

from dataclasses import dataclass

from .measuring import Options, SkippedError
from .rows import ROWS
from .targets import Target


@dataclass(frozen=True)
class Line:
    """One row as measured. `value` is None where it was skipped, `gate` where it does not apply here."""

    measure: str
    value: float | None
    gate: float | None
    stretch: float | None
    holds: bool | None
    note: str

    @classmethod
    def skipped(cls, target: Target, note: str) -> Line:
        """A row that was not measured, and why."""
        return cls(target.measure, None, None, target.stretch, None, note)

    def record(self) -> dict[str, object]:
        """The row as plain values."""
        return dict(vars(self))

    def text(self) -> str:
        """The row on one line."""
        if self.value is None:
            return f"{'-':>10}  {'skipped':9}  {self.measure}: {self.note}"
        word = {True: "holds", False: "MISSED", None: "no gate"}[self.holds]
        gate = "" if self.gate is None else f" (gate {self.gate:g})"
        return f"{self.value:>10.4g}  {word:9}  {self.measure}{gate}: {self.note}"


def measured(target: Target, options: Options) -> Line:
    """Measure one row."""
    try:
        found = ROWS[target.key](options)
    except SkippedError as reason:
        return Line.skipped(target, str(reason))
    gate = target.gate if found.gated else None
    return Line(target.measure, found.value, gate, target.stretch, target.holds(found.value, gate), found.note)
