"""Draws with a NaN or infinity are found by watching a few variables."""

import dataclasses

import numpy as np
import pytest

from binjiang_sim.engine import Series
from binjiang_sim.programs import compiled
from binjiang_sim.projection.blocks import Job
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
    return job, inputs, compiled(job.model, inputs, clock_of(job.scenario), watched=True)


def test_a_draw_that_is_bad_anywhere_is_found(spoilt):
    job, inputs, program = spoilt
    defined = np.isfinite(program.run(job.sampler.sample(DrawRange(0, 1)).inputs).values).all(axis=2)
    outcome = program.run(inputs)
    cells = outcome.values[defined]
    bad, found = ~np.isfinite(cells).all(axis=0), ~np.isfinite(outcome.watched)
    assert found[bad].all()
    assert 100 < bad.sum() < inputs.draws - 100
    beyond = np.abs(cells[:, found & ~bad]).max(axis=0, initial=0)  # so large that their sum overflows
    assert (beyond > 1e300).all()
    assert beyond.size < 5


def test_it_is_found_when_other_variables_are_recorded(spoilt):
    job, inputs, program = spoilt
    few = compiled(job.model, inputs, clock_of(job.scenario), ("gdp",), watched=True)
    np.testing.assert_array_equal(few.run(inputs).watched, program.run(inputs).watched)


def test_most_variables_need_not_be_watched_at_every_instant(spoilt):
    _, _, program = spoilt
    assert len(program.arrays.watched["whole"]) < 0.4 * len(program.layout.rows)
