"""Peak memory and time of a large run, and of the commands that a person types for one, each in a process of its own.

    python tests/memory.py 10000000
    python tests/memory.py 1000000 3000000        # one after the other, and the ratio of the last to the first
    python tests/memory.py 1000000 --commands     # also table and report, JSON, brief, comparison, and all read again

`--end YEAR` shortens the run, `--most MB` makes the command fail when a peak is above (600 unless told).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import binjiang_sim as bj

SCENARIOS = Path(__file__).parent.parent / "scenarios"
BASE, OTHER = SCENARIOS / "base.yaml", SCENARIOS / "talent_first.yaml"
COMMANDS = {
    "run --json": (BASE, "--json"),
    "run --json, read again": (BASE, "--json"),
    "brief": ("brief", BASE),
    "compare": ("compare", BASE, OTHER),
    "compare, read again": ("compare", BASE, OTHER),
    "compare --all": ("compare", BASE, OTHER, "--all"),
}


def measured(words):
    """(peak in MB, seconds) of a command in a fresh process. Raises CalledProcessError when it fails."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *map(str, words)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return usage.ru_maxrss * 1024 / 1e6, time.perf_counter() - began


def bare(draws, end):
    """(peak in MB, seconds) of a run without anything said about it."""
    return measured([__file__, "--here", draws, *(["--end", end] if end else [])])


def commands(draws, end, seconds):
    """Every command, in a folder of its own but for what is read again; the highest peak."""
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for name, words in COMMANDS.items():
            out = Path(folder) / name.partition(",")[0].replace(" ", "")
            shorter = ("--set", f"end={end}") if end else ()
            more = ("--draws", draws, "--out", out, "--workers", 1, "--quiet", *shorter)
            peak, took = measured(["-m", "binjiang_sim", *words, *more])
            peaks.append(peak)
            runs = 2 if "compare" in name else 1
            share = took / seconds / runs
            print(f"  {name:<20} {took:>7.0f} s, {share:.2f} of {runs} bare, peak {peak:.0f} MB", flush=True)
    return max(peaks)


def main():
    """Measure every number of draws that is asked for; 1 when one takes too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("draws", nargs="+", type=int)
    parser.add_argument("--end", type=int)
    parser.add_argument("--most", type=float, default=600.0)
    parser.add_argument("--commands", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        bj.run(bj.load(BASE, {"end": asked.end} if asked.end else {}), draws=asked.draws[0])
        return 0
    peaks, highest = [], 0.0
    for draws in asked.draws:
        peak, seconds = bare(draws, asked.end)
        peaks.append(peak)
        highest = max(highest, peak)
        print(f"{draws:>11,} draws: peak {peak:.0f} MB, {seconds:.0f} s", flush=True)
        if asked.commands:
            highest = max(highest, commands(draws, asked.end, seconds))
    if len(peaks) > 1:
        print(f"last over first: {peaks[-1] / peaks[0]:.3f}")
    return int(highest > asked.most)


if __name__ == "__main__":
    sys.exit(main())
