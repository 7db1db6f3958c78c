"""The house rules of an equation besides that it can be translated: small, and without bare numbers."""

from binjiang_sim.engine.expression import NAMED, NUMBER
from binjiang_sim.engine.reading import AT_START_ENDING

NUMBERS = (0, 1, 2)
MOST_INTERMEDIATES = 3
MOST_ARGUMENTS = 6


def faults(equation):
    """One line for each thing in an equation that may not be there."""
    expression, place = equation.expression, f"{equation.name}:{equation.line}"
    numbers = dict.fromkeys(one.detail for one in expression.walk() if one.operation == NUMBER)
    wrong = [f"the bare number {one:g}" for one in numbers if one not in NUMBERS]
    if len(expression.details(NAMED)) > MOST_INTERMEDIATES:
        wrong.append(f"more than {MOST_INTERMEDIATES} intermediates")
    if len([name for name in equation.inputs if not name.endswith(AT_START_ENDING)]) > MOST_ARGUMENTS:
        wrong.append(f"more than {MOST_ARGUMENTS} arguments besides p and values at the start")
    return [f"{place}: {text}" for text in wrong]
