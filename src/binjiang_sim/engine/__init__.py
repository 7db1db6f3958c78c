"""What an equation is, the order derived from it, and the step. Knows no city, file or picture."""

from .clock import Clock, Period
from .declare import Array, Equation, Parameter, auxiliary, driver, flow, indicator, lever, parameter, start, stock
from .model import Model, Sector
from .simulate import Cells, Inputs, Layout, Series, measure, simulate

__all__ = [
    "Array", "Cells", "Clock", "Equation", "Inputs", "Layout", "Model", "Parameter", "Period", "Sector", "Series",
    "auxiliary", "driver", "flow", "indicator", "lever", "measure", "parameter", "simulate", "start", "stock",
]  # fmt: skip
