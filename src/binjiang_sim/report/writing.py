"""Files in folders: of results, of comparisons and of briefs, each with the stamp of its runs."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..analysis.comparison import COST, Comparison
from ..errors import Fault, ProjectionError
from ..letters import file_stem
from ..projection import Result
from ..scenario import Scenario
from .brief.page import FILE as BRIEF
from .brief.page import Brief
from .brief.page import document as brief_document
from .content import failed, inputs, recommendations, tables
from .content.blocks import Document
from .content.comparison import rows
from .files import write as write_file
from .formats import COMPARING, FORMATS, USUAL, USUAL_COMPARING, Format, Shown, chosen
from .render import csv
from .stamps.files import MANIFEST, write_stamped
from .stamps.stamp import command, stamp

BRIEFED = ("html", "word")  # formats of a brief, besides its text


def write(results: Sequence[Result], folder: Path, language: str, formats: Sequence[str] = USUAL) -> list[Path]:
    """Write the first result, compared with the others, in each format, and its failed draws; returns the files.

    Raises ProjectionError for an unknown format, OSError when the folder cannot be written.
    """

    def made(words: str) -> Document:
        from .content.document import document  # which brings the library of charts

        return document(results, words, recommendations.kept(folder, words))

    wanted = [FORMATS[name] for name in chosen(",".join(formats))]
    shown, own, written = Shown(made, language), stamp(results, language), list[Path]()
    for one in wanted:
        contents = [render(results, language) for render in one.tables.values()]
        contents += [one.document(shown)] if one.document else []
        for name, content in zip(one.files, contents, strict=True):
            written.append(_write(one, folder / name, content, own))
    return written + write_failed(results[0], folder)


def _write(form: Format, file: Path, content: bytes, own: Mapping[str, str]) -> Path:
    """Write a file with its stamp, if its kind carries one."""
    return write_stamped(file, content, own) if form.stamp else write_file(file, content)


def write_results(result: Result, path: str | os.PathLike[str]) -> Path:
    """Every figure of every variable by period and item, with names in both languages, as CSV. Returns the path."""
    return write_file(path, csv.table(tables.result_rows(result)))


def write_inputs(result: Result, path: str | os.PathLike[str]) -> Path:
    """Every number put in, as CSV: path, names, value or its 10, 50 and 90 % points, unit, status, facts, reason."""
    return write_file(path, csv.table(tables.input_rows(result)))


def write_failed(result: Result, folder: str | os.PathLike[str]) -> list[Path]:
    """Write `folder`/failed_draws.csv, the first thousand draws at most; nothing, and no older one, when none failed.

    A row is a draw: its number, the variable that gave no number first, when, and every uncertain input in the unit
    that its heading names.
    """
    path = Path(folder) / failed.FILE
    if not result.failed:
        path.unlink(missing_ok=True)
        return []
    return [write_file(path, csv.table(failed.rows(result)))]


def write_folders(
    results: Sequence[Result],
    folder: str | os.PathLike[str],
    language: str = "en",
    wanted: Sequence[str] = USUAL,
) -> list[Path]:
    """Write `folder`/<scenario>-<hash>/ with manifest.json and the files of the formats `wanted` for each result.

    The report of the first compares all. A central run or one without luck says so in its name. Returns the folders
    in the order of the results. Raises ProjectionError for an unknown format and for different scenarios of one folder,
    OSError when a folder cannot be written.
    """
    if len({(one.central, one.stamp["luck"]) for one in results}) == 1:
        check_apart([one.scenario for one in results])
    written: list[Path] = []
    for place, result in reversed(list(enumerate(results))):  # the first last: its comparison is kept
        own = folder_of(result, folder)
        write([result] if place else results, own, language, wanted)
        manifest = json.dumps(manifest_of(result, language), default=str).encode()
        write_stamped(own / MANIFEST, manifest, stamp(result, language))
        written.insert(0, own)
    return written


def check_apart(scenarios: Iterable[Scenario]) -> None:
    """Raises ProjectionError for scenarios that would be written into one folder and differ in their name or targets.

    Neither is part of the hash that a folder is named by.
    """
    found: dict[tuple[str, str], list[Scenario]] = {}
    for one in scenarios:
        found.setdefault((Path(one.file).stem, one.hash), []).append(one)
    faults = [
        Fault("write.one_folder", {"files": ", ".join(dict.fromkeys(one.file for one in several))})
        for several in found.values()
        if len({(one.name, one.targets) for one in several}) > 1
    ]
    if faults:
        raise ProjectionError(faults)


def folder_of(result: Result, folder: str | os.PathLike[str]) -> Path:
    """Where the files of a result are written."""
    kind = "-central" if result.central else "" if result.stamp["luck"] else "-parameters"
    return Path(folder) / f"{file_stem(Path(result.scenario.file).stem)}-{result.scenario.hash}{kind}"


def manifest_of(result: Result, language: str) -> dict[str, object]:
    """What made a run: the stamp, the scenario's names and file, the command, the count of inputs by status."""
    scenario = result.scenario
    return {
        "scenario": dict(scenario.name),
        "district": dict(scenario.district),
        "file": scenario.file,
        "command": command(result, language),
        "central": result.central,
        "failed": result.failed,
        "failed_draws": failed.FILE if result.failed else None,
        "inputs": {**inputs.counts(result), "uncertain": inputs.uncertain(result)},
        "clipped": {name: int(count) for name, count in result.clipped.items()},
        **{key: value for key, value in result.stamp.items() if key != "seconds"},
        "hash": scenario.hash,
        "seed": scenario.seed,
        "draws": scenario.draws,
    }


