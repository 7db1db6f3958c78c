"""The uncertain inputs of draws, by name and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..sampling.distributions import Floats
from ..sampling.provenance import uncertain
from ..sampling.uncertain_inputs import DrawRange
from .blocks import SAMPLED, Integers, Job

if TYPE_CHECKING:
    import pandas

MOST = 10_000  # draws of a table


def inputs_of(job: Job, numbers: Integers) -> dict[str, Floats]:
    """The uncertain inputs in the draws of these numbers (in order), (draw,) by name, drawn range by range."""
    found = {name: np.empty(len(numbers)) for name in uncertain(job.scenario)}
    for first in np.unique(numbers // SAMPLED) * SAMPLED:
        here = (numbers >= first) & (numbers < first + SAMPLED)
        places = numbers[here] - first
        drawn = job.sampler.drawn(DrawRange(int(first), int(places.max()) + 1, job.central, job.luck))
        for name, values in found.items():
            values[here] = drawn[name][0 if job.central else places]
    return found


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
