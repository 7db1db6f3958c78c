"""Charts: functions that draw on given or new matplotlib axes and return them. Importing this loads matplotlib."""

from .comparison import comparison_fan, difference_fan, small_multiples
from .cost import cost, reserve
from .fan import plot
from .fan import plot as fan
from .heat import heat_map
from .ladder import by_year, stages
from .levers import levers
from .population import ages

__all__ = [
    "ages",
    "by_year",
    "comparison_fan",
    "cost",
    "difference_fan",
    "fan",
    "heat_map",
    "levers",
    "plot",
    "reserve",
    "small_multiples",
    "stages",
]
