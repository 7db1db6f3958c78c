"""The direct effect against a run in which every other equation reads the variable as it is in the base."""

import numpy as np
import pytest

from binjiang_sim.analysis.tree.figure import Explainer, at_rest
from binjiang_sim.analysis.tree.runs import Runs

from ...programs import plain


@pytest.fixture(scope="module")
def runs(base):
    short = base.with_({"end": 2030})
    return Runs(short, at_rest(short))


def called(runs, equation, name, states, instant):
    """What an equation returns, which reads `name` as it is in the base, unless it is its own."""
    if equation.name != name:
        held = ({name: runs.values[name].before[:, one]} for one in (instant, 0))
        states = [{**state, **own} for state, own in zip(states, held, strict=True)]
    return plain._call(equation, runs.model, runs.inputs[1], states, instant)


def with_the_loop_cut(runs, name):
    """A variable without dimensions at every instant, computed by the functions of the equations themselves."""
    model, inputs, found, state, firsts = runs.model, runs.inputs[1], [], {}, {}
    for instant in range(runs.count):
        for one in model.order if instant else model.first_order:
            equation, stock = model.equations[one], model.equations[one].kind == "stock"
            value = state[equation.start] if stock else called(runs, equation, name, (state, firsts), instant)
            state[one] = plain._labelled(equation.dims, inputs, value)
            firsts |= {} if instant else {one: state[one]}
        rates = {one.name: called(runs, one, name, (state, firsts), instant) for one in model.of_kind("stock")}
        found.append(float(state[name][0]))
        for one, rate in rates.items():
            state[one] = plain._labelled(model.equations[one].dims, inputs, state[one] + runs.clock.step * rate)
    return np.array(found)


@pytest.mark.parametrize(("name", "close"), [("resident_population", 0.01), ("listed_companies", 1e-9)])
def test_it_is_that_of_a_run_with_the_loop_cut_but_for_what_both_effects_do_together(runs, name, close):
    moved = with_the_loop_cut(runs, name)[-1] - runs.values[name].before[0, -1]
    found = Explainer(runs).figure(name, "2030")
    assert found.feedback
    assert found.direct == pytest.approx(moved, rel=close)
    assert abs(found.direct - moved) < 0.05 * abs(found.feedback)
