"""The scenario of a job on a model whose equations were rewritten."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from ...engine import Model
from ...projection.blocks import Job
from ...scenario import Given, Scenario


def scenario_of(job: Job, model: Model, end: int, switches: Iterable[str] = ()) -> Scenario:
    """The scenario of a job up to a year, on another model that has these switches, all on, as parameters more."""
    given = {path: Given(1.0, "1", "definition", (), "", "", "") for path in switches}
    parameters = {**job.scenario.parameters, **given}
    # Variants of equations are in the job's model already.
    return dataclasses.replace(
        job.scenario.until(end), model=model, equations=(), parameters=parameters, targets=(), reload=None
    )
