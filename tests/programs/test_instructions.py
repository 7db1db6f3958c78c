"""The list of instructions: what stands in it once, what belongs to the first instant, and what is refused."""

# ruff: noqa: RUF009 - `parameter(...)` is a field, not a shared default

import dataclasses
from collections import Counter

import pytest

from binjiang_sim.engine import Array, auxiliary, driver, flow, parameter, start, stock
from binjiang_sim.engine.functions import element, total
from binjiang_sim.errors import ModelError
from binjiang_sim.programs import translate

from ..engine import runs
from .test_simulate import SHORT


@dataclasses.dataclass(frozen=True)
class Params:
    share: Array = parameter("1", zh="份额", en="share")
    parts: Array = parameter("1", dims=("age",), zh="各组", en="parts")
    others: Array = parameter("1", dims=("place",), zh="各地", en="others")


LABELS = {"age": ("young", "old"), "place": ("here", "there")}


@start("1", zh="起点", en="origin")
def origin(p: Params):
    """Given."""
    return p.share


@driver("1", zh="需求", en="demand")
def demand(path):
    """Given."""
    return path


@stock("1", start="origin", zh="池", en="pool")
def pool(filling):
    """Filled."""
    return filling


@flow("1/year", zh="注入", en="filling")
def filling(p: Params, pool, demand, demand_at_start):
    """Reads the same ratio as `ratio`."""
    return pool * (p.share / total(p.parts)) * (demand / demand_at_start)


@auxiliary("1", zh="比值", en="ratio")
def ratio(demand, demand_at_start):
    """Over the start."""
    return demand / demand_at_start


def code(*functions):
    """The instructions of a model of the equations above and these."""
    model = runs.model(origin, demand, pool, filling, ratio, *functions, params=Params)
    return translate(model, LABELS, SHORT, frozenset())


def later(listing):
    """Operations of later instants alone, counted."""
    step = listing.later
    needed = listing.needed([*step.values.values(), *step.next.values()], True)
    return Counter(one.operation for one in map(listing.instructions.__getitem__, needed) if one.later)


def test_what_two_equations_share_is_computed_once():
    assert later(code())["divide"] == 1


def test_what_does_not_change_is_computed_with_the_first_instant():
    listing = code()
    constant = [one for one in listing.instructions if one.operation in ("total", "parameter")]
    assert len(constant) == 3
    assert not any(one.later for one in constant)
    assert later(listing) == {"stock": 1, "path": 1, "divide": 1, "multiply": 3, "add": 1}


def test_every_instruction_comes_after_what_it_reads():
    listing = code()
    assert all(max(one.arguments, default=-1) < place for place, one in enumerate(listing.instructions))


def test_a_variable_at_the_start_is_its_value_at_the_first_instant():
    listing = code()
    at = listing.instructions[listing.later.values["ratio"]]
    assert at.arguments == (listing.later.values["demand"], listing.first.values["demand"])


def refusal(*functions):
    with pytest.raises(ModelError) as caught:
        code(*functions)
    return str(caught.value).splitlines()


@auxiliary("1", dims=("age",), zh="混", en="mixed")
def mixed(p: Params):
    """Ages over places."""
    return p.parts * p.others


@auxiliary("1", zh="无此", en="nobody")
def nobody(p: Params):
    """A label that the district lacks."""
    return element(p.parts, "aged")


@auxiliary("1", zh="宽", en="wide")
def wide(p: Params):
    """More rows than it declares."""
    return p.parts


def test_dimensions_of_the_same_size_are_still_told_apart():
    assert refusal(mixed) == ["small.mixed: mixes the dimensions (age) and (place)"]


def test_a_label_that_the_district_lacks_is_refused_with_the_list():
    assert refusal(nobody) == ["small.nobody: no label 'aged' (labels: young, old)"]


def test_all_faults_are_told_at_once():
    assert refusal(mixed, wide) == [
        "small.mixed: mixes the dimensions (age) and (place)",
        "small.wide: gives the dimensions (age), which do not fit its own ()",
    ]
