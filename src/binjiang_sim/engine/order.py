"""The order of the year: every variable after those it reads, sectors kept together where possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def derived_order(reads: Mapping[str, Sequence[str]], sector: Mapping[str, str]) -> tuple[str, ...]:
    """The names of `reads` in an order in which each comes after all that it reads.

    `reads` gives for each name the names it needs (names outside `reads` are known already). Among the names that
    are ready the one declared first in the current sector is taken, then the one declared first of all.
    Names on or behind a loop are left out: `loop` tells which way it goes.
    """
    places = {name: place for place, name in enumerate(reads)}
    waiting = {name: len({one for one in needed if one in reads}) for name, needed in reads.items()}
    readers: dict[str, list[str]] = {name: [] for name in reads}
    for name, needed in reads.items():
        for one in dict.fromkeys(needed):
            if one in readers:
                readers[one].append(name)
    ready = {name for name, missing in waiting.items() if not missing}
    order: list[str] = []
    current = ""
    while ready:
        name = min((one for one in ready if sector[one] == current), default="", key=places.__getitem__)
        name = name or min(ready, key=places.__getitem__)
        current = sector[name]
        order.append(name)
        ready.remove(name)
        for one in readers[name]:
            waiting[one] -= 1
            if not waiting[one]:
                ready.add(one)
    return tuple(order)


def loop(reads: Mapping[str, Sequence[str]], ordered: Sequence[str]) -> tuple[str, ...]:
    """One closed path among the names that could not be ordered, first name repeated at the end; empty if none."""
    left = set(reads) - set(ordered)
    if not left:
        return ()
    path = [min(left, key=list(reads).index)]
    while path[-1] not in path[:-1]:
        path.append(next(one for one in reads[path[-1]] if one in left))
    return tuple(path[path.index(path[-1]) :])
