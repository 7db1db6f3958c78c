"""The least unusual combination of standard normal scores in which an event happens (first-order reliability method).

An event happens where a margin is below zero. Of all scores with the event the most likely are those nearest to zero,
the design point; its distance beta is the reliability index of Hasofer and Lind (1974), and Phi(-beta) is the chance of
the event where the margin is linear. The search is that of Rackwitz and Fiessler (1978) with the merit function of
Zhang and Der Kiureghian (1995), from several starts at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

from ..sampling.distributions import Floats

STEP = 0.02  # in scores, to either side, of which gradients are made
ROUNDS = 30
PASSES = 3  # of rounds: what moves the margin may be other scores where the last ones ended
STEPS = 0.5 ** np.arange(7)  # lengths of a step that are tried at once
FARTHEST = 8.0  # standard deviations of a point that is tried
SETTLED = 2e-3  # of the distance: what one more step would move when no more is made
STRAIGHT = 0.97  # cosine between a point and the way down the slope from which it counts as the nearest
SAME = 0.05  # of a standard deviation: starts as near as this to each other are one
IDLE = 1e-9  # share of the squared gradient below which a score is left where it is
RAY = np.linspace(0.0, 1.05, 22)  # of the way to a point: what a search finds is on the edge but for rounding
FINER = 3  # times that a piece of the way is parted once more
Places = npt.NDArray[np.intp]
Margin = Callable[[Floats, Places], Floats]  # scores (score, point) and the start of each -> (point,)


@dataclass(frozen=True)
class DesignPoint:
    """Scores (score,) with the event, the first-order chance, the start they came from, and whether it settled.

    `distance` is that of the chance: the reliability index, which is the distance from zero where nothing else counts.
    """

    scores: Floats
    chance: float
    start: int
    settled: bool

    @property
    def distance(self) -> float:
        """In standard deviations."""
        return max(-float(ndtri(self.chance)), 0.0)


def design_point(margin: Margin, starts: Floats, chances: Floats, states: Places) -> DesignPoint | None:
    """The likeliest point with the event that is found from any of the starts, (score, start); None when none is.

    `margin` is below zero with the event; NaN counts as no event. What does not move in a start is in one of some
    `states`, (start,), with its `chances`, (start,): that of a point is this times Phi of minus its distance from zero.
    A start that is in the event is first drawn towards zero as far as the event goes along; one that has it at zero
    counts with the chance that a linear margin would give it there.
    """
    places = np.arange(starts.shape[1])
    points, happens = _drawn_in(margin, starts, places)
    points = np.where(happens, points, starts)
    for _ in range(PASSES):
        points, happens = _drawn_in(margin, _searched(margin, points, places, states), places)
        if not happens.any():
            return None
        found = np.where(happens, chances * _first_order(margin, points, places), 0.0)
        own = [np.flatnonzero(states == one) for one in np.unique(states[happens])]
        best = np.array([every[np.argmax(found[every])] for every in own])
        settled = _are_nearest(margin, points[:, best], places[best])
        if settled.all():
            break
    first = int(np.argmax(found[best]))
    return DesignPoint(points[:, best[first]], float(found[best[first]]), int(best[first]), bool(settled[first]))


def _first_order(margin: Margin, points: Floats, places: Places) -> Floats:
    """The chance of the event in a linear margin whose edge is nearest to zero in each point, (point,)."""
    distance = np.sqrt((points**2).sum(axis=0))
    inside = np.flatnonzero(distance == 0)
    if len(inside):
        here, slopes = _slopes(margin, points[:, inside], places[inside], np.arange(len(points)))
        size = np.sqrt((slopes**2).sum(axis=0))
        distance[inside] = np.divide(here, size, out=np.full_like(here, -np.inf), where=size > 0)
    return np.asarray(ndtr(-distance))


def _are_nearest(margin: Margin, points: Floats, places: Places) -> npt.NDArray[np.bool_]:
    """Whether points lie where a linear margin would have its nearest one: straight down the slope of all scores."""
    _, slopes = _slopes(margin, points, places, np.arange(len(points)))
    down, size = -(slopes * points).sum(axis=0), np.sqrt((slopes**2).sum(axis=0) * (points**2).sum(axis=0))
    return np.asarray(down >= STRAIGHT * size)


def _drawn_in(margin: Margin, points: Floats, places: Places) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The first point with the event on the way from zero to each point, and whether there is one."""
    shares = np.tile(RAY[:, None], len(places))
    first, happens = _first_on_ray(margin, points, places, shares)
    for _ in range(FINER):
        wide = shares[1] - shares[0]
        shares = first - wide + np.linspace(0, 1, len(RAY))[:, None] * wide
        first, _ = _first_on_ray(margin, points, places, np.maximum(shares, 0.0))
    return points * np.maximum(first, 0.0), happens


