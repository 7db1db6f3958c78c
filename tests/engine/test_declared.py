"""What is said of a variable besides its equation: shares, prices, directions, costs, the outline."""

import dataclasses
import pickle

import pytest

from binjiang_sim.engine import MainFigure, Model, auxiliary, flow, indicator, lever, parameter
from binjiang_sim.engine.declare import growth_of
from binjiang_sim.errors import ModelError

from . import runs
from .runs import TOY


@lever("1", zh="甲", en="school building")
def school_building(path):
    """A lever."""
    return path


@dataclasses.dataclass(frozen=True)
class Costs:
    cost: object = parameter("CNY/year", zh="成本", en="cost", costs="school_building")


def faults(*functions, params=None):
    """The lines of the error that these equations cause, English and Chinese."""
    with pytest.raises(ModelError) as caught:
        runs.model(*functions, params=params)
    return caught.value.text("en").splitlines(), caught.value.text("zh").splitlines()


def share_of(unit):
    @auxiliary(unit, share=True, zh="占比", en="share")
    def part():
        return 1

    return part


@pytest.mark.parametrize("unit", ["1", "1/year"])
def test_a_share_is_a_fraction_or_a_yearly_rate(unit):
    assert runs.model(share_of(unit)).equations["part"].share


def test_nothing_else_can_be_a_share():
    assert faults(share_of("person")) == (
        ["small.part: share is for the units 1 and 1/year; the unit here is 'person'"],
        ["small.part: share 只用于单位为 1 或 1/year 的变量，这里的单位是“person”"],
    )


def test_growth_that_a_flow_asks_for_is_a_share_and_no_money():
    @flow("CNY/year", growth=True, better="higher", zh="产出", en="output")
    def output():
        return 1

    growth = growth_of(output.__equation__)
    assert (growth.share, growth.price_basis, growth.better) == (True, "", "higher")


def money(unit, **facts):
    @flow(unit, zh="钱", en="money", **facts)
    def amount():
        return 1

    return amount


@pytest.mark.parametrize(
    ("unit", "declared", "basis"),
    [
        ("CNY/year", {}, "constant"),
        ("CNY/year", {"prices": "constant"}, "constant"),
        ("current_CNY/year", {}, "current"),
        ("USD/year", {"prices": "current"}, "current"),
        ("USD/year", {}, ""),
        ("CNY/USD", {}, ""),
        ("person/year", {}, ""),
    ],
)
def test_the_price_basis_follows_from_the_unit_or_is_declared(unit, declared, basis):
    assert runs.model(money(unit, **declared)).equations["amount"].price_basis == basis


@pytest.mark.parametrize("unit", ["current_CNY/year", "person/year"])
def test_prices_that_do_not_fit_the_unit_are_refused(unit):
    assert faults(money(unit, prices="constant")) == (
        [f"small.amount: a figure in '{unit}' cannot be at constant prices"],
        [f"small.amount: 单位“{unit}”的价格口径不能写成“constant”"],
    )


def test_words_that_say_nothing_are_refused_all_at_once():
    english, chinese = faults(money("CNY/year", prices="curent", better="more"))
    assert english == [
        "small.amount: better cannot be 'more' (possible: higher, lower)",
        "small.amount: prices cannot be 'curent'; did you mean 'current'?",
    ]
    assert chinese == [
        "small.amount: better 不能是“more”（可用：higher, lower）",
        "small.amount: prices 不能是“curent”；是否想写“current”？",
    ]


def test_a_parameter_names_the_lever_whose_cost_it_is():
    assert runs.model(school_building, params=Costs).costs == {"school_building": "small.cost"}


def test_the_cost_of_a_lever_that_there_is_not_is_refused():
    @dataclasses.dataclass(frozen=True)
    class Wrong:
        cost: object = parameter("CNY/year", zh="成本", en="cost", costs="school_bilding")

    assert faults(school_building, params=Wrong) == (
        ["small.cost: costs: no lever 'school_bilding'; did you mean 'school_building'?"],
        ["small.cost: costs 指向的举措“school_bilding”不存在；是否想写“school_building”？"],
    )


def test_two_costs_of_one_lever_are_refused():
    @dataclasses.dataclass(frozen=True)
    class Twice(Costs):
        more: object = parameter("CNY/year", zh="又一", en="more", costs="school_building")

    assert faults(school_building, params=Twice) == (
        ["more than one parameter holds the cost of the lever 'school_building'"],
        ["举措“school_building”的成本由不止一个参数给出"],
    )


def outlined(*figures):
    return Model((runs.sector(school_building),), figures)


def test_the_headline_stands_in_the_order_of_its_ranks_and_all_else_in_the_order_of_the_outline():
    figures = (
        MainFigure("school_building", "growth", ("fan", "heat"), 2),
        MainFigure("school_building", "people", ("heat",), 1),
        MainFigure("school_building", "people"),
    )
    model = outlined(*figures)
    assert model.main_figures("headline") == (figures[1], figures[0])
    assert model.main_figures("heat") == figures[:2]
    assert model.main_figures("bands") == ()


def test_faults_of_an_outline_come_at_once():
    with pytest.raises(ModelError) as caught:
        outlined(MainFigure("school_bilding", "growth"), MainFigure("school_building", "grwth", ("fan", "sky")))
    assert str(caught.value).splitlines()[:2] == [
        "outline: no variable 'school_bilding'; did you mean 'school_building'?",
        "outline.school_building: page cannot be 'grwth'; did you mean 'growth'?",
    ]
    assert str(caught.value).splitlines()[2].startswith("outline.school_building: shown cannot be 'sky' (possible: ")


def test_an_outline_goes_with_the_model_to_another_process_and_to_its_variants():
    model = outlined(MainFigure("school_building", "growth", ("fan",)))
    assert pickle.loads(pickle.dumps(model)).outline == model.outline
    assert model.replace(school_building).outline == model.outline


def test_a_figure_is_an_amount_when_half_a_year_has_about_half_of_it():
    @indicator("CNY/resident", zh="人均", en="per head")
    def per_head(amount):
        return amount

    @indicator("1", share=True, zh="比率", en="ratio")
    def ratio(amount):
        return amount

    model = runs.model(money("CNY/year"), per_head, ratio)
    assert {name: one.is_amount for name, one in model.equations.items()} == {
        "amount": True,
        "per_head": True,
        "ratio": False,
    }


def test_nothing_is_claimed_of_a_toy():
    assert {one.better for one in TOY.equations.values()} == {""}
    assert TOY.outline == ()
