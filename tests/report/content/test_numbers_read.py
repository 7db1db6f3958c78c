"""What reports print of a number is read back as that number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binjiang_sim import model
from binjiang_sim.report.content.numbers import shown_unit, text
from binjiang_sim.scenario.numbers import number

MODEL = model()
UNITS = sorted(
    {(one.unit, False) for one in MODEL.parameters.values()}
    | {(one.reported_unit, one.share) for one in MODEL.equations.values()}
    | {(one.unit, one.share) for one in MODEL.equations.values()}
)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("unit", "share"), UNITS)
@given(exponent=st.floats(-3, 12), sign=st.sampled_from([1, -1]))
def test_a_number_as_reports_print_it_is_read_as_that_number(unit, share, language, exponent, sign):
    value, shown = sign * 10**exponent, shown_unit(unit, share)
    printed = text(value, shown, language)
    read = number(printed, unit, "", "x")
    figures = re.search(r"-?[0-9]+(\.([0-9]+))?", printed)
    digit = 10.0 ** -len(figures[2] or "")  # the last one printed
    scale = read / float(figures[0]) if float(figures[0]) else 1.0
    assert abs(read - value) <= 0.5001 * digit * scale
