"""`python -m benchmarks [--only WORD] [--quick] [--json] [--write FOLDER]`: the table of targets, measured here."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from . import page
from .machine import machine
from .measuring import Options
from .table import Line, measured
from .targets import TARGETS


def main(words: Sequence[str]) -> int:
    """Measure, print, and write what is asked for; 1 when a gate is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, allow_abbrev=False)
    parser.add_argument("--only", metavar="WORD", action="append", help="rows whose key or measure has this word")
    parser.add_argument("--quick", action="store_true", help="small sizes: a first look, not a result")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    parser.add_argument("--write", metavar="FOLDER", help="also write benchmarks.md, .zh.md and .json there")
    arguments = parser.parse_args(words)
    lines: list[Line] = []
    for target in TARGETS:
        left_out = arguments.only and not any(one in f"{target.key} {target.measure}" for one in arguments.only)
        if left_out:
            lines.append(Line.skipped(target, "not asked for"))
            continue
        if sys.stderr.isatty() or arguments.write:
            print(f"{target.key} ...", file=sys.stderr, flush=True)
        lines.append(measured(target, Options(arguments.quick)))
        if not arguments.json:
            print(lines[-1].text(), flush=True)
    whole = {"machine": machine(), "rows": [line.record() for line in lines]}
    if arguments.json:
        print(json.dumps(whole, ensure_ascii=False))
    if arguments.write:
        page.write(whole, arguments.write)
    return int(any(line.holds is False for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
