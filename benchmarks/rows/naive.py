"""Against numpy as one would write it: the equations called in order on whole arrays, a new array each operation."""

from __future__ import annotations

from collections.abc import Callable, Collection
from statistics import median

import numpy as np
import numpy.typing as npt

from binjiang_sim.engine import Clock, Equation, Inputs, Layout, Model, Series, measure
from binjiang_sim.engine.declare import plain_input
from binjiang_sim.engine.expression import PATH
from binjiang_sim.engine.functions import labelled
from binjiang_sim.programs import compiled
from binjiang_sim.projection.resources import free_memory

from .. import district
from ..measuring import Measured, Options, in_turn, seconds

DRAWS = 100_000  # one who writes plainly computes all of them at once
Side = Callable[[], object]
CHECKED = 1024  # draws whose numbers must agree


class _Naive:
    """A run of all draws together. Variables are arrays in a dictionary."""

    def __init__(self, model: Model, inputs: Inputs, clock: Clock) -> None:
        self.model, self.inputs, self.clock = model, inputs, clock
        self.params = {sector.name: sector.params for sector in model.sectors}
        self.now: dict[str, npt.NDArray[np.float64]] = {}
        self.firsts: dict[str, npt.NDArray[np.float64]] = {}

    def run(self, wanted: Collection[str] | None) -> npt.NDArray[np.float64]:
        """The cells of the wanted variables (all by default)."""
        layout = Layout.of(self.model, self.inputs.labels, wanted)
        cells = np.full((layout.size, self.clock.cells + 1, self.inputs.draws), np.nan)
        kept = [self.model.equations[name] for name in layout.rows]
        with np.errstate(all="ignore"):
            for instant in range(self.clock.steps + 1):
                params = {name: self._params(name, cls, instant) for name, cls in self.params.items()}
                self._values(instant, params)
                for equation in kept:
                    self._record(cells[layout.rows[equation.name]], equation, instant)
                rates = {one.name: self._call(one, params, instant) for one in self.model.of_kind("stock")}
                self.now.update({name: self.now[name] + self.clock.step * rate for name, rate in rates.items()})
        return cells

    def _values(self, instant: int, params: dict[str, object]) -> None:
        for name in self.model.order if instant else self.model.first_order:
            equation = self.model.equations[name]
            start = equation.kind == "stock"
            self.now[name] = self.now[equation.start] if start else self._call(equation, params, instant)
            if not instant:
                self.firsts[name] = self.now[name]

    def _params(self, sector: str, params: type | None, instant: int) -> object:
        prefix = f"{sector}."
        given = {key.removeprefix(prefix): one for key, one in self.inputs.parameters.items() if key.startswith(prefix)}
        return params and params(**{n: v.values[instant] if isinstance(v, Series) else v for n, v in given.items()})

    def _call(self, equation: Equation, params: dict[str, object], instant: int) -> npt.NDArray[np.float64]:
        read = [self._read(equation, name, instant) for name in equation.inputs]
        first = [params[equation.sector]] if equation.reads_parameters else []
        assert equation.function
        value = equation.function(*first, *read)
        whole: npt.NDArray[np.float64] = np.broadcast_to(value, self.inputs.shape(equation.dims))
        return whole

    def _read(self, equation: Equation, name: str, instant: int) -> npt.NDArray[np.float64]:
        if name == PATH:
            path: npt.NDArray[np.float64] = self.inputs.paths[equation.name][instant]
            return path
        plain = plain_input(name)
        value = (self.now if name == plain else self.firsts)[plain]
        if not equation.expression.details("element") or not self.model.equations[plain].dims:
            return value
        found: npt.NDArray[np.float64] = labelled(value, self.inputs.labels[self.model.equations[plain].dims[0]])
        return found

    def _record(self, own: npt.NDArray[np.float64], equation: Equation, instant: int) -> None:
        how, value = measure(equation), self.now[equation.name].reshape(len(own), -1)
        cell, inside = divmod(instant, self.clock.steps_per_cell)
        if how in ("end", "opening"):
            if not inside and (how == "end" or not instant):
                own[:, cell] = value
        elif cell < self.clock.cells:
            weight = self.now[equation.weight] if equation.weight else 1
            share = value * self.clock.step * weight if how == "integral" else value / self.clock.steps_per_cell
            own[:, cell + 1] = own[:, cell + 1] + share if inside else share


def naive(model: Model, inputs: Inputs, clock: Clock, wanted: Collection[str] | None = None) -> npt.NDArray[np.float64]:
    """The cells (row, cell, draw) of the wanted variables, computed plainly."""
    return _Naive(model, inputs, clock).run(wanted)


def _fitting(draws: int, cells: int) -> int:
    """As many draws, or half or a quarter, as fit the memory with all their cells on both sides."""
    free = free_memory() or 0
    return next((some for some in (draws, draws // 2) if 2.2 * 8 * cells * some < free), draws // 4)


def _sides(options: Options, wanted: Collection[str] | None) -> tuple[int, Side, Side]:
    """Number of draws, ours and naive numpy's run of them; both give the same numbers."""
    model, clock, few = district.model(), district.clock(), district.inputs(CHECKED)
    draws = options.size(_fitting(DRAWS, Layout.of(model, few.labels, wanted).size * (clock.cells + 1)), CHECKED)
    program = compiled(model, few, clock, wanted)
    plain, own = naive(model, few, clock, wanted), program.run(few).values
    small = 1e-12 * np.nanmax(np.abs(own))  # a difference of large numbers carries their last bits
    np.testing.assert_allclose(plain, own, rtol=1e-9, atol=small)
    inputs = district.inputs(draws)
    values = program.buffer(draws)
    return draws, lambda: program.run(inputs, values), lambda: naive(model, inputs, clock, wanted)


def last(options: Options) -> Measured:
    """A few figures kept."""
    draws, ours, plain = _sides(options, district.FIGURES)
    mine, other = in_turn(ours, plain, options.size(5, 2))
    return Measured(other / mine, f"{draws} draws; {district.throughput(draws, mine)}")


def everything(options: Options) -> Measured:
    """Every figure kept."""
    draws, ours, plain = _sides(options, None)
    mine, other = in_turn(ours, plain, options.size(5, 2))
    fewer, ours, _ = _sides(options, district.FIGURES)
    free = median(seconds(ours) for _ in range(options.size(5, 2))) / fewer * draws
    note = f"{draws} draws; {district.throughput(draws, mine)}; if keeping cost us nothing: {other / free:.3g}"
    return Measured(other / mine, note)


ROWS = {"naive_last": last, "naive_all": everything}
