"""A sector that is not ours: a lever without a cost, a driver, rows of its own and a variant of a shipped equation.

Its module is made of text, so that no other process can import it.
"""

from pathlib import Path
from types import ModuleType

import binjiang_sim as bj

SOURCE = '''
from dataclasses import dataclass

from binjiang_sim.engine import Array, auxiliary, driver, flow, indicator, lever, parameter, start, stock
from binjiang_sim.engine.functions import element, total

NAME = {"zh": "接驳", "en": "Shuttles"}


@dataclass(frozen=True)
class Params:
    buses: Array = parameter("1", low=0, dims=("shuttle_line",), zh="期初班车", en="shuttles at the start")
    growth: Array = parameter("1/year", low=0, high=1, zh="全力推进的增速", en="growth at full intensity")
    calm: Array = parameter("1", low=0, high=1, zh="留人作用", en="share of leavers kept")


@driver("1", zh="出行意愿", en="wish to ride")
def wish_to_ride(path):
    """One in an ordinary year."""
    return path


@lever("1", zh="接驳计划", en="shuttle programme")
def shuttle_programme(path):
    """Shuttles to the metro."""
    return path


@start("1", dims=("shuttle_line",), zh="期初班车", en="shuttles at the start")
def shuttles_start(p: Params):
    """As given."""
    return p.buses


@flow("1/year", dims=("shuttle_line",), zh="新增班车", en="shuttles bought")
def shuttles_bought(p: Params, shuttle_programme, shuttles):
    """Growth of every line."""
    return p.growth * shuttle_programme * shuttles


@stock("1", dims=("shuttle_line",), start="shuttles_start", zh="班车", en="shuttles")
def shuttles(shuttles_bought):
    """Shuttles by line."""
    return shuttles_bought


@flow("visitor/year", growth=True, zh="接驳人次", en="rides")
def rides(shuttles, wish_to_ride, visitors):
    """A part of the visitors."""
    return visitors * wish_to_ride * element(shuttles, "river_line") / total(shuttles)


@indicator("visitor/person", zh="人均接驳", en="rides for each graduate taken in")
def rides_per_graduate(rides, graduate_inflow):
    """Rides over graduates."""
    return rides / graduate_inflow


@flow("person/year", variant_of="graduate_departures", zh="青年大学生流出", en="departures of young graduates")
def calmer_departures(p: Params, young_graduates, young_leaving_rate, departure_pressure, shuttle_programme):
    """Some are kept."""
    return young_graduates * (young_leaving_rate * departure_pressure) * (1 - p.calm * shuttle_programme)
'''

DISTRICT = """\
schema: 1
extends: binjiang
dimensions:
  shuttle_line:
    river_line: {zh: 沿江线, en: river line}
    hill_line: {zh: 山前线, en: hill line}
drivers:
  wish_to_ride: {path: {2023: 1}, status: definition, why: An ordinary year.}
parameters:
  shuttles:
    buses: {each: {river_line: 30, hill_line: 10}, status: assumption, why: A test.}
    growth: {interval80: [10 %/year, 20 %/year, 30 %/year], status: assumption, why: A test.}
    calm: {interval80: [0, 0.1, 0.2], status: assumption, why: A test.}
"""

PLAN = """\
schema: 1
name: {zh: 接驳, en: Shuttles}
district: shuttle_district.yaml
end: 2026
draws: 64
equations: [calmer_departures]
levers: {shuttle_programme: {path: {2024: 1}, after: hold}}
targets:
  - {indicator: rides, year: 2026, at_least: 100万 visitor, kind: expected, source: A test}
"""


def module(folder: Path, source: str = SOURCE) -> ModuleType:
    """The sector, as loaded from a file of this folder that Python does not look into."""
    file = folder / "shuttles.py"
    file.write_text(source, encoding="utf-8")
    made = ModuleType("shuttles")
    exec(compile(source, str(file), "exec"), vars(made))
    return made


def plan(folder: Path) -> bj.Scenario:
    """A scenario for the shipped model with this sector; its files are in the folder."""
    (folder / "shuttle_district.yaml").write_text(DISTRICT, encoding="utf-8")
    (folder / "shuttle_plan.yaml").write_text(PLAN, encoding="utf-8")
    return bj.load(folder / "shuttle_plan.yaml", model=bj.model().with_sectors(module(folder)))
