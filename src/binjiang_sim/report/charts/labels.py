"""Words beside lines and under charts: broken into lines, and moved apart so that none covers another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Annotation, Text
from numpy.typing import NDArray

from ...facts.screen import width
from ...sampling.distributions import Floats
from .layout import make_room

POINTS = 72  # of an inch
COLUMN = 0.54  # mean width of a Latin letter, and of half a Chinese one, in sizes of the font
_AIR = 1.5  # points between two labels
_MOVED, _LEADING = 3.0, 4.0  # points from which a label needs a line to its point, and its length besides
_ENOUGH = 0.9  # of the room that words were planned for
_NEAR_SIZE, _NEAR = 8.0, 3.0  # points of words near a point, and pixels of air around them
_COVERED, _HIDDEN = 12.0, 50.0  # how far words rather stand than over an area, or over other words: widths of the axes
_LEADER = {"arrowstyle": "-", "linewidth": 0.7, "shrinkA": 1, "shrinkB": 1, "relpos": (0, 0.5)}


@dataclass(frozen=True)
class End:
    """Words for a point of a chart, in data coordinates, and their colour."""

    x: float
    y: float
    words: str
    colour: str


def wrapped(words: str, columns: int, lines: int = 99) -> str:
    """`words` on lines of at most `columns` Latin letters (a Chinese one is two); of too many, the middle is left out.

    Latin words stay whole where they fit, Chinese ones break anywhere but before a closing mark.
    """
    pieces = re.findall(r"[\u2e80-\uffef][，。；：、）》”%]*|[^ \u2e80-\uffef]+ *| +", words)
    found = [""]
    for piece in pieces:
        if found[-1] and width((found[-1] + piece).rstrip(" ")) > columns:
            found.append("")
        found[-1] += piece
    kept = [line.rstrip(" ") for line in found]
    if len(kept) > lines:
        # The end of a name often tells it from others.
        head = kept[: max(lines - 1, 1)]
        kept = [*head[:-1], f"{head[-1]}…", *(kept[-1:] if lines > 1 else [])]
    return "\n".join(kept)


def columns_of(axes: Axes, size: float) -> int:
    """How many Latin letters of a font size stand side by side along the axes."""
    figure = axes.get_figure(root=True)
    assert figure is not None, "a chart stands on a figure"
    inches = figure.get_figwidth() * axes.get_position().width
    return max(int(inches * POINTS / (COLUMN * size)), 12)


def label_ends(axes: Axes, ends: Sequence[End], size: float = 8.5, away: float = 6) -> None:
    """Write words to the right of points so that none covers another, those moved with a thin line to their own.

    `away` is the distance from the point in points. Everything else must be drawn before: places follow the limits.
    """
    shown = [_beside(axes, end, size, (away, 0)) for end in ends]
    settle(axes)
    scale = POINTS / axes.figure.dpi
    box = axes.get_window_extent()
    heights = [one.get_window_extent().height * scale + _AIR for one in shown]
    room = (box.height + 14) * scale  # a label at the edge may stand half outside
    if sum(heights) > room:
        smaller = room / sum(heights)
        heights = [height * smaller for height in heights]
        for one in shown:
            one.set_fontsize(size * smaller)
    wanted = [axes.transData.transform((end.x, end.y))[1] * scale for end in ends]
    middle = (box.y0 + box.y1) / 2 * scale
    places = apart(wanted, heights, middle - room / 2, middle + room / 2)
    moved = [new - old for old, new in zip(wanted, places, strict=True)]
    aside = away + _LEADING if max(map(abs, moved), default=0) > _MOVED else away
    for one, end, up in zip(shown, ends, moved, strict=True):
        one.set_position((aside, up))
        if abs(up) > _MOVED:
            one.remove()
            _beside(axes, end, float(one.get_fontsize()), (aside, up), _LEADER)


def _beside(
    axes: Axes, end: End, size: float, away: tuple[float, float], line: Mapping[str, object] | None = None
) -> Annotation:
    """Words away from their point, with a thin line to it when one is given: lines are dear to draw."""
    return axes.annotate(
        end.words, (end.x, end.y), xytext=away, textcoords="offset points", va="center", ha="left",
        color=end.colour, fontsize=size, annotation_clip=False, zorder=6, linespacing=1.05,
        arrowprops={**line, "color": end.colour} if line else None,
    )  # fmt: skip


def label_points(axes: Axes, ends: Sequence[End], covered: Floats, marks: Sequence[tuple[float, float]]) -> None:
    """Write words near points, each with a thin line to its own, where they cover as little as can be.

    They cover none of each other or of the `marks`, and of the area that the points `covered` (point, 2) fill as little
    as there is room for, all in data coordinates. Everything else must be drawn before, and the axes settled.
    """
    if not ends:
        return
    box, scale = axes.get_window_extent(), POINTS / axes.figure.dpi
    area = axes.transData.transform(covered)
    solid = axes.transData.transform([*marks, *((end.x, end.y) for end in ends)])
    boxes = [one.get_window_extent() for one in axes.texts]
    taken = [(np.mean(one.get_points(), axis=0), np.array([one.width, one.height]) / 2) for one in boxes]
    for end in ends:
        shown = _beside(axes, end, _NEAR_SIZE, (0, 0), {**_LEADER, "relpos": (0.5, 0.5)})
        shown.set(ha="center", bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.7})
        shown.set_in_layout(False)
        size = Text.get_window_extent(shown)
        half = np.array([size.width, size.height]) / 2 + _NEAR
        places = [
            np.linspace(low + reach, max(high - reach, low + reach), steps)
            for low, high, reach, steps in ((box.x0, box.x1, half[0], 24), (box.y0, box.y1, half[1], 16))
        ]
        middles = np.stack(np.meshgrid(*places), axis=-1).reshape(-1, 2)
        cost = np.hypot(*(np.maximum(np.abs(middles - axes.transData.transform((end.x, end.y))) - half, 0).T))
        cost += _COVERED * _inside(middles, half, area).mean(axis=1) * box.width
        cost += box.width * _inside(middles, half + _NEAR, solid).sum(axis=1)
        for middle, reach in taken:
            cost += _HIDDEN * box.width * (np.abs(middles - middle) < half + reach).all(axis=1)
        best = middles[int(np.argmin(cost))]
        shown.set_position((best - axes.transData.transform((end.x, end.y))) * scale)
        taken.append((best, half))


def _inside(middles: Floats, half: Floats, points: Floats) -> NDArray[np.bool_]:
    """Which points lie within boxes around the middles, (middle, point)."""
    near = np.abs(middles[:, None, :] - points[None, :, :]) < half
    return np.logical_and(near[..., 0], near[..., 1])


def settle(axes: Axes) -> None:
    """Give the axes the size they will be drawn at, so that words can be fitted."""
    figure = axes.get_figure(root=True)
    assert figure is not None, "a chart stands on a figure"
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
    make_room(axes)


def fit(axes: Axes, wide: float, high: float) -> None:
    """Write the words in and beside the axes smaller where those have less room than `wide` by `high` points."""
    settle(axes)
    box, scale = axes.get_window_extent(), POINTS / axes.figure.dpi
    share = min(box.width * scale / wide, box.height * scale / high)
    if share < _ENOUGH:
        for one in (*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()):
            one.set_fontsize(float(one.get_fontsize()) * share)


def apart(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of intervals of these `sizes` that do not overlap, as near to `wanted` as can be, between the bounds.

    Least squares; the order is kept. They must fit: the sum of the sizes is at most `high` - `low`.
    """
    if not wanted:
        return []
    order = np.argsort(np.asarray(wanted, float), kind="stable")
    size = np.asarray(sizes, float)[order]
    # Without the room the lower ones take, keeping apart is keeping the order: neighbours out of order share a mean.
    below = np.concatenate([[0.0], np.cumsum((size[1:] + size[:-1]) / 2)])
    blocks: list[list[float]] = []
    for one in np.asarray(wanted, float)[order] - below:
        blocks.append([float(one)])
        while len(blocks) > 1 and np.mean(blocks[-2]) > np.mean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    pooled = np.array([np.mean(block) for block in blocks for _ in block])
    places = np.clip(pooled, low + size[0] / 2, high - size[-1] / 2 - below[-1]) + below
    found = np.empty(len(places))
    found[order] = places
    return [float(one) for one in found]
