"""Exact quantiles of any number of draws, in memory or by passes over numbers that are made again each time.

numpy only, nothing else of the package. In memory: `quantiles`. In passes: a `Refinement` says what the next pass does,
`Binning` sends values through its histograms, `Collector` keeps what the last pass is left with, and `values_at_ranks`
reads the quantiles from it.
"""

from .binning import Binning
from .collecting import Collector
from .in_memory import Ranks, quantiles
from .refinement import MOST_COARSE, MOST_COLLECTED, MOST_FINE, Refinement, unsearched, values_at_ranks

__all__ = [
    "MOST_COARSE",
    "MOST_COLLECTED",
    "MOST_FINE",
    "Binning",
    "Collector",
    "Ranks",
    "Refinement",
    "quantiles",
    "unsearched",
    "values_at_ranks",
]
