"""The rows of the table, by key: each file holds a family."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..measuring import Measured, Options
from . import (
    c_language,
    commands,
    ensembles,
    experiments,
    first_command,
    memory,
    naive,
    peers,
    posterior,
    quantiles,
    reports,
    sampling,
    single,
    sobol,
)

Row = Callable[[Options], Measured]
_PROGRAMS = (ensembles, c_language, naive, peers, experiments, single)
_FAMILIES = (*_PROGRAMS, quantiles, sampling, sobol, posterior, memory, commands, first_command, reports)
ROWS: Mapping[str, Row] = {key: row for family in _FAMILIES for key, row in family.ROWS.items()}
