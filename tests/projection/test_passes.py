"""Runs of more draws than are kept whole: the same figures, whoever computes them in whatever chunks and order."""

from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from binjiang_sim.projection import RunOptions, blocks, chunks, executors, passes, resources, run
from binjiang_sim.projection.blocks import Job, simulated
from binjiang_sim.quantiles import refinement

DRAWS = 300
RARELY_NOBODY = {
    "parameters.livelihood.visitors": {"normal": [2.5e6, 1e6], "status": "assumption", "why": "A test."},
    "parameters.livelihood.visitor_demand": 0.5,
    "parameters.livelihood.least_visitors": 0,
}


@pytest.fixture(scope="module")
def short(base):
    return base.with_({"end": 2024})


@pytest.fixture
def small_chunks(monkeypatch):
    """Chunks and blocks so small that a short run has several of each."""
    cut_up(monkeypatch)


def cut_up(monkeypatch):
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 100)
    monkeypatch.setattr(blocks, "MOST_BLOCK", 64)


def assert_same(one, other):
    left, right = one.ensemble.summary.arrays, other.ensemble.summary.arrays
    assert list(left) == list(right)
    for name in left:
        np.testing.assert_array_equal(left[name], right[name], err_msg=name)


@pytest.fixture(scope="module")
def whole(short):
    found = run(short, draws=DRAWS)
    assert found.ensemble.summary.finite.any()
    return found


@pytest.fixture(scope="module")
def in_portions(short):
    with pytest.MonkeyPatch.context() as monkeypatch:
        cut_up(monkeypatch)
        return run(short, draws=DRAWS)


@pytest.fixture
def in_passes(in_portions, small_chunks):
    return in_portions