def write_comparison(
    comparison: Comparison,
    folder: str | os.PathLike[str],
    language: str = "en",
    periods: Sequence[str] = (),
    everything: bool = False,
    wanted: Sequence[str] = USUAL_COMPARING,
) -> Path:
    """Write `folder`/comparison-<hash>/ with a file for each of the formats `wanted`; returns that folder.

    Raises ProjectionError for a format there is not and for a model without the cost of reforms, which every form
    shows, OSError when it cannot be written.
    """
    from .content.comparison.document import document

    for result in comparison.results:
        result.items(COST)
    own = Path(folder) / f"comparison-{_hash(comparison)}"
    found = (one for pair in comparison.pairs for one in rows.shown(pair, rows.shown_periods(pair, periods)))
    figures = tuple(dict.fromkeys((one.indicator, one.item) for one in found))
    marked = stamp(comparison.results, language, figures)
    shown = Shown(lambda words: document(comparison, words, periods, everything), language)
    for one in (FORMATS[name] for name in chosen(",".join(wanted), COMPARING)):
        file = own / f"comparison{one.suffix}"
        if one.comparison:
            _write(one, file, one.comparison(comparison, language), marked)
        elif one.document:
            _write(one, file, one.document(shown), marked)
    return own


def _hash(comparison: Comparison) -> str:
    """First 16 hexadecimal digits of a digest of what was compared."""
    made = [f"{one.scenario.hash}{'-central' if one.central else ''}" for one in comparison.results]
    return hashlib.sha256(" ".join(made).encode()).hexdigest()[:16]


def write_brief(made: Brief, results: Sequence[Result], folder: str | os.PathLike[str]) -> list[Path]:
    """Write the brief into `folder` as Markdown and, stamped, as a page and for Word; returns the files.

    Raises OSError when the folder cannot be written.
    """
    name = Path(folder) / BRIEF[made.language]
    shown, own = Shown(lambda _: brief_document(made, results[0]), made.language), stamp(results, made.language)
    written = [write_file(f"{name}.md", made.text)]
    for suffix, render in ((FORMATS[one].suffix, FORMATS[one].document) for one in BRIEFED):
        if render:
            written.append(write_stamped(f"{name}{suffix}", render(shown), own))
    return written
