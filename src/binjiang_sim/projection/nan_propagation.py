"""Which variables have to be searched for NaN, and in which a NaN always reaches another variable that is searched.

NaN and infinity stay non-finite in sums, differences and products, so they last in a stock once they have entered it,
and reach the variables that are computed from it. A variable whose NaN always reaches a stock's last value, or a
variable that is searched at every instant, needs no search of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..engine.operations import OPERATIONS
from ..programs.instructions import Code, Step

# The arguments from which NaN and infinity always propagate to the result.
_PROPAGATED = {one.name: one.passes for one in OPERATIONS.values()} | {"spread": (0,)}


def variables_to_search(code: Code, recorded: Mapping[str, str]) -> frozenset[str]:
    """The variables to search at every instant. A NaN in another one shows in these, unless at the last instant.

    `recorded` says how each variable is reported: see `measure`.
    """
    lasting = {name for name, how in recorded.items() if how in ("average", "integral")}
    found: set[str] = set()
    for step in (code.first, code.later):
        found |= _to_search(code, step, lasting, found)
    return frozenset(found)


def constant_variables(code: Code) -> frozenset[str]:
    """The variables that stay as the first instant gave them: any one cell shows whether they are NaN."""
    later = code.later.values.items()
    return frozenset(name for name, at in later if at == code.first.values[name] and not code.instructions[at].later)


def _to_search(code: Code, step: Step, lasting: set[str], searched: set[str]) -> set[str]:
    """What has to be searched besides what is `searched` already, in one step."""
    found: set[str] = set()
    rows: dict[int, set[object]] = defaultdict(set)  # of a value, those whose NaN shows
    names: dict[int, list[str]] = defaultdict(list)
    for name, position in step.values.items():
        names[position].append(name)
    showing = set(step.next.values()) | {step.reported[name] for name in searched & lasting}
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
