"""A district of two levers whose effects add up to a normal number, so that chances have a closed form."""

# ruff: noqa: RUF009 - `parameter(...)` is a field, not a shared default

from dataclasses import dataclass
from math import erf, sqrt

import binjiang_sim as bj
from binjiang_sim.engine import Array, Model, Sector, flow, lever, parameter

MEAN, SPREAD = 100.0, 10.0  # of output without levers
GAIN = {"push": 20.0, "pull": 15.0}  # what a lever at 1 adds to it
PRICE = {"push": 4.0, "pull": 2.0}  # what a year of it costs

DISTRICT = f"""\
schema: 1
name: Toy
ledger: published
start: 2022-12-31
reform_start: 2023
end: 2028
steps_per_year: 2
draws: 1000
seed: 1
dimensions: {{}}
drivers: {{}}
parameters:
  toy:
    level: {{normal: [{MEAN} CNY/year, {SPREAD} CNY/year], status: assumption, why: A test.}}
    push_gain: {{value: {GAIN["push"]} CNY/year, status: assumption, why: A test.}}
    pull_gain: {{value: {GAIN["pull"]} CNY/year, status: assumption, why: A test.}}
    push_cost: {{value: {PRICE["push"]} CNY/year, status: assumption, why: A test.}}
    pull_cost: {{value: {PRICE["pull"]} CNY/year, status: assumption, why: A test.}}
"""


@dataclass(frozen=True)
class Params:
    level: Array = parameter("CNY/year", zh="水平", en="level")
    push_gain: Array = parameter("CNY/year", zh="推的作用", en="effect of push")
    pull_gain: Array = parameter("CNY/year", zh="拉的作用", en="effect of pull")
    push_cost: Array = parameter("CNY/year", costs="push", zh="推的成本", en="cost of push")
    pull_cost: Array = parameter("CNY/year", costs="pull", zh="拉的成本", en="cost of pull")


@lever("1", zh="推", en="push")
def push(path):
    """Given."""
    return path


@lever("1", zh="拉", en="pull")
def pull(path):
    """Given."""
    return path


@flow("CNY/year", zh="产出", en="output")
def output(p: Params, push, pull):
    """A sum."""
    return p.level + p.push_gain * push + p.pull_gain * pull


@flow("CNY/year", zh="改革成本", en="cost of the reforms")
def policy_cost(p: Params, push, pull):
    """A sum."""
    return p.push_cost * push + p.pull_cost * pull


def load(folder, target=110.0, levers="", end=2028):
    """The plan with this target for output in 2026, and these levers."""
    model = Model.of(Sector.made("toy", push, pull, output, policy_cost, params=Params, zh="玩具", en="Toy"))
    (folder / "toy.yaml").write_text(DISTRICT, encoding="utf-8")
    plan = folder / "plan.yaml"
    plan.write_text(
        f"schema: 1\nname: A plan\ndistrict: toy.yaml\nend: {end}\n{levers}\ntargets:\n"
        f"  - {{indicator: output, year: 2026, at_least: {target} CNY, prices: 2023, kind: binding, source: a test}}\n",
        encoding="utf-8",
    )
    return bj.load(plan, model=model)


def chance(added, target=110.0):
    """The chance to reach the target when levers add so much."""
    return 0.5 * (1 + erf((MEAN + added - target) / SPREAD / sqrt(2)))
