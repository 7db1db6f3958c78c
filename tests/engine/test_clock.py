import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim.engine import Clock

clocks = st.builds(
    lambda start, years, steps: Clock(start, start + years, steps),
    st.integers(1950, 2100),
    st.integers(0, 40),
    st.sampled_from((1, 2, 4, 12)),
)


@given(clocks)
def test_the_steps_fill_the_years_from_start_to_end(clock):
    assert clock.steps * clock.step == pytest.approx(clock.end - clock.start + 1, abs=1e-9)
    assert clock.time(0) == clock.start
    assert clock.time(clock.steps) == clock.end + 1


@given(clocks)
def test_cells_share_the_steps_evenly(clock):
    assert clock.cells * clock.steps_per_cell == clock.steps
    assert clock.cells == (clock.end - clock.start + 1) * clock.cells_per_year


@given(clocks)
def test_the_shortest_periods_cover_every_cell_once_in_order(clock):
    short = [period for period in clock.periods if ("-H" in period.label) == (clock.cells_per_year == 2)]
    assert [period.first for period in short] == list(range(1, clock.cells + 1))
    assert all(period.first == period.last for period in short)


@given(clocks)
def test_a_year_spans_its_half_years_and_comes_after_them(clock):
    places = {period.label: place for place, period in enumerate(clock.periods)}
    for period in clock.periods:
        if "-H" not in period.label and clock.cells_per_year == 2:
            halves = [clock.periods[places[f"{period.label}-H{half}"]] for half in (1, 2)]
            assert (period.first, period.last) == (halves[0].first, halves[1].last)
            assert places[period.label] == places[f"{period.label}-H2"] + 1


@given(clocks)
def test_the_cells_of_a_period_end_at_its_time(clock):
    for period in (clock.opening, *clock.periods):
        assert clock.time(period.last * clock.steps_per_cell) == pytest.approx(period.time, abs=1e-9)


@given(clocks)
def test_the_year_before_is_one_year_earlier_and_as_long(clock):
    for period in clock.periods:
        before = clock.year_before(period)
        if period.first > clock.cells_per_year:
            assert before.time == period.time - 1
            assert before.last - before.first == period.last - period.first
        else:
            assert before is None


def test_two_steps_a_year_give_half_years_and_years():
    assert [period.label for period in Clock(2023, 2024, 2).periods] == [
        "2023-H1",
        "2023-H2",
        "2023",
        "2024-H1",
        "2024-H2",
        "2024",
    ]


def test_one_step_a_year_gives_no_half_years():
    assert [period.label for period in Clock(2023, 2025, 1).periods] == ["2023", "2024", "2025"]


def test_the_opening_is_the_end_of_the_year_before():
    opening = Clock(2023, 2024, 4).opening
    assert (opening.label, opening.first, opening.last, opening.time) == ("2022", 0, 0, 2023.0)


@pytest.mark.parametrize("steps", [1, 2, 4, 12])
def test_the_lag_is_the_mean_of_the_instants_at_which_the_steps_of_a_year_begin(steps):
    clock = Clock(2023, 2023, steps)
    assert clock.lag == pytest.approx(sum(clock.time(instant) - 2023 for instant in range(steps)) / steps)
