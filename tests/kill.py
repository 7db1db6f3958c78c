"""Kill a large run at random moments, let it go on, and compare every bit with a run that was left alone.

python tests/kill.py                      # 300 000 draws, killed twenty times
python tests/kill.py --draws 50000 --times 3 --end 2025
python tests/kill.py --variants 8192      # an experiment of as many variants and 256 draws
"""

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import binjiang_sim as bj
from binjiang_sim.projection import RunOptions, chunks, resources

SCENARIO = Path(__file__).parent.parent / "scenarios" / "base.yaml"


def start(folder, *words):
    """A process that runs the scenario into a folder."""
    return subprocess.Popen(
        [sys.executable, __file__, "--here", str(folder), *words], stdout=subprocess.PIPE, text=True
    )


def fingerprint(folder, *words):
    """The digest of all that a run found, from a process of its own."""
    process = start(folder, *words)
    told, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the run ended with {process.returncode}")
    return told.strip()


def wait_for_chunks(process, folder, number):
    """Until this many chunks are saved, or the process has ended."""
    while process.poll() is None and len(list(Path(folder).rglob("*~*.arrays"))) < number:
        time.sleep(0.01)


def here(asked):
    """Run in this process and print the digest."""
    chunks.CHUNK = asked.chunk or chunks.CHUNK
    resources.MOST_KEPT = resources.MOST_KEPT if asked.whole is None else asked.whole
    scenario = bj.load(SCENARIO, {"end": asked.end} if asked.end else {})
    if asked.variants:
        sizes = {"levers.talent_programme": [place / asked.variants for place in range(asked.variants)]}
        figures = [("gdp", None, str(scenario.end)), ("graduate_inflow", None, str(scenario.end))]
        found = bj.experiment(scenario, sizes, draws=256, figures=figures, store=asked.here)
        print(hashlib.sha256(found.values.tobytes()).hexdigest())
        return
    result = bj.run(scenario, draws=asked.draws, options=RunOptions(store=asked.here))
    digest = hashlib.sha256()
    for name, one in result.ensemble.summary.arrays.items():
        digest.update(name.encode() + one.tobytes())
    print(digest.hexdigest())


def killed(asked, words):
    """Kill, go on and compare, `--times` times over; returns how many kills there were."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        expected = fingerprint(Path(folder) / "quiet", *words)
        whole = time.perf_counter() - began
        print(f"left alone: {whole:.0f} s", flush=True)
        kills = 0
        while kills < asked.times:
            process, wait = start(Path(folder) / "killed", *words), random.uniform(0, whole / 2)
            try:
                told, _ = process.communicate(timeout=wait)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                kills += 1
                print(f"killed after {wait:.1f} s", flush=True)
                continue
            assert told.strip() == expected, "other bits"
            print("went on to the end: same bits", flush=True)
            for file in (Path(folder) / "killed").rglob("*.*"):
                file.unlink()
        assert fingerprint(Path(folder) / "killed", *words) == expected, "other bits"
    return kills


def main():
    """Run the test; an AssertionError ends it with 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=300_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--end", type=int)
    parser.add_argument("--variants", type=int, default=0)
    for name in ("here", "chunk", "whole"):
        parser.add_argument(f"--{name}", type=str if name == "here" else int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        here(asked)
    else:
        words = ["--draws", str(asked.draws), "--variants", str(asked.variants)]
        words += ["--end", str(asked.end)] if asked.end else []
        print(f"killed {killed(asked, words)} times, the same bits every time")


if __name__ == "__main__":
    sys.exit(main())
