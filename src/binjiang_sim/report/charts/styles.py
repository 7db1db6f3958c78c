"""How scenarios that stand in one chart are told apart: by colour, dash and marker, and by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...analysis.names import names as told_apart
from ...errors import Fault, ProjectionError
from ...projection import Result
from ...words import say
from ..render.fonts import chinese_font, drawable, say_missing

_LONGEST, _END = 60, 20  # letters of a name, and of its end where it is longer
Dash = str | tuple[int, tuple[float, ...]]


@dataclass(frozen=True)
class Style:
    """One scenario's line: `colour`, a darker `ink` of it for words on white, `dash` and `marker`."""

    colour: str
    ink: str
    dash: Dash
    marker: str

    @property
    def line(self) -> dict[str, Any]:
        """As arguments of `Axes.plot`."""
        return {"color": self.colour, "linestyle": self.dash, "marker": self.marker, "markeredgecolor": "white"}


# No two of these colours come near each other for any kind of colour blindness; dashes and markers tell them apart
# where there is no colour at all. The first is the reference.
STYLES = (
    Style("#111111", "#111111", "-", "o"),
    Style("#c25a00", "#a84e00", (0, (6, 1.6)), "s"),
    Style("#12457a", "#12457a", (0, (2.2, 1.4)), "^"),
    Style("#3d93d6", "#1f6fae", (0, (6, 1.4, 1.2, 1.4)), "D"),
    Style("#6a1b4d", "#6a1b4d", "-", "v"),
    Style("#12785c", "#12785c", (0, (3.5, 1.2)), "P"),
    Style("#cf6a9f", "#a8437a", (0, (1.1, 1.1)), "X"),
)


def several(results: Sequence[Result], least: int = 2) -> tuple[Result, ...]:
    """The results of one chart. Raises ProjectionError when they are too few, or more than can be told apart."""
    found = tuple(results)
    if not least <= len(found) <= len(STYLES):
        raise ProjectionError([Fault("chart.several", {"least": least, "most": len(STYLES), "found": len(found)})])
    return found


def names(results: Sequence[Result], language: str) -> list[str]:
    """The names of the scenarios, told apart where two are the same, a number where the fonts at hand lack one.

    Of a long one the middle is left out, for its end often tells it from others.
    """
    written = told_apart([one.scenario for one in results], language)
    say_missing("".join(written))
    given = [_short(drawable(one)) for one in written]
    if chinese_font() is None:
        given = [
            one if _latin(one) else f"{say('chart.scenario', language)} ({place})" for place, one in enumerate(given, 1)
        ]
    counts = {one: given.count(one) for one in given}  # what is left of two names may be the same
    return [f"{one} ({place})" if counts[one] > 1 else one for place, one in enumerate(given, 1)]


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - _END - 1]}…{name[-_END:]}"


def _latin(words: str) -> bool:
    return all(ord(letter) < 0x2E80 for letter in words)
