"""People and enterprises that come and go: what comes in equals what goes out and is kept."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from binjiang_sim.errors import ProjectionError
from binjiang_sim.report import charts
from binjiang_sim.report.charts import flows
from binjiang_sim.report.charts.ribbons import balance, slots

from ..drawn import faults, texts

READ = {
    "people": flows.people_balances,
    "enterprises": flows.enterprise_balances,
    "ladder": flows.ladder_balances,
}


@pytest.mark.parametrize("year", [2023, 2030, 2035])
@pytest.mark.parametrize("name", READ)
def test_what_enters_a_stock_equals_what_leaves_it_and_its_gain(base, name, year):
    for one in READ[name](base, year, "en"):
        assert abs(one.gap) <= 1e-9 * max(one.opening, one.throughput), one.name
        assert all(flow.amount >= 0 for flow in (*one.inflows, *one.outflows))


def test_flows_and_stocks_are_means_over_the_draws(base):
    young = flows.people_balances(base, 2030, "en")[0]
    assert young.opening == pytest.approx(base.values("young_graduates", "2029").mean())
    assert young.closing == pytest.approx(base.values("young_graduates", "2030").mean())
    amounts = {flow.name: flow.amount for flow in (*young.inflows, *young.outflows)}
    wanted = {
        "Graduates under 35 taken in": "graduate_inflow",
        "Departures of young graduates": "graduate_departures",
        "Young graduates becoming experienced": "graduate_maturing",
    }
    for words, indicator in wanted.items():
        assert amounts.pop(words) == pytest.approx(base.values(indicator, "2030").mean())
    assert amounts == {"net gain": pytest.approx(young.closing - young.opening)}


def test_flows_by_age_are_added_up(base):
    residents = flows.people_balances(base, 2030, "en")[3]
    deaths = next(flow.amount for flow in residents.outflows if flow.name == "Deaths")
    assert deaths == pytest.approx(sum(base.values("deaths", "2030", age).mean() for age in base.items("deaths")))


def test_what_leaves_a_stage_by_promotion_enters_the_next(base):
    stages = flows.ladder_balances(base, 2030, "en")
    for lower, upper in pairwise(stages):
        promoted = next(flow.amount for flow in lower.outflows if flow.name == "promoted")
        assert promoted == pytest.approx(upper.inflows[0].amount)
    assert "promoted" not in {flow.name for flow in stages[-1].outflows}


def test_the_bands_beside_a_box_are_as_high_as_their_amounts(base):
    axes = charts.people_flows(base, 2030)
    young = flows.people_balances(base, 2030, "en")[0]
    heights = []
    for patch in axes.patches[: len(young.inflows) + len(young.outflows)]:
        corners = patch.get_path().vertices
        heights.append(corners[0, 1] - corners[-2, 1])
    amounts = [flow.amount for flow in (*young.inflows, *young.outflows)]
    np.testing.assert_allclose(np.array(heights) / heights[0], np.array(amounts) / amounts[0], atol=1e-9)


def test_amounts_and_stocks_are_written_beside_their_bands(base):
    shown = [" ".join(words.split()) for words, _ in texts(charts.people_flows(base, 2030, "zh"))]
    inflow = base.values("graduate_inflow", "2030").mean()
    assert f"引进35周岁以下大学生 {inflow / 1e4:.2f}万" in shown
    assert "带高为1万人；各带同一比例" in shown


@given(
    st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)),
    st.lists(st.floats(-1e5, 1e5), min_size=1, max_size=4),
)
def test_a_net_flow_below_zero_changes_sides(ends, nets):
    inward = {str(place): amount for place, amount in enumerate(nets)}
    missing = ends[1] - ends[0] - sum(nets)
    one = balance("stock", "person", ends, (inward, {"rest": -missing}), ("gain", "loss"))
    assert all(flow.amount >= 0 for flow in (*one.inflows, *one.outflows))
    assert abs(one.gap) <= 1e-9 * (1 + sum(map(abs, nets)) + abs(missing) + max(ends))
    assert {flow.name for flow in one.outflows if flow.turned} == {key for key, amount in inward.items() if amount < 0}


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=6))
def test_slots_fill_the_box_from_its_top(amounts):
    found = slots(amounts, 10.0, 40.0)
    assert sum(height for _, height in found) == pytest.approx(40.0 if sum(amounts) else 0.0)
    assert found[0][0] + found[0][1] / 2 == pytest.approx(30.0)


@pytest.mark.parametrize("draw", [charts.people_flows, charts.enterprise_flows, charts.ladder_flows])
def test_a_year_that_was_not_run_is_refused(base, draw):
    with pytest.raises(ProjectionError, match="2050"):
        draw(base, 2050)


def test_flows_find_room_for_a_year_of_shrinking(base):
    """In the first year some nets run the other way."""
    for language in ("zh", "en"):
        for draw in (charts.people_flows, charts.enterprise_flows, charts.ladder_flows):
            assert faults(draw(base, 2023, language)) == []


DRAWS = [charts.people_flows, charts.enterprise_flows, charts.ladder_flows]


def inside(part, whole):
    """To half a pixel."""
    spare = whole.padded(0.5)
    return spare.x0 <= part.x0 and part.x1 <= spare.x1 and spare.y0 <= part.y0 and part.y1 <= spare.y1


def drawn(axes):
    """The axes after drawing, with what measures its parts."""
    figure = axes.get_figure(root=True)
    figure.draw_without_rendering()
    return lambda artists: [one.get_window_extent(figure._get_renderer()) for one in artists]


@pytest.mark.parametrize("draw", DRAWS)
def test_all_bands_of_a_chart_stand_at_one_scale(base, draw):
    read = {charts.people_flows: "people", charts.enterprise_flows: "enterprises", charts.ladder_flows: "ladder"}[draw]
    axes = draw(base, 2030)
    (bar,) = [line for line in axes.lines if len(line.get_xdata()) == 2]
    low, high = bar.get_ydata()
    words = next(one.get_text() for one in axes.texts if "one scale for all bands" in one.get_text())
    number, multiple = words.removeprefix("height of a band of ").split(" ")[:2]
    each = (high - low) / (float(number) * (1000 if multiple == "thousand" else 1))
    heights = sorted(patch.get_path().vertices[0, 1] - patch.get_path().vertices[-2, 1] for patch in bands(axes))
    stocks = READ[read](base, 2030, "en")
    amounts = [flow.amount for one in stocks for flow in (*one.inflows, *one.outflows)]
    if read == "ladder":  # what is promoted is drawn once, between two stages
        amounts = [flow.amount for one in stocks for flow in one.outflows]
        amounts += [flow.amount for one in stocks for flow in one.inflows[1:]] + [stocks[0].inflows[0].amount]
    np.testing.assert_allclose(heights, sorted(each * amount for amount in amounts), atol=1e-9)


def bands(axes):
    return [patch for patch in axes.patches if not isinstance(patch, Rectangle)]


def test_titles_of_flows_are_what_the_result_says(base):
    lowest = base.items("ladder")[0]
    before = base.mean("ladder", "2029", lowest)
    climbed = 100 * base.mean("promotions", "2030", lowest) / before
    title = charts.ladder_flows(base, 2030).get_title("left").replace("\n", " ")
    assert title.startswith(f"Of 100 at the stage Provincial technology SME, {climbed:.1f} are promoted in 2030 and ")
    inflow, outflow = (base.mean(name, "2030") / 1e3 for name in ("graduate_inflow", "graduate_departures"))
    title = charts.people_flows(base, 2030).get_title("left").replace("\n", " ")
    assert title.startswith(f"2030: {inflow:.1f} thousand young graduates come and {outflow:.1f} thousand leave; ")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("draw", DRAWS)
def test_the_words_of_a_box_stay_inside_it(base, draw, language):
    axes = draw(base, 2035, language)
    extents = drawn(axes)
    boxes = extents(one for one in axes.patches if isinstance(one, Rectangle))
    words = extents(one for one in axes.texts if "→" in one.get_text())
    assert len(boxes) == len(words) > 2
    assert all(any(inside(one, box) for box in boxes) for one in words)


@pytest.mark.parametrize("draw", DRAWS)
def test_no_band_leaves_the_picture(base, draw):
    axes = draw(base, 2035)
    bands = drawn(axes)(axes.patches)
    assert len(bands) > 2
    assert all(inside(one, axes.bbox) for one in bands)
