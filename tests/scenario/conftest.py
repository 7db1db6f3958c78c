"""A toy model, a toy ledger and the folder of files the tests of this room read."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from binjiang_sim import facts
from binjiang_sim.engine import Array, Model, Sector, driver, flow, lever, parameter
from binjiang_sim.facts.ledger import COLUMNS, read

LEDGER = f"""\
{",".join(COLUMNS)}
gdp_2023,gdp,250,亿元,2023,district,real,exact,report,2024,,as printed,high,used,,,,sets_start,,
graduates_2024_h1,graduates,2.6,万人,2024-H1,district,none,exact,report,2024,,as printed,high,used,,,,sets_start,,
"""


BASE_INFLOW = parameter("person/year", low=0, zh="基准引进量", en="base inflow")
YOUNG_SHARE = parameter("1", low=0, high=1, zh="青年占比", en="young share")
OUTPUT = parameter("CNY", low=0, zh="期初产出", en="output at the start")
SHARE = parameter("1", low=0, high=1, zh="产业占比", en="share of the activity", dims=("activity",))
Talent = dataclasses.make_dataclass(
    "Talent", [("base_inflow", Array, BASE_INFLOW), ("young_share", Array, YOUNG_SHARE)]
)
Economy = dataclasses.make_dataclass("Economy", [("output", Array, OUTPUT), ("share", Array, SHARE)])
Talent.__module__ = Economy.__module__ = __name__  # so that they can be pickled


@flow("person/year", zh="引进", en="graduates taken in")
def graduate_inflow(talent_programme: Array) -> Array:
    return talent_programme


@flow("person/year", zh="稳定引进", en="steady intake", variant_of="graduate_inflow")
def steady_inflow(talent_programme: Array) -> Array:
    return talent_programme


@flow("CNY/year", zh="增加值", en="value added", dims=("activity",))
def value_added(demand_gap: Array) -> Array:
    return demand_gap


@lever("1", zh="人才计划", en="talent programme")
def talent_programme(path: Array) -> Array:
    return path


@lever("1", zh="人才住房", en="talent housing")
def talent_housing(path: Array) -> Array:
    return path


@driver("1", zh="需求缺口", en="demand gap")
def demand_gap(path: Array) -> Array:
    return path


@driver("USD/year", zh="外资", en="external capital")
def external_capital(path: Array) -> Array:
    return path


def _sector(name: str, params: type, *functions: Any) -> Sector:
    return Sector(name, name, name, params, tuple(dataclasses.replace(f.__equation__, sector=name) for f in functions))


@pytest.fixture(scope="session")
def model() -> Model:
    talent = _sector("talent", Talent, graduate_inflow, steady_inflow, talent_programme, talent_housing)
    return Model((talent, _sector("economy", Economy, value_added, demand_gap, external_capital)))


@pytest.fixture(autouse=True)
def _toy_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = read(LEDGER, "toy.csv")
    monkeypatch.setattr(facts, "published", lambda: ledger)


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are named relative to this folder, so the places in messages are the same everywhere."""
    monkeypatch.chdir(Path(__file__).parent)
