import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from binjiang_sim.engine import Clock, Inputs, Layout, Series, auxiliary, driver, measure, start, stock
from binjiang_sim.errors import ModelError
from binjiang_sim.programs import instants, simulate

from ..engine import runs
from ..engine.runs import LABELS, NUMBERS, TOY, figures, inputs, number
from . import plain

STEPS = (1, 2, 4, 12)
YEARS = 5
SHORT = Clock(2020, 2024, 2)
rates = st.floats(0.01, 0.6)


def at_the_end(steps, name, **changes):
    return number(Clock(2020, 2020 + YEARS - 1, steps), name, str(2020 + YEARS - 1), **changes)


def assert_first_order(errors):
    """Errors, by steps a year, are not zero and fall as one over the number of steps."""
    scaled = [abs(error) * steps for steps, error in errors.items()]
    assert min(scaled) > 0
    assert max(scaled) / min(scaled) < 1.35


def test_the_error_of_exponential_decay_falls_in_first_order():
    exact = math.exp(-NUMBERS["decay_rate"] * YEARS)
    assert_first_order({steps: at_the_end(steps, "atoms") - exact for steps in STEPS})


def test_the_error_of_logistic_growth_falls_in_first_order():
    odds = NUMBERS["heard"] / (1 - NUMBERS["heard"]) * math.exp(NUMBERS["talk_rate"] * YEARS)
    assert_first_order({steps: at_the_end(steps, "rumour") - odds / (1 + odds) for steps in STEPS})


def test_the_error_of_two_stocks_that_exchange_falls_in_first_order():
    right, left = NUMBERS["rate_right"], NUMBERS["rate_left"]
    exact = expm(YEARS * np.array([[-right, left], [right, -left]])) @ [NUMBERS["left"], NUMBERS["right"]]
    assert_first_order({steps: at_the_end(steps, "left_bank") - exact[0] for steps in STEPS})


@given(rates, rates, st.sampled_from(STEPS))
def test_two_stocks_that_exchange_take_the_euler_steps_of_their_matrix(right, left, steps):
    matrix = np.eye(2) + np.array([[-right, left], [right, -left]]) / steps
    expected = np.linalg.matrix_power(matrix, steps * YEARS) @ [NUMBERS["left"], NUMBERS["right"]]
    figure = figures(Clock(2020, 2024, steps), rate_right=right, rate_left=left)
    found = [figure(name, "2024")[0, 0] for name in ("left_bank", "right_bank")]
    assert found == pytest.approx(expected.tolist(), rel=1e-12)


@given(rates, rates)
def test_what_one_stock_loses_to_another_the_other_gains(right, left):
    figure = figures(SHORT, rate_right=right, rate_left=left)
    for period in ("2020-H1", "2022", "2024"):
        both = figure("left_bank", period) + figure("right_bank", period)
        assert both == pytest.approx(NUMBERS["left"] + NUMBERS["right"], rel=1e-12)


@pytest.mark.parametrize("steps", STEPS)
def test_a_stock_changes_by_its_reported_flows(steps):
    figure = figures(Clock(2020, 2022, steps), effort=0.5)
    for before, year in (("2019", "2020"), ("2020", "2021"), ("2021", "2022")):
        change = figure("people", year) - figure("people", before)
        assert change == pytest.approx(figure("entries", year) - figure("ageing", year), rel=1e-9)


def test_an_ageing_chain_gains_births_and_loses_what_leaves_the_last_group():
    figure = figures(SHORT)
    change = figure("everybody", "2024") - figure("everybody", "2023")
    assert change[0] == pytest.approx(figure("births", "2024")[0] - figure("ageing", "2024")[2], rel=1e-9)


def test_an_ageing_chain_settles_where_every_group_passes_on_the_births():
    figure = figures(Clock(2000, 2399, 1))
    expected = [NUMBERS["births"] * years for years in NUMBERS["years"]]
    assert figure("people", "2399")[:, 0].tolist() == pytest.approx(expected, rel=1e-6)


