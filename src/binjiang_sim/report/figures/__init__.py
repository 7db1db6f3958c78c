"""Charts: functions that draw on given or new matplotlib axes and return them. Importing this loads matplotlib."""

from .comparison import comparison_fan, difference_fan, small_multiples
from .composition import growth_contributions, stacked_value_added
from .cost import cost, reserve
from .fan import plot
from .fan import plot as fan
from .flows import enterprise_flows, ladder_flows, people_flows
from .heat import heat_map
from .ladder import by_year, ladder_pyramid, stages
from .levers import lever_plan, levers
from .population import age_pyramid, ages
from .spaghetti import spaghetti

__all__ = [
    "age_pyramid",
    "ages",
    "by_year",
    "comparison_fan",
    "cost",
    "difference_fan",
    "enterprise_flows",
    "fan",
    "growth_contributions",
    "heat_map",
    "ladder_flows",
    "ladder_pyramid",
    "lever_plan",
    "levers",
    "people_flows",
    "plot",
    "reserve",
    "small_multiples",
    "spaghetti",
    "stacked_value_added",
    "stages",
]
