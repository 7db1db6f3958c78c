"""Which variables have to be watched for NaN, and in which a NaN always reaches another variable that is watched.

NaN and infinity stay non-finite in sums, differences and products, so they last in a stock once they have entered it,
and reach the variables that are computed from it. A variable whose NaN always reaches a stock's last value, or a
variable that is watched at every instant, needs not be watched itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..engine.operations import OPERATIONS
from .instructions import Code, Step

# The arguments from which NaN and infinity always propagate to the result.
_PROPAGATED = {one.name: one.passes for one in OPERATIONS.values()} | {"spread": (0,)}


def watched_variables(code: Code, measures: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The variables that show every NaN or infinity in what is reported, by the phase of a run in which to watch them.

    `measures` says how each variable is reported: see `measure`.
    """
    wholly = _at_every_instant(code, measures)
    constant = {
        name
        for name, position in code.later.values.items()
        if position == code.first.values[name] and not code.instructions[position].later
    }
    found: dict[str, list[str]] = {"first": [], "whole": [], "inside": [], "last": []}
    for name, how in measures.items():
        if how == "opening":
            phases = ["first"]
        elif how == "end":  # reported at the ends of cells, the last of them at the end of the run
            phases = ["first", "whole", "last"] if name in wholly - constant else ["last"]
        else:
            phases = ["first", "whole", "inside"] if name in wholly - constant else ["first"] if name in wholly else []
        for phase in phases:
            found[phase].append(name)
    return {phase: tuple(names) for phase, names in found.items()}


def _at_every_instant(code: Code, measures: Mapping[str, str]) -> set[str]:
    """The variables to watch at every instant. A NaN in another one shows in these, unless at the last instant."""
    lasting = {name for name, how in measures.items() if how in ("average", "integral")}
    found: set[str] = set()
    for step in (code.first, code.later):
        found |= _in_step(code, step, lasting, found)
    return found


def _in_step(code: Code, step: Step, lasting: set[str], watched: set[str]) -> set[str]:
    """What has to be watched besides what is `watched` already, in one step."""
    found: set[str] = set()
    rows: dict[int, set[object]] = defaultdict(set)  # of a value, those whose NaN shows
    names: dict[int, list[str]] = defaultdict(list)
    for name, position in step.values.items():
        names[position].append(name)
    showing = set(step.next.values()) | {step.reported[name] for name in watched & lasting}
    for position in range(len(code.instructions) - 1, -1, -1):  # each stands after its arguments
        if position not in showing:
            found.update(names.get(position, ()))
            if lasting.isdisjoint(names.get(position, ())):
                continue
        one = code.instructions[position]
        if one.operation == "row":
            whole = one.arguments[0]
            rows[whole].add(one.detail)
            if len(rows[whole]) == code.sizes[code.instructions[whole].dims[0]]:
                showing.add(whole)
        showing.update(one.arguments[place] for place in _PROPAGATED.get(one.operation, ()))
    return found
