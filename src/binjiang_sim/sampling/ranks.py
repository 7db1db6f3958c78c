"""Rank correlations of draws."""

from __future__ import annotations

import numpy as np

from .distributions import Floats


def rank_correlations(numbers: Floats, outcome: Floats) -> Floats:
    """Spearman's correlation of each input, (input, draw), with an outcome, (draw,); 0 for what does not move."""
    ranks, own = _standard(numbers), _standard(outcome)
    return np.asarray(ranks @ own / len(own))


def ranked(values: Floats) -> Floats:
    """The rank of each number along the last axis, from 1; equal ones share the mean of theirs.

    It is `scipy.stats.rankdata`, whose library takes longer to load than a report takes to rank.
    """
    order = np.argsort(values, axis=-1, kind="stable")
    rising = np.take_along_axis(values, order, axis=-1)
    places = np.broadcast_to(np.arange(values.shape[-1]), values.shape)
    differs = rising[..., 1:] != rising[..., :-1]
    edge = np.ones((*values.shape[:-1], 1), dtype=bool)
    first = np.maximum.accumulate(np.where(np.concatenate((edge, differs), axis=-1), places, 0), axis=-1)
    ends = np.where(np.concatenate((differs, edge), axis=-1), places, values.shape[-1])[..., ::-1]
    last = np.minimum.accumulate(ends, axis=-1)[..., ::-1]
    ranks = np.empty(values.shape)
    np.put_along_axis(ranks, order, (first + last) / 2 + 1, axis=-1)
    return ranks


def _standard(values: Floats) -> Floats:
    """Ranks along the last axis, ties sharing their mean, with mean 0 and variance 1 (0 where all are equal)."""
    ranks = ranked(values)
    ranks -= ranks.mean(axis=-1, keepdims=True)
    spread = ranks.std(axis=-1, keepdims=True)
    return np.asarray(np.divide(ranks, spread, out=np.zeros_like(ranks), where=spread > 0))
