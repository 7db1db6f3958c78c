"""Many variants of a scenario over the same draws, of which only a few figures are kept."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from numbers import Integral
from types import NoneType
from typing import TYPE_CHECKING, Protocol

import numpy as np

from ..engine import Inputs, Model, Series
from ..engine.frozen import frozen
from ..errors import ArgumentError, Fault, ProjectionError, expect
from ..programs import compiled
from ..sampling.distributions import Floats
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Scenario
from ..scenario.variants import with_model
from .blocks import Job, free_buffers, kept_buffer
from .chunks import Arrays
from .executors import completed
from .figures import Figure, Figures, items, recorded
from .options import Notice, Progress, RunOptions, warn
from .resources import refuse_memory
from .running import key_of, settled, store_folder
from .scenario_checks import checked
from .store import Folder
from .target_figures import own_figures
from .variants import Group, Values, VariantSampler, check, grouped, texts_of

if TYPE_CHECKING:
    import pandas

_thread = threading.local()
_PARTS = {"indicator": str, "item": str | None, "period": str | Integral}  # a year may be a number
COLUMNS = 8192  # variants times draws that are simulated together: changes no bit
TASK = 32_768  # variants times draws of a task
PART = "part-"  # names the files of finished tasks in a store


class Design(Protocol):
    """Uniform numbers for some uncertain inputs in place of their own streams, a row for each draw."""

    @property
    def inputs(self) -> tuple[str, ...]:
        """The inputs by the names of their streams."""

    @property
    def size(self) -> int:
        """Number of rows."""

    def rows(self, first: int, count: int) -> Floats:
        """The uniform numbers of some rows, (input, row)."""


@dataclass(frozen=True, repr=False)
class Experiment:
    """The figures of every variant in every draw.

    `values` are (variant, figure, draw) in the units of the model, NaN in draws that are left out. `variants` holds by
    path the value of each variant, `figures` says what was kept: (indicator, item, period). Draw i has the same luck
    in every variant, so that differences along the first axis are effects of what differs.
    `failed` counts the draws left out of each variant, (variant,).
    """

    scenario: Scenario
    variants: Mapping[str, tuple[object, ...]]
    figures: tuple[Figure, ...]
    values: Floats
    key: str

    @cached_property
    def failed(self) -> Floats:
        """Draws left out of each variant because something in them is NaN or infinite, (variant,)."""
        return np.asarray(np.isnan(self.values[:, 0]).sum(axis=-1))

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each variant and figure: inputs, what the figure is, its mean and its 10, 50 and 90 % points."""
        return self._frame.copy()

    @cached_property
    def _frame(self) -> pandas.DataFrame:
        import pandas

        count = len(self.values)
        points = np.full((3, count, len(self.figures)), np.nan)
        means = np.full((count, len(self.figures)), np.nan)
        for variant, rows in enumerate(self.values):
            good = rows[:, ~np.isnan(rows[0])]
            if good.shape[1]:
                points[:, variant], means[variant] = np.quantile(good, (0.1, 0.5, 0.9), axis=1), good.mean(axis=1)
        columns: dict[str, object] = {"variant": np.repeat(np.arange(count), len(self.figures))}
        columns |= {path: np.repeat(_objects(values), len(self.figures)) for path, values in self.variants.items()}
        for place, name in enumerate(("indicator", "item", "period")):
            columns[name] = [figure[place] for figure in self.figures] * count
        columns["unit"] = [self.scenario.model.equations[name].reported_unit for name, _, _ in self.figures] * count
        columns |= {"mean": means.ravel(), "q10": points[0].ravel(), "q50": points[1].ravel(), "q90": points[2].ravel()}
        columns["failed"] = np.repeat(self.failed, len(self.figures))
        return pandas.DataFrame(columns)

    def __repr__(self) -> str:
        variants, figures, draws = self.values.shape
        name = self.scenario.name["en"]
        return f"<Experiment on {name!r}: {variants} variants, {figures} figures, {draws} draws>"