def test_element_reads_the_row_of_its_label_at_every_instant():
    figure = figures(SHORT)
    assert all(figure("middle_aged", year)[0] == figure("people", year)[1] for year in ("2020", "2024"))


def test_ratios_to_the_start_are_exactly_one_at_the_start():
    cells = simulate(TOY, inputs(SHORT, 50, demand=np.linspace(0.3, 7, 50)), SHORT)
    rows = Layout.of(TOY, LABELS).rows
    relative = cells.values[rows["relative_demand"], 1]
    assert (relative == 1).all()


def test_ratios_to_the_start_divide_by_the_value_of_the_same_draw_and_row():
    clock = Clock(2020, 2020, 1)
    family = np.array([[30.0, 60.0], [20.0, 5.0], [10.0, 1.0]])
    instants = Clock(2020, 2021, 1)
    figure = figures(instants, draws=2, family=family)
    first = figures(clock, draws=2, family=family)
    assert (figure("relative_people", "2021") == first("people", "2020") / family).all()


def test_a_driver_follows_its_path_and_a_lever_its_order():
    figure = figures(SHORT, demand=np.linspace(1, 2, SHORT.steps + 1)[:, None], effort=0.25)
    assert figure("demand", "2020-H2")[0, 0] == pytest.approx(1.1)
    assert figure("effort", "2022")[0, 0] == 0.25


def test_a_lever_moves_what_reads_it():
    assert number(SHORT, "births", "2024", effort=0.5) == pytest.approx(1.5 * number(SHORT, "births", "2024"))


def test_a_parameter_may_change_from_instant_to_instant():
    tide = Series(np.arange(SHORT.steps + 1.0)[:, None])
    figure = figures(SHORT, tide=tide)
    assert [figure("water", f"2020-H{half}")[0, 0] for half in (1, 2)] == [0, 1]


def test_a_parameter_series_that_does_not_change_is_the_plain_number():
    constant = Series(np.full((SHORT.steps + 1, 1), NUMBERS["births"]))
    assert number(SHORT, "everybody", "2024", births=constant) == number(SHORT, "everybody", "2024")


def test_bounds_hold_a_variable_and_are_counted_by_draw_and_instant():
    given = inputs(SHORT, 4, demand=np.array([0.1, 1.0, 9.0, 9.0]))
    cells = simulate(TOY, given, SHORT)
    mood = cells.values[Layout.of(TOY, LABELS).rows["mood"], -1][0]
    assert mood.tolist() == [0.5, 1.0, 1.5, 1.5]
    assert cells.clipped == {"mood": 3 * (SHORT.steps + 1)}


def random_inputs(draws):
    """Inputs that differ in every draw, with a series and paths that differ as well."""
    generator = np.random.default_rng(7)
    spread = {name: np.multiply.outer(value, generator.uniform(0.5, 1.5, draws)) for name, value in NUMBERS.items()}
    spread["tide"] = Series(generator.uniform(0, 1, (SHORT.steps + 1, draws)))
    demand, effort = generator.uniform(0.5, 2, (2, SHORT.steps + 1, draws))
    return inputs(SHORT, draws, demand=demand, effort=effort, **spread)


def part(whole, first, draws):
    """A block of draws of these inputs."""
    own = slice(first, first + draws)
    parameters = {
        name: Series(value.values[..., own]) if isinstance(value, Series) else value[..., own]
        for name, value in whole.parameters.items()
    }
    paths = {name: path[..., own] for name, path in whole.paths.items()}
    return Inputs(min(draws, whole.draws - first), parameters, paths, whole.labels)


DRAWS = 1000
WHOLE = random_inputs(DRAWS)
TOGETHER = simulate(TOY, WHOLE, SHORT).values


@settings(deadline=None, max_examples=40)
@given(st.integers(0, DRAWS - 1))
def test_a_draw_alone_equals_that_draw_in_a_batch_bit_for_bit(draw):
    alone = simulate(TOY, part(WHOLE, draw, 1), SHORT).values
    assert alone[..., 0].tobytes() == TOGETHER[..., draw].tobytes()


