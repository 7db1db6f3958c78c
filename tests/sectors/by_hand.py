"""Help to call a single equation with numbers a reader can follow."""

import dataclasses
import math
from contextlib import contextmanager

import numpy as np

from binjiang_sim.engine.functions import Instant, at

ROWS = (
    ("industry", "services", "other"),
    ("0-2", "3-5", "6-14", "15-34", "35-59", "60+"),
    ("government_service", "market", "rule_of_law", "innovation_climate"),
    ("future_networks", "general_ai", "humanoid_robots"),
    ("work", "housing"),
)
POSITIONS = {label: place for labels in ROWS for place, label in enumerate(labels)}


def stated(sector, **given):
    """The sector's parameters; those a test does not state are no number, so that nothing can hang on them."""
    names = [field.name for field in dataclasses.fields(sector.Params)]
    assert set(given) <= set(names)
    values = {name: np.array(given[name], float) if name in given else math.nan for name in names}
    return sector.Params(**values)


@contextmanager
def remembering():
    """Inside the block `since(now, first)` is a value of now of a variable that was `first` at the first instant."""
    kept = []
    with at(Instant({}, POSITIONS)) as instant:

        def since(now, first):
            value = np.array(now, float)
            instant.firsts[id(value)] = np.array(first, float)
            kept.append(value)
            return value

        yield since
