"""What to do instead: plans that would reach a target, when a plan would fail, and what to watch."""

from .failures import InputPart, LeastUnusual, LuckPart, Stress
from .plan_table import PlanRow, PlanTable, plan_table
from .prim import Limit, Rule
from .seek import seek
from .signposts import Signpost, Signposts, signposts
from .sought import Sought
from .stress import stress

__all__ = [
    "InputPart",
    "LeastUnusual",
    "Limit",
    "LuckPart",
    "PlanRow",
    "PlanTable",
    "Rule",
    "Signpost",
    "Signposts",
    "Sought",
    "Stress",
    "plan_table",
    "seek",
    "signposts",
    "stress",
]
