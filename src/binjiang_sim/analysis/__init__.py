"""Questions put to a result: functions of it, never methods."""

from .debt import Debt, assumption_debt
from .drivers import Driver, drivers
from .explain.bridge import Bridge, Part, changed_chance, changed_lines
from .explain.revision import Edition, revision
from .identity import GrowthIdentity, growth_identity
from .indices.sobol import Indices, SobolDesign, sobol
from .narrowing import Narrowing
from .reforms import Effect, effects, without_reforms
from .self_tests import SelfTest, self_tests
from .sensitivity import Sensitivity, SensitivityRow, sensitivity
from .value_of_knowing import ValueOfKnowing, Worth, value_of_knowing

__all__ = [
    "Bridge",
    "Debt",
    "Driver",
    "Edition",
    "Effect",
    "GrowthIdentity",
    "Indices",
    "Narrowing",
    "Part",
    "SelfTest",
    "Sensitivity",
    "SensitivityRow",
    "SobolDesign",
    "ValueOfKnowing",
    "Worth",
    "assumption_debt",
    "changed_chance",
    "changed_lines",
    "drivers",
    "effects",
    "growth_identity",
    "revision",
    "self_tests",
    "sensitivity",
    "sobol",
    "value_of_knowing",
    "without_reforms",
]
