"""The order of the year: every variable after those it reads, sectors kept together where possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def derived_order(reads: Mapping[str, Sequence[str]], sector: Mapping[str, str]) -> tuple[str, ...]:
    """The names of `reads` in an order in which each comes after all that it reads.

    `reads` gives for each name the names it needs (names outside `reads` are known already). Among the names that
    are ready the one declared first in the current sector is taken, then the one declared first of all.
    Names on or behind a loop are left out: `loop` tells which way it goes.
    """
    waiting = {name: {one for one in needed if one in reads} for name, needed in reads.items()}
    order: list[str] = []
    current = ""
    while True:
        ready = [name for name, missing in waiting.items() if not missing]
        if not ready:
            return tuple(order)
        name = next((one for one in ready if sector[one] == current), ready[0])
        current = sector[name]
        order.append(name)
        del waiting[name]
        for missing in waiting.values():
            missing.discard(name)


def loop(reads: Mapping[str, Sequence[str]], ordered: Sequence[str]) -> tuple[str, ...]:
    """One closed path among the names that could not be ordered, first name repeated at the end; empty if none."""
    left = set(reads) - set(ordered)
    if not left:
        return ()
    path = [min(left, key=list(reads).index)]
    while path[-1] not in path[:-1]:
        path.append(next(one for one in reads[path[-1]] if one in left))
    return tuple(path[path.index(path[-1]) :])
