"""Draws by name: random streams, distributions, correlations, time paths and shocks become the numbers of a model."""

from .provenance import givens, uncertain
from .sampler import Sampler, clock_of, sample
from .uncertain_inputs import DrawRange, UncertainInputs

__all__ = ["DrawRange", "Sampler", "UncertainInputs", "clock_of", "givens", "sample", "uncertain"]
