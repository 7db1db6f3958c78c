"""The waterfall of growth: bars that lead from one year's GDP to the other's, and words that fit."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from binjiang_sim.analysis import growth_causes
from binjiang_sim.report.charts.canvas import new_figure
from binjiang_sim.report.charts.waterfall import waterfall

from ..content.test_growth import GROWING, made
from ..drawn import faults, figure_of, texts

BOTH = pytest.mark.parametrize("language", ["zh", "en"])


def bars(axes):
    """(from, to) of every bar, from above; patches of the axes are bars alone."""
    found = sorted(axes.patches, key=lambda one: one.get_y())
    return [(one.get_x(), one.get_x() + one.get_width()) for one in found]


def words(axes):
    return [one for one, _ in texts(axes)]


def test_every_bar_begins_where_the_one_before_it_ends():
    first, *steps, last = bars(waterfall(made(**GROWING)))
    assert first[1] == pytest.approx(1e11)
    assert last[1] == pytest.approx(1.2e11)
    ends = [first[1], *(end for _, end in steps)]
    np.testing.assert_allclose([begin for begin, _ in steps], ends[:-1])
    assert ends[-1] == pytest.approx(last[1])
    np.testing.assert_allclose(np.diff(ends), [1e10, 6e9, 3e9, 2e9, -1e9])


def test_the_title_says_what_growth_is():
    english, chinese = (waterfall(made(**GROWING), language) for language in ("en", "zh"))
    assert english.get_title("left") == "GDP 20 % up from 2024 to 2026: 50 % is capital, 30 % is unexplained trend"
    assert chinese.get_title("left") == "2026年地区生产总值比2024年增长20%：资本占50%、未能归因的趋势占30%"
    sources = made("ultimate", trend=0.06, reforms=0.02)
    assert waterfall(sources).get_title("left") == (
        "GDP 8 % up from 2024 to 2026: 75 % from unexplained trend, 25 % from reforms"
    )
    falling = made(trend=-0.05, capital=0.01)
    assert waterfall(falling).get_title("left") == "GDP 4 % down from 2024 to 2026"
    assert waterfall(falling, "zh").get_title("left") == "2026年地区生产总值比2024年下降4%"


def test_numbers_stand_at_the_bars():
    shown = words(waterfall(made(**GROWING)))
    assert {"100", "+10.0 (50 %)", "+6.0 (30 %)", "−1.0 (−5 %)", "120"} <= set(shown)
    assert "（50%）" in " ".join(words(waterfall(made(**GROWING), "zh")))


def test_small_causes_share_a_bar():
    shown = words(waterfall(made(capital=0.2, labour=0.0005, floor=0.0004)))
    assert "2 smaller ones" in shown
    assert "Labour" not in shown


def test_a_fall_has_no_shares():
    assert {"−5.0", "+1.0"} <= set(words(waterfall(made(trend=-0.05, capital=0.01))))


@pytest.mark.parametrize("kind", ["proximate", "ultimate"])
def test_no_text_covers_another_or_leaves_the_picture(base, sample, central, kind):
    for result in (base, sample, central):
        found = growth_causes(result, 2030, kind=kind, draws=8)
        assert [faults(waterfall(found, language)) for language in ("zh", "en")] == [[], []]


@BOTH
def test_words_shrink_with_the_axes_they_are_given(base, language):
    found = growth_causes(base, 2030, draws=8)
    axes = new_figure(6, 3.2).add_subplot()
    assert waterfall(found, language, axes) is axes
    assert faults(axes) == []


def test_axes_made_by_somebody_else_speak_chinese(base):
    axes = Figure(figsize=(9, 6), layout="constrained").add_subplot()
    waterfall(growth_causes(base, 2030, draws=8), "zh", axes)
    assert faults(axes) == []
    assert any("资本" in one for one in words(axes))


def test_a_central_run_has_no_bands(central):
    axes = waterfall(growth_causes(central, 2030))
    assert "central run" in " ".join(words(figure_of(axes)))
    assert "80 %" not in " ".join(words(axes))