def _objects(values: Sequence[object]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _expect_values(variants: Values) -> None:
    """Raises ArgumentError unless every input has several values."""
    expect("variants", variants, Mapping)
    for path, each in variants.items():
        expect(f"variants[{path!r}]", each, Collection)
        if isinstance(each, str):  # whose letters are no values
            values = {"argument": f"variants[{path!r}]", "found": repr(each), "expected": "(value, ...)"}
            raise ArgumentError([Fault("argument.kind", values)])


def experiment(
    scenario: Scenario,
    variants: Values,
    *,
    draws: int | None = None,
    seed: int | None = None,
    figures: Sequence[Figure] | None = None,
    central: bool = False,
    luck: bool = True,
    design: Design | None = None,
    model: Model | None = None,
    executor: Executor | None = None,
    workers: int = 1,
    store: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
    notice: Notice = warn,
) -> Experiment:
    """Run variants of a scenario over the same draws and keep a few figures.

    `variants` gives for each input the value of every variant:

        bj.experiment(base, {"levers.talent_programme": (0, 0.5, 1)}, draws=1000, figures=[("gdp", None, "2030")])

    An input is a lever, parameter or driver ("levers.talent_programme"), a single number of one or of a shock
    ("shocks.demand_gap.factor"), all "shocks", or the start of a lever ("levers.talent_programme.start"). A value is
    written as in a scenario file, a number in the unit of the model, or the value that another scenario of the same
    model has (`other.levers["talent_programme"]`). A variant has the bits of its own run, as
    `bj.run(scenario.with_({path: value}))` where `with_` takes the path: single numbers and starts only vary here.

    `figures` are (indicator, item, period), by default those that the scenario's targets are made of. `central`,
    `luck`, `draws`, `seed` are as for `bj.run`; a `design` gives uniform numbers for inputs and the number of draws.
    `executor`, `workers` and `store` say who computes and where what is done is kept, so that an experiment that was
    cut off goes on where it was. They change no bit.

    Raises ScenarioError for an input or value that may not be, with all faults; ProjectionError for figures that do
    not exist and for an experiment that does not fit the memory.
    """
    expect("scenario", scenario, Scenario)
    expect("model", model, Model, NoneType)
    _expect_values(variants)
    options = RunOptions(executor, workers, store, progress, notice)
    scenario = scenario if model is None else with_model(scenario, model)
    checked(scenario)
    scenario = settled(scenario, 1 if central else design.size if design else draws, seed)
    count = check(variants)
    job = Job(scenario, central, luck)
    settings = {path: tuple(map(_plain, each)) for path, each in variants.items()}
    plan = Plan(job, settings, _wanted(job, figures), design)
    assert plan.groups is not None  # which reads and checks the variants
    need = 8.0 * count * len(plan.figures) * scenario.draws
    refuse_memory(need, "experiment.memory", scenario.file)
    values = _stored_values(plan, count, options, need)
    values.setflags(write=False)
    found = Experiment(scenario, frozen(plan.variants), plan.figures, values, plan.key)
    if found.failed.any():
        some, most = int((found.failed > 0).sum()), int(found.failed.max())
        notice(Fault("experiment.failed", {"variants": some, "most": most, "draws": scenario.draws}))
    return found


def evaluated(job: Job, figures: tuple[Figure, ...], design: Design) -> Floats:
    """The figures of the rows of a design, (figure, row), of a job that was checked; NaN in rows that fail.

    It is for one design after another: nothing is kept but the memory that the next one needs.
    """
    task = Task(Plan(job, {}, figures, design), range(1), range(design.size))
    found: Floats = task.outcome()["values"][0]
    return found


@dataclass(frozen=True)
class Plan:
    """What is run and kept: a job, its variants, figures and a design. It travels to other processes as it is."""

    job: Job
    variants: Mapping[str, tuple[object, ...]]
    figures: tuple[Figure, ...]
    design: Design | None = None

    @cached_property
    def groups(self) -> list[Group]:
        """The varied inputs that go together, each setting read and checked."""
        return grouped(self.job.scenario, self.variants)

    @cached_property
    def known(self) -> Figures:
        """The figures, from cells that hold what they are made of."""
        return self.job.figures.of_variables(recorded(self.job.model, [name for name, _, _ in self.figures]))

    @property
    def key(self) -> str:
        """Sixteen hexadecimal digits of all that decides the values."""
        variants = {path: texts_of(values) for path, values in self.variants.items()}
        content = [key_of(self.job), variants, self.figures, repr(self.design) if self.design else ""]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]

    def runner(self, first: int, count: int) -> _Runner:
        """What runs variants over these draws, with the uniform numbers of the design. A thread keeps its latest."""
        kept: _Runner | None = getattr(_thread, "runner", None)
        if kept is None or kept.plan is not self or (kept.draws.first, kept.draws.draws) != (first, count):
            uniforms = dict(zip(self.design.inputs, self.design.rows(first, count), strict=True)) if self.design else {}
            kept = _thread.runner = _Runner(self, DrawRange(first, count, self.job.central, self.job.luck, uniforms))
        return kept

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickled, (self._pickled,)

    @cached_property
    def _pickled(self) -> bytes:
        return pickle.dumps((self.job, self.variants, self.figures, self.design))


