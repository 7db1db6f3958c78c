"""Which variables have to be searched for draws that give no number, and which show it elsewhere.

What is no number stays none in sums, differences and products, so it lasts in a stock once it has got into it. A
variable from which it always gets into a stock needs no search of its own: the stock's last value tells.
"""

from __future__ import annotations

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
}


def told_by_stocks(code: Code) -> frozenset[str]:
    """The variables of which every number, but the last one, shows in a stock when it is none."""
    return frozenset(_told(code, code.first) & _told(code, code.later))


def _told(code: Code, step: Step) -> set[str]:
    showing = set(step.next.values())
    for position in range(len(code.instructions) - 1, -1, -1):  # each stands after its arguments
        if position in showing:
            one = code.instructions[position]
            showing.update(one.arguments[place] for place in _PASSED.get(one.operation, ()))
    return {name for name, position in step.values.items() if position in showing}
