"""One process at a time works in the folder of a run; a lock ends with the process that holds it."""

import errno
import os
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.cli import main
from binjiang_sim.projection import RunOptions, chunks, locks, passes, resources, run, store
from binjiang_sim.projection.locks import Lock

from ..kill import SCENARIO, start, wait_for_chunks

DRAWS = 3000
SIZES = ("--draws", str(DRAWS), "--end", "2023", "--chunk", "500", "--whole", "0")
HOLD = """
import os, sys, time
from pathlib import Path
from binjiang_sim.projection.locks import Lock
Lock(Path(sys.argv[1])).take(print)
child = os.fork() if sys.argv[2:] else 0
if not child:  # the last one that was made
    print(os.getpid(), flush=True)
time.sleep(60)
"""


def never(*_, **__):
    raise AssertionError("computed again")


@pytest.fixture
def same_sizes(monkeypatch):
    """Portions as `SIZES` gives them to a process."""
    monkeypatch.setattr(chunks, "CHUNK", 500)
    monkeypatch.setattr(resources, "MOST_KEPT", 0)


@pytest.fixture(scope="module")
def short():
    return bj.load(SCENARIO, {"end": 2023})


def holder(folder, *words):
    """A process that holds the lock of a folder, and the number of the last one it made: itself, or a fork."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder), *words], stdout=subprocess.PIPE, text=True)
    return process, int(process.stdout.readline())


def ended(process):
    process.kill()
    process.communicate()


def test_a_lock_ends_with_the_process_that_is_killed(tmp_path):
    process, _ = holder(tmp_path)
    assert not Lock(tmp_path).try_take()
    assert locks.held(tmp_path)
    ended(process)
    assert not locks.held(tmp_path)
    assert Lock(tmp_path).try_take()


def test_a_process_that_was_forked_does_not_keep_the_lock(tmp_path):
    process, child = holder(tmp_path, "fork")
    try:
        assert locks.held(tmp_path)
        process.kill()
        process.wait()
        assert not locks.held(tmp_path)
        os.kill(child, 0)  # it lives
    finally:
        os.kill(child, 9)
        process.stdout.close()


def test_two_locks_of_one_process_exclude_each_other(tmp_path):
    one, other = Lock(tmp_path), Lock(tmp_path)
    assert (one.try_take(), other.try_take()) == (True, False)
    one.release()
    assert other.try_take()


def test_who_waits_for_a_folder_that_is_removed_makes_it_again(tmp_path):
    folder, waits = tmp_path / "run", threading.Event()
    one, other = Lock(folder), Lock(folder)
    assert one.try_take()
    thread = threading.Thread(target=other.take, args=[waits.set])
    thread.start()
    assert waits.wait(5)
    folder.rename(tmp_path / "gone")
    one.release()
    thread.join(5)
    assert not Lock(folder).try_take()
    assert os.path.samestat(os.fstat(other.handle), os.stat(folder / ".lock"))


def test_the_second_of_two_processes_reads_what_the_first_finished(short, same_sizes, tmp_path, monkeypatch):
    process, said = start(tmp_path, *SIZES), []
    wait_for_chunks(process, tmp_path, 1)
    monkeypatch.setattr(passes, "completed", never)
    found = run(short, draws=DRAWS, options=RunOptions(store=tmp_path, notice=said.append))
    assert process.wait() == 0
    process.communicate()
    assert found.ensemble.read
    ((folder, _),) = store.runs(tmp_path)
    assert [one.text() for one in said] == [
        f"another process is at work on the same run in {folder}; this one goes on when it ends"
    ]
    assert said[0].text("zh") == f"另一个进程正在 {folder} 中做同一次运行；等它结束后再继续"


def test_the_second_of_two_processes_goes_on_when_the_first_is_killed(short, same_sizes, tmp_path):
    process, said = start(tmp_path, *SIZES), []
    wait_for_chunks(process, tmp_path, 1)

    def kill(fault):
        said.append(fault.key)
        ended(process)

    found = run(short, draws=DRAWS, options=RunOptions(store=tmp_path, notice=kill))
    assert (said, found.ensemble.read) == (["store.wait"], False)
    expected = run(short, draws=DRAWS)
    np.testing.assert_array_equal(found.ensemble.summary.points, expected.ensemble.summary.points)


def test_a_folder_in_which_a_process_is_at_work_is_not_removed(short, tmp_path, capsys):
    run(short, draws=8, options=RunOptions(store=tmp_path / "runs"))
    ((folder, _),) = store.runs(tmp_path / "runs")
    process, _ = holder(folder)
    words = ["runs", "clean", folder.name, "--out", str(tmp_path)]
    assert main(words) == 1
    assert capsys.readouterr().err == f"{folder.name}: a process is at work on it; it stays\n"
    assert main([*words, "--lang", "zh"]) == 1
    assert capsys.readouterr().err == f"{folder.name}：有进程正在使用，未清除\n"
    assert folder.exists()
    ended(process)
    assert main(words) == 0
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_disk_that_knows_no_locks_is_said(short, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    said = []
    monkeypatch.setattr(locks.fcntl, "flock", refuse)
    run(short, draws=8, options=RunOptions(store=tmp_path, notice=said.append))
    ((folder, about),) = store.runs(tmp_path)
    assert about["complete"]
    assert [one.text() for one in said] == [
        f"the disk of {folder} knows no file locks; do not run the same command twice at once"
    ]
    assert store.delete(folder)


def test_a_lock_is_said_to_be_busy_once(tmp_path, monkeypatch):
    monkeypatch.setattr(locks, "PAUSE", 0.001)
    one, busy = Lock(tmp_path), []
    assert one.try_take()
    thread = threading.Thread(target=Lock(tmp_path).take, args=[lambda: busy.append(1)])
    thread.start()
    time.sleep(0.05)
    one.release()
    thread.join()
    assert busy == [1]
