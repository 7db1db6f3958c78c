"""Charts: functions that draw on given or new matplotlib axes and return them. Importing this loads matplotlib."""

from .cost import cost, reserve
from .fan import plot
from .ladder import by_year, stages
from .levers import levers
from .population import ages

__all__ = ["ages", "by_year", "cost", "levers", "plot", "reserve", "stages"]
