"""What is measured: the shipped district, its base scenario, and the numbers of a block of draws."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from binjiang_sim import Scenario, load
from binjiang_sim.engine import Clock, Inputs, Model
from binjiang_sim.projection import district_model
from binjiang_sim.sampling.sampler import clock_of, sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange

ROOT = Path(__file__).parent.parent
SCENARIOS = ROOT / "scenarios"
# The figures of a headline: what is kept when not everything is.
FIGURES = ("gdp", "young_graduates", "residents", "registered_enterprises", "listed_companies", "fiscal_reserve")


@cache
def base() -> Scenario:
    """The base scenario."""
    return load(SCENARIOS / "base.yaml")


def model() -> Model:
    """Its equations."""
    return district_model().replace(*base().equations)


def clock() -> Clock:
    """Its clock."""
    return clock_of(base())


@cache
def inputs(draws: int) -> Inputs:
    """All numbers of the first draws."""
    return sample(base(), model(), DrawRange(0, draws))


def years() -> int:
    """Simulated years of a draw."""
    return clock().end - clock().start + 1


def throughput(draws: int, seconds: float) -> str:
    """Draws and draw-years a second, in words."""
    return f"{draws / seconds / 1e3:.3g} thousand draws/s, {draws * years() / seconds / 1e6:.3g} M draw-years/s"
