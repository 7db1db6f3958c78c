"""Questions put to a result: functions of it, never methods."""

from .attribution.bridge import Bridge, Part, changed_chance, changed_lines
from .attribution.explanation import Explanation, explain
from .attribution.growth import GrowthCauses, growth_causes
from .attribution.ledger import Ledger, lever_ledger
from .attribution.revision import Edition, revision
from .debt import Debt, assumption_debt
from .drivers import Driver, drivers
from .identity import GrowthIdentity, growth_identity
from .indices.sobol import Indices, SobolDesign, sobol
from .judgements import JudgementShare, judgement_shares
from .lever_costs import lever_costs
from .narrowing import Narrowing
from .plan_chances import Hindrance, PlanChances, TargetChance, plan_chances
from .reforms import Effect, effects, without_reforms
from .self_tests import SelfTest, self_tests
from .sensitivity import Sensitivity, SensitivityRow, sensitivity
from .tree.figure import ExplainedFigure, explained_figure
from .value_of_knowing import ValueOfKnowing, Worth, value_of_knowing

__all__ = [
    "Bridge",
    "Debt",
    "Driver",
    "Edition",
    "Effect",
    "ExplainedFigure",
    "Explanation",
    "GrowthCauses",
    "GrowthIdentity",
    "Hindrance",
    "Indices",
    "JudgementShare",
    "Ledger",
    "Narrowing",
    "Part",
    "PlanChances",
    "SelfTest",
    "Sensitivity",
    "SensitivityRow",
    "SobolDesign",
    "TargetChance",
    "ValueOfKnowing",
    "Worth",
    "assumption_debt",
    "changed_chance",
    "changed_lines",
    "drivers",
    "effects",
    "explain",
    "explained_figure",
    "growth_causes",
    "growth_identity",
    "judgement_shares",
    "lever_costs",
    "lever_ledger",
    "plan_chances",
    "revision",
    "self_tests",
    "sensitivity",
    "sobol",
    "value_of_knowing",
    "without_reforms",
]
