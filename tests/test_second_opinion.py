"""Every figure of a run against the second opinion, a separate evaluation of the same equations."""

import math
from pathlib import Path

import pytest

from binjiang_sim.engine import flow
from binjiang_sim.engine.functions import total
from binjiang_sim.projection import district_model, run
from binjiang_sim.sampling.sampler import sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange

from . import second_opinion

DISTRICT = district_model()
EVERY_LEVER = {f"levers.{one.name}": {"path": {"2024": 0.2, "2030": 1.0}} for one in DISTRICT.of_kind("lever")}
DRAWS = 16
CLOSE = 1e-9  # of the figure
NOTHING = 1e-12  # of the largest figure of the variable: what ends at nothing misses it by the last bits


def second(result, place, model=None):
    """The figures of the draw in this place of a run, by its inputs, as the second opinion has them."""
    draw = DrawRange(int(result.ensemble.draws.numbers[place]), 1, central=result.central)
    inputs = sample(result.scenario, result.model, draw)
    return second_opinion.SecondOpinion(model or result.model, inputs, result.clock, 0).figures()


def differing(result, place, expected):
    """The figures, (variable, period), that are not the same number or that only one of the two has."""
    found = {(name, label): own[:, place] for name in result.model.equations for label, own in result.figures(name).items()}
    largest = {}
    for (name, _), own in found.items():
        largest[name] = max(largest.get(name, 0.0), *map(abs, own.tolist()))
    return (found.keys() ^ expected.keys()) | {
        key
        for key in found.keys() & expected.keys()
        for one, other in zip(found[key].tolist(), expected[key].values(), strict=True)
        if not math.isclose(one, other, rel_tol=CLOSE, abs_tol=NOTHING * largest[key[0]])
    }


WORLDS = {
    "as shipped": ("base", {}),
    "every lever moves": ("external_slump", EVERY_LEVER),
    "another district, four steps a year": ("sample_district", {"steps_per_year": 4}),
}


@pytest.fixture(scope="module", params=WORLDS.values(), ids=WORLDS)
def scenario(request, shipped):
    """A world whose every figure is compared."""
    return shipped(*request.param)


def test_every_figure_of_a_central_run_is_the_second_opinion(scenario):
    result = run(scenario, central=True)
    assert differing(result, 0, second(result, 0)) == set()


def test_every_figure_of_random_draws_is_the_second_opinion(scenario):
    result = run(scenario, draws=DRAWS)
    for place in (0, -1):
        assert differing(result, place, second(result, place)) == set()
