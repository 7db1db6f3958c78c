"""What scenarios that stand side by side are called, so that no two of them are called alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from ..scenario import Scenario
from ..words import say


def names(scenarios: Sequence[Scenario], language: str) -> list[str]:
    """The name of each; where several have it, with the end of the file's path that tells them apart.

    Scenarios of one name and one file have their place in the list instead: "Base (plan_b)", "Base (2)".
    """
    given = [one.name[language] for one in scenarios]
    found = list(given)
    for name in {one for one in given if given.count(one) > 1}:
        places = [place for place, one in enumerate(given) if one == name]
        marks = ends([scenarios[place].file for place in places])
        for place, mark in zip(places, marks, strict=True):
            found[place] = say("compare.marked", language, name=name, mark=mark or place + 1)
    return found


def ends(files: Sequence[str]) -> list[str]:
    """The shortest end of each path, without its suffix, that no other has; empty where another is the same."""
    parts = [(*PurePath(one).parts[:-1], PurePath(one).stem) for one in files]
    found = []
    for own in parts:
        shown = (own[-count:] for count in range(1, len(own) + 1))
        found.append("/".join(next((one for one in shown if sum(its[-len(one) :] == one for its in parts) == 1), ())))
    return found
