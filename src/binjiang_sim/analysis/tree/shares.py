"""The change of a formula's value, shared out among what the formula reads: exactly, at many instants at once.

A formula's value moves between two runs because what it reads moves. The share of each input is its Shapley value: what
its own move adds, averaged over all orders in which the inputs could move, so that the shares add up to the whole
change and no input is favoured by where it stands. What does not move gets nothing.

A sum over rows, a row, or an ageing chain that stands inside a formula counts as one input of it; what that gets goes
on to its rows as they move, which is exact, because these only add and pick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ...engine.expression import AT_START, NAMED, NUMBER, PARAMETER, PATH, VARIABLE, Expression
from ...sampling.distributions import Floats
from ..coalitions import Coalitions

MOST_EXACT = 10  # inputs that move, with which every order counts
ORDERS = 100  # drawn where more move, each with its reverse
DUST = 1e-12  # of what moves: less is rounding
_PART = "part"  # in the place of a sum or a row within a formula
_ROWWISE = ("total", "entering", "element")
_LEAVES = (VARIABLE, AT_START, PARAMETER, PATH)

Read = tuple[str, str]  # what is read: VARIABLE, AT_START, PARAMETER or PATH, and its name


@dataclass(frozen=True)
class Pair:
    """A value in two runs, each (row, instant) or (row, 1) for what is always the same."""

    before: Floats
    after: Floats

    @property
    def change(self) -> Floats:
        """What the second has more, (row, instant)."""
        return self.after - self.before

    @property
    def moves(self) -> bool:
        """Whether anything differs."""
        return not np.array_equal(self.before, self.after)


@dataclass(frozen=True)
class Link:
    """A value in two runs, and what a unit of its change owes to each thing that is read.

    `slopes[read]` has the shape (instant, own row, row of what is read): the share of the change over the change. They
    add up to one over all that is read and its rows, where the value moves, and are zero where it does not.
    """

    value: Pair
    slopes: Mapping[Read, Floats]


def slopes_of(shares: Sequence[Floats] | Floats) -> Floats:
    """Each share over the sum of all, (share, ...); zero where that is rounding beside what they move.

    The sum of differences loses fewer digits than the difference of sums, so that nothing is lost on long ways.
    """
    parts = np.stack(np.broadcast_arrays(*shares))
    whole, moved = parts.sum(axis=0), np.abs(parts).sum(axis=0)
    found: Floats = np.divide(parts, whole, out=np.zeros_like(parts), where=np.abs(whole) > DUST * moved)
    return found


def shapley(value: Callable[[Sequence[bool]], Floats], count: int) -> list[Floats]:
    """The shares of `count` inputs in value(all) - value(none); `value` takes which of them have moved.

    Where a mixture has no finite value (a logarithm below zero), the way from one end to the other counts as straight
    there. Of more than MOST_EXACT inputs the mean over orders drawn once, each with its reverse: exact as a sum.
    """
    coalitions = Coalitions(count) if count <= MOST_EXACT else Coalitions.of(count, ORDERS, count)
    with np.errstate(all="ignore"):
        worths = [np.asarray(value(moved), dtype=float) for moved in coalitions.members.tolist()]
    first, last = worths[0], worths[-1]
    for place, moved in enumerate(coalitions.members):
        if not np.isfinite(worths[place]).all() and 0 < moved.sum() < count:
            straight = first + (last - first) * (moved.sum() / count)
            worths[place] = np.where(np.isfinite(worths[place]), worths[place], straight)
    return list(coalitions.shares(np.stack(np.broadcast_arrays(*worths))))


@dataclass
class Splitter:
    """Makes the links of expressions. `read` gives what is read in both runs, `labels` are those of each dimension."""

    read: Callable[[Read], Pair]
    labels: Mapping[str, Sequence[str]]
    known: dict[Expression, Link] = field(default_factory=dict)

    def link(self, one: Expression) -> Link:
        """The link of an expression whose dimensions are known."""
        while one.operation == NAMED:
            one = one.arguments[0]
        if one not in self.known:
            self.known[one] = self._made(one)
        return self.known[one]

    def _made(self, one: Expression) -> Link:
        if one.operation == NUMBER:
            number = np.array([[float(one.detail)]])
            return Link(Pair(number, number), {})
        if one.operation in _LEAVES:
            key = (one.operation, str(one.detail))
            value = self.read(key)
            rows = len(value.before)
            moved = np.broadcast_to(value.change != 0, (rows, value.after.shape[1]))
            return Link(value, {key: moved.T[:, :, None] * np.eye(rows)} if value.moves else {})
        if one.operation in _ROWWISE:
            return self._rowwise(one)
        return self._elementwise(one)

    def _rowwise(self, one: Expression) -> Link:
        """A sum over rows, a row of another value, or an ageing chain."""
        arguments = [self.link(argument) for argument in one.arguments]
        whole = arguments[0].value
        count = len(self.labels[one.arguments[0].dims[0]])
        each = len(whole.before) // count
        if one.operation == "total":
            sums = [side.reshape(count, each, -1).sum(axis=0) for side in (whole.before, whole.after)]
            slopes = slopes_of(whole.change.reshape(count, each, -1))
            picked = np.einsum("nrt,rs->trns", slopes, np.eye(each)).reshape(-1, each, count * each)
            return _through(Pair(*sums), [(arguments[0], picked)])
        if one.operation == "element":
            place = list(self.labels[one.arguments[0].dims[0]]).index(str(one.detail)) * each
            rows = slice(place, place + each)
            picked = np.eye(len(whole.before))[None, rows]
            return _through(Pair(whole.before[rows], whole.after[rows]), [(arguments[0], picked)])
        first = arguments[1].value
        pairs = ((first.before, whole.before), (first.after, whole.after))
        sides = [_entered(new, others, each) for new, others in pairs]
        size = len(whole.before)
        into_first, into_next = np.zeros((1, size, len(first.before))), np.eye(size, size, -each)[None]
        into_first[0, np.arange(each), np.arange(each) % len(first.before)] = 1.0
        return _through(Pair(*sides), [(arguments[1], into_first), (arguments[0], into_next)])

    def _elementwise(self, one: Expression) -> Link:
        inside: list[Expression] = []
        reduced = self._reduced(one, inside)
        links = [self.link(part) for part in inside]
        rows = max([len(part.value.before) for part in links], default=1)
        before, after = ([_rows(getattr(part.value, side), rows) for part in links] for side in ("before", "after"))
        moving = [place for place, part in enumerate(links) if part.value.moves]

        def value(moved: Sequence[bool]) -> Floats:
            given = list(before)
            for place, its in zip(moving, moved, strict=True):
                given[place] = after[place] if its else before[place]
            found = reduced.evaluated(lambda leaf: given[int(leaf.detail)])
            return np.broadcast_to(found, np.broadcast_shapes(np.shape(found), (rows, 1)))

        ends = Pair(*(np.asarray(value([its] * len(moving)), dtype=float) for its in (False, True)))
        if not moving:
            return Link(Pair(ends.before, ends.before), {})
        parts = []
        for place, slopes in zip(moving, slopes_of(shapley(value, len(moving))), strict=True):
            size = len(links[place].value.before)
            picked = np.zeros((slopes.shape[1], rows, size))
            picked[:, np.arange(rows), np.arange(rows) % size] = slopes.T
            parts.append((links[place], picked))
        return _through(ends, parts)

    def _reduced(self, one: Expression, inside: list[Expression]) -> Expression:
        """The expression with numbered places for what it reads, sums and rows; these are put into `inside`."""
        while one.operation == NAMED:
            one = one.arguments[0]
        if one.operation == NUMBER:
            return one
        if one.operation in (*_LEAVES, *_ROWWISE):
            if one not in inside:
                inside.append(one)
            return Expression(_PART, detail=float(inside.index(one)))
        return Expression(one.operation, tuple(self._reduced(each, inside) for each in one.arguments), one.detail)


def _through(value: Pair, parts: Sequence[tuple[Link, Floats]]) -> Link:
    """A link from slopes on parts, (instant, row, row of the part), and the links of these."""
    found: dict[Read, Floats] = {}
    for part, slopes in parts:
        for read, own in part.slopes.items():
            through = slopes @ own
            found[read] = found[read] + through if read in found else through
    return Link(value, found)


def _rows(values: Floats, rows: int) -> Floats:
    """Values over further dimensions before their own, as numpy repeats rows."""
    return values if len(values) == rows else np.tile(values, (rows // len(values), 1))


def _entered(first: Floats, others: Floats, each: int) -> Floats:
    """What enters each class of an ageing chain, (row, instant): `first` the first, the others the one after theirs."""
    parts = (_rows(first, each), others[: len(others) - each])
    instants = max(part.shape[1] for part in parts)
    return np.concatenate([np.broadcast_to(part, (len(part), instants)) for part in parts])
