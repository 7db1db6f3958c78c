"""A field whose harvest has one cause, one echo of that cause, and a birdsong that has nothing to do with it."""

# ruff: noqa: RUF009 - `parameter(...)` is a field, not a shared default

from dataclasses import dataclass

import binjiang_sim as bj
from binjiang_sim.engine import Array, MainFigure, Model, Sector, flow, parameter

DISTRICT = """\
schema: 1
name: Field
ledger: published
start: 2022-12-31
reform_start: 2024
end: 2027
steps_per_year: 2
draws: 1000
seed: 4
dimensions: {}
drivers: {}
parameters:
  field:
    soil: {normal: [100 CNY/year, 10 CNY/year], status: assumption, why: A test.}
    luck: {normal: [0 CNY/year, 5 CNY/year], status: assumption, why: A test.}
    song: {normal: [50 CNY/year, 5 CNY/year], status: assumption, why: A test.}
"""
PLAN = """\
schema: 1
name: Weather
district: field.yaml
targets:
  - {indicator: harvest, year: 2026, at_least: 105 CNY, prices: 2023, kind: binding, source: a test}
  - {indicator: birdsong, year: 2026, at_most: 50 CNY, prices: 2023, kind: expected, source: a test}
"""


@dataclass(frozen=True)
class Params:
    soil: Array = parameter("CNY/year", zh="地力", en="soil")
    luck: Array = parameter("CNY/year", zh="运气", en="luck")
    song: Array = parameter("CNY/year", zh="鸟鸣", en="song")


@flow("CNY/year", zh="地力", en="soil quality")
def fertility(p: Params):
    """The cause."""
    return p.soil


@flow("CNY/year", zh="收成", en="harvest")
def harvest(p: Params, fertility):
    """The cause and luck."""
    return fertility + p.luck


@flow("CNY/year", zh="鸟鸣", en="birdsong")
def birdsong(p: Params):
    """Has nothing to do with it."""
    return p.song


@flow("CNY/year", zh="回声", en="echo of the soil")
def echo(fertility):
    """The cause once more."""
    return fertility + fertility


def load(folder):
    """The plan with a target for the harvest and one for the birdsong."""
    parts = (fertility, harvest, birdsong, echo)
    outline = tuple(MainFigure(one.__name__, "growth") for one in parts)
    model = Model.of(Sector.made("field", *parts, params=Params, zh="田", en="Field"), outline=outline)
    (folder / "field.yaml").write_text(DISTRICT, encoding="utf-8")
    plan = folder / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    return bj.load(plan, model=model)