def test_passes_find_what_draws_kept_whole_give(whole, in_passes):
    one, other = whole.ensemble.summary, in_passes.ensemble.summary
    for name in ("points", "lows", "highs", "failed"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    np.testing.assert_allclose(other.means, one.means, rtol=1e-13, atol=1e-13)
    assert one.clipped == other.clipped
    for name, counts in one.hits.arrays.items():
        np.testing.assert_array_equal(counts, other.hits.arrays[name])


def test_draws_that_are_made_again_are_the_draws(whole, in_passes):
    for question in (("gdp", "2024"), ("gdp_growth", "2024-H1"), ("value_added", "2024", "industry")):
        np.testing.assert_array_equal(in_passes.values(*question), whole.values(*question))
    assert in_passes.quantile("gdp", "2024", 0.31) == whole.quantile("gdp", "2024", 0.31)
    np.testing.assert_array_equal(in_passes.figures("ladder")["2024"], whole.figures("ladder")["2024"])


def test_edges_and_rows_are_those_of_draws_kept_whole(whole, in_passes):
    assert [(row.quantiles, row.parameters_low) for row in in_passes.rows] == [
        (row.quantiles, row.parameters_low) for row in whole.rows
    ]


@pytest.mark.parametrize("size", [7, 1000, 8192])
def test_the_size_of_blocks_changes_no_bit(short, in_passes, size, monkeypatch):
    monkeypatch.setattr(blocks, "SAMPLED", size)
    assert_same(run(short, draws=DRAWS), in_passes)


def test_runs_that_take_turns_keep_out_of_each_others_room(short, small_chunks):
    job = Job(short)
    alone = [[block.cells.copy() for block in simulated(job, first, 128)] for first in (0, 500)]
    assert len(alone[0]) > 1
    for place, pair in enumerate(zip(simulated(job, 0, 128), simulated(job, 500, 128), strict=True)):
        for block, expected in zip(pair, (one[place] for one in alone), strict=True):
            np.testing.assert_array_equal(block.cells, expected)


def test_a_draw_alone_has_the_bits_it_has_among_others(short, small_chunks):
    job = Job(short)
    among = np.concatenate([block.cells.copy() for block in simulated(job, 0, 40)], axis=-1)
    for draw in (0, 17, 39):
        (alone,) = simulated(job, draw, 1)
        np.testing.assert_array_equal(alone.cells[..., 0], among[..., draw])


def test_a_preview_of_some_draws_changes_no_bit(short, in_passes, monkeypatch):
    monkeypatch.setattr(passes, "TWO_PASSES", 0)
    monkeypatch.setattr(passes, "PREVIEWED", 0.2)
    assert_same(run(short, draws=DRAWS), in_passes)


def test_more_passes_change_no_bit(short, in_passes, monkeypatch):
    monkeypatch.setattr(refinement, "MOST_COLLECTED", 10_000)
    told = []
    assert_same(run(short, draws=DRAWS, options=RunOptions(progress=lambda done, total: told.append(done))), in_passes)
    assert sum(told) > 2 * DRAWS


def test_the_order_of_chunks_changes_no_bit(short, in_passes, monkeypatch):
    def backwards(tasks, options):
        yield from ((number, task.outcome()) for number, task in reversed(tasks.items()))

    monkeypatch.setattr(passes, "completed", backwards)
    assert_same(run(short, draws=DRAWS), in_passes)


def test_two_processes_find_the_same_bits(short, in_passes):
    """An executor that is given is used and left open."""
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        assert_same(run(short, draws=DRAWS, options=RunOptions(executor=pool)), in_passes)
        assert pool.submit(int, "7").result() == 7


class Broken(Executor):
    """Fails after a few tasks, as a pool whose worker was killed does."""

    def __init__(self, good):
        self.good, self.asked = good, 0

    def submit(self, function, /, *args, **kwargs):
        future = Future()
        self.asked += 1
        if self.asked > self.good:
            future.set_exception(RuntimeError("a worker was killed\nand more"))
        else:
            future.set_result(function(*args))
        return future


def test_without_its_executor_a_run_goes_on_alone_and_says_so(short, in_passes):
    said = []
    assert_same(run(short, draws=DRAWS, options=RunOptions(executor=Broken(2), notice=said.append)), in_passes)
    first = said[0]
    assert first.text().startswith("the executor failed (RuntimeError: a worker was killed); the ")
    assert first.text().endswith(" are computed one after another, finished ones are kept")
    assert first.text("zh").startswith("执行器出错（RuntimeError: a worker was killed）；其余 ")


def test_a_killed_worker_loses_nothing(short, in_passes):
    said = []
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        worker = pool.submit(int).result() or next(iter(pool._processes.values()))
        worker.kill()
        assert_same(run(short, draws=DRAWS, options=RunOptions(executor=pool, notice=said.append)), in_passes)
    assert "BrokenProcessPool" in said[0].text()


def test_draws_without_a_number_are_left_out_in_passes_too(short, small_chunks, monkeypatch):
    odd = short.with_(RARELY_NOBODY)
    found = run(odd, draws=DRAWS)
    monkeypatch.undo()
    expected = run(odd, draws=DRAWS)
    assert found.failed == expected.failed > 0
    np.testing.assert_array_equal(found.ensemble.summary.points, expected.ensemble.summary.points)
    np.testing.assert_array_equal(found.values("gdp", "2024"), expected.values("gdp", "2024"))
    assert [one["draw"] for one in found.failed_draws()] == expected.ensemble.failed.tolist()
    assert all(one["parameters.livelihood.visitors"] <= 0 for one in found.failed_draws())


def test_more_than_one_in_a_thousand_draws_left_out_is_a_warning(short):
    found = run(short.with_(RARELY_NOBODY), draws=500)
    text = found.warnings[-1].text()
    assert text.endswith(f": {found.failed} of 500 draws gave no valid result (NaN or infinity) and are left out")


def test_progress_counts_every_pass(short, small_chunks):
    told = []
    run(short, draws=DRAWS, options=RunOptions(progress=lambda done, total: told.append((done, total))))
    assert sum(done for done, _ in told) == told[-1][1] == 2 * DRAWS


def test_progress_counts_the_preview(short, small_chunks, monkeypatch):
    monkeypatch.setattr(passes, "TWO_PASSES", 0)
    monkeypatch.setattr(passes, "PREVIEWED", 0.2)
    told = []
    run(short, draws=DRAWS, options=RunOptions(progress=lambda done, total: told.append((done, total))))
    assert sum(done for done, _ in told) == told[-1][1] == 2.2 * DRAWS


def test_processes_are_started_only_for_several_chunks(monkeypatch):
    monkeypatch.setattr(executors, "ProcessPoolExecutor", None)  # would fail
    assert list(executors.completed({}, RunOptions(workers=4))) == []
