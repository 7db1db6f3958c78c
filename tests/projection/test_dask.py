"""A cluster finds the same bits."""

import numpy as np
import pytest

from binjiang_sim.projection import Means, blocks, chunks, guards, run


@pytest.mark.filterwarnings("ignore")  # of the cluster's own libraries
def test_two_workers_of_a_cluster_find_the_same_bits(base, monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(guards, "WHOLE", 0)
    monkeypatch.setattr(chunks, "CHUNK", 60)
    monkeypatch.setattr(blocks, "MOST_SHEET", 64)
    short, said = base.with_({"end": 2023}), []
    expected = run(short, draws=200).ensemble.summary
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": False, "dashboard_address": None}
    with distributed.LocalCluster(**settings) as cluster, distributed.Client(cluster) as client:
        means = Means(executor=client.get_executor(), notice=said.append)
        found = run(short, draws=200, means=means).ensemble.summary
    assert said == []
    for name, one in expected.arrays.items():
        np.testing.assert_array_equal(one, found.arrays[name], err_msg=name)
