"""What to do instead: plans that would reach a target, when a plan would fail, and what to watch."""

from .plan_table import PlanRow, PlanTable, plan_table
from .seek import Sought, seek
from .signposts import Signpost, Signposts, signposts

__all__ = ["PlanRow", "PlanTable", "Signpost", "Signposts", "Sought", "plan_table", "seek", "signposts"]
