from pathlib import Path

import numpy as np
import pytest

from binjiang_sim.engine import Model, auxiliary

from . import toy
from .runs import TOY


@auxiliary("1", zh="独", en="alone")
def alone():
    """One."""
    return 1


alone.__module__ = "bare"


def test_a_declared_equation_is_still_a_plain_function():
    assert toy.to_right.__equation__.function is toy.to_right
    assert toy.births(toy.Params(**dict.fromkeys(toy.Params.__annotations__, 3.0)), 1) == 6


def test_an_equation_works_alike_on_numbers_and_arrays():
    assert toy.people(np.array([3.0]), np.array([1.0])).tolist() == [toy.people(3.0, 1.0)]


def test_the_inputs_are_the_arguments_after_p():
    assert TOY.equations["spread"].inputs == ("rumour",)
    assert TOY.equations["spread"].reads_parameters
    assert TOY.equations["entries"].inputs == ("ageing", "births")
    assert not TOY.equations["entries"].reads_parameters


def test_the_title_is_the_first_paragraph_of_the_docstring_on_one_line():
    @auxiliary("1", zh="甲", en="a")
    def two_paragraphs():
        """One line
        and another.

        A second paragraph.
        """

    assert two_paragraphs.__equation__.title == "One line and another."


def test_an_equation_knows_its_file_and_line():
    equation = TOY.equations["decay"]
    lines = Path(toy.__file__).read_text(encoding="utf-8").splitlines()
    assert equation.file == "toy.py"
    assert lines[equation.line - 1] == '@flow("1/year", zh="衰变", en="decay")'


def test_a_flow_declared_with_growth_brings_its_growth_as_an_indicator():
    growth = TOY.equations["sales_growth"]
    assert (growth.kind, growth.unit, growth.zh, growth.en) == ("indicator", "1", "销售额增速", "sales, growth")
    assert growth.inputs == ("sales", "sales_year_before")
    assert growth.function(105.0, 100.0) == pytest.approx(0.05)


def test_a_parameter_knows_its_path_unit_bounds_and_dimensions():
    one = TOY.parameters["toy.family"]
    assert (one.key, one.unit, one.low, one.high, one.dims) == ("toy.family", "person", 0, None, ("age",))


def test_a_module_without_parameters_makes_a_sector_without_them():
    module = type(toy)("bare")
    module.NAME, module.births = {"zh": "空", "en": "Bare"}, alone
    assert Model.of(module).parameters == {}
