"""Peak memory and time of a large run, in a process of its own.

    python tests/memory.py 10000000
    python tests/memory.py 1000000 3000000        # one after the other, and the ratio of the last to the first

`--end YEAR` shortens the run, `--most MB` makes the command fail when a peak is above (600 unless told).
"""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

import binjiang_sim as bj

SCENARIO = Path(__file__).parent.parent / "scenarios" / "base.yaml"


def measured(draws, end):
    """(peak in MB, seconds) of a run, from a fresh process."""
    words = [sys.executable, __file__, "--here", str(draws), *(["--end", str(end)] if end else [])]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    peak, seconds = done.stdout.split()
    return float(peak), float(seconds)


def here(draws, end):
    """Run in this process and print what it took."""
    began = time.perf_counter()
    scenario = bj.load(SCENARIO, {"end": end} if end else {})
    bj.run(scenario, draws=draws)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, time.perf_counter() - began)


def main():
    """Measure every number of draws that is asked for; 1 when one takes too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("draws", nargs="+", type=int)
    parser.add_argument("--end", type=int)
    parser.add_argument("--most", type=float, default=600.0)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        here(asked.draws[0], asked.end)
        return 0
    peaks = []
    for draws in asked.draws:
        peak, seconds = measured(draws, asked.end)
        peaks.append(peak)
        print(f"{draws:>11,} draws: peak {peak:.0f} MB, {seconds:.0f} s", flush=True)
    if len(peaks) > 1:
        print(f"last over first: {peaks[-1] / peaks[0]:.3f}")
    return int(max(peaks) > asked.most)


if __name__ == "__main__":
    sys.exit(main())
