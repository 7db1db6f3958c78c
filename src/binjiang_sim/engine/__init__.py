"""What an equation is, the order derived from it, and the shape of a run. Knows no city, file or picture."""

from .cells import Cells, Inputs, Layout, Series, measure
from .clock import Clock, Period
from .declare import Array, Equation, Parameter, auxiliary, driver, flow, indicator, lever, parameter, start, stock
from .model import Model, Sector
from .outline import MainFigure

__all__ = [
    "Array", "Cells", "Clock", "Equation", "Inputs", "Layout", "MainFigure", "Model", "Parameter", "Period", "Sector",
    "Series", "auxiliary", "driver", "flow", "indicator", "lever", "measure", "parameter", "start", "stock",
]  # fmt: skip
