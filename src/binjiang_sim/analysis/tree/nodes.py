"""What the tree of a figure is made of: plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

INPUTS = ("parameter", "lever", "driver", "luck", "shock")  # kinds of nodes that nothing in the model computes
FEEDBACK = "feedback"  # the kind of a node that stands above itself already


@dataclass(frozen=True)
class Node:
    """A variable or an input in the tree of a figure.

    `kind` is that of a variable ("flow", "stock", ...), "feedback" for one that stands above already and acts from
    earlier instants, or one of INPUTS. `value` and `base` are reported for `period`: that of the figure, or the year
    that counts most where both are equal in it; None for a shock. `share` is what it brings to the change of the
    figure, in the figure's unit; None where nothing changes. Of several rows together `items` has the share of each,
    and the values are those of all rows where these add up, else None. `children` add up to the share; those of a
    variable that is not followed further are inputs.
    """

    name: str
    item: str | None
    kind: str
    unit: str
    period: str
    value: float | None
    base: float | None
    share: float | None
    items: tuple[tuple[str, float], ...] = ()
    children: tuple[Node, ...] = ()

    @property
    def record(self) -> dict[str, object]:
        """Plain values for JSON."""
        more = {"items": dict(self.items), "children": [one.record for one in self.children]}
        return {**vars(self), **more}

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        for one in self.children:
            yield from one.walk()


@dataclass(frozen=True)
class InputShare:
    """An input that differs, or without a change one that the figure rests on: `path` as in scenario files.

    `share` is what it brings to the change, the sum of `direct` and `feedback`; None without a change. `status` (of
    several numbers the weakest) and `facts` (names of published facts) say what it stands on.
    """

    path: str
    kind: str
    name: str
    item: str | None
    unit: str
    period: str
    value: float | None
    base: float | None
    status: str
    facts: tuple[str, ...]
    share: float | None = None
    direct: float | None = None
    feedback: float | None = None

    @property
    def record(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {**vars(self), "facts": list(self.facts)}


@dataclass(frozen=True)
class Number:
    """What a formula reads: its name there, what that is, and its values as reported for `period`.

    `status` and `facts` are those of an input.
    """

    read: str
    name: str
    item: str | None
    kind: str
    unit: str
    period: str
    value: float | None
    base: float | None
    status: str = ""
    facts: tuple[str, ...] = ()

    @property
    def of_input(self) -> bool:
        """Whether it is an input: a parameter, or the path of a lever or driver."""
        return bool(self.status)

    @property
    def record(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {**vars(self), "facts": list(self.facts)}


@dataclass(frozen=True)
class Formula:
    """An equation as it stands in the source, and the numbers that it reads."""

    text: str
    numbers: tuple[Number, ...]

    @property
    def record(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {"text": self.text, "numbers": [one.record for one in self.numbers]}
