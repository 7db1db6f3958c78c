"""Every draw of every variable on disk: netCDF in single precision, compressed, written block by block."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..engine import Equation, measure
from ..errors import Fault, ProjectionError
from ..text import file_stem
from .blocks import simulated, without
from .labelled import about_run, about_variable, check_names
from .resources import check_disk
from .store import disk_errors

if TYPE_CHECKING:
    from .result import Result

SINGLE = 4  # bytes of a number
SPAN = 2048  # draws that are compressed together
LEVEL = 1  # of compression: random digits yield little to more


def save_draws(result: Result, path: str | os.PathLike[str]) -> Path:
    """Write all good draws of a run, (own dimensions..., cell, draw), with labels and units; returns the path.

    Cell 0 is the opening, its `period` that of the last instant before the run. NaN is the fill value.
    Raises ProjectionError when h5netcdf is missing, the disk has no room, or names of the model cannot stand in one
    file, before anything is made again.
    """
    if find_spec("h5netcdf") is None or find_spec("h5py") is None:
        raise ProjectionError([Fault("save.library")])
    check_names(result.model)
    target = Path(path)
    check_disk(SINGLE * result.ensemble.job.cells_per_draw * result.draws, target.parent, "save.room")
    with disk_errors(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(prefix=f".{file_stem(target.name)}.", dir=target.parent)
        os.close(handle)
        try:
            _write(result, half)
            os.replace(half, target)
        except BaseException:
            Path(half).unlink(missing_ok=True)
            raise
    return target


def holds(path: str | os.PathLike[str], result: Result) -> bool:
    """Whether a file is what `save_draws` wrote of this run, by the inputs, equations and settings that it names."""
    import h5netcdf

    names = ("hash", "equations", "central", "luck", "versions")
    try:
        with h5netcdf.File(path, "r") as file:
            return all(file.attrs.get(name) == str(result.stamp[name]) for name in names)
    except OSError:  # another kind of file
        return False


def _write(result: Result, path: str) -> None:
    import h5netcdf

    job, figures = result.ensemble.job, result.ensemble.job.figures
    with h5netcdf.File(path, "w", invalid_netcdf=False) as file:
        variables = _declared(result, file)
        done = 0
        for block in simulated(job, 0, result.scenario.draws):
            cells = without(block, result.ensemble.failed)
            count = cells.shape[-1]
            for name, variable in variables.items():
                own = cells[figures.layout.rows[name]].astype(np.float32)
                shape = (*variable.shape[:-2], own.shape[1], count)
                variable[..., done : done + count] = own.reshape(shape)
            done += count


def _declared(result: Result, file: Any) -> Mapping[str, Any]:
    """Dimensions, labels and empty variables of the file; the variables by name."""
    import h5py

    labels = dict(result.labels)
    periods = [result.clock.opening.label, *(one.label for one in result.clock.periods if one.first == one.last)]
    file.dimensions = {**{dim: len(own) for dim, own in labels.items()}, "period": len(periods), "draw": result.draws}
    for dim, texts in {**labels, "period": periods}.items():
        file.create_variable(dim, (dim,), dtype=h5py.string_dtype(), data=np.array(list(texts), dtype=object))
    file.create_variable("draw", ("draw",), data=result.ensemble.draws.numbers)
    file.attrs.update(about_run(result.stamp))
    return {
        one.name: _empty(one, file, result)
        for one in result.model.equations.values()
        if one.kind != "indicator" and measure(one) != "opening"
    }


def _empty(equation: Equation, file: Any, result: Result) -> Any:
    dims = (*equation.dims, "period", "draw")
    span = (*(1,) * (len(dims) - 2), result.clock.cells + 1, min(SPAN, result.draws))
    settings = {"chunks": span, "compression": "gzip", "compression_opts": LEVEL, "shuffle": True}
    made = file.create_variable(equation.name, dims, dtype="f4", fillvalue=np.float32(np.nan), **settings)
    made.attrs.update(about_variable(equation))
    return made
