"""Experiments: variants of a scenario and coalitions of levers over the same draws, against as many plain draws."""

from __future__ import annotations

import dataclasses
from functools import partial
from itertools import islice, product

from binjiang_sim import experiment
from binjiang_sim.analysis.attribution.ledger import lever_ledger
from binjiang_sim.analysis.comparison import COST
from binjiang_sim.decision import seek
from binjiang_sim.programs import compiled
from binjiang_sim.projection.blocks import Job, simulated
from binjiang_sim.projection.experiment import COLUMNS
from binjiang_sim.projection.figures import recorded
from binjiang_sim.sampling.sampler import clock_of, sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import TimePath
from binjiang_sim.scenario.target_text import written_target

from .. import district
from ..measuring import Measured, Options, in_turn

DRAWS = 256
YEAR = 2030
FIGURES = (
    *(("gdp", None, year) for year in ("2025", "2027", "2030", "2035")),
    ("gdp_growth", None, "2027"),
    ("gdp_per_head", None, "2030"),
    ("value_added", "industry", "2030"),
    ("graduate_inflow", None, "2026"),
    ("registered_enterprises", None, "2030"),
    ("listed_companies", None, "2035"),
)


def levers(count: int) -> dict[str, tuple[float, ...]]:
    """Combinations of every lever at rest and nearly in full, the first `count` of them."""
    names = [one.name for one in district.model().of_kind("lever")]
    rows = list(islice(product((0.0, 0.8), repeat=len(names)), count))
    return {f"levers.{name}": tuple(row[place] for row in rows) for place, name in enumerate(names)}


def figures_of(draws: int) -> None:
    """The figures of as many draws of one run, and nothing else: drawn, simulated in blocks, read."""
    job = Job(dataclasses.replace(district.base(), draws=draws))
    wanted = recorded(job.model, [name for name, _, _ in FIGURES])
    known = job.figures.of_variables(wanted)
    for block in simulated(job, 0, draws, wanted):
        for name, _, period in FIGURES:
            known.figure(name, period, block.cells).copy()


def variants(options: Options) -> Measured:
    """Combinations of levers, ten figures of each draw kept."""
    count = options.size(1024, 32)
    combinations = levers(count)

    def own() -> None:
        experiment(district.base(), combinations, draws=DRAWS, figures=FIGURES)

    mine, other = in_turn(own, lambda: figures_of(count * DRAWS), options.size(3, 1))
    note = f"{count:,} variants x {DRAWS} draws; {district.throughput(count * DRAWS, mine)}"
    return Measured(other / mine, note)


def ledger(options: Options) -> Measured:
    """The exact ledger of all levers, against the compiled step over as many draws to the same year."""
    count, draws = options.size(13, 4), options.size(DRAWS, 32)
    base = district.base()
    levers = {name: one if place < count else _resting(one) for place, (name, one) in enumerate(base.levers.items())}
    scenario = dataclasses.replace(base, levers=levers)
    job = Job(dataclasses.replace(base, end=YEAR, targets=()))
    wanted = recorded(job.model, ["gdp", COST])
    inputs = sample(job.scenario, district.model(), DrawRange(0, min(COLUMNS, 2**count * draws)))
    program = compiled(district.model(), inputs, clock_of(job.scenario), wanted, watched=True)
    cells = program.buffer(inputs.draws)

    def bare() -> None:
        for _ in range(2**count * draws // inputs.draws):
            program.run(inputs, cells)

    mine, other = in_turn(partial(lever_ledger, scenario, "gdp", YEAR, draws=draws), bare, options.size(2, 1))
    return Measured(mine / other, f"{2**count:,} coalitions x {draws} draws: {mine:.3g} s")


def goal_seek(options: Options) -> Measured:
    """A search over all levers, against the compiled step over as many draws as its plans had, to the same year."""
    draws, base = options.size(1000, 60), district.base()
    target = written_target("graduate_inflow@2030>=50 thousand person", base, "invented")
    search = partial(seek, base, [target], chance=0.55, draws=draws, judged=draws)
    found = search()
    job = Job(dataclasses.replace(base, end=YEAR, targets=()))
    names = recorded(job.model, ["graduate_inflow", COST])
    inputs = sample(job.scenario, district.model(), DrawRange(0, COLUMNS))
    program = compiled(district.model(), inputs, clock_of(job.scenario), names, watched=True)
    cells = program.buffer(inputs.draws)

    def bare() -> None:
        for _ in range(found.tried * draws // inputs.draws):
            program.run(inputs, cells)

    mine, other = in_turn(search, bare, options.size(2, 1))
    return Measured(mine / other, f"{found.tried} plans x {draws} draws: {mine:.3g} s; {found.status}")


def _resting(lever: TimePath) -> TimePath:
    """A lever that stays at rest."""
    return dataclasses.replace(
        lever, points=tuple((time, dataclasses.replace(given, value=0.0)) for time, given in lever.points)
    )


ROWS = {"experiment": variants, "ledger": ledger, "seek": goal_seek}
