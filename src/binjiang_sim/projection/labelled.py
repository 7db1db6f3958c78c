"""What labelled arrays, in memory or in netCDF files, say of a run and of its variables."""

from __future__ import annotations

from collections.abc import Mapping

from ..engine import Equation, Model
from ..errors import Fault, ProjectionError

OWN = ("period", "draw")  # dimensions besides those of the model


def about_variable(equation: Equation) -> dict[str, str]:
    """Unit and names; `units` is what other programs look for."""
    unit = equation.reported_unit
    return {"units": unit, "unit": unit, "zh": equation.zh, "en": equation.en}


def about_run(stamp: Mapping[str, object]) -> dict[str, str]:
    """The stamp as texts."""
    return {key: str(list(value) if isinstance(value, tuple) else value) for key, value in stamp.items()}


def check_names(model: Model) -> None:
    """Raises ProjectionError when a variable and a dimension, or two dimensions, would have one name."""
    twice = dict.fromkeys(
        one for one in (*model.dims, *OWN) if one in model.equations or (one in OWN and one in model.dims)
    )
    if twice:
        raise ProjectionError([Fault("result.names", {"names": ", ".join(twice)})])