@pytest.mark.parametrize("size", [7, 512, DRAWS])
def test_the_size_of_the_blocks_changes_no_bit(size):
    blocks = [simulate(TOY, part(WHOLE, first, size), SHORT).values for first in range(0, DRAWS, size)]
    assert np.concatenate(blocks, axis=-1).tobytes() == TOGETHER.tobytes()


def test_the_draws_of_the_batch_differ_from_one_another():
    last = TOGETHER[Layout.of(TOY, LABELS).rows["curved"], -1][0]
    assert len(set(last.tolist())) == DRAWS


def test_the_inputs_are_left_as_they_were():
    given = inputs(SHORT)
    before = {name: np.array(value) for name, value in given.parameters.items()}
    simulate(TOY, given, SHORT)
    assert all((given.parameters[name] == value).all() for name, value in before.items())


def test_the_layout_has_a_row_for_each_label_and_none_for_indicators():
    layout = Layout.of(TOY, LABELS)
    assert layout.rows["people"].stop - layout.rows["people"].start == 3
    assert "sales_per_head" not in layout.rows
    taken = [row for rows in layout.rows.values() for row in range(rows.start, rows.stop)]
    assert taken == list(range(layout.size))


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("sales", "integral"),
        ("people", "end"),
        ("rumour", "end"),
        ("everybody", "end"),
        ("mood", "average"),
        ("people_start", "opening"),
    ],
)
def test_the_kind_and_the_unit_of_a_variable_decide_how_it_is_reported(name, how):
    assert measure(TOY.equations[name]) == how


@start("1", zh="起点", en="origin")
def origin():
    """Nothing."""
    return 0.0


@driver("1", dims=("age",), zh="宽", en="wide")
def wide(path):
    """A row for each age."""
    return path


@auxiliary("1", zh="窄", en="narrow")
def narrow(wide):
    """Has more rows than it declares."""
    return wide


@stock("1", start="origin", zh="池", en="pool")
def pool(wide):
    """Its rate has more rows than it declares."""
    return wide


@pytest.mark.parametrize("equation", [narrow, pool])
def test_a_value_that_does_not_fit_the_dimensions_is_refused(equation):
    model = runs.model(origin, wide, equation)
    clock = Clock(2020, 2020, 1)
    given = dataclasses.replace(inputs(clock, 2), parameters={}, paths={"wide": np.ones((2, 2))})
    with pytest.raises(ModelError) as caught:
        simulate(model, given, clock)
    assert str(caught.value) == f"small.{equation.__name__}: gives the dimensions (age), which do not fit its own ()"


def test_a_value_of_one_row_is_spread_over_the_dimensions():
    clock = Clock(2020, 2020, 1)
    given = dataclasses.replace(inputs(clock, 2), parameters={}, paths={"wide": np.array([[1.0, 2.0]] * 2)})
    cells = simulate(runs.model(wide), given, clock)
    assert cells.values[:, 1].tolist() == [[1, 2]] * 3


def test_a_run_leaves_the_settings_of_numpy_as_they_were():
    before = np.getbufsize(), np.geterr()
    simulate(TOY, WHOLE, SHORT)
    assert (np.getbufsize(), np.geterr()) == before


@pytest.mark.parametrize("steps", STEPS)
def test_every_variable_stands_at_each_instant_as_its_own_function_gives_it(steps):
    clock = Clock(2020, 2021, steps)
    tide = Series(np.linspace(0, 1, clock.steps + 1)[:, None] * np.ones((1, 2)))
    given = inputs(clock, 2, effort=np.array([[0.2, 0.7]]), tide=tide)
    found = instants(TOY, given, clock)
    assert set(found) == {one.name for one in TOY.equations.values() if one.kind != "indicator"}
    for instant, state in enumerate(plain._instants(TOY, given, clock)):
        for name, values in found.items():
            expected = np.asarray(state[name]).reshape(len(values), -1)
            np.testing.assert_allclose(values[:, instant], expected, rtol=1e-12, err_msg=name)
