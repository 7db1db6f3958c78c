"""Questions put to a result: functions of it, never methods."""

from .drivers import Driver, drivers
from .identity import GrowthIdentity, growth_identity
from .reforms import Effect, effects, without_reforms
from .sensitivity import Indices, SobolDesign, sobol

__all__ = [
    "Driver",
    "Effect",
    "GrowthIdentity",
    "Indices",
    "SobolDesign",
    "drivers",
    "effects",
    "growth_identity",
    "sobol",
    "without_reforms",
]
