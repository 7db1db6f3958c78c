"""A toy model to judge: a tank that fills at a given rate and empties by a share, and rain by basin."""

# ruff: noqa: RUF009 - `parameter(...)` is a field, not a shared default

from dataclasses import dataclass

import binjiang_sim as bj
from binjiang_sim.engine import (
    Array,
    Model,
    Sector,
    auxiliary,
    driver,
    flow,
    indicator,
    lever,
    parameter,
    start,
    stock,
)
from binjiang_sim.engine.functions import minimum, total

RATE, SHARE, TANK, HALF = 100.0, 0.2, 300.0, 0.5
RAIN = {"north": 10.0, "south": 20.0}

DISTRICT = f"""\
schema: 1
name: Tanks
ledger: published
start: 2023-12-31
reform_start: 2024
end: 2028
steps_per_year: 2
draws: 400
seed: 1
dimensions:
  basin: {{north: {{zh: 北, en: North}}, south: {{zh: 南, en: South}}}}
drivers:
  weather: {{value: 0, status: assumption, why: A test.}}
parameters:
  tanks:
    rate: {{normal: [{RATE} person/year, 5 person/year], status: assumption, why: A test.}}
    share: {{value: {SHARE} 1/year, status: assumption, why: A test.}}
    full: {{value: {TANK} person, status: assumption, why: A test.}}
    top: {{value: 1.2, status: assumption, why: A test.}}
    rain:
      each: {{north: {RAIN["north"]} person/year, south: {RAIN["south"]} person/year}}
      status: assumption
      why: A test.
"""


@dataclass(frozen=True)
class Params:
    rate: Array = parameter("person/year", zh="流入率", en="rate")
    share: Array = parameter("1/year", zh="流出率", en="share that leaves")
    full: Array = parameter("person", zh="容量", en="size")
    top: Array = parameter("1", zh="上限", en="highest level")
    rain: Array = parameter("person/year", dims=("basin",), zh="雨量", en="rain by basin")


@driver("1", zh="天气", en="weather")
def weather(path):
    """Given."""
    return path


@lever("1", zh="阀门", en="valve")
def valve(path):
    """Given."""
    return path


@flow("person/year", zh="流入", en="inflow")
def inflow(p: Params, weather):
    """The given rate."""
    return p.rate * (1 + weather)


@flow("person/year", variant_of="inflow", zh="半数流入", en="half the inflow")
def half_inflow(p: Params):
    """Half the given rate."""
    return p.rate / 2


@flow("person/year", zh="流出", en="outflow")
def outflow(p: Params, tank):
    """A share of the tank."""
    return p.share * tank


@start("person", zh="期初存量", en="tank at the start")
def tank_start(p: Params):
    """Full."""
    return p.full


@stock("person", start="tank_start", zh="存量", en="tank")
def tank(inflow, outflow):
    """What comes less what goes."""
    return inflow - outflow


@auxiliary("1", zh="水位", en="level")
def level(p: Params, tank):
    """How full the tank is, up to its brim."""
    return minimum(tank / p.full, p.top)


@flow("person/year", dims=("basin",), zh="降水", en="rain")
def rain(p: Params):
    """By basin."""
    return p.rain


@flow("person/year", zh="总降水", en="all rain")
def all_rain(rain):
    """Of all basins."""
    return total(rain)


@indicator("1", zh="流出比", en="outflow over inflow")
def outflow_share(inflow, outflow):
    """Of a period."""
    return outflow / inflow


MODEL = Model.of(
    Sector.made(
        "tanks",
        *(weather, valve, inflow, half_inflow, outflow, tank_start, tank, level, rain, all_rain, outflow_share),
        zh="水箱",
        en="Tanks",
        params=Params,
    )
)


def scenario(folder, *judgements, model=MODEL, more="", changes=None):
    """The scenario with these judgements, each a text in braces."""
    (folder / "district.yaml").write_text(DISTRICT, encoding="utf-8")
    rows = "".join(f"  - {{{one}}}\n" for one in judgements)
    head = f"schema: 1\nname: Judged\ndistrict: district.yaml\n{more}"
    (folder / "plan.yaml").write_text(head + (f"judgements:\n{rows}" if rows else ""), encoding="utf-8")
    return bj.load(folder / "plan.yaml", changes or {}, model=model)


def judged(indicator, value, more=""):
    """One judgement as a text."""
    return f"indicator: {indicator}, {value}, why: A test., author: A{more}"
