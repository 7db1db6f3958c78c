"""Ribbons and boxes of flow charts: who comes from where, how many stay, and where the others go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

IN, OUT, KEPT, BOX = "#5b93c9", "#eba764", "#ccd3da", "#f2f5f9"
SMALL = 8.0
_HAIR = 2.0  # height in data from which a band has a white edge; thinner ones are drawn as hairlines


@dataclass(frozen=True)
class Flow:
    """Something that enters or leaves a stock: its name, its amount (model unit, not negative).

    `turned` flows are nets below zero: they run against the direction of their name, and are written with a minus.
    """

    name: str
    amount: float
    colour: str
    turned: bool = False


@dataclass(frozen=True)
class Balance:
    """A stock and all that changes it: what comes in equals what goes out, the change of the stock included."""

    name: str
    unit: str
    opening: float
    closing: float
    inflows: tuple[Flow, ...]
    outflows: tuple[Flow, ...]

    @property
    def throughput(self) -> float:
        """Sum of what comes in."""
        return sum(flow.amount for flow in self.inflows)

    @property
    def gap(self) -> float:
        """What comes in less what goes out: zero but for rounding."""
        return self.throughput - sum(flow.amount for flow in self.outflows)


def balance(
    name: str,
    unit: str,
    ends: tuple[float, float],
    sides: tuple[Mapping[str, float], Mapping[str, float]],
    change: tuple[str, str],
) -> Balance:
    """The balance of a stock from its `ends` (opening, closing) and the flows in and out of it (`sides`), by name.

    A net flow below zero changes sides. `change` names what the stock gains and what it loses, which closes it.
    """
    inward, outward = sides
    gain = ends[1] - ends[0]
    ins = [Flow(key, amount, IN) for key, amount in inward.items() if amount >= 0]
    ins += [Flow(key, -amount, IN, True) for key, amount in outward.items() if amount < 0]
    outs = [Flow(key, amount, OUT) for key, amount in outward.items() if amount >= 0]
    outs += [Flow(key, -amount, OUT, True) for key, amount in inward.items() if amount < 0]
    if gain >= 0:
        outs.append(Flow(change[0], gain, KEPT))
    else:
        ins.append(Flow(change[1], -gain, KEPT))
    return Balance(name, unit, *ends, tuple(ins), tuple(outs))


def ribbon(axes: Axes, start: tuple[float, float, float], end: tuple[float, float, float], colour: str) -> None:
    """A band from `start` to `end`, each (x, middle, height): level at both ends."""
    (x0, y0, h0), (x1, y1, h1) = start, end
    middle = (x0 + x1) / 2
    corners = [
        (x0, y0 + h0 / 2), (middle, y0 + h0 / 2), (middle, y1 + h1 / 2), (x1, y1 + h1 / 2),
        (x1, y1 - h1 / 2), (middle, y1 - h1 / 2), (middle, y0 - h0 / 2), (x0, y0 - h0 / 2), (x0, y0 + h0 / 2),
    ]  # fmt: skip
    bend = Path.CURVE4
    codes = [Path.MOVETO, bend, bend, bend, Path.LINETO, bend, bend, bend, Path.CLOSEPOLY]
    edge = "white" if max(h0, h1) > _HAIR else colour
    axes.add_patch(PathPatch(Path(corners, codes), facecolor=colour, edgecolor=edge, linewidth=0.7))


def box(axes: Axes, sides: tuple[float, float], middle: float, height: float, words: str, size: float = SMALL) -> None:
    """A stock: a rectangle with its name and what it held before and after."""
    left, right = sides
    axes.add_patch(
        Rectangle(
            (left, middle - height / 2), right - left, height, facecolor=BOX, edgecolor="#12457a", linewidth=1, zorder=3
        )
    )
    axes.text(
        (left + right) / 2, middle, words, ha="center", va="center", fontsize=size, color="#111111", zorder=4,
        linespacing=1.15,
    )  # fmt: skip


def slots(amounts: Sequence[float], middle: float, height: float) -> list[tuple[float, float]]:
    """(middle, height) of parts stacked from the top of a box, in proportion to their amounts."""
    whole = sum(amounts)
    found, top = [], middle + height / 2
    for amount in amounts:
        part = height * amount / whole if whole else 0.0
        found.append((top - part / 2, part))
        top -= part
    return found
