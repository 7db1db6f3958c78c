import numpy as np
import pytest

from binjiang_sim.engine import Clock
from binjiang_sim.projection.figures import items

from ..engine.reported import reported
from ..engine.runs import LABELS, NUMBERS, TOY, figures

HALVES = Clock(2020, 2022, 2)
MONTHS = Clock(2020, 2022, 12)


def rising(clock):
    """A path that rises by 1 a year, from 1 at the start."""
    return 1 + np.arange(clock.steps + 1)[:, None] / clock.steps_per_year


def test_a_flow_is_reported_as_its_integral_over_the_period():
    figure = figures(HALVES)
    assert figure("births", "2021-H1")[0, 0] == NUMBERS["births"] / 2
    assert figure("births", "2021")[0, 0] == NUMBERS["births"]


def test_a_year_of_a_flow_is_the_sum_of_its_half_years():
    figure = figures(MONTHS, demand=rising(MONTHS))
    assert figure("sales", "2021") == figure("sales", "2021-H1") + figure("sales", "2021-H2")


def test_the_integral_of_a_flow_takes_its_value_at_the_beginning_of_each_step():
    figure = figures(HALVES, births=0.0, family=(60.0, 0.0, 0.0), years=(1e12,) * 3, swing=0.0, demand=rising(HALVES))
    assert figure("sales", "2021-H1")[0, 0] == pytest.approx(2.0 * 60 * 2.0 / 2)


def test_a_stock_is_reported_at_the_end_of_the_period():
    figure = figures(HALVES)
    remaining = [(1 - NUMBERS["decay_rate"] / 2) ** steps for steps in (0, 1, 2)]
    found = [figure("atoms", label)[0, 0] for label in ("2019", "2020-H1", "2020-H2")]
    assert found == pytest.approx(remaining, rel=1e-15)


def test_a_year_of_a_stock_is_its_second_half_year():
    figure = figures(HALVES)
    assert figure("people", "2021").tolist() == figure("people", "2021-H2").tolist()


def test_a_count_is_reported_at_the_end_of_the_period():
    figure = figures(HALVES)
    for label in ("2019", "2020-H1", "2022"):
        assert figure("everybody", label)[0, 0] == pytest.approx(figure("people", label).sum(), rel=1e-15)


@pytest.mark.parametrize(("steps", "mean"), [(1, 1.0), (2, 1.25), (4, 1.375), (12, 1 + 11 / 24)])
def test_a_ratio_is_reported_as_the_average_over_the_period(steps, mean):
    clock = Clock(2020, 2020, steps)
    assert figures(clock, demand=rising(clock))("relative_demand", "2020")[0, 0] == pytest.approx(mean)


def test_a_half_year_of_a_ratio_is_the_average_of_its_steps():
    figure = figures(Clock(2020, 2020, 4), demand=rising(Clock(2020, 2020, 4)))
    assert figure("demand", "2020-H2")[0, 0] == pytest.approx((1.5 + 1.75) / 2)


def test_a_start_has_a_figure_at_the_opening_only():
    figure = figures(HALVES)
    assert figure("left_bank_start", "2019")[0, 0] == NUMBERS["left"]
    assert [figure("left_bank_start", label) for label in ("2020-H1", "2020", "2022")] == [None] * 3


def test_the_opening_of_a_stock_is_its_start():
    figure = figures(HALVES)
    assert figure("people", "2019").tolist() == figure("people_start", "2019").tolist()


@pytest.mark.parametrize("name", ["births", "demand", "mood", "sales_per_head", "sales_growth"])
def test_flows_averages_and_indicators_have_no_figure_at_the_opening(name):
    assert figures(HALVES)(name, "2019") is None


@pytest.mark.parametrize("label", ["2020-H1", "2020-H2", "2020"])
def test_growth_is_not_defined_in_the_first_year(label):
    assert figures(HALVES)("sales_growth", label) is None


@pytest.mark.parametrize(("label", "before"), [("2021-H1", "2020-H1"), ("2021-H2", "2020-H2"), ("2022", "2021")])
def test_growth_compares_with_the_same_period_a_year_before(label, before):
    figure = figures(HALVES, demand=rising(HALVES))
    assert figure("sales_growth", label) == figure("sales", label) / figure("sales", before) - 1


def test_an_indicator_may_compare_averages_with_the_year_before():
    figure = figures(HALVES, demand=rising(HALVES))
    assert figure("demand_change", "2021-H2")[0, 0] == pytest.approx(1.0)
    assert figure("demand_change", "2020-H2") is None


@pytest.mark.parametrize(("label", "opening"), [("2020-H1", "2019"), ("2021-H2", "2021-H1"), ("2021", "2020")])
def test_an_average_is_the_mean_of_both_ends_of_the_period(label, opening):
    figure = figures(HALVES)
    mean = (figure("everybody", opening) + figure("everybody", label)) / 2
    assert figure("sales_per_head", label) == figure("sales", label) / mean


@pytest.mark.parametrize("steps", [2, 4, 12])
def test_a_seasonal_weight_leaves_the_year_unchanged_for_constant_drivers(steps):
    clock = Clock(2020, 2020, steps)
    constant = {"births": 0.0, "years": (1e15,) * 3}
    even, uneven = (figures(clock, swing=swing, **constant)("sales", "2020")[0, 0] for swing in (0.0, 0.3))
    assert uneven == pytest.approx(even, rel=1e-12)


def test_a_seasonal_weight_moves_amounts_between_the_halves():
    figure = figures(HALVES, swing=0.3, births=0.0, years=(1e15,) * 3)
    halves = [figure("sales", f"2020-H{half}")[0, 0] for half in (1, 2)]
    assert halves[0] / halves[1] == pytest.approx(1.3 / 0.7)


def test_a_seasonal_weight_is_not_read_by_other_equations():
    even, uneven = (figures(HALVES, swing=swing)("everybody", "2022")[0, 0] for swing in (0.0, 0.3))
    assert even == uneven


def test_the_items_of_a_variable_are_the_labels_of_its_dimension():
    assert items(TOY.equations["people"], LABELS) == ("young", "middle", "old")
    assert items(TOY.equations["births"], LABELS) == (None,)


def test_every_figure_has_the_bits_that_it_has_one_at_a_time(small_run):
    figures, cells = small_run.ensemble.job.figures, small_run.ensemble.draws.all_cells
    for name in small_run.model.equations:
        for label, period in small_run.periods.items():
            expected = reported(small_run.model, figures.layout, small_run.clock, cells, name, period)
            if expected is None:
                assert figures.numbers(name, label) is None
            else:
                assert np.array_equal(figures.figure(name, label, cells), expected, equal_nan=True), (name, label)
