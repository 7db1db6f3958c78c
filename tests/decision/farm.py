"""A model whose figures are sums of normal inputs and luck, so that what is asked of it has a closed form."""

# ruff: noqa: RUF009 - `parameter(...)` is a field, not a shared default

from dataclasses import dataclass
from pathlib import Path

import binjiang_sim as bj
from binjiang_sim.engine import Array, Model, Sector, auxiliary, driver, parameter

NAMES = ("first", "second", "third", "idle")
MEANS = {"first": 1.0, "second": 0.0, "third": 0.0, "idle": 0.0}
SPREADS = {"first": 1.0, "second": 2.0, "third": 1.0, "idle": 1.0}
WEIGHTS = {"first": 2.0, "second": 1.0, "third": -1.0, "idle": 0.0}
MEDIAN = 12.0  # of the harvest
LUCK = 0.5  # standard deviation of the weather


@dataclass(frozen=True)
class Params:
    first: Array = parameter("1", zh="肥料", en="manure")
    second: Array = parameter("1", zh="种子", en="seed")
    third: Array = parameter("1", zh="虫害", en="pests")
    idle: Array = parameter("1", zh="传闻", en="rumours")
    hail: Array = parameter("1", zh="冰雹", en="hail")


@driver("1", zh="天气", en="weather")
def weather(path):
    """Luck."""
    return path


@auxiliary("1", zh="收成", en="harvest")
def harvest(p: Params, weather):
    """A sum."""
    return 10 + 2 * p.first + p.second - p.third + 3 * weather


@auxiliary("1", zh="存粮", en="store")
def store(p: Params, harvest):
    """What hail leaves."""
    return harvest - p.hail


@auxiliary("1", zh="土地", en="land")
def land(p: Params):
    """The same in every draw."""
    return 5 + 0 * p.idle


DISTRICT = """schema: 1
name: {zh: 农场, en: Farm}
ledger: farm_facts.csv
start: 2022-12-31
end: 2026
planning_years: [2025]
steps_per_year: 2
draws: 2000
seed: 1
reform_start: 2025
dimensions: {}
drivers:
  weather: {ar1: {sd: 0.5, persistence: 0}, status: assumption, why: A test.}
parameters:
  farm:
    first: {normal: [1, 1], status: assumption, why: A test.}
    second: {normal: [0, 2], status: assumption, why: A test.}
    third: {normal: [0, 1], status: assumption, why: A test.}
    idle: {normal: [0, 1], status: assumption, why: A test.}
    hail: {discrete: {none: 0, heavy: 20}, weights: {none: 9, heavy: 1}, status: assumption, why: A test.}
"""
PLAN = "schema: 1\nname: {zh: 计划, en: Plan}\ndistrict: farm.yaml\n"


def plan(folder: Path, changes: dict[str, object] | None = None) -> bj.Scenario:
    """The scenario, its files in the folder, with changes."""
    ledger = Path(bj.facts.__file__).parent / "ledger.csv"
    head = ledger.read_text(encoding="utf-8").partition("\n")[0]
    files = {"farm_facts.csv": f"{head}\n", "farm.yaml": DISTRICT, "plan.yaml": PLAN}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    sector = Sector.made("farm", weather, harvest, store, land, params=Params, zh="农场", en="Farm")
    return bj.load(folder / "plan.yaml", changes, model=Model([sector]))