def _first_on_ray(
    margin: Margin, points: Floats, places: Places, shares: Floats
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The first of some shares, (share, point), of the way to each point at which the event happens."""
    count = len(shares)
    tried = points[:, None, :] * shares[None]
    below = margin(tried.reshape(len(points), -1), np.tile(places, count)).reshape(count, -1) < 0
    first = shares[below.argmax(axis=0), np.arange(len(places))]
    return first, np.asarray(below.any(axis=0))


def _searched(margin: Margin, points: Floats, places: Places, states: Places) -> Floats:
    """Points after steps from all of them, until each settles, cannot go on, or is where another one is."""
    points = points.copy()
    live, moving = list(range(len(places))), np.arange(len(points))
    for number in range(ROUNDS):
        at, owners = points[:, live], places[live]
        here, slopes = _slopes(margin, at, owners, moving)
        if number == 0:
            moving = _moving(slopes)
            at[np.setdiff1d(np.arange(len(at)), moving)] = 0.0
            points[:, live] = at
            here = margin(at, owners)
        wanted, steep = _linear_step(at, here, slopes)
        away = np.sqrt(((wanted - at) ** 2).sum(axis=0))
        done = steep & (away < SETTLED * (1 + np.sqrt((at**2).sum(axis=0))))
        go = np.flatnonzero(steep & ~done)
        if not len(go):
            break
        moved, better = _shortened(margin, at[:, go], wanted[:, go], here[go], slopes[:, go], owners[go])
        live = [live[one] for one in go[better]]
        points[:, live] = moved[:, better]
        live = _apart(points, live, states)
        if not live:
            break
    return points


def _moving(slopes: Floats) -> Places:
    """The scores that move the margin from some point; all others stay at zero."""
    squares = slopes**2
    share = squares / np.maximum(squares.sum(axis=0), np.finfo(float).tiny)
    return np.flatnonzero(share.max(axis=1) > IDLE)


def _slopes(margin: Margin, points: Floats, places: Places, moving: Places) -> tuple[Floats, Floats]:
    """The margin at points, (point,), and its slope along each score, (score, point), zero along idle ones."""
    count = points.shape[1]
    tried = np.repeat(points[:, None, :], 1 + 2 * len(moving), axis=1)
    own = np.arange(len(moving))
    tried[moving, 1 + 2 * own] += STEP
    tried[moving, 2 + 2 * own] -= STEP
    found = margin(tried.reshape(len(points), -1), np.tile(places, tried.shape[1])).reshape(-1, count)
    slopes = np.zeros_like(points)
    slopes[moving] = np.nan_to_num((found[1::2] - found[2::2]) / (2 * STEP))
    return found[0], slopes


def _linear_step(points: Floats, here: Floats, slopes: Floats) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Where the event would begin nearest to zero if the margin were linear, and where it has a slope at all."""
    squares = (slopes**2).sum(axis=0)
    steep = (squares > 0) & np.isfinite(here)
    length = np.divide((slopes * points).sum(axis=0) - here, squares, out=np.zeros_like(here), where=steep)
    wanted = slopes * length
    far = np.sqrt((wanted**2).sum(axis=0))
    return wanted * np.minimum(1.0, FARTHEST / np.maximum(far, FARTHEST)), steep


def _shortened(
    margin: Margin, points: Floats, wanted: Floats, here: Floats, slopes: Floats, places: Places
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The step of each point that brings distance and margin down together, and whether any does."""
    size = np.sqrt((slopes**2).sum(axis=0))
    lengths = np.maximum(np.sqrt((points**2).sum(axis=0)), np.sqrt((wanted**2).sum(axis=0)))
    weight = 2 * lengths / size
    tried = points[:, None, :] + STEPS[None, :, None] * (wanted - points)[:, None, :]
    margins = margin(tried.reshape(len(points), -1), np.tile(places, len(STEPS))).reshape(len(STEPS), -1)
    merit = (tried**2).sum(axis=0) / 2 + weight * np.abs(margins)
    merit = np.where(np.isfinite(merit), merit, np.inf)
    best = merit.argmin(axis=0)
    every = np.arange(points.shape[1])
    before = (points**2).sum(axis=0) / 2 + weight * np.abs(here)
    return tried[:, best, every], np.asarray(merit[best, every] < before)


def _apart(points: Floats, live: list[int], states: Places) -> list[int]:
    """The points that are not where an earlier one of the same state is."""
    kept: list[int] = []
    for one in live:
        alike = (other for other in kept if states[one] == states[other])
        near = (np.abs(points[:, one] - points[:, other]).max() < SAME for other in alike)
        if not any(near):
            kept.append(one)
    return kept
