"""Every figure of a run against the second opinion, which evaluates the same equations in another way."""

import ast
import math
from pathlib import Path

import numpy as np
import pytest

from binjiang_sim.engine import Clock, Series, flow, indicator
from binjiang_sim.engine.functions import total
from binjiang_sim.projection import district_model, run
from binjiang_sim.sampling.sampler import sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange

from . import second_opinion
from .engine import runs
from .second_opinion import SecondOpinion

DISTRICT = district_model()
DRAWS = 16  # more than are computed one by one, so that the array program is compared as well
CLOSE = 1e-9  # of the figure
NOTHING = 1e-12  # of the variable's largest figure: a balance that ends at nothing misses it by the last bits
WORLDS = {
    "as shipped": ("base", {}),
    "a slump, every lever moves": (
        "external_slump",
        {f"levers.{one.name}": {"path": {"2024": 0.2, "2030": 1.0}} for one in DISTRICT.of_kind("lever")},
    ),
    "another district, four steps a year": ("sample_district", {"steps_per_year": 4, "end": 2028}),
}


@pytest.fixture(scope="module", params=WORLDS.values(), ids=WORLDS)
def scenario(request, shipped):
    """A world in which every figure is compared."""
    return shipped(*request.param)


@pytest.fixture(scope="module")
def short_run(base):
    """A central run of a few years."""
    return run(base.with_({"end": 2025}), central=True)


def second(result, place, model=None):
    """The second opinion on the draw in this place of a run; by the equations of another model, if one is given."""
    draw = DrawRange(int(result.ensemble.draws.numbers[place]), 1, central=result.central)
    inputs = sample(result.scenario, result.model, draw)
    return SecondOpinion(model or result.model, inputs, result.clock, 0).figures()


def differing(result, place, expected):
    """The (variable, period) whose numbers are not the same, or that only one of the two has."""
    found = {}
    for name in result.model.equations:
        own = {label: values[:, place].tolist() for label, values in result.figures(name).items()}
        scale = max((abs(number) for numbers in own.values() for number in numbers), default=0.0)
        found |= {(name, label): (numbers, NOTHING * scale) for label, numbers in own.items()}
    return (found.keys() ^ expected.keys()) | {
        key for key in found.keys() & expected.keys() if not close(*found[key], list(expected[key].values()))
    }


def close(numbers, nothing, others):
    """Whether these are the same numbers."""
    pairs = zip(numbers, others, strict=True)
    return all(math.isclose(one, other, rel_tol=CLOSE, abs_tol=nothing) for one, other in pairs)


def test_the_second_opinion_is_every_figure_of_a_central_run(scenario):
    result = run(scenario, central=True)
    assert differing(result, 0, second(result, 0)) == set()


def test_the_second_opinion_is_every_figure_of_random_draws(scenario):
    result = run(scenario, draws=DRAWS)
    assert {place for place in (0, -1) if differing(result, place, second(result, place))} == set()


@pytest.mark.parametrize("steps", [1, 2, 12])
def test_the_second_opinion_is_every_figure_where_a_parameter_changes_over_time(steps):
    clock = Clock(2020, 2022, steps)
    price = Series(np.linspace(2.0, 3.0, clock.steps + 1)[:, None])
    family = Series(np.linspace(1.0, 2.0, clock.steps + 1)[:, None, None] * np.array([[30.0], [20.0], [10.0]]))
    figure = runs.figures(clock, price=price, family=family)
    expected = SecondOpinion(runs.TOY, runs.inputs(clock, price=price, family=family), clock, 0).figures()
    for name in runs.TOY.equations:
        for label in (clock.opening.label, *(period.label for period in clock.periods)):
            found, other = figure(name, label), expected.get((name, label))
            assert (found is None) == (other is None), (name, label)
            assert found is None or close(found[:, 0].tolist(), 0.0, other.values()), (name, label)


@flow("CNY/year", variant_of="gdp", weight=DISTRICT.equations["gdp"].weight, zh="稍多", en="a little more")
def a_little_more(value_added):
    """Output, and a hundred-millionth of it."""
    return total(value_added) * 1.00000001


@indicator("CNY/resident", variant_of="gdp_per_head", zh="年末人均", en="per head at the end")
def per_head_at_the_end(gdp, resident_population):
    """Over the population at the end of the period."""
    return gdp / resident_population


def test_a_hundred_millionth_in_one_equation_is_seen(short_run):
    found = differing(short_run, 0, second(short_run, 0, DISTRICT.replace(a_little_more)))
    assert found >= {("gdp", label) for label in short_run.periods if label != short_run.clock.opening.label}


def test_another_equation_of_an_indicator_is_seen_there_alone(short_run):
    found = differing(short_run, 0, second(short_run, 0, DISTRICT.replace(per_head_at_the_end)))
    assert {name for name, _ in found} == {"gdp_per_head"}


def test_a_figure_that_only_one_of_the_two_has_is_seen(short_run):
    expected = second(short_run, 0)
    del expected["gdp", "2025"]
    expected["gdp_growth", "2023"] = expected["gdp_growth", "2024"]
    assert differing(short_run, 0, expected) == {("gdp", "2025"), ("gdp_growth", "2023")}


def test_the_second_opinion_uses_nothing_of_the_library():
    tree = ast.parse(Path(second_opinion.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    used = {getattr(node, "module", None) or name.name for node in imports for name in node.names}
    assert used == {"itertools", "math", "operator", "types"}
