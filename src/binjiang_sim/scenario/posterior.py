"""A posterior: joint values of uncertain inputs, and of luck, that agree with facts; a table that a scenario names."""

from __future__ import annotations

import hashlib
import math
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..errors import Fault, ScenarioError
from ..text import TextError, checked, csv_rows, decoded, read_bytes, with_line_feeds
from .values import Distribution, Given

NONE = "none"  # a scenario's word for no posterior, where the one that it extends has one
FIRST_LINE = "binjiang_sim posterior"
LUCK = "luck "  # before the name of a column of luck, in standard normal scores
PRIOR = "prior "  # before the name of an input in the head
MARK = "# "  # before a line of the head


@dataclass(frozen=True, eq=False)
class Posterior:
    """Rows of joint values, of the inputs and the streams of luck named in `columns`: a column each in `values`.

    Inputs are in model units, luck in standard normal scores, in single precision. A draw takes one row of all columns.
    `head` says what made the table: versions, facts, priors; `effective` is the number of independent draws that the
    rows are worth.
    """

    columns: tuple[str, ...]
    values: tuple[array[float], ...]
    head: Mapping[str, str]

    @property
    def rows(self) -> int:
        """How many joint values there are."""
        return len(self.values[0]) if self.values else 0

    @cached_property
    def effective(self) -> float:
        """The number of independent draws that the rows are worth."""
        return float(self.head["effective"])

    @cached_property
    def digest(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of names and values: what decides the numbers of a run."""
        content = hashlib.sha256("\n".join(self.columns).encode())
        for column in self.values:
            content.update(column.tobytes())
        return content.hexdigest()[:16]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each column by the name of its input or stream."""
        return {name.removeprefix(LUCK): place for place, name in enumerate(self.columns)}

    @cached_property
    def priors(self) -> Mapping[str, str]:
        """The distribution that each input had before, as text, by name."""
        return {key.removeprefix(PRIOR): text for key, text in self.head.items() if key.startswith(PRIOR)}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Posterior) and (self.digest, self.head) == (other.digest, other.head)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<Posterior of {len(self.columns)} inputs: {self.rows} rows worth {self.effective:.0f} draws>"


def prior_text(given: Given) -> str:
    """A distribution as text, in the unit of the model; that of an input which is not uncertain is its number."""
    one = given.value
    if not isinstance(one, Distribution):
        return repr(one)
    between = "" if one.between is None else f" between {one.between[0]!r} {one.between[1]!r}"
    weights = "" if not one.labels else f" weights {' '.join(map(repr, one.shares))}"
    return f"{one.kind} {' '.join(map(repr, one.numbers))}{weights}{between}"


def priors_head(givens: Mapping[str, Given], names: Iterable[str]) -> dict[str, str]:
    """The lines of a head that hold the priors of these inputs."""
    return {f"{PRIOR}{name}": prior_text(givens[name]) for name in names}


def read_posterior(file: str, givens: Mapping[str, Given], place: str) -> Posterior | None:
    """The table in a file, for a scenario whose numbers are `givens`; `place` is where the scenario names it.

    A column whose input has become certain, or is not there, is not read; None when none is left. Raises ScenarioError
    for what is no such table, and for an input whose prior is another one than when the table was made.
    """
    try:
        text = with_line_feeds(checked(decoded(read_bytes(file), file), file))
        whole = _parsed(text, file)
    except TextError as error:
        raise ScenarioError(error.faults) from None
    faults = [
        Fault("posterior.prior", {"file": file, "name": name, "then": then, "now": prior_text(givens[name])}, place)
        for name, then in whole.priors.items()
        if name in givens and isinstance(givens[name].value, Distribution) and prior_text(givens[name]) != then
    ]
    if faults:
        raise ScenarioError(faults)
    kept = [
        number
        for number, name in enumerate(whole.columns)
        if name.startswith(LUCK) or (name in givens and isinstance(givens[name].value, Distribution))
    ]
    if len(kept) == len(whole.columns):
        return whole
    columns, values = zip(*((whole.columns[one], whole.values[one]) for one in kept), strict=True) if kept else ((), ())
    return Posterior(columns, values, whole.head) if kept else None


@lru_cache(maxsize=8)
def _parsed(text: str, file: str) -> Posterior:
    lines = text.split("\n")
    head_lines = [line for line in lines if line.startswith(MARK)]
    if not head_lines or head_lines[0] != f"{MARK}{FIRST_LINE}":
        raise ScenarioError([Fault("posterior.none", {"file": file, "wanted": f"{MARK}{FIRST_LINE}"}, f"{file}:1")])
    pairs = (line.removeprefix(MARK).partition(": ") for line in head_lines[1:])
    head = {key: value for key, _, value in pairs}
    faults: list[Fault] = []
    body = ["" if line.startswith(MARK) else line for line in lines]  # so that rows keep their lines
    table = csv_rows("\n".join(body).strip(" ") or "\n", file, faults)
    cells = [(place, [_number(cell) for cell in row]) for place, row in table.rows]
    faults += [
        Fault("posterior.number", {"name": name, "found": text_of}, place)
        for (place, numbers), (_, row) in zip(cells, table.rows, strict=True)
        for name, text_of, number in zip(table.columns, row, numbers, strict=True)
        if not math.isfinite(number)
    ]
    if not math.isfinite(_number(head.get("effective", ""))) or _number(head["effective"]) <= 0:
        faults.append(Fault("posterior.effective", {"found": head.get("effective", "")}, f"{file}:1"))
    if not cells:
        faults.append(Fault("posterior.rows", {}, file))
    if faults:
        raise ScenarioError(faults)
    columns = zip(*(numbers for _, numbers in cells), strict=True)
    return Posterior(table.columns, tuple(array("f", one) for one in columns), head)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
