"""Questions put to a result: functions of it, never methods."""

from .drivers import Driver, drivers
from .reforms import Effect, effects, without_reforms

__all__ = ["Driver", "Effect", "drivers", "effects", "without_reforms"]
