"""A cluster finds the same bits."""

import warnings

import numpy as np
import pytest

from binjiang_sim.projection import RunOptions, blocks, chunks, resources, run

from .. import shuttles


@pytest.fixture(scope="module")
def client():
    """Two workers, to whom everything is sent as bytes."""
    distributed = pytest.importorskip("distributed")
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": False, "dashboard_address": None}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the cluster's own libraries
        with (
            distributed.LocalCluster(**settings, protocol="tcp") as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client


def assert_same_bits(scenario, client, monkeypatch):
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 60)
    monkeypatch.setattr(blocks, "MOST_BLOCK", 64)
    said = []
    expected = run(scenario, draws=200).ensemble.summary
    options = RunOptions(executor=client.get_executor(), notice=said.append)
    found = run(scenario, draws=200, options=options).ensemble.summary
    assert said == []
    for name, one in expected.arrays.items():
        np.testing.assert_array_equal(one, found.arrays[name], err_msg=name)


@pytest.mark.filterwarnings("ignore")
def test_two_workers_of_a_cluster_find_the_same_bits(base, client, monkeypatch):
    assert_same_bits(base.with_({"end": 2023}), client, monkeypatch)


@pytest.mark.filterwarnings("ignore")
def test_they_need_nothing_of_a_sector_that_is_not_ours(tmp_path, client, monkeypatch):
    """Its module cannot be imported."""
    assert_same_bits(shuttles.plan(tmp_path).with_({"end": 2023, "targets": []}), client, monkeypatch)
