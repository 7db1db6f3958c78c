"""Rank correlations of draws."""

from __future__ import annotations

import numpy as np

from .distributions import Floats


def rank_correlations(numbers: Floats, outcome: Floats) -> Floats:
    """Spearman's correlation of each input, (input, draw), with an outcome, (draw,); 0 for what does not move."""
    ranks, own = _standard(numbers), _standard(outcome)
    return np.asarray(ranks @ own / len(own))


def _standard(values: Floats) -> Floats:
    """Ranks along the last axis, ties sharing their mean, with mean 0 and variance 1 (0 where all are equal)."""
    from scipy.stats import rankdata

    ranks = rankdata(values, axis=-1)
    ranks -= ranks.mean(axis=-1, keepdims=True)
    spread = ranks.std(axis=-1, keepdims=True)
    return np.asarray(np.divide(ranks, spread, out=np.zeros_like(ranks), where=spread > 0))
