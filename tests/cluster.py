"""A real cluster on this machine: a Dask scheduler and two workers by their command lines, and the package's own.

    python tests/cluster.py                   # 100 000 draws; needs pip install 'binjiang_sim[dask]'
    python tests/cluster.py --draws 200000 --end 2025

One worker is killed during a run, then the scheduler, then nobody listens at the address. Every run that ends must have
the bits of one without a cluster. An AssertionError ends the command with 1.
"""

import argparse
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCENARIO = Path(__file__).parent.parent / "scenarios" / "base.yaml"
SOON = 15  # seconds within which an address without a scheduler is said
LONG = 60  # seconds that anything may take to begin


def free_port():
    """A port of this machine at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextlib.contextmanager
def processes():
    """Start processes with `begin(words...)`; all are killed at the end."""
    begun = []

    def begin(*words, **settings):
        settings = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **settings}
        begun.append(subprocess.Popen([sys.executable, "-m", *words], text=True, **settings))
        return begun[-1]

    try:
        yield begin
    finally:
        for one in begun:
            one.kill()
            one.communicate()


def cluster(begin, folder):
    """(address, scheduler, workers) of a cluster of two workers that has begun."""
    from distributed import Client

    address = f"tcp://127.0.0.1:{free_port()}"
    scheduler = begin("dask", "scheduler", "--host", address, "--no-dashboard", "--no-show", cwd=folder)
    words = ("dask", "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1")
    workers = [begin(*words, "--local-directory", str(folder), cwd=folder) for _ in range(2)]
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        with contextlib.suppress(OSError), Client(address, timeout=5) as client:
            client.wait_for_workers(2, timeout=LONG)
            return address, scheduler, workers
    raise RuntimeError("the cluster does not begin")


def command(begin, asked, out, *words, language="en"):
    """The package's command line on its way."""
    given = [str(SCENARIO), "--draws", str(asked.draws), "--set", f"end={asked.end}", "--out", str(out), "--json"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1"}
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment}
    return begin("binjiang_sim", "run", *given, "--format", "csv", "--lang", language, *words, **settings)


def wait_for_chunks(process, out, number):
    """Until this many chunks are saved."""
    while len(list(Path(out).rglob("statistics~*.arrays"))) < number:
        assert process.poll() is None, "the run ended before anything could be killed"
        time.sleep(0.01)


def found(process, out):
    """(figures that were printed, the bytes of what was kept, what was said) of a run that must end well."""
    told, said = process.communicate()
    assert process.returncode == 0, said
    assert "Traceback" not in said, said
    (kept,) = Path(out).rglob("summary.arrays")
    return json.loads(told)["rows"], kept.read_bytes(), said


def same(process, out, expected):
    """What a run said whose bits must be those expected."""
    rows, kept, said = found(process, out)
    assert rows == expected[0], "other figures"
    assert kept == expected[1], "other bits"
    return said


def worker_killed(begin, folder, asked, expected):
    """One of two workers is killed: the other does its chunks, and nothing is said."""
    address, _, workers = cluster(begin, folder)
    process = command(begin, asked, folder / "worker", "--scheduler", address)
    wait_for_chunks(process, folder / "worker", 1)
    workers[0].kill()
    said = same(process, folder / "worker", expected)
    assert "the executor failed" not in said, said
    return "a worker killed: same bits"


def scheduler_killed(begin, folder, asked, expected):
    """The scheduler is killed: the run goes on without it and says so."""
    address, scheduler, _ = cluster(begin, folder)
    process = command(begin, asked, folder / "scheduler", "--scheduler", address, language="zh")
    wait_for_chunks(process, folder / "scheduler", 1)
    scheduler.kill()
    said = same(process, folder / "scheduler", expected)
    lines = [line for line in said.splitlines() if "执行器出错" in line]
    assert len(lines) == 1, said
    return f"the scheduler killed: same bits, and said: {lines[0]}"


def nobody_there(begin, folder, asked, _):
    """At the address is no scheduler: said soon, in one line."""
    address = f"tcp://127.0.0.1:{free_port()}"
    began = time.perf_counter()
    process = command(begin, asked, folder / "nobody", "--scheduler", address)
    told, said = process.communicate()
    seconds = time.perf_counter() - began
    assert (process.returncode, told) == (1, ""), said
    assert said.splitlines()[-1].startswith(f"no scheduler answers at {address}"), said
    assert "Traceback" not in said, said
    assert seconds < SOON, seconds
    return f"nobody there: said after {seconds:.0f} s: {said.splitlines()[-1]}"


def main():
    """Run every part; 0 when all hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=100_000)
    parser.add_argument("--end", type=int, default=2024)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with processes() as begin:
            began = time.perf_counter()
            expected = found(command(begin, asked, folder / "serial", "--workers", "1"), folder / "serial")
            print(f"without a cluster: {time.perf_counter() - began:.0f} s", flush=True)
        for part in (worker_killed, scheduler_killed, nobody_there):
            with processes() as begin:
                began = time.perf_counter()
                told = part(begin, folder, asked, expected)
                print(f"{told} ({time.perf_counter() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
