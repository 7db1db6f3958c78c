"""A run whose disk fills up, one whose disk is too small, and folders that cannot be written, for real.

    python tests/disk.py                      # as root: small disks in memory are mounted for it

A run must end with one clear line and keep what it finished; with room again the same command must go on from there to
the bits of a run that was left alone. An AssertionError ends the command with 1.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCENARIO = Path(__file__).parent.parent / "scenarios" / "base.yaml"
WORDS = ("--draws", "100000", "--set", "end=2024", "--workers", "1", "--format", "csv", "--quiet")
ENOUGH, TOO_SMALL = "1000m", "50m"
NOBODY = 65534


def start(out, *words, **settings):
    """The package's command line on its way, its results in a folder."""
    given = [sys.executable, "-m", "binjiang_sim", str(SCENARIO), *(words or WORDS), "--lang", "en", "--out", str(out)]
    return subprocess.Popen(given, stderr=subprocess.PIPE, text=True, **settings)


def ended(process, code):
    """What a run said at last, which must end with this code and without a traceback."""
    _, said = process.communicate()
    assert "Traceback" not in said, said
    assert process.returncode == code, (process.returncode, said)
    return said.rstrip().rpartition("\n")[2]


def kept(out):
    """The bytes that a run ended with."""
    (file,) = Path(out).rglob("summary.arrays")
    return file.read_bytes()


def mounted(place, options):
    """Change the disk that is mounted at a place."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)


@contextlib.contextmanager
def disk(size):
    """The place of a disk in memory of this size."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def filled_up(place):
    """A disk that fills up during a run; then there is room again."""
    process = start(place)
    while not list(place.rglob("statistics~*.arrays")):
        assert process.poll() is None, "the run ended before its disk was full"
        time.sleep(0.01)
    used = sum(one.stat().st_blocks * 512 for one in place.rglob("*"))
    mounted(place, f"size={used + 1_000_000}")
    said = ended(process, 1)
    assert ": No space left on device; what is done is kept" in said, said
    left = sorted(one.name for one in place.rglob("*.arrays"))
    assert left, "nothing was kept"
    assert not list(place.rglob(".half-*"))
    mounted(place, f"size={ENOUGH}")
    ended(start(place), 0)
    return f"full: {said.partition(': ')[2]}\n  kept: {', '.join(left)}; with room again it went on to its end"


def too_small():
    """A disk that has no room from the start."""
    with disk(TOO_SMALL) as place:
        said = ended(start(place), 1)
        assert " MB of disk and " in said, said
        assert not list(place.rglob("*.arrays"))
    return f"too small: {said}"


def read_only(place, expected):
    """A disk that may only be read: a run that is there is read, another is refused."""
    import binjiang_sim as bj
    from binjiang_sim.projection import RunOptions

    mounted(place, "ro")
    try:
        scenario = bj.load(SCENARIO, {"end": "2024"})
        found = bj.run(scenario, draws=100_000, options=RunOptions(store=place / "runs"))
        assert found.ensemble.read
        assert kept(place) == expected
        said = ended(start(place, "--draws", "8"), 1)
        assert said.endswith("; choose a folder that can be written with --out"), said
    finally:
        mounted(place, "rw")
    return f"read only: {said}"


def not_ours():
    """A folder of another user."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        try:
            process = start(Path(folder) / "results", "--draws", "8", user=NOBODY, cwd="/")
        except PermissionError:
            return "not ours: skipped, this Python may only be run by its owner"
        said = ended(process, 2)
        assert said.startswith(f"cannot write to {folder}"), said
    return f"not ours: {said}"


def main():
    """Run every part; 0 when all hold, or when they cannot be tried."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        print("skipped: only root may mount the small disks that this test needs")
        return
    with tempfile.TemporaryDirectory() as quiet, disk(ENOUGH) as place:
        ended(start(quiet), 0)
        expected = kept(quiet)
        print(filled_up(place), flush=True)
        assert kept(place) == expected, "other bits"
        print("the same bits", flush=True)
        print(too_small(), flush=True)
        print(read_only(place, expected), flush=True)
        print(not_ours(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
