"""Against C, printed from the same instructions: vectorised over draws with gcc's vector mathematics, and plain."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path

import numpy as np

from binjiang_sim.engine import Clock, Inputs, Layout, Series, measure
from binjiang_sim.programs import Code, Instruction, compiled, translate

from .. import district
from ..measuring import Measured, Options, SkippedError, in_turn

DRAWS, TILE = 8192, 256
# libmvec stands in for exp, log and pow only where rounding may differ in the last bit.
VECTOR = ("-O3", "-march=native", "-ffast-math", "-fopenmp-simd")
PLAIN = ("-O3",)
PIECE = 24  # instructions in one loop over the draws of a tile; longer bodies are not vectorised
_BINARY = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"} | {
    "less": "<", "less_equal": "<=", "greater": ">", "greater_equal": ">=", "equal": "=="
}  # fmt: skip
_CALLED = {"exp": "exp({})", "log": "log({})", "power": "pow({}, {})", "negative": "-{}"} | {
    "minimum": "({0} < {1} ? {0} : {1})", "maximum": "({0} > {1} ? {0} : {1})", "where": "({} ? {} : {})"
}  # fmt: skip


class _Source:
    """The C text of a model: one function that runs a tile of draws. Every row of a value is an array of its own."""

    def __init__(self, code: Code, layout: Layout, inputs: Inputs, clock: Clock) -> None:
        self.code, self.layout, self.clock = code, layout, clock
        self.sizes = {dim: len(own) for dim, own in inputs.labels.items()}
        self.leaves: list[str] = []  # C names of the inputs, one for each row, in the order of `pointers`
        self.pointers: list[np.ndarray] = []
        self.strides: list[bool] = []  # whether the input has a value for every instant
        for at, one in enumerate(code.instructions):
            if one.operation in ("parameter", "series", "path"):
                self._leaf(at, one, inputs)
        self.stocks = {name: list(self.rows(code.first.next[name])) for name in code.first.next}
        self.kept = self._kept()

    def _leaf(self, at: int, one: Instruction, inputs: Inputs) -> None:
        given = (inputs.paths if one.operation == "path" else inputs.parameters)[str(one.detail)]
        values = given.values if isinstance(given, Series) else given
        moving = one.operation != "parameter"
        count = int(np.prod(self.shape(one), dtype=int))
        flat = values.reshape(values.shape[0], count, -1) if moving else values.reshape(1, count, -1)
        for row in range(count):
            self.leaves.append(f"x{at}_{row}")
            self.pointers.append(np.ascontiguousarray(flat[:, row]))
            self.strides.append(moving)

    def shape(self, one: Instruction) -> tuple[int, ...]:
        return tuple(self.sizes[dim] for dim in one.dims)

    def rows(self, at: int) -> range:
        """The rows of a value."""
        return range(int(np.prod(self.shape(self.code.instructions[at]), dtype=int)))

    def _kept(self) -> list[int]:
        """Values of the first instant that later ones read."""
        roots = {*self.code.later.next.values(), *self.code.later.reported.values()}
        needed = self.code.needed(roots, later=True)
        found = (at for at in needed if not self.code.instructions[at].later)
        return [at for at in found if self.code.instructions[at].operation not in ("number", "parameter")]

    def name(self, at: int, row: int, later: bool) -> str:
        """The C expression of one row of a value."""
        one = self.code.instructions[at]
        if one.operation == "number":
            return repr(float(one.detail))
        if one.operation == "parameter":
            return f"x{at}_{row}[i]"
        if later and not one.later:
            return f"k{at}_{row}[i]"
        if one.operation in ("series", "path"):
            return f"x{at}_{row}[at + i]"
        if one.operation == "stock":
            return f"s_{one.detail}_{row}[i]"
        if one.operation == "row":
            inner = self.code.instructions[one.arguments[0]]
            each = len(self.rows(one.arguments[0])) // self.shape(inner)[0]
            return self.name(one.arguments[0], int(one.detail) * each + row, later)
        return f"t{at}_{row}[i]"

    def lines(self, at: int, later: bool) -> list[str]:
        """The statements that compute a value."""
        one = self.code.instructions[at]
        count = len(self.rows(at))

        def read(argument: int, row: int) -> str:
            return self.name(argument, row % len(self.rows(argument)), later)

        if one.operation in ("number", "parameter", "series", "path", "stock", "row") or (later and not one.later):
            return []
        texts = []
        for row in range(count):
            if one.operation in _BINARY:
                left, right = (read(argument, row) for argument in one.arguments)
                text = f"{left} {_BINARY[one.operation]} {right}"
            elif one.operation in _CALLED:
                text = _CALLED[one.operation].format(*(read(argument, row) for argument in one.arguments))
            elif one.operation == "total":
                parts = len(self.rows(one.arguments[0])) // count
                text = " + ".join(read(one.arguments[0], part * count + row) for part in range(parts))
            elif one.operation == "entering":
                each = count // self.shape(one)[0]
                text = read(one.arguments[1], row) if row < each else read(one.arguments[0], row - each)
            else:
                assert one.operation == "spread"
                text = read(one.arguments[0], row)
            texts.append(f"t{at}_{row}[i] = {text};")
        return texts

    def phase(self, later: bool, last: bool = False) -> list[str]:
        """The loops of an instant: values, what is recorded, and the stocks of the next instant."""
        step = self.code.later if later else self.code.first
        recorded = {}
        for name in self.layout.rows:
            how = measure(district.model().equations[name])
            if name in step.reported and not (last and how not in ("end", "opening")):
                recorded[name] = "cell" if how in ("end", "opening") else "cell + 1"
        stocks = {} if last else step.next
        roots = {step.reported[name] for name in recorded} | set(stocks.values())
        roots |= set() if later else set(self.kept)
        body: list[str] = []
        for at in self.code.needed(roots, later):
            body += self.lines(at, later)
        if not later:
            body += [f"k{at}_{row}[i] = {self.name(at, row, later)};" for at in self.kept for row in self.rows(at)]
        for name, cell in recorded.items():
            first, at = self.layout.rows[name].start, step.reported[name]
            count = self.layout.rows[name].stop - first
            for row in range(count):
                text = self.name(at, row % len(self.rows(at)), later)
                body.append(f"out[({cell}) * {self.layout.size}L * n + {first + row}L * n + i] = {text};")
        body += [
            f"n_{name}_{row}[i] = {self.name(at, row % len(self.rows(at)), later)};"
            for name, at in stocks.items()
            for row in self.stocks[name]
        ]
        copies = [f"s_{name}_{row}[i] = n_{name}_{row}[i];" for name in stocks for row in self.stocks[name]]
        return [*self.loops(body), *self.loops(copies)]

    @staticmethod
    def loops(body: list[str]) -> list[str]:
        """The statements in loops over the draws of a tile."""
        pieces = [body[first : first + PIECE] for first in range(0, len(body), PIECE)]
        return [
            "#pragma omp simd\n    for (long i = 0; i < m; i++) {\n        " + "\n        ".join(piece) + "\n    }"
            for piece in pieces
        ]

    def text(self) -> str:
        """The whole file."""
        values = [f"t{at}_{row}" for at in range(len(self.code.instructions)) for row in self.rows(at)]
        values += [f"k{at}_{row}" for at in self.kept for row in self.rows(at)]
        values += [f"{kind}_{name}_{row}" for kind, (name, own) in product("sn", self.stocks.items()) for row in own]
        first, later, end = ("\n    ".join(self.phase(*which)) for which in ((False,), (True,), (True, True)))
        used = [one for one in values if f"{one}[i]" in first + later + end]
        declared = "\n".join(f"static double {one}[{TILE}] __attribute__((aligned(64)));" for one in used)
        pointers = "\n    ".join(f"const double *{name} = x[{place}] + tile;" for place, name in enumerate(self.leaves))
        return f"""#include <math.h>
{declared}
static void first(const double **x, double *restrict out, long n, long tile, long m) {{
    {pointers}
    const long cell = 0, at = 0;
    {first}
}}
static void later(const double **x, double *restrict out, long n, long tile, long m, long instant) {{
    {pointers}
    const long cell = instant, at = instant * n;
    {later}
}}
static void end(const double **x, double *restrict out, long n, long tile, long m, long instant) {{
    {pointers}
    const long cell = instant, at = instant * n;
    {end}
}}
void run(const double **x, double *out, long n) {{
    for (long tile = 0; tile < n; tile += {TILE}) {{
        long m = n - tile < {TILE} ? n - tile : {TILE};
        first(x, out + tile, n, tile, m);
        for (long instant = 1; instant < {self.clock.steps}; instant++) later(x, out + tile, n, tile, m, instant);
        end(x, out + tile, n, tile, m, {self.clock.steps});
    }}
}}
"""


def program(inputs: Inputs, flags: tuple[str, ...]) -> Callable[[np.ndarray], None]:
    """The compiled C program, which fills cells of the shape (cell, row, draw)."""
    if shutil.which("gcc") is None:
        raise SkippedError("gcc is not installed")
    model, clock = district.model(), district.clock()
    if clock.steps_per_cell != 1:
        raise SkippedError("the C printer knows steps that are cells")
    series = frozenset(name for name, one in inputs.parameters.items() if isinstance(one, Series))
    source = _Source(translate(model, inputs.labels, clock, series), Layout.of(model, inputs.labels), inputs, clock)
    run = _library(source.text(), flags).run
    addresses = (ctypes.c_void_p * len(source.pointers))(*(one.ctypes.data for one in source.pointers))

    def call(cells: np.ndarray) -> None:
        run(addresses, ctypes.c_void_p(cells.ctypes.data), ctypes.c_long(inputs.draws))
        del source.pointers[len(addresses) :]  # which live as long as this function does

    return call


@cache
def _library(text: str, flags: tuple[str, ...]) -> ctypes.CDLL:
    folder = Path(tempfile.mkdtemp())
    (folder / "district.c").write_text(text)
    command = ["gcc", *flags, "-shared", "-fPIC", "-o", str(folder / "district.so"), str(folder / "district.c"), "-lm"]
    subprocess.run(command, check=True, capture_output=True)
    library = ctypes.CDLL(str(folder / "district.so"))
    shutil.rmtree(folder)
    return library


def _row(options: Options, flags: tuple[str, ...]) -> Measured:
    draws = options.size(DRAWS, 1024)
    inputs = district.inputs(draws)
    other = program(inputs, flags)
    ours = compiled(district.model(), inputs, district.clock())
    values = ours.buffer(draws)
    cells = np.empty((values.shape[1], values.shape[0], draws))
    other(cells)
    _agree(ours.run(inputs, values).values, cells.transpose(1, 0, 2))
    mine, theirs = in_turn(lambda: ours.run(inputs, values), lambda: other(cells), options.size(7, 3))
    return Measured(theirs / mine, f"gcc {' '.join(flags)}; C: {district.throughput(draws, theirs)}")


def _agree(ours: np.ndarray, theirs: np.ndarray) -> None:
    """Both sides compute the same, but for the rounding of large sums that nearly cancel."""
    known = np.isfinite(ours)
    size = np.nanmax(np.abs(ours), axis=(1, 2), keepdims=True)
    assert (np.abs(np.where(known, theirs - ours, 0)) <= 1e-9 * size).all(), "C does not compute the same"


def vector(options: Options) -> Measured:
    """gcc with vector mathematics."""
    found = _row(options, VECTOR)
    return Measured(found.value, found.note, gated=_wide())


def _wide() -> bool:
    """Whether numpy found the processor to have AVX-512, which its versions name differently and keep elsewhere."""
    for place in ("numpy._core", "numpy.core"):
        with suppress(ImportError):
            features = import_module(f"{place}._multiarray_umath").__cpu_features__
            return bool(features.get("X86_V4", features.get("AVX512_SKX", False)))
    return False


def plain(options: Options) -> Measured:
    """gcc as it comes."""
    return _row(options, PLAIN)


ROWS = {"c_vector": vector, "c_plain": plain}
