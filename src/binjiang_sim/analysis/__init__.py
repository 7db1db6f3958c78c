"""Questions put to a result: functions of it, never methods."""

from .drivers import Driver, drivers
from .indices.sobol import Indices, SobolDesign, sobol
from .reforms import Effect, effects, without_reforms
from .sensitivity import Sensitivity, SensitivityRow, sensitivity

__all__ = [
    "Driver",
    "Effect",
    "Indices",
    "Sensitivity",
    "SensitivityRow",
    "SobolDesign",
    "drivers",
    "effects",
    "sensitivity",
    "sobol",
    "without_reforms",
]
