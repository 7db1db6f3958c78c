"""Questions put to a result: functions of it, never methods."""

from .drivers import Driver, drivers
from .reforms import Effect, effects, without_reforms
from .sensitivity import Indices, SobolDesign, sobol

__all__ = ["Driver", "Effect", "Indices", "SobolDesign", "drivers", "effects", "sobol", "without_reforms"]
