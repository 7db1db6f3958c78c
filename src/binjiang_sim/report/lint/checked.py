"""A number of a document, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...words import say
from .figures import Figure
from .passages import Place

Status = Literal["supported", "wrong", "ignored"]
_NOWHERE = Place("line", (0, 0))


@dataclass(frozen=True)
class Checked:
    """A number of a document and what the run says of it.

    `figure` is the one that supports it, or for a wrong number the likeliest that it should have been. `match` says
    whether the text names that figure ("named") or only value and unit agree ("unit"). `reason` says why a number is
    left alone, or why nothing supports it.
    """

    text: str
    place: Place
    status: Status
    figure: Figure | None = None
    match: str = ""
    reason: str = ""
    around: str = ""

    def instead(self, language: str) -> str:
        """What the run has in the place of a wrong number, or why there is nothing."""
        return self.figure.text(language) if self.figure else say(f"lint.{self.reason or 'nothing_near'}", language)

    @property
    def record(self) -> dict[str, object]:
        """The same as plain values."""
        figure = None if self.figure is None else self.figure.record | ({"match": self.match} if self.match else {})
        return {
            "text": self.text,
            "place": self.place.text(),
            "status": self.status,
            "figure": figure,
            "reason": self.reason or None,
        }


def supported(figure: Figure, match: str = "named") -> Checked:
    """A number that a figure supports."""
    return Checked("", _NOWHERE, "supported", figure, match)


def wrong(figure: Figure | None) -> Checked:
    """A number that nothing supports, with the figure it should have been."""
    return Checked("", _NOWHERE, "wrong", figure)


def ignored(reason: str) -> Checked:
    """A number that is left alone."""
    return Checked("", _NOWHERE, "ignored", reason=reason)


def as_figure(figure: Figure, right: bool) -> Checked:
    """A number of which only one figure can be the one that is meant."""
    return supported(figure) if right else wrong(figure)
