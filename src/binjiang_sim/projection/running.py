"""The run: checks of the scenario and of the machine, draws, and the labelled result."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from numbers import Integral
from pathlib import Path
from types import NoneType

from ..engine import Model
from ..errors import Fault, ProjectionError, expect
from ..sampling.provenance import facts_read
from ..scenario import MOST_DRAWS, Scenario
from ..scenario.variants import with_model
from ..text import file_stem
from .blocks import Job
from .ensemble import Ensemble
from .failed_draws import notes
from .options import DEFAULTS, RunOptions, accepting_means
from .resources import check_disk, check_memory, store_bytes
from .result import Result
from .scenario_checks import checked
from .store import FORMAT, Folder, now

PACKAGES = ("binjiang_sim", "numpy", "scipy")
_version = cache(version)  # each is read from a file


@accepting_means
def run(
    scenario: Scenario,
    draws: int | None = None,
    seed: int | None = None,
    *,
    central: bool = False,
    luck: bool = True,
    model: Model | None = None,
    options: RunOptions = DEFAULTS,
) -> Result:
    """Project a scenario.

    `draws` and `seed` override the scenario's. `central` runs once with every input at its median and without luck.
    `model` takes the place of the one that the scenario was checked against, as `with_model` does.
    `luck=False` leaves out the luck of demand and foreign capital, so that only the inputs are uncertain.
    `options` says who computes and where the run is kept; it changes no bit.
    Raises ScenarioError for what `with_model` and `checked` find wrong, ArgumentError for arguments of another kind.
    Raises ProjectionError when the number of draws is impossible, the machine has no room for the run, its folder
    cannot be written, or more than 1 % of the draws give a NaN or infinity in what is reported.
    """
    began = time.perf_counter()
    expect("scenario", scenario, Scenario)
    expect("model", model, Model, NoneType)
    expect("options", options, RunOptions)
    scenario = scenario if model is None else with_model(scenario, model)
    warnings = checked(scenario)
    scenario = settled(scenario, 1 if central else draws, seed)
    job = Job(scenario, central, luck)
    check_memory(job, scenario.draws, options)
    key = key_of(job)
    with store_folder(job, key, options, store_bytes(job, scenario.draws)) as folder:
        ensemble = Ensemble.of(job, options, folder)
        seconds = time.perf_counter() - began
        if folder and not folder.is_complete:
            folder.complete(seconds)
    stamp = {**_stamp(scenario, job.model), "central": central, "luck": luck, "seconds": round(seconds, 3)}
    warnings += notes(job, ensemble.failed, scenario.draws)
    return Result(scenario, job.model, ensemble, key, stamp, warnings)


def key_of(job: Job) -> str:
    """Sixteen hexadecimal digits of all that decides the bits: inputs, seed, draws, equations, kind, versions."""
    content = [FORMAT, job.scenario.text, job.model.digest, job.central, job.luck, _versions(), platform.machine()]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


@contextmanager
def store_folder(job: Job, key: str, options: RunOptions, need: float, **more: object) -> Iterator[Folder | None]:
    """The folder that keeps a run, when there is to be one, with no other process at work in it.

    `need` are the bytes that the disk must have room for; `more` is said in its manifest.
    """
    if options.store is None:
        yield None
        return
    scenario = job.scenario
    about = {
        "key": key,
        "scenario": dict(scenario.name),
        "file": scenario.file,
        "hash": scenario.hash,
        "equations": job.model.digest,
        "seed": scenario.seed,
        "draws": scenario.draws,
        "central": job.central,
        "luck": job.luck,
        "versions": _versions(),
        "machine": platform.machine(),
        "begun": now(),
        **more,
    }
    with Folder.open(options.store, f"{file_stem(Path(scenario.file).stem)}-{key}", about, options.notice) as folder:
        if not folder.is_complete:
            check_disk(need, folder.path, "run.disk")
        yield folder


def settled(scenario: Scenario, draws: int | None, seed: int | None) -> Scenario:
    """The scenario with the draws and the seed that are asked for."""
    wanted, chosen = scenario.draws if draws is None else draws, scenario.seed if seed is None else seed
    faults = []
    if not _whole(wanted) or not 1 <= wanted <= MOST_DRAWS:
        faults.append(Fault("run.draws", {"found": wanted, "most": MOST_DRAWS}))
    if not _whole(chosen) or chosen < 0:
        faults.append(Fault("run.seed", {"found": chosen}))
    if faults:
        raise ProjectionError(faults)
    return dataclasses.replace(scenario, draws=int(wanted), seed=int(chosen))


def _whole(number: object) -> bool:
    """Whether it is a whole number, of Python or of numpy."""
    return isinstance(number, Integral) and not isinstance(number, bool)


def _stamp(scenario: Scenario, model: Model) -> dict[str, object]:
    return {
        "versions": _versions(),
        "machine": platform.machine(),
        "hash": scenario.hash,
        "equations": model.digest,
        "seed": scenario.seed,
        "draws": scenario.draws,
        "facts": sorted(facts_read(scenario)),
    }


def _versions() -> dict[str, str]:
    return {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}}
