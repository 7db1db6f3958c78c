"""Words beside lines and under charts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from binjiang_sim.facts.screen import width
from binjiang_sim.report.charts.labels import End, apart, label_ends, wrapped

from ..drawn import faults


@pytest.mark.parametrize(
    ("words", "columns", "lines", "wanted"),
    [
        ("Talent first", 20, 2, "Talent first"),
        ("Talent first and schools", 14, 3, "Talent first\nand schools"),
        ("Talent first and schools", 12, 1, "Talent first…"),
        ("Talent first and schools, case 7", 12, 2, "Talent first…\ncase 7"),
        ("人才优先与开放先行之二", 8, 2, "人才优先…\n行之二"),
        ("人才优先与开放先行", 8, 3, "人才优先\n与开放先\n行"),
        ("线：中位数；色带", 12, 3, "线：中位数；\n色带"),
        ("引进35周岁以下大学生", 12, 2, "引进35周岁以\n下大学生"),
        ("", 5, 2, ""),
    ],
)
def test_words_are_broken_at_spaces_and_chinese_anywhere_but_before_a_closing_mark(words, columns, lines, wanted):
    assert wrapped(words, columns, lines) == wanted


@given(st.text(alphabet="ab 中文，35", max_size=60), st.integers(4, 30))
def test_breaking_loses_no_letter_and_only_a_long_word_is_wider_than_the_line(words, columns):
    found = wrapped(words, columns)
    assert "".join(found.split()) == "".join(words.split())
    assert all(width(line) <= columns + 2 or " " not in line for line in found.split("\n"))


@given(
    st.lists(st.tuples(st.floats(-50, 150), st.floats(1, 12)), min_size=1, max_size=8).filter(
        lambda pairs: sum(size for _, size in pairs) <= 100
    )
)
def test_intervals_moved_apart_keep_their_order_stay_inside_and_do_not_overlap(pairs):
    wanted, sizes = zip(*pairs, strict=True)
    places = np.array(apart(wanted, sizes, 0, 100))
    order = np.argsort(wanted, kind="stable")
    low, high = places - np.array(sizes) / 2, places + np.array(sizes) / 2
    assert (low > -1e-6).all()
    assert (high < 100 + 1e-6).all()
    assert (low[order][1:] - high[order][:-1] > -1e-6).all()


def test_intervals_with_room_stay_where_they_are():
    assert apart([10, 50, 90], [8, 8, 8], 0, 100) == pytest.approx([10, 50, 90])


def test_two_intervals_at_one_place_move_by_the_same_amount():
    assert apart([50, 50], [10, 10], 0, 100) == pytest.approx([45, 55])


def test_labels_of_lines_that_end_together_do_not_cover_each_other():
    axes = Figure(layout="constrained").add_subplot()
    for end in range(6):
        axes.plot([0, 1], [0, 1 + end / 1000])
    label_ends(axes, [End(1, 1 + end / 1000, f"line {end}", "black") for end in range(6)])
    assert faults(axes) == []


def test_labels_that_have_no_room_are_written_smaller():
    axes = Figure(figsize=(4, 1.2), layout="constrained").add_subplot()
    axes.plot([0, 1], [0, 1])
    label_ends(axes, [End(1, 0.5, f"line {end}", "black") for end in range(9)])
    assert faults(axes) == []
