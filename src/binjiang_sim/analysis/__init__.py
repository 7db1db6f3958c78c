"""Questions put to a result: functions of it, never methods."""

from .drivers import Driver, drivers
from .identity import GrowthIdentity, growth_identity
from .reforms import Effect, effects, without_reforms
from .self_tests import SelfTest, self_tests
from .sensitivity import Indices, SobolDesign, sobol

__all__ = [
    "Driver",
    "Effect",
    "GrowthIdentity",
    "Indices",
    "SelfTest",
    "SobolDesign",
    "drivers",
    "effects",
    "growth_identity",
    "self_tests",
    "sobol",
    "without_reforms",
]
