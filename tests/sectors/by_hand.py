"""Help to call a single equation with numbers a reader can follow."""

import dataclasses
import math

import numpy as np


def stated(sector, **given):
    """The sector's parameters; those a test does not state are no number, so that nothing can hang on them."""
    names = [field.name for field in dataclasses.fields(sector.Params)]
    assert set(given) <= set(names)
    values = {name: np.array(given[name], float) if name in given else math.nan for name in names}
    return sector.Params(**values)


def since(now, first):
    """The values of a variable and of the same "at the start", as two arguments that follow each other."""
    return np.array(now, float), np.array(first, float)
