"""A district of three equations: GDP is two outside factors, one to a power, times a scale."""

# ruff: noqa: RUF009 - `parameter(...)` is a field, not a shared default

from dataclasses import dataclass

import binjiang_sim as bj
from binjiang_sim.engine import Array, Model, Sector, driver, flow, lever, parameter

DISTRICT = """\
schema: 1
name: Tiny
ledger: published
start: 2022-12-31
reform_start: 2023
end: 2026
steps_per_year: {steps}
draws: 16
seed: 1
dimensions: {{}}
drivers:
  machines: {{path: {machines}, interpolation: step, status: assumption, why: A test.}}
  hands: {{path: {hands}, interpolation: step, status: assumption, why: A test.}}
parameters:
  tiny:
    scale: {{interval80: [1 CNY/year, 2 CNY/year, 3 CNY/year], status: assumption, why: A test.}}
    power: {{interval80: [0.3, 0.5, 0.7], status: assumption, why: A test.}}
"""


@dataclass(frozen=True)
class Params:
    scale: Array = parameter("CNY/year", low=0, zh="规模", en="scale")
    power: Array = parameter("1", low=0, high=1, zh="弹性", en="elasticity")


@driver("1", cause="capital", zh="机器", en="machines")
def machines(path):
    """Given."""
    return path


@driver("1", zh="人手", en="hands")
def hands(path):
    """Given."""
    return path


@lever("1", zh="推动", en="push")
def push(path):
    """Given."""
    return path


@flow("CNY/year", zh="地区生产总值", en="GDP")
def gdp(p: Params, machines, hands, push):
    """A product."""
    return p.scale * machines**p.power * hands * (1 + push)


@flow("CNY/year", variant_of="gdp", zh="地区生产总值", en="GDP")
def added_gdp(p: Params, machines, hands):
    """A sum."""
    return p.scale * machines + p.scale * p.power * hands


def model(*functions):
    """The model of these equations, whose drivers are these."""
    return Model.of(Sector.made("tiny", machines, hands, push, *functions, params=Params, zh="小", en="Tiny"))


def load(folder, machines="{2023: 1}", hands="{2023: 1}", push="0", steps=1, made=None):
    """A scenario with these paths of the drivers."""
    text = DISTRICT.format(machines=machines, hands=hands, steps=steps)
    (folder / "tiny.yaml").write_text(text, encoding="utf-8")
    plan = f"schema: 1\nname: A\ndistrict: tiny.yaml\nlevers: {{push: {push}}}\n"
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return bj.load(folder / "plan.yaml", model=made or model(gdp))
