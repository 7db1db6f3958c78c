"""The charts. Warnings are errors here, a missing glyph is a warning."""

import io
import warnings
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from binjiang_sim.analysis.lever_costs import cost_fields
from binjiang_sim.engine import flow
from binjiang_sim.errors import ProjectionError
from binjiang_sim.facts import published
from binjiang_sim.report import charts
from binjiang_sim.report.charts.fan import marks
from binjiang_sim.report.charts.levers import ordered
from binjiang_sim.report.render import fonts
from binjiang_sim.report.render.svg import inline


def words(chart):
    """All text of a drawn chart."""
    whole = chart if isinstance(chart, Figure) else chart.figure
    with fonts.chart_fonts():
        whole.savefig(io.BytesIO(), format="png", dpi=50)
    return [one for one in whole.findobj(Text) if one.get_text().strip() and one.get_visible()]


def test_the_line_of_a_fan_is_the_median_and_its_bands_are_the_quantiles(base):
    axes = charts.plot(base, "gdp")
    years = range(2023, 2036)
    line = axes.lines[0]
    assert line.get_xdata().tolist() == list(years)
    np.testing.assert_allclose(line.get_ydata(), [base.quantile("gdp", str(year), 0.5) for year in years], rtol=1e-12)
    for band, (low, high) in zip(axes.collections, ((0.025, 0.975), (0.1, 0.9), (0.25, 0.75)), strict=True):
        corners = band.get_paths()[0].vertices
        last = corners[corners[:, 0] == 2035][:, 1]
        wanted = [base.quantile("gdp", "2035", q) for q in (low, high)]
        np.testing.assert_allclose([last.min(), last.max()], wanted, rtol=1e-12)


def test_a_stock_begins_at_the_opening(base):
    assert charts.plot(base, "resident_population").lines[0].get_xdata()[0] == 2022


def test_published_figures_stand_at_their_values_and_times(base):
    axes = charts.plot(base, "gdp_growth")
    lines = {line.get_gid(): line for line in axes.lines if (line.get_gid() or "").startswith("fact-")}
    drawn = {name: (line.get_xdata()[0], line.get_ydata()[0]) for name, line in lines.items()}
    fact = published()["gdp_growth_2024_h1"]
    assert drawn["fact-gdp_growth_2024_h1"] == (2023.75, fact.model_value)
    assert len(drawn) == len(marks(base, "gdp_growth")) > 3


def test_a_published_stock_stands_at_its_date(base):
    drawn = {mark.fact.period: (mark.time, mark.value) for mark in marks(base, "listed_companies")}
    assert drawn["2024-H1"] == (2023.5, 73)
    assert drawn["2023-11"] == (pytest.approx(2022 + 11 / 12, abs=0.01), 72)


def test_an_amount_of_half_a_year_is_no_mark_on_an_axis_of_years(base):
    assert published().observations("graduate_inflow")
    assert marks(base, "graduate_inflow") == ()


def test_the_values_of_an_axis_are_read_in_the_readers_unit(base):
    axes = charts.plot(base, "gdp", language="zh")
    axes.figure.savefig(io.BytesIO(), format="png", dpi=50)
    labels = [label.get_text() for label in axes.get_yticklabels()]
    places = axes.get_yticks()
    assert [float(label) * 1e8 for label in labels] == pytest.approx(list(places))
    assert "亿元（2023年价格）" in axes.get_ylabel()


def test_new_axes_and_figures_show_themselves_in_a_notebook(base):
    assert charts.plot(base, "gdp")._repr_png_().startswith(b"\x89PNG")
    assert charts.stages(base)._repr_png_().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("indicator", "item", "message"),
    [
        ("gpd", None, "no indicator 'gpd'; did you mean 'gdp'?"),
        ("value_added", "industy", "value_added has no item 'industy'; did you mean 'industry'?"),
        ("value_added", None, "value_added has no item 'None' (items: industry, other, services)"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(base, indicator, item, message):
    with pytest.raises(ProjectionError) as caught:
        charts.plot(base, indicator, item)
    assert str(caught.value) == message


def test_the_ordered_path_is_the_scenarios_and_delivery_never_exceeds_it(base):
    orders = ordered(base)
    assert list(orders) == [lever.name for lever in base.model.of_kind("lever")]
    labels = [period.label for period in base.clock.periods if period.first == period.last]
    assert orders["talent_programme"][labels.index("2024-H1")] == 0
    assert orders["talent_programme"][-1] == 0.5
    for name, order in orders.items():
        delivered = np.stack([base.values(name, label) for label in labels])
        assert (delivered <= order[:, None] + 1e-12).all()


def test_stacked_costs_add_up_to_the_mean_cost(base):
    axes = charts.cost(base)
    tops = [bar.get_y() + bar.get_height() for bar in axes.containers[-1]]
    np.testing.assert_allclose(tops, [base.values("policy_cost", str(year)).mean() for year in range(2023, 2036)])


@flow("CNY/year", variant_of="policy_cost", zh="改革成本", en="policy cost")
def cost_of_two_fields(talent_cost, openness_cost, talent_programme):
    """Two fields, and a lever that is no cost itself."""
    return talent_cost + openness_cost * talent_programme


def test_fields_of_cost_are_the_amounts_that_make_up_the_cost_of_the_reforms(base):
    own = SimpleNamespace(model=base.model.replace(cost_of_two_fields))
    assert cost_fields(own) == ("talent_cost", "openness_cost")


def test_without_a_chinese_font_there_is_one_warning_and_english_labels(base, monkeypatch):
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    fonts._register.cache_clear()
    try:
        with pytest.warns(UserWarning, match="no Chinese font found"):
            axes = charts.plot(base, "gdp", language="zh")
        assert axes.get_title(loc="left").startswith("GDP")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            charts.plot(base, "gdp", language="zh")
    finally:
        fonts._register.cache_clear()


def test_settings_of_matplotlib_are_left_as_they_were(base):
    from matplotlib import rcParams

    before = list(rcParams["font.family"])
    charts.plot(base, "gdp", language="zh")
    assert rcParams["font.family"] == before


def test_a_drawing_for_a_page_is_named_and_self_contained(base):
    drawing = inline(charts.plot(base, "gdp"), "one", 'GDP "A&B"')
    assert drawing.startswith("<svg")
    assert 'role="img"' in drawing
    assert "<title>GDP &#34;A&amp;B&#34;</title>" in drawing
    assert "http" not in drawing
    assert "<text" not in drawing
    assert 'id="one-' in drawing


def test_the_same_chart_gives_the_same_bytes(base):
    assert inline(charts.plot(base, "gdp"), "one", "GDP") == inline(charts.plot(base, "gdp"), "one", "GDP")
