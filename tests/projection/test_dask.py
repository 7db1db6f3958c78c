"""A cluster finds the same bits."""

import numpy as np
import pytest

from binjiang_sim.projection import RunOptions, blocks, chunks, resources, run


@pytest.mark.filterwarnings("ignore")  # of the cluster's own libraries
def test_two_workers_of_a_cluster_find_the_same_bits(base, monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 60)
    monkeypatch.setattr(blocks, "MOST_BLOCK", 64)
    short, said = base.with_({"end": 2023}), []
    expected = run(short, draws=200).ensemble.summary
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": False, "dashboard_address": None}
    with distributed.LocalCluster(**settings) as cluster, distributed.Client(cluster) as client:
        options = RunOptions(executor=client.get_executor(), notice=said.append)
        found = run(short, draws=200, options=options).ensemble.summary
    assert said == []
    for name, one in expected.arrays.items():
        np.testing.assert_array_equal(one, found.arrays[name], err_msg=name)
