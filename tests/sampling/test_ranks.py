"""Ranks: those of scipy, whose library a report need not load."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata, spearmanr

from binjiang_sim.sampling.ranks import rank_correlations, ranked


@given(values=st.lists(st.integers(-3, 3) | st.floats(allow_nan=False), min_size=1, max_size=40))
def test_ranks_are_those_of_scipy_with_ties_too(values):
    assert ranked(np.array(values, dtype=float)).tolist() == rankdata(values).tolist()


def test_each_row_has_its_own_ranks():
    rows = np.array([[3.0, 1.0, 2.0], [5.0, 5.0, 4.0]])
    assert ranked(rows).tolist() == [[3.0, 1.0, 2.0], [2.5, 2.5, 1.0]]


def test_a_rank_correlation_is_that_of_spearman():
    numbers = np.random.default_rng(1).normal(size=(2, 60)).round(1)
    (found,) = rank_correlations(numbers[:1], numbers[1])
    assert found == pytest.approx(spearmanr(*numbers).statistic)
