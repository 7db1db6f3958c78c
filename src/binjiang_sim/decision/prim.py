"""Where in the inputs the draws with an event lie, as boxes: patient rule induction (Friedman and Fisher 1999).

A box is a low and a high limit of each input. Peeling takes a small share of the draws away at one limit after another,
where that raises the share of cases among the rest most for each draw given up; pasting gives back what lowers it not.
Chance is kept out in four ways (the first and third as Bryant and Lempert 2010): limits whose effect chance alone could
have are dropped, only inputs that differ between cases and other draws are looked at, a rule has few limits, and it is
judged by draws that were not used to find it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..projection.proportions import Proportion
from ..sampling.distributions import Floats
from ..sampling.ranks import rank_correlations

ALPHA = 0.05  # share of the draws in a box that is peeled or pasted at once
LEAST_MASS = 0.05  # of all draws, in a box
FEWEST = 50  # draws with and without the event, below which no rule is looked for
FEWEST_PEELED = 20  # draws in the smallest box
MOST_SCREENED = 12  # inputs that limits are looked for in
MOST_LIMITED = 3  # inputs in a rule
MOST_RULES = 2
CHANCE = 0.05  # of a limit that does nothing to look as it does, over all inputs: above it the limit is dropped
LEAST_COVERED = 0.1  # of the cases, by a rule that is told
LEAST_BESIDE = 0.5  # of the density of the first rule, by another one that is told
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Limit:
    """What a rule asks of one input: at least `low`, at most `high`, None where it asks nothing on that side.

    `chance` is the quasi-p-value: the chance of as many cases in the box if the limit did nothing.
    """

    name: str
    low: float | None
    high: float | None
    chance: float


@dataclass(frozen=True)
class Rule:
    """A box: `coverage` is the share of all cases that are in it, `density` the share of cases in it.

    Both are counted in draws that the box was not found with. Cases of a rule before count for that one alone.
    """

    limits: tuple[Limit, ...]
    coverage: Proportion
    density: Proportion


@dataclass(frozen=True)
class Box:
    """Limits of every column, (column,), and how many draws and cases are inside."""

    low: Floats
    high: Floats
    inside: int
    hits: int


def rules(table: Floats, names: Sequence[str], cases: Bools) -> tuple[Rule, ...]:
    """Up to MOST_RULES rules for the cases, (draw,), among the columns of a table, (column, draw).

    A box is found with every other draw: of all on the way of peeling and pasting, the one whose draws agree best with
    the cases (the correlation of being in the box with being a case), with at most MOST_LIMITED inputs. It is judged
    with the other half, where more of its draws than of all must be cases. The next one is found without its draws, and
    told when its density is at least LEAST_BESIDE of that of the first. None with fewer than FEWEST cases, or fewer
    than FEWEST other draws.
    """
    if min(int(cases.sum()), int((~cases).sum())) < FEWEST:
        return ()
    used = np.arange(len(cases)) % 2 == 0
    left = np.ones(len(cases), bool)
    found: list[Rule] = []
    for _ in range(MOST_RULES):
        search = _Search(table[:, used & left], cases[used & left])
        box, columns = search.best()
        if not columns:
            break
        inside = within(table, box, columns) & left
        judged = ~used
        coverage = Proportion.of(inside[judged & cases])
        density = Proportion.of(cases[judged & inside])
        weak = found and density.value < LEAST_BESIDE * found[0].density.value
        if weak or coverage.value < LEAST_COVERED or not density.low > cases[judged].mean():
            break
        found.append(Rule(search.limits(box, columns, names), coverage, density))
        left &= ~inside
    return tuple(found)


def within(table: Floats, box: Box, columns: Sequence[int]) -> Bools:
    """The draws of a table within the limits of some of its columns, (draw,)."""
    own = table[list(columns)]
    low, high = (one[list(columns), None] for one in (box.low, box.high))
    return np.asarray(((own >= low) & (own <= high)).all(axis=0))


def trajectory(table: Floats, cases: Bools, least_mass: float = LEAST_MASS) -> list[Box]:
    """The boxes that peeling and then pasting go through, from that of all draws on."""
    return _Search(table, cases, least_mass).trajectory(range(len(table)))


class _Search:
    """Boxes in one table, (column, draw), for cases, (draw,)."""

    def __init__(self, table: Floats, cases: Bools, least_mass: float | None = None) -> None:
        self.table, self.cases, self.draws = table, cases, table.shape[1]
        rare = min(LEAST_MASS, float(cases.mean()) / 2) if self.draws else LEAST_MASS
        self.least_mass = max(rare, FEWEST_PEELED / max(self.draws, 1)) if least_mass is None else least_mass
        self.order = np.argsort(table, axis=1, kind="stable")
        self.whole = Box(table.min(axis=1), table.max(axis=1), self.draws, int(cases.sum()))

    def best(self) -> tuple[Box, list[int]]:
        """The box that agrees best with the cases, and the columns it limits; none where chance could explain it."""
        if min(self.whole.hits, self.draws - self.whole.hits) < FEWEST_PEELED:
            return self.whole, []
        columns = self._screened()
        if not columns:
            return self.whole, []
        box = max(self.trajectory(columns), key=self.agreement)
        columns = self._without_chance(box, self.limited(box))
        columns = self._strongest(box, columns)
        if not columns:
            return self.whole, []
        box = max(self.trajectory(columns), key=self.agreement)
        return box, self._without_chance(box, self.limited(box))

    def _screened(self) -> list[int]:
        """The columns that by themselves are higher, lower, or nearer to the middle in cases than chance would have it.

        Among all columns peeling would go for chance more often than not: some are always better than others.
        """
        from scipy.special import ndtri

        folded = np.abs(np.argsort(self.order, axis=1) - (self.draws - 1) / 2)
        cases = self.cases.astype(np.float64)
        found = np.maximum(*(np.abs(rank_correlations(one, cases)) for one in (self.table, folded)))
        strongest = np.argsort(-found, kind="stable")[:MOST_SCREENED]
        least = float(ndtri(1 - CHANCE / (4 * len(self.table)))) / math.sqrt(self.draws - 1)
        return sorted(int(one) for one in strongest if found[one] > least)

    def agreement(self, box: Box) -> float:
        """The correlation of being in a box with being a case, which is below zero for fewer cases than elsewhere."""
        share, hit = box.inside / self.draws, self.whole.hits / self.draws
        spread = share * (1 - share) * hit * (1 - hit)
        return (box.hits / self.draws - share * hit) / math.sqrt(spread) if spread > 0 else 0.0

    def limited(self, box: Box) -> list[int]:
        """The columns that a box limits."""
        return np.flatnonzero((box.low != self.whole.low) | (box.high != self.whole.high)).tolist()

    def limits(self, box: Box, columns: Sequence[int], names: Sequence[str]) -> tuple[Limit, ...]:
        """The limits of a box, those first without which it agrees least."""
        strength = {column: self._agreement_without(box, columns, column) for column in columns}
        return tuple(
            Limit(
                names[column],
                float(box.low[column]) if box.low[column] != self.whole.low[column] else None,
                float(box.high[column]) if box.high[column] != self.whole.high[column] else None,
                self._chance(box, columns, column),
            )
            for column in sorted(columns, key=strength.__getitem__)
        )

    def _without_chance(self, box: Box, columns: list[int]) -> list[int]:
        """The columns whose limits chance could not explain, the likeliest to be chance dropped one by one."""
        kept = list(columns)
        while kept:
            chances = [self._chance(box, kept, column) for column in kept]
            if max(chances) * len(self.table) <= CHANCE:
                break
            del kept[int(np.argmax(chances))]
        return kept

    def _strongest(self, box: Box, columns: list[int]) -> list[int]:
        kept = list(columns)
        while len(kept) > MOST_LIMITED:
            kept.remove(max(kept, key=lambda one: self._agreement_without(box, kept, one)))
        return kept

    def _chance(self, box: Box, columns: Sequence[int], column: int) -> float:
        """The chance of as many cases in the box if each draw in it were a case as often as without this limit."""
        from scipy.special import bdtrc

        inside = within(self.table, box, columns)
        wider = within(self.table, box, [one for one in columns if one != column])
        hits = int(self.cases[inside].sum())
        share = float(self.cases[wider].mean()) if wider.any() else 0.0
        return float(bdtrc(hits - 1, int(inside.sum()), share)) if hits else 1.0

    def _agreement_without(self, box: Box, columns: Sequence[int], column: int) -> float:
        inside = within(self.table, box, [one for one in columns if one != column])
        return self.agreement(Box(box.low, box.high, int(inside.sum()), int(self.cases[inside].sum())))

    def trajectory(self, columns: Sequence[int]) -> list[Box]:
        """The boxes of peeling, then of pasting, with limits of these columns alone."""
        found = [self.whole]
        while (box := self._peeled(found[-1], columns)) is not None:
            found.append(box)
        while (box := self._pasted(found[-1])) is not None:
            found.append(box)
        return found

    def _peeled(self, box: Box, columns: Sequence[int]) -> Box | None:
        """The box without the draws at one of its limits; None where nothing raises the share of cases."""
        order = self.order[list(columns)]
        order = order[within(self.table, box, self.limited(box))[order]].reshape(len(order), -1)
        values = np.take_along_axis(self.table[list(columns)], order, axis=1)
        hits = np.cumsum(self.cases[order], axis=1)
        best, score = None, (0.0, -math.inf)
        limited = set(self.limited(box))
        bounds = {"high": quantiles(values, 1 - ALPHA), "low": quantiles(values, ALPHA)}
        for place, column in enumerate(columns):
            for side, at in bounds.items():
                new = _cut(box, column, side, float(at[place]), values[place], hits[place])
                own = _gain(box, new), -float(len(limited | {column}))
                if own > score and own[0] > 0:
                    best, score = new, own
        return best if best is not None and best.inside / self.draws >= self.least_mass else None

    def _pasted(self, box: Box) -> Box | None:
        """The box with draws beyond one of its limits; None where nothing raises the share of cases."""
        best, score = None, (0.0, -math.inf)
        limited = self.limited(box)
        for column in limited:
            others = within(self.table, box, [one for one in limited if one != column])
            values = np.sort(self.table[column, others])
            low, high = float(box.low[column]), float(box.high[column])
            below, above = values[values <= low], values[values >= high]
            wider = {"low": float(self.whole.low[column]), "high": float(self.whole.high[column])}
            if len(below):
                wider["low"] = float(quantiles(below[None], 1 - ALPHA)[0])
            if len(above):
                wider["high"] = float(quantiles(above[None], ALPHA)[0])
            for side, at in wider.items():
                new = self._moved(box, column, side, at)
                own = _gain(box, new), -float(len(self.limited(new)))
                if new.inside > box.inside and own > score and own[0] > 0:
                    best, score = new, own
        return best

    def _moved(self, box: Box, column: int, side: str, at: float) -> Box:
        low, high = box.low.copy(), box.high.copy()
        (low if side == "low" else high)[column] = at
        new = Box(low, high, 0, 0)
        inside = within(self.table, new, self.limited(new))
        return Box(low, high, int(inside.sum()), int(self.cases[inside].sum()))


def quantiles(values: Floats, share: float) -> Floats:
    """Between the two sorted values, (column, draw), next to a share of the draws: (column,).

    Where these are equal, the one on the side of the middle is the next that differs, so that something is peeled.
    """
    last = values.shape[1] - 1
    below = np.full(len(values), math.floor(last * share))
    above = np.full(len(values), math.ceil(last * share))
    at = values[np.arange(len(values)), below]
    for row in np.flatnonzero(at == values[np.arange(len(values)), above]):
        if share > 0.5:
            below[row] = max(int(np.searchsorted(values[row], at[row], "left")) - 1, 0)
        else:
            above[row] = min(int(np.searchsorted(values[row], at[row], "right")), last)
    every = np.arange(len(values))
    return np.asarray((values[every, below] + values[every, above]) / 2)


def _cut(box: Box, column: int, side: str, at: float, values: Floats, hits: npt.NDArray[np.int64]) -> Box:
    """A box with a tighter limit; `values` are those of its draws in order, `hits` their cases added up."""
    low, high, total = box.low, box.high, int(hits[-1])
    if side == "low":
        low = low.copy()
        low[column] = at
        gone = int(np.searchsorted(values, at, "left"))
        return Box(low, high, len(values) - gone, total - (int(hits[gone - 1]) if gone else 0))
    high = high.copy()
    high[column] = at
    kept = int(np.searchsorted(values, at, "right"))
    return Box(low, high, kept, int(hits[kept - 1]) if kept else 0)


def _gain(old: Box, new: Box) -> float:
    """How much the share of cases rises for each draw that goes or comes."""
    if new.inside == old.inside:
        return 0.0
    share = new.hits / new.inside if new.inside else 0.0
    return (share - old.hits / old.inside) / abs(old.inside - new.inside)
