"""The functions an equation may use, besides the operators.

They work alike on plain numbers, on arrays whose last axis is the draw, and on quantities with units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import numpy as np

exp = np.exp
log = np.log
minimum = np.minimum
maximum = np.maximum
where = np.where


@dataclass
class Instant:
    """What `base` and `element` need to know: values at the first instant, and the position of each label.

    Values are recognised by identity, because an equation is called with values and not with names.
    """

    firsts: dict[int, Any] = field(default_factory=dict)
    positions: Mapping[str, int] = field(default_factory=dict)


_instant: ContextVar[Instant] = ContextVar("instant", default=Instant())  # noqa: B039 - never written to


@contextmanager
def at(instant: Instant) -> Iterator[Instant]:
    """Evaluate equations at `instant` inside the `with` block."""
    token = _instant.set(instant)
    try:
        yield instant
    finally:
        _instant.reset(token)


def total(x: Any) -> Any:
    """Sum over the own dimension (the first axis).

    Rows are added one after another: `np.sum` groups them by the size of the block, which changes the last bits.
    """
    result = x[0]
    for row in x[1:]:
        result = result + row
    return result


def entering(x: Any, first: Any) -> Any:
    """What enters each class of an ageing chain: `first` into the first, the outflow `x` of a class into the next."""
    return np.concatenate((np.broadcast_to(first, x[:1].shape), x[:-1]))


def element(x: Any, label: str) -> Any:
    """The row of `x` with this label of its own dimension.

    Raises KeyError outside `at(...)` or for a label that the district does not have.
    """
    return x[_instant.get().positions[label]]


def base(x: Any) -> Any:
    """The value that the variable `x` had at the first instant of this draw; `x` itself at that instant."""
    return _instant.get().firsts.get(id(x), x)
