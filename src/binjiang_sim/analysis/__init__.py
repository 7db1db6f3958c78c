"""Questions put to a result: functions of it, never methods."""

from .attribution.growth import GrowthCauses, growth_causes
from .debt import Debt, assumption_debt
from .drivers import Driver, drivers
from .identity import GrowthIdentity, growth_identity
from .indices.sobol import Indices, SobolDesign, sobol
from .judgements import JudgementShare, judgement_shares
from .narrowing import Narrowing
from .reforms import Effect, effects, without_reforms
from .self_tests import SelfTest, self_tests
from .sensitivity import Sensitivity, SensitivityRow, sensitivity
from .value_of_knowing import ValueOfKnowing, Worth, value_of_knowing

__all__ = [
    "Debt",
    "Driver",
    "Effect",
    "GrowthCauses",
    "GrowthIdentity",
    "Indices",
    "JudgementShare",
    "Narrowing",
    "SelfTest",
    "Sensitivity",
    "SensitivityRow",
    "SobolDesign",
    "ValueOfKnowing",
    "Worth",
    "assumption_debt",
    "drivers",
    "effects",
    "growth_causes",
    "growth_identity",
    "judgement_shares",
    "self_tests",
    "sensitivity",
    "sobol",
    "value_of_knowing",
    "without_reforms",
]
