"""The uncertain inputs of draws, by name and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..sampling.distributions import Floats, streams
from ..sampling.provenance import uncertain
from ..sampling.uncertain_inputs import DrawRange
from .blocks import SAMPLED, Bools, Integers, Job

if TYPE_CHECKING:
    import pandas

MOST = 10_000  # draws of a table


def inputs_of(job: Job, numbers: Integers) -> dict[str, Floats]:
    """The uncertain inputs in the draws of these numbers (in order), (draw,) by name, drawn range by range."""
    found = {name: np.empty(len(numbers)) for name in uncertain(job.scenario)}
    for here, places, draw_range in _ranges(job, numbers):
        drawn = job.sampler.drawn(draw_range)
        for name, values in found.items():
            values[here] = drawn[name][0 if job.central else places]
    return found


def uniforms_of(job: Job, numbers: Integers, names: Sequence[str]) -> Floats:
    """The uniform numbers behind these inputs in the draws of these numbers (in order), (name, draw)."""
    found = np.empty((len(names), len(numbers)))
    inputs = job.sampler.numbers
    rows = [inputs.rows[name] for name in names]
    for here, places, draw_range in _ranges(job, numbers):
        found[:, here] = inputs.uniforms(draw_range)[rows][:, np.zeros_like(places) if job.central else places]
    return found


def luck_of(job: Job, numbers: Integers, names: Sequence[str]) -> Floats:
    """The uniform numbers of streams of luck in the draws of these numbers (in order), (name, draw)."""
    found = np.empty((len(names), len(numbers)))
    for here, places, draw_range in _ranges(job, numbers):
        found[:, here] = streams(job.scenario.seed, names, draw_range.first, draw_range.draws)[:, places]
    return found


def _ranges(job: Job, numbers: Integers) -> Iterator[tuple[Bools, Integers, DrawRange]]:
    """Ranges of draws to be sampled together: which of the draws are in each, and where."""
    for first in np.unique(numbers // SAMPLED) * SAMPLED:
        here = (numbers >= first) & (numbers < first + SAMPLED)
        places = numbers[here] - first
        yield here, places, DrawRange(int(first), int(places.max()) + 1, job.central, job.luck)


def table_of(job: Job, numbers: Integers) -> pandas.DataFrame:
    """The inputs of the draws of these numbers (in order), (draw, path), of the first MOST of them."""
    import pandas

    shown = numbers[:MOST]
    given = uncertain(job.scenario)
    table = pandas.DataFrame(inputs_of(job, shown), index=pandas.Index(shown, name="draw"), columns=list(given))
    table.attrs = {
        "draws": len(shown),
        "of": len(numbers),
        "units": {path: one.unit for path, one in given.items()},
    }
    return table
