"""Runs that are kept: read when whole, resumed when cut off, recomputed where damaged, never mixed up."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import RunOptions, blocks, chunks, ensemble, passes, resources, run, store

from ..kill import fingerprint, start, wait_for_chunks

DRAWS = 300


@pytest.fixture(scope="module")
def short(base):
    return base.with_({"end": 2023})


@pytest.fixture(scope="module")
def expected(short):
    """What the run finds when every draw is kept."""
    return points(run(short, draws=DRAWS))


@pytest.fixture(autouse=True)
def small_portions(monkeypatch):
    monkeypatch.setattr(resources, "MOST_KEPT", 0)
    monkeypatch.setattr(chunks, "CHUNK", 60)
    monkeypatch.setattr(blocks, "MOST_BLOCK", 64)


def never(*_, **__):
    raise AssertionError("computed again")


def points(result):
    return result.ensemble.summary.points


def kept(tmp_path):
    (folder,) = (path for path, _ in store.runs(tmp_path))
    return folder


class Stop(Exception):  # noqa: N818  not an error of ours
    """Cuts a run off."""


def cut_off_after(monkeypatch, number):
    """The run stops when this many chunks are saved; returns the numbers of those that are computed."""
    computed = []

    def completed(tasks, options):
        for chunk, task in tasks.items():
            if len(computed) == number:
                raise Stop
            computed.append(chunk)
            yield chunk, task.outcome()

    monkeypatch.setattr(passes, "completed", completed)
    return computed


def test_the_same_run_is_read_and_not_computed(short, tmp_path, monkeypatch):
    first = run(short, draws=DRAWS, options=RunOptions(store=tmp_path))
    edges = first.edges["gdp", "2023"]
    monkeypatch.setattr(ensemble, "Passes", never)
    again = run(short, draws=DRAWS, options=RunOptions(store=tmp_path))
    np.testing.assert_array_equal(points(again), points(first))
    np.testing.assert_array_equal(again.edges["gdp", "2023"], edges)
    assert (again.clipped, again.failed, again.key) == (first.clipped, first.failed, first.key)


def test_what_decides_the_bits_decides_the_folder(short, tmp_path):
    options = RunOptions(store=tmp_path)
    keys = {run(short, draws=20, options=options).key, run(short, draws=20, seed=1, options=options).key}
    keys |= {run(short, draws=21, options=options).key, run(short, draws=20, luck=False, options=options).key}
    keys |= {run(short.with_({"levers.talent_programme": 0.9}), draws=20, options=options).key}
    assert len(keys) == len(store.runs(tmp_path)) == 5


def test_a_run_that_is_cut_off_goes_on_where_it_was(short, expected, tmp_path, monkeypatch):
    options = RunOptions(store=tmp_path)
    with monkeypatch.context() as cut:
        cut_off_after(cut, 3)
        with pytest.raises(Stop):
            run(short, draws=DRAWS, options=options)
    assert json.loads((kept(tmp_path) / "manifest.json").read_text())["complete"] is False
    computed = cut_off_after(monkeypatch, 100)
    np.testing.assert_array_equal(points(run(short, draws=DRAWS, options=options)), expected)
    assert computed[:2] == [3, 4]  # of the first pass only what was missing
    manifest = json.loads((kept(tmp_path) / "manifest.json").read_text())
    assert (manifest["complete"], manifest["draws"], manifest["seed"]) == (True, DRAWS, 20240902)
    assert sorted(path.name for path in kept(tmp_path).iterdir()) == [".lock", "manifest.json", "summary.arrays"]


@pytest.mark.parametrize("chunk", [1, *(pytest.param(one, marks=pytest.mark.long) for one in (4, 9)), 12])
def test_a_run_with_a_preview_goes_on_where_it_was(short, expected, tmp_path, monkeypatch, chunk):
    """Cut off in its preview, in its first pass, and in its last."""
    monkeypatch.setattr(passes, "TWO_PASSES", 0)
    monkeypatch.setattr(passes, "PREVIEWED", 0.5)
    with monkeypatch.context() as cut:
        cut_off_after(cut, chunk)
        with pytest.raises(Stop):
            run(short, draws=DRAWS, options=RunOptions(store=tmp_path))
    computed = cut_off_after(monkeypatch, 100)
    np.testing.assert_array_equal(points(run(short, draws=DRAWS, options=RunOptions(store=tmp_path))), expected)
    assert len(computed) == 13 - chunk  # 3 of the preview, 5 of each pass


@pytest.mark.parametrize("damage", [lambda b: b[:-40], lambda b: b[:100] + b"x" + b[101:], lambda b: b""])
def test_a_damaged_chunk_is_computed_again_and_said(short, expected, tmp_path, monkeypatch, damage):
    said = []
    options = RunOptions(store=tmp_path, notice=said.append)
    with monkeypatch.context() as cut:
        cut_off_after(cut, 3)
        with pytest.raises(Stop):
            run(short, draws=DRAWS, options=options)
    file = kept(tmp_path) / "statistics~1.arrays"
    file.write_bytes(damage(file.read_bytes()))
    (kept(tmp_path) / ".half-left").write_bytes(b"half a file")
    np.testing.assert_array_equal(points(run(short, draws=DRAWS, options=options)), expected)
    assert [one.text() for one in said] == [f"{file} is damaged and is computed again"]
    assert said[0].text("zh") == f"{file} 已损坏，将重新计算"
    assert not list(tmp_path.rglob(".half-*"))


def test_a_damaged_summary_is_computed_again(short, tmp_path):
    said = []
    options = RunOptions(store=tmp_path, notice=said.append)
    first = run(short, draws=DRAWS, options=options)
    file = kept(tmp_path) / "summary.arrays"
    file.write_bytes(file.read_bytes()[:5000])
    np.testing.assert_array_equal(points(run(short, draws=DRAWS, options=options)), points(first))
    assert [one.key for one in said] == ["store.damaged"]


def test_the_folder_of_another_run_is_never_written(short, tmp_path):
    run(short, draws=20, options=RunOptions(store=tmp_path))
    folder = kept(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "key": "0123456789abcdef"}))
    with pytest.raises(ProjectionError) as caught:
        run(short, draws=20, options=RunOptions(store=tmp_path))
    assert caught.value.text() == (
        f"{folder} belongs to another run (0123456789abcdef); move it away, or choose another folder with --out"
    )


def test_a_disk_that_is_full_is_said_and_what_is_done_is_kept(short, tmp_path):
    options = RunOptions(store=tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))  # room for the manifest, none for a chunk
    try:
        with pytest.raises(ProjectionError) as caught:
            run(short, draws=DRAWS, options=options)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.text().startswith(f"cannot write to {kept(tmp_path)}: File too large; what is done is kept")
    assert not list(tmp_path.rglob(".half-*"))
    run(short, draws=DRAWS, options=options)
    assert store.runs(tmp_path)[0][1]["complete"]


def test_a_folder_that_cannot_be_made_is_said(short, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProjectionError) as caught:
        run(short, draws=20, options=RunOptions(store=tmp_path / "file" / "runs"))
    assert "Not a directory; choose a folder that can be written with --out" in caught.value.text()


def test_a_run_without_room_on_the_disk_is_refused_before_it_starts(short, tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "free_bytes", lambda _: 50_000_000)
    monkeypatch.setattr(ensemble, "Passes", never)
    with pytest.raises(ProjectionError) as caught:
        run(short, draws=DRAWS, options=RunOptions(store=tmp_path))
    assert "MB of disk and" in caught.value.text()
    assert "has 50 MB left; free some, or choose another folder with --out" in caught.value.text()


def test_a_run_without_room_in_memory_is_refused_before_it_starts(short, monkeypatch):
    monkeypatch.setattr(resources, "free_memory", lambda: 100_000_000)
    monkeypatch.setattr(ensemble, "Passes", never)
    with pytest.raises(ProjectionError) as caught:
        run(short, draws=DRAWS, options=RunOptions(workers=4))
    assert caught.value.text().endswith(" and 100 MB are free; use fewer --workers or an earlier end")


def test_draws_that_do_not_fit_the_memory_are_refused(short, monkeypatch):
    found = run(short, draws=DRAWS)
    monkeypatch.setattr(resources, "free_memory", lambda: 1000)
    with pytest.raises(ProjectionError) as caught:
        found.values("gdp", "2023")
    assert caught.value.text().startswith("keeping all draws needs ")


def test_a_killed_run_goes_on_to_the_same_bits(tmp_path):
    """kill -9 at a moment when some chunks are done; the long test is `python tests/kill.py`."""
    words = ("--draws", "3000", "--end", "2023", "--chunk", "500", "--whole", "0")
    process = start(tmp_path / "killed", *words)
    wait_for_chunks(process, tmp_path / "killed", 2)
    process.kill()
    process.communicate()
    assert fingerprint(tmp_path / "killed", *words) == fingerprint(tmp_path / "quiet", *words)


@pytest.mark.parametrize(("workers", "language"), [("1", "en"), ("2", "zh")])
def test_ctrl_c_ends_a_command_cleanly(tmp_path, workers, language):
    base = Path(__file__).parents[2] / "scenarios" / "base.yaml"
    words = [str(base), "--draws", "100000", "--out", str(tmp_path), "--set", "end=2023", "--workers", workers]
    process = subprocess.Popen(
        [sys.executable, "-m", "binjiang_sim", "run", *words],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "LC_ALL": "zh_CN.UTF-8" if language == "zh" else "C.UTF-8"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background ignores it
    )
    wait_for_chunks(process, tmp_path / "runs", 1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    folder = kept(tmp_path / "runs")
    where = {
        "en": f"what is done is kept in {folder}; the same command goes on from there\ninterrupted\n",
        "zh": f"已完成的部分保留在 {folder}；再次运行同一命令即从该处继续\n已中断\n",
    }
    assert told.endswith(where[language])
    assert "Traceback" not in told
    assert list(folder.glob("*.arrays"))
