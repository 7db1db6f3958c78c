"""Against comparable tools on the same equations: PySD and EMA Workbench. The numbers agree before they are timed."""

from __future__ import annotations

import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from binjiang_sim.export.xmile import identifier, xmile
from binjiang_sim.programs import compiled
from binjiang_sim.projection import uncertain
from binjiang_sim.projection.blocks import Job, simulated
from binjiang_sim.sampling.sampler import sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import Distribution

from .. import district
from ..handwritten import loop
from ..measuring import Measured, Options, SkippedError, in_turn, repeated
from .single import KEPT

DRAWS = 8192
FREE = "parameter_talent_base_inflow"
SPREAD = 0.01  # of the free constant around its median
OUTCOMES = 30


@cache
def _pysd() -> Any:
    """The base scenario as PySD reads it, checked to give the same numbers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import pysd
        except ImportError:
            raise SkippedError("PySD is not installed: pip install -e '.[benchmark]'") from None
        with tempfile.TemporaryDirectory() as folder, np.printoptions(precision=17):
            file = Path(folder) / "district.xmile"
            file.write_text(xmile(district.base()), encoding="utf-8")
            model = pysd.read_xmile(str(file))
        frame = model.run(return_columns=list(KEPT))
    courses = loop(district.base(), KEPT)()
    for name in KEPT:
        np.testing.assert_allclose(frame[name], courses[name], rtol=1e-9)
    return model


def _pysd_run(model: Any, draw: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.run(params={FREE: 45_000 * (1 + SPREAD * (draw % 7))}, return_columns=list(KEPT))


def _ours(draws: int) -> Any:
    inputs = district.inputs(draws)
    program = compiled(district.model(), inputs, district.clock(), KEPT)
    values = program.buffer(draws)
    return lambda: program.run(inputs, values)


def pysd(options: Options) -> Measured:
    """One draw after another with other parameters; time a draw."""
    model = _pysd()
    draws = options.size(DRAWS, 2048)
    mine, other = in_turn(_ours(draws), lambda: _pysd_run(model, 1), options.size(5, 2))
    return Measured(other / (mine / draws), f"PySD: {1e3 * other:.3g} ms a draw, ours {1e6 * mine / draws:.3g} us")


def _uncertain() -> dict[str, tuple[float, float]]:
    """The uncertain parameters with their stated ranges, by the name that they have in the hand-written loop."""
    found = {}
    for path, given in uncertain(district.base()).items():
        kind, _, name = path.partition(".")
        assert isinstance(given.value, Distribution)
        if kind == "parameters" and given.value.span[0] < given.value.span[1]:
            sector, own, *label = name.split(".")
            found[identifier(f"parameter_{sector}_{own}", *label)] = given.value.span
    return found


def ema(options: Options) -> Measured:
    """The same experiment on both sides, drawn, run and kept.

    EMA Workbench's sequential evaluator runs the hand-written loop, the fastest model it can be given.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from ema_workbench import Model, RealParameter, TimeSeriesOutcome, perform_experiments
        except ImportError:
            raise SkippedError("EMA Workbench is not installed: pip install -e '.[benchmark]'") from None
        single = [one for one in district.model().equations.values() if not one.dims and one.kind in ("stock", "flow")]
        kept, free = tuple(one.name for one in single[:OUTCOMES]), _uncertain()
        by_hand = loop(district.base(), kept, tuple(free))

        def district_run(**free: float) -> dict[str, list[float]]:
            return dict(by_hand(**free))

        model = Model("district", function=district_run)
        model.uncertainties = [RealParameter(name, *span) for name, span in free.items()]
        model.outcomes = [TimeSeriesOutcome(name) for name in kept]
        draws, experiments = options.size(DRAWS, 2048), options.size(100, 20)
        np.testing.assert_allclose(by_hand()["gdp"], loop(district.base(), KEPT)()["gdp"], rtol=1e-12)
        job = Job(district.base())

        def ours() -> int:
            return sum(block.cells.shape[-1] for block in simulated(job, 0, draws, kept, keep_all=True))

        mine, other = in_turn(ours, lambda: perform_experiments(model, experiments), options.size(5, 2))
    return Measured(
        (other / experiments) / (mine / draws),
        f"{len(free)} inputs, {len(kept)} courses; EMA Workbench: {1e3 * other / experiments:.3g} ms a draw, "
        f"ours {1e6 * mine / draws:.3g} us",
    )


def one_run(options: Options) -> Measured:
    """A single run of each."""
    model = _pysd()
    inputs = sample(district.base(), district.model(), DrawRange(0, 1, central=True))
    program = compiled(district.model(), inputs, district.clock(), KEPT)
    ours, often = repeated(lambda: program.run_singly(inputs))
    mine, other = in_turn(ours, lambda: _pysd_run(model, 1), options.size(5, 2))
    return Measured(mine / often / other, f"{1e3 * mine / often:.3g} ms against {1e3 * other:.3g} ms")


ROWS = {"pysd": pysd, "ema": ema, "one_run_pysd": one_run}
