"""Every equation on quantities: arguments and parameters carry their declared units, and so must the result."""

import math
from string import ascii_lowercase

import numpy as np
import pint
import pytest

from binjiang_sim.engine import units
from binjiang_sim.engine.declare import plain_input
from binjiang_sim.engine.expression import PATH
from binjiang_sim.engine.functions import labelled
from binjiang_sim.projection import district_model

MODEL = district_model()
REGISTRY = pint.UnitRegistry(None)
# Each base unit is a dimension of its own. Letters only: pint takes "m2" for the square of "m".
SYMBOLS = {name: f"unit_{letter}" for name, letter in zip(sorted(units.BASE), ascii_lowercase, strict=False)}
for symbol in SYMBOLS.values():
    REGISTRY.define(f"{symbol} = [dimension_of_{symbol}]")
LABELS = {
    "activity": ("industry", "services", "other"),
    "age": ("0-2", "3-5", "6-14", "15-34", "35-59", "60+"),
    "stage": ("first", "second", "third"),
    "aspect": ("government_service", "market", "rule_of_law", "innovation_climate"),
    "track": ("general_ai", "humanoid_robots"),
    "segment": ("upstream", "midstream", "downstream"),
    "pillar": ("intelligent_iot", "biomedicine"),
    "use": ("work", "housing"),
    "level": ("preschool", "compulsory"),
}
DRAWS = 3


def unit(text):
    """The unit of a unit string as one of pint, base units standing for themselves."""
    factor, powers = units.parse(text)
    assert factor == 1, f"{text} is no coherent unit"
    return REGISTRY.Unit(pint.util.UnitsContainer({SYMBOLS[name]: power for name, power in powers.items()}))


def quantity(text, dims=(), seed=0):
    """Positive numbers below one, so that every root, logarithm and share is defined."""
    shape = (*(len(LABELS[dim]) for dim in dims), DRAWS)
    values = np.random.default_rng(seed).uniform(0.2, 0.8, shape)
    return REGISTRY.Quantity(labelled(values, LABELS[dims[0]]) if dims else values, unit(text))


def params(sector):
    found = {one.name: quantity(one.unit, one.dims, seed) for seed, one in enumerate(sector.parameters)}
    return sector.params(**found) if sector.params else None


PARAMS = {sector.name: params(sector) for sector in MODEL.sectors}


def argument(equation, name, seed):
    if name == PATH:
        return quantity(equation.unit, seed=seed)
    read = MODEL.equations[plain_input(name)]
    written = read.reported_unit if equation.kind == "indicator" else read.unit
    return quantity(written, read.dims, seed)


def evaluated(equation, **instead):
    read = {name: argument(equation, name, seed) for seed, name in enumerate(equation.inputs)} | instead
    given = (PARAMS[equation.sector],) if equation.reads_parameters else ()
    return equation.function(*given, *read.values())


def declared(equation):
    """A stock's function gives its rate of change."""
    return unit(f"{equation.unit}/year" if equation.kind == "stock" else equation.unit)


def unit_of(result):
    return result.units if isinstance(result, REGISTRY.Quantity) else REGISTRY.Unit("")


def test_every_equation_gives_its_declared_unit_for_each_row():
    wrong = {}
    for name, equation in MODEL.equations.items():
        result, size = evaluated(equation), math.prod(len(LABELS[dim]) for dim in equation.dims) * DRAWS
        if unit_of(result) != declared(equation):
            wrong[name] = f"{unit_of(result)}, not {declared(equation)}"
        elif np.size(result) != size and equation.kind != "indicator":
            wrong[name] = f"{np.size(result)} numbers, not {size}"
    assert wrong == {}


def test_a_stock_starts_in_its_own_unit():
    pairs = {one.name: (MODEL.equations[one.start].unit, one.unit) for one in MODEL.of_kind("stock")}
    assert {name: pair for name, pair in pairs.items() if unit(pair[0]) != unit(pair[1])} == {}


def test_a_seasonal_weight_is_a_plain_number():
    weights = {MODEL.equations[one.weight].name for one in MODEL.equations.values() if one.weight}
    assert weights
    assert [name for name in weights if unit(MODEL.equations[name].unit) != unit("1")] == []


def test_gdp_over_the_managed_population_does_not_pass_for_gdp_per_head():
    equation = MODEL.equations["gdp_per_head"]
    wrong = evaluated(equation, resident_population_average=quantity("managed_person"))
    assert unit_of(wrong) != declared(equation)


def test_gdp_over_the_workforce_does_not_pass_for_gdp_per_head():
    equation = MODEL.equations["gdp_per_head"]
    assert unit_of(evaluated(equation, resident_population_average=quantity("person"))) != declared(equation)


def test_commuters_cannot_be_added_to_residents_without_their_factor():
    with pytest.raises(pint.DimensionalityError):
        quantity("resident") + quantity("person")


def test_revenue_at_constant_prices_cannot_be_added_to_revenue_at_current_prices():
    with pytest.raises(pint.DimensionalityError):
        quantity("CNY/year") + quantity("current_CNY/year")


def test_foreign_capital_needs_the_exchange_rate_to_become_capital():
    equation = MODEL.equations["foreign_capital_addition"]
    with pytest.raises(pint.DimensionalityError):
        evaluated(equation, exchange_rate=quantity("1"))


def test_base_units_are_independent():
    pairs = [(one, other) for one in units.BASE for other in units.BASE if one < other]
    assert [pair for pair in pairs if unit(pair[0]).is_compatible_with(unit(pair[1]))] == []
