"""Which variables have to be searched for draws that give no number, and which show it elsewhere.

What is no number stays none in sums, differences and products, so it lasts in a stock once it has got into it, and
comes through to the variables that are computed from it. A variable from which it always gets into a stock's last
value, or into a variable that is searched at every instant, needs no search of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..programs.instructions import Code, Step

# The arguments from which infinity and "not a number" always pass on to the result.
_PASSED = {
    "add": (0, 1),
    "subtract": (0, 1),
    "multiply": (0, 1),
    "divide": (0,),
    "negative": (0,),
    "log": (0,),
    "spread": (0,),
    "total": (0,),
    "entering": (1,),
}


def untold(code: Code, recorded: Mapping[str, str]) -> frozenset[str]:
    """The variables to search at every instant. What is no number in another one, but at the last instant, shows there.

    `recorded` says how each variable is reported: see `measure`.
    """
    lasting = {name for name, how in recorded.items() if how in ("average", "integral")}
    found: set[str] = set()
    for step in (code.first, code.later):
        found |= _untold(code, step, lasting, found)
    return frozenset(found)


def unchanging(code: Code) -> frozenset[str]:
    """The variables that stay as the first instant gave them: one look at any cell shows all."""
    later = code.later.values.items()
    return frozenset(name for name, at in later if at == code.first.values[name] and not code.instructions[at].later)


def _untold(code: Code, step: Step, lasting: set[str], searched: set[str]) -> set[str]:
    """What has to be searched besides what is `searched` already, in one step."""
    found: set[str] = set()
    rows: dict[int, set[object]] = defaultdict(set)  # of a value, those that show
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
        showing.update(one.arguments[place] for place in _PASSED.get(one.operation, ()))
    return found
