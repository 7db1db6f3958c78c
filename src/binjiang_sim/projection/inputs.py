"""The uncertain inputs of draws as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..sampling.provenance import uncertain
from ..sampling.uncertain_inputs import DrawRange
from .blocks import SAMPLED, Integers, Job

if TYPE_CHECKING:
    import pandas

MOST = 10_000  # draws of a table


def table_of(job: Job, numbers: Integers) -> pandas.DataFrame:
    """The inputs of the draws of these numbers (in order), (draw, path), of the first MOST of them."""
    import pandas

    shown = numbers[:MOST]
    given = uncertain(job.scenario)
    found = np.empty((len(given), len(shown)))
    for first in np.unique(shown // SAMPLED) * SAMPLED:
        here = (shown >= first) & (shown < first + SAMPLED)
        count = int(shown[here].max()) + 1 - first
        drawn = job.sampler.drawn(DrawRange(int(first), int(count), job.central, job.luck))
        for row, name in enumerate(given):
            values = drawn[name]
            found[row, here] = values[shown[here] - first] if len(values) == count else values
    table = pandas.DataFrame(found.T, index=pandas.Index(shown, name="draw"), columns=list(given))
    table.attrs = {
        "draws": len(shown),
        "of": len(numbers),
        "units": {path: one.unit for path, one in given.items()},
    }
    return table
