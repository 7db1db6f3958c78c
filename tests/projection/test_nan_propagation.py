"""Draws with a NaN or infinity are found where they have to be searched, and nowhere else is searched."""

import dataclasses

import numpy as np
import pytest

from binjiang_sim.engine import Series
from binjiang_sim.programs import compiled
from binjiang_sim.projection.blocks import Block, Job, bad_draws
from binjiang_sim.sampling.sampler import clock_of
from binjiang_sim.sampling.uncertain_inputs import DrawRange

POISONS = (np.nan, np.inf, -np.inf, 0.0, -1.0, 1e300)


def poisoned(inputs):
    """One draw for each input and poison: that input is spoilt in it, from the start or from the third instant on."""
    names = [*inputs.parameters, *inputs.paths]
    rows = {name: slice(len(POISONS) * place, len(POISONS) * (place + 1)) for place, name in enumerate(names)}

    def spoilt(name, values, late):
        found = np.repeat(values, len(POISONS) * len(names), axis=-1)
        (found[3:] if late else found)[..., rows[name]] = POISONS
        return found

    parameters = {
        name: Series(spoilt(name, one.values, True)) if isinstance(one, Series) else spoilt(name, one, False)
        for name, one in inputs.parameters.items()
    }
    paths = {name: spoilt(name, one, True) for name, one in inputs.paths.items()}
    return dataclasses.replace(inputs, draws=len(POISONS) * len(names), parameters=parameters, paths=paths)


@pytest.fixture(scope="module")
def spoilt(base):
    job = Job(base.with_({"end": 2026}))
    inputs = poisoned(job.sampler.sample(DrawRange(0, 1, central=True)).inputs)
    program = compiled(job.model, inputs, clock_of(job.scenario), counted=True)
    return job, program, program.run(inputs).values


def test_a_draw_that_is_bad_anywhere_is_found(spoilt):
    job, program, cells = spoilt
    defined = np.isfinite(program.run(job.sampler.sample(DrawRange(0, 1)).inputs).values).all(axis=2)
    expected = np.flatnonzero(~np.isfinite(cells[defined]).all(axis=0))
    found = bad_draws(job, Block(0, cells, {}, cells))
    np.testing.assert_array_equal(found, expected)
    assert 100 < len(found) < cells.shape[-1] - 100


def test_most_variables_need_no_search_of_their_own(spoilt):
    job, _, cells = spoilt
    searched = sum(cells[rows, places].shape[0] * cells[rows, places].shape[1] for rows, places in job.searched)
    assert searched < 0.4 * cells.shape[0] * cells.shape[1]