@lru_cache(maxsize=2)
def _unpickled(content: bytes) -> Plan:
    """The same plan for all its tasks, so that its variants are read once."""
    return Plan(*pickle.loads(content))


@dataclass(frozen=True)
class Task:
    """Some variants of a plan over some of its draws."""

    plan: Plan
    variants: range
    draws: range

    def outcome(self) -> Arrays:
        """The figures, (variant, figure, draw), as the array "values"."""
        values = np.empty((len(self.variants), len(self.plan.figures), len(self.draws)))
        for first in self.draws[::COLUMNS]:
            count = min(COLUMNS, self.draws.stop - first)
            runner = self.plan.runner(first, count)
            own = slice(first - self.draws.start, first - self.draws.start + count)
            for begin in self.variants[:: runner.together]:
                end = min(begin + runner.together, self.variants.stop)
                place = slice(begin - self.variants.start, end - self.variants.start)
                values[place, :, own] = runner.run(slice(begin, end))
        return {"values": values}


class _Runner:
    """Runs variants over one range of draws, several together. What does not vary is sampled once."""

    def __init__(self, plan: Plan, draws: DrawRange) -> None:
        self.plan, self.job, self.draws = plan, plan.job, draws
        self.together = max(COLUMNS // draws.draws, 1)
        self.sampled = self.job.sampler.sample(draws).inputs
        self.sampler = VariantSampler(self.job.scenario, plan.groups)
        self.repeated: Inputs | None = None

    def run(self, variants: slice) -> Floats:
        """The figures of some variants, (variant, figure, draw)."""
        count = variants.stop - variants.start
        inputs = self.job.switched(self._inputs(variants, count))
        program = compiled(self.job.model, inputs, self.plan.known.clock, self.plan.known.layout.rows, watched=True)
        with kept_buffer(program, inputs.draws) as cells:
            outcome = program.run(inputs, cells)
            if self.job.central:  # a single run has the bits of the float program
                program.run_singly(inputs, cells)
            found = np.stack(list(self._figures(cells)))
        assert outcome.watched is not None
        found[:, ~np.isfinite(outcome.watched)] = np.nan
        return found.reshape(len(self.plan.figures), count, -1).transpose(1, 0, 2)

    def _inputs(self, variants: slice, count: int) -> Inputs:
        """The numbers of some variants, one behind the other."""
        draws = count * self.draws.draws
        if self.repeated is None or self.repeated.draws != draws:
            parameters = {key: _repeated(one, count) for key, one in self.sampled.parameters.items()}
            paths = {name: _tiled(one, count) for name, one in self.sampled.paths.items()}
            self.repeated = Inputs(draws, parameters, paths, self.sampled.labels)
        parameters, paths = dict(self.repeated.parameters), dict(self.repeated.paths)
        for path, values in self.sampler.sample(variants, self.draws).items():
            section, _, name = path.partition(".")
            if section == "parameters":
                parameters[name] = values
            else:
                assert not isinstance(values, Series)
                paths[name] = values
        return Inputs(draws, parameters, paths, self.sampled.labels)

    def _figures(self, cells: Floats) -> Iterator[Floats]:
        """Each figure, (variant and draw,)."""
        labels = self.job.scenario.label_keys
        for name, item, period in self.plan.figures:
            row = items(self.job.model.equations[name], labels).index(item)
            yield self.plan.known.figure(name, period, cells)[row]


def _repeated(one: Floats | Series, times: int) -> Floats | Series:
    return Series(_tiled(one.values, times)) if isinstance(one, Series) else _tiled(one, times)


def _tiled(one: Floats, times: int) -> Floats:
    """An array (..., draw) several times; what is the same in every draw takes no memory for each."""
    if one.strides[-1] == 0:
        return np.broadcast_to(one[..., :1], (*one.shape[:-1], one.shape[-1] * times))
    return np.tile(one, times)


def _plain(value: object) -> object:
    """A value as Python has it, so that an experiment has one key however its numbers were made."""
    return value.item() if isinstance(value, np.generic) else value


def check_figures(figures: Sequence[Sequence[object]], *order: str) -> None:
    """Raises ArgumentError for figures that have not the parts asked for: "indicator", "item", "period"."""
    expect("figures", figures, list, tuple)
    faults = []
    for number, one in enumerate(figures):
        fits = isinstance(one, list | tuple) and len(one) == len(order)
        if not fits or not all(isinstance(part, _PARTS[name]) for name, part in zip(order, one, strict=True)):
            values = {"argument": f"figures[{number}]", "found": f"{one!r:.60}", "expected": f"({', '.join(order)})"}
            faults.append(Fault("argument.kind", values))
    if faults:
        raise ArgumentError(faults)


def _wanted(job: Job, figures: Sequence[Figure] | None) -> tuple[Figure, ...]:
    """The figures to keep. Raises ProjectionError for those that do not exist."""
    if figures is None:
        targets = job.scenario.targets
        made = [figure for one in targets for figure in own_figures(one, job.model, job.figures.clock)]
        figures = list(dict.fromkeys(made))
    check_figures(figures, *_PARTS)
    wanted = tuple((name, item, str(period)) for name, item, period in figures)
    faults = []
    for name, item, period in wanted:
        wrong = job.figures.faults(name, period, item)
        if not wrong and job.figures.numbers(name, period) is None:
            wrong = [Fault("result.undefined", {"indicator": name, "period": period})]
        faults += wrong
    if not wanted:
        faults.append(Fault("experiment.figures", {}, job.scenario.file))
    if faults:
        raise ProjectionError(faults)
    return wanted


def _tasks(plan: Plan, count: int) -> list[Task]:
    """Variants in whole simulations; a variant with many draws in several tasks. They depend on the counts alone."""
    draws = plan.job.scenario.draws
    if draws > TASK:
        pieces = [range(first, min(first + TASK, draws)) for first in range(0, draws, TASK)]
        return [Task(plan, range(one, one + 1), piece) for one in range(count) for piece in pieces]
    together = max(COLUMNS // draws, 1)
    size = max(TASK // (together * draws), 1) * together
    return [Task(plan, range(first, min(first + size, count)), range(draws)) for first in range(0, count, size)]


def _stored_values(plan: Plan, count: int, options: RunOptions, need: float) -> Floats:
    """All figures, (variant, figure, draw), kept in the store when there is one; what this thread kept is freed."""
    began = time.perf_counter()
    try:
        with store_folder(plan.job, plan.key, options, need, variants=count) as folder:
            values = _values(plan, count, options, folder)
            if folder and not folder.is_complete:
                folder.complete(time.perf_counter() - began)
    finally:
        _thread.__dict__.clear()
        free_buffers()
    return values


def _values(plan: Plan, count: int, options: RunOptions, folder: Folder | None) -> Floats:
    """All figures, (variant, figure, draw): what the store holds is read, the rest computed and saved."""
    draws = plan.job.scenario.draws
    values = np.empty((count, len(plan.figures), draws))
    tasks = dict(enumerate(_tasks(plan, count)))

    def put(task: Task, outcome: Arrays) -> None:
        values[task.variants.start : task.variants.stop, :, task.draws.start : task.draws.stop] = outcome["values"]
        if options.progress:
            options.progress(len(task.variants) * len(task.draws), count * draws)

    left = {}
    for number, task in tasks.items():
        kept = folder.read(f"{PART}{number}") if folder else None
        if kept is None:
            left[number] = task
        else:
            put(task, kept)
    for number, outcome in completed(left, options):
        if folder:
            folder.write(f"{PART}{number}", outcome)
        put(tasks[number], outcome)
    return values
