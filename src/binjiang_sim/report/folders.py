"""A folder for each run: report, tables and manifest, named by scenario and hash."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from ..projection import Result
from . import failed, formats, inputs, stamps, stamps_files


def write_folders(
    results: Sequence[Result],
    folder: str | os.PathLike[str],
    language: str = "en",
    wanted: Sequence[str] = formats.USUAL,
) -> list[Path]:
    """Write `folder`/<scenario>-<hash>/ with manifest.json and the files of the formats `wanted` for each result.

    The report of the first compares all. A central run or one without luck says so in its name. Returns the folders
    in the order of the results. Raises ProjectionError for an unknown format, OSError when a folder cannot be written.
    """
    written: list[Path] = []
    for place, result in reversed(list(enumerate(results))):  # the first last: its comparison is kept
        own = folder_of(result, folder)
        formats.write([result] if place else results, own, language, wanted)
        manifest = json.dumps(manifest_of(result, language), default=str).encode()
        stamps_files.write_stamped(own / stamps_files.MANIFEST, manifest, stamps.stamp(result, language))
        written.insert(0, own)
    return written


def folder_of(result: Result, folder: str | os.PathLike[str]) -> Path:
    """Where the files of a result are written."""
    kind = "-central" if result.central else "" if result.stamp["luck"] else "-parameters"
    return Path(folder) / f"{Path(result.scenario.file).stem}-{result.scenario.hash}{kind}"


def manifest_of(result: Result, language: str) -> dict[str, object]:
    """What made a run: the stamp, the scenario's names and file, the command, the count of inputs by status."""
    scenario = result.scenario
    return {
        "scenario": dict(scenario.name),
        "district": dict(scenario.district),
        "file": scenario.file,
        "command": stamps.command(result, language),
        "central": result.central,
        "failed": result.failed,
        "failed_draws": failed.FILE if result.failed else None,
        "inputs": {**inputs.counts(result), "uncertain": inputs.uncertain(result)},
        "clipped": dict(result.clipped),
        **{key: value for key, value in result.stamp.items() if key != "seconds"},
        "hash": scenario.hash,
        "seed": scenario.seed,
        "draws": scenario.draws,
    }
