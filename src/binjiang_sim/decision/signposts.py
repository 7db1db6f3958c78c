"""Signposts: which figure, seen in which year, tells most about whether a target will be met, and which tells nothing.

All from the draws of one run: what a figure tells is the share of the variance of "met or not" that its fifths explain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import NoneType
from typing import TYPE_CHECKING

import numpy as np

from ..analysis.comparison import GIVEN
from ..analysis.indices.given_data import classes, first_order
from ..engine import Model
from ..errors import Fault, ProjectionError, expect
from ..facts import Ledger
from ..projection import Result, target_values
from ..projection.blocks import Bools
from ..projection.proportions import Proportion, independent, rows_of
from ..projection.rows import frame_of
from ..projection.target_figures import met
from ..sampling.distributions import Floats
from ..sampling.ranks import rank_correlations
from ..scenario import Scenario, Target

if TYPE_CHECKING:
    import pandas

FIFTHS = 5
LEAST = 200  # draws
RARE = 5 * FIFTHS  # draws that meet a target, or miss it, below which nothing can be told
MOST_ITEMS = 8  # of a figure: of more only those that are published are watched
CHANCE = 0.05  # that any figure at all seems to tell something, where none does
NEARLY = 0.8  # of what a figure's most telling year tells: an earlier year that tells so much is taken
ALIKE = 0.95  # rank correlation in the same year from which two figures tell the same


@dataclass(frozen=True)
class Signpost:
    """A figure in a year, what it tells about a target, and where it parts the draws.

    `share` is the share of the variance of "met or not" that its fifths explain, less what chance alone puts there,
    `error` its standard error; `tells` says whether that is more than chance would give the most telling of all. Below
    `threshold`, the edge above the lowest `fifths` fifths, the chance is `below`, from there on `above`. `own` marks
    the target's own figure in the year before its own. `published` is the month in which it can be known ("2027-03"),
    as the last figure of its kind was, None where the ledger has none. `alike` are figures that tell the same.
    """

    indicator: str
    item: str | None
    year: str
    share: float
    error: float
    tells: bool
    fifths: int
    threshold: float
    below: Proportion
    above: Proportion
    own: bool
    published: str | None
    alike: tuple[tuple[str, str | None], ...] = ()

    @property
    def figure(self) -> tuple[str, str | None]:
        """The indicator and the item."""
        return self.indicator, self.item

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        sides = {name: getattr(self, name) for name in ("below", "above")}
        chances = {name: {"chance": one.value, "error": one.error, "draws": one.draws} for name, one in sides.items()}
        return {**vars(self), **chances, "alike": [{"indicator": name, "item": item} for name, item in self.alike]}


@dataclass(frozen=True, repr=False)
class Signposts:
    """What to watch for a target, or for all targets of the scenario together, where `target` is None.

    `chance` is that of the target. `best` are the figures that tell most, each in the earliest year that tells nearly
    as much as its best one, the most telling first; `trivial` is the target's own figure in the year before its own.
    `nothing` are the figures that tell nothing in any year. `every` holds all that was looked at, as `frame` does. Of a
    target that nearly all draws meet or miss nothing can be told: then it is `rare`, and nothing is found.
    """

    scenario: Scenario
    target: Target | None
    chance: Proportion
    best: tuple[Signpost, ...]
    trivial: Signpost | None
    nothing: tuple[tuple[str, str | None], ...]
    every: tuple[Signpost, ...]

    @property
    def model(self) -> Model:
        """The model of the scenario."""
        return self.scenario.model

    @property
    def rare(self) -> bool:
        """Whether too few draws meet the target, or miss it, to tell anything."""
        return min(self.chance.hits, self.chance.draws - self.chance.hits) < RARE

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years that were looked at."""
        return tuple(sorted({one.year for one in self.every}))

    @property
    def record(self) -> dict[str, object]:
        """The best, the trivial one and what tells nothing, as plain values for JSON."""
        aim = self.target and {name: getattr(self.target, name) for name in ("indicator", "item", "period", "value")}
        return {
            **{name: getattr(self.scenario, name) for name in ("file", "hash", "seed")},
            "target": aim and {**aim, "direction": self.target and self.target.direction},
            "chance": self.chance.value,
            "error": self.chance.error,
            "draws": self.chance.draws,
            "rare": self.rare,
            "looked_at": len(self.every),
            "years": list(self.years),
            "best": [one.record for one in self.best],
            "trivial": self.trivial and self.trivial.record,
            "nothing": [{"indicator": name, "item": item} for name, item in self.nothing],
        }

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each figure and year that was looked at."""
        names = ("indicator", "item", "year", "share", "error", "tells", "fifths", "threshold")
        rows = [
            {
                **{name: getattr(one, name) for name in names},
                "chance_below": one.below.value,
                "chance_above": one.above.value,
                "own": one.own,
                "published": one.published,
            }
            for one in self.every
        ]
        return frame_of(rows, (*names, "chance_below", "chance_above", "own", "published"))

    def __repr__(self) -> str:
        aim = f"{self.target.indicator} {self.target.period}" if self.target else "all targets"
        return f"<Signposts for {aim}: {len(self.best)} tell something, {len(self.nothing)} nothing>"


def signposts(result: Result, target: Target | None = None) -> Signposts:
    """Which figure, seen in which year, tells most about whether a target is met, and which tells nothing.

    Without a `target`, whether all targets of the scenario are. Looked at are the main figures and those that the
    ledger has published figures of, in every year of the run before the target's. A figure parts the draws at one of
    the edges of its fifths, the one that explains most. Of a large run the first 10 000 draws are taken.

        bj.decision.signposts(result, result.scenario.targets[0]).frame

    Raises ProjectionError for a run without targets or draws to look at, and for a target in the first year.
    """
    expect("result", result, Result)
    expect("target", target, Target, NoneType)
    targets = result.scenario.targets if target is None else (target,)
    _check(result, targets)
    hits = np.all([met(one, target_values(result, one)) for one in targets], axis=0)
    last = max(one.years[-1] for one in targets)[:4]
    places = [one for one in _watched(result) if int(one[2]) < int(last)]
    own = (target.indicator, target.item or None, str(int(last) - 1)) if target else None
    result.ensemble.draws.together((name, year) for name, _, year in places)
    values = {(name, item, year): result.values(name, year, item, result.remade) for name, item, year in places}
    hits = hits[: next((len(one) for one in values.values()), None)]
    moving = {place: one for place, one in values.items() if np.ptp(one) > 0}
    rows = rows_of(result.scenario)
    beyond = telling(len(moving), independent(len(hits), rows))
    every = [
        _signpost(
            *(place, one, hits, beyond),
            rows=rows,
            published=published_in(result.scenario.ledger, *place),
            own=place == own,
        )
        for place, one in moving.items()
    ]
    found = Signposts(result.scenario, target, Proportion.of(hits, result.scenario), (), None, (), tuple(every))
    if found.rare:
        return found
    best = _chosen([one for one in every if one.tells and not one.own])
    heard = {one.figure for one in every if one.tells}
    return replace(
        found,
        best=tuple(sorted(_without_echoes(best, moving, own and own[:2]), key=lambda one: -one.share)),
        trivial=next((one for one in every if one.own), None),
        nothing=tuple(dict.fromkeys(one.figure for one in every if one.figure not in heard)),
    )


def in_time(scenario: Scenario, target: Target) -> bool:
    """Whether a target comes after the first year, so that something can be watched before it."""
    return int(target.years[-1][:4]) > scenario.start


def _check(result: Result, targets: Sequence[Target]) -> None:
    """Raises ProjectionError with all that is wrong."""
    scenario, faults = result.scenario, []
    if not targets:
        faults.append(Fault("seek.no_target", {}, scenario.file))
    if result.central or result.draws < LEAST:
        faults.append(Fault("signposts.draws", {"found": 1 if result.central else result.draws, "least": LEAST}))
    if targets and not any(in_time(scenario, one) for one in targets):
        faults.append(Fault("signposts.first", {"year": scenario.start}, scenario.file))
    if faults:
        raise ProjectionError(faults)


def _watched(result: Result) -> Iterator[tuple[str, str | None, str]]:
    """Main figures and those that are published, in every year that has them: indicator, item, year."""
    model, ledger = result.model, result.scenario.ledger
    main = {one.name: one.items for one in model.outline}
    known = [one for one in dict.fromkeys(fact.variable for fact in ledger.facts() if not fact.place) if one]
    years = [label for label, period in result.periods.items() if label.isdigit() and period.last > 0]
    for name in dict.fromkeys((*main, *known)):
        if name not in model.equations or model.equations[name].kind in GIVEN:
            continue
        items = result.items(name)
        wanted = [item for item in items if name in known or not main.get(name) or item in main[name]]
        for item in wanted if len(items) <= MOST_ITEMS else [one for one in wanted if _is_known(ledger, name, one)]:
            yield from ((name, item, year) for year in years if result.defined(name, year))


def _is_known(ledger: Ledger, name: str, item: str | None) -> bool:
    return bool(ledger.observations(name, item))


def telling(looked_at: int, draws: float) -> float:
    """The share that the most telling of so many idle figures exceeds in one case of twenty.

    Of an idle figure the share between fifths times the draws is distributed as chi squared; the bound for the largest
    of all is Bonferroni's.
    """
    from scipy.special import chdtri

    return float(chdtri(FIFTHS - 1, CHANCE / max(looked_at, 1)) - (FIFTHS - 1)) / draws


def _signpost(
    place: tuple[str, str | None, str],
    values: Floats,
    hits: Bools,
    beyond: float,
    *,
    rows: float,
    published: str | None,
    own: bool,
) -> Signpost:
    share, error = first_order(values, hits.astype(np.float64), FIFTHS)
    fifths, threshold = cut(values, hits)
    low = values < threshold
    sides = [Proportion(int(hits[side].sum()), int(side.sum()), rows) for side in (low, ~low)]
    return Signpost(*place, share, error, share > beyond, fifths, threshold, sides[0], sides[1], own, published)


def cut(values: Floats, hits: Bools) -> tuple[int, float]:
    """How many fifths lie below the edge that parts the hits best, and the number there: the least one above it.

    Both sides have draws; equal numbers stand on one side.
    """
    own = classes(values, FIFTHS)
    edges = sorted({float(values[own == one].min()) for one in range(1, int(own.max()) + 1)})
    whole = hits.mean()

    def between(edge: float) -> float:
        low = values < edge
        return float(sum(side.mean() * (hits[side].mean() - whole) ** 2 for side in (low, ~low)))

    threshold = max(edges, key=between)
    return max(round(FIFTHS * float((values < threshold).mean())), 1), threshold


def _chosen(telling_ones: Iterable[Signpost]) -> list[Signpost]:
    """Of each figure the earliest year that tells nearly as much as its most telling one, the most telling first."""
    by_figure: dict[tuple[str, str | None], list[Signpost]] = defaultdict(list)
    for one in telling_ones:
        by_figure[one.figure].append(one)
    found = []
    for own in by_figure.values():
        most = max(one.share for one in own)
        found.append(min((one for one in own if one.share >= NEARLY * most), key=lambda one: one.year))
    return sorted(found, key=lambda one: -one.share)


def _without_echoes(
    best: Sequence[Signpost], values: Mapping[tuple[str, str | None, str], Floats], own: tuple[str, str | None] | None
) -> Iterator[Signpost]:
    """The signposts, of those that tell the same one with the others: the target's `own` figure, or what tells most."""
    left = list(best)
    while left:
        first, *others = left
        known = [one for one in others if (*one.figure, first.year) in values]
        same: list[Signpost] = []
        if known:
            ranks = rank_correlations(
                np.stack([values[(*one.figure, first.year)] for one in known]), values[(*first.figure, first.year)]
            )
            same = [one for one, rank in zip(known, ranks.tolist(), strict=True) if abs(rank) >= ALIKE]
        shown = next((one for one in same if one.figure == own), first)
        yield replace(shown, alike=tuple(one.figure for one in (first, *same) if one is not shown))
        left = [one for one in others if one not in same]


def published_in(ledger: Ledger, name: str, item: str | None, year: str) -> str | None:
    """The month in which a figure of a year can be known, "2027-03": as many months later as the last one was."""
    kinds = {fact.indicator for fact in ledger.observations(name, item) if not fact.place}
    facts = [fact for fact in ledger.facts() if fact.indicator in kinds and not fact.place and fact.item in ("", item)]
    yearly = [fact for fact in facts if fact.period.isdigit() and len(fact.date) >= len("YYYY-MM")]
    if not yearly:
        return None
    last = max(fact.period for fact in yearly)
    date = min(fact.date for fact in yearly if fact.period == last)
    return f"{int(year) + int(date[:4]) - int(last):04d}{date[4:7]}"
