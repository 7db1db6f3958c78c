"""What to do instead: plans that would reach a target, when a plan would fail, and what to watch."""

from .failures import InputPart, LeastUnusual, LuckPart, Stress
from .prim import Limit, Rule
from .seek import Sought, seek
from .stress import stress

__all__ = ["InputPart", "LeastUnusual", "Limit", "LuckPart", "Rule", "Sought", "Stress", "seek", "stress"]
