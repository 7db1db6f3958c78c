"""The functions an equation may use, besides the operators: those of the table of operations.

They work alike on plain numbers, on arrays whose last axis is the draw, and on quantities with units.
"""

from __future__ import annotations

from .operations import OPERATIONS, labelled

exp = OPERATIONS["exp"].numpy
log = OPERATIONS["log"].numpy
minimum = OPERATIONS["minimum"].numpy
maximum = OPERATIONS["maximum"].numpy
where = OPERATIONS["where"].numpy
total = OPERATIONS["total"].numpy
entering = OPERATIONS["entering"].numpy
element = OPERATIONS["element"].numpy

__all__ = ["element", "entering", "exp", "labelled", "log", "maximum", "minimum", "total", "where"]
