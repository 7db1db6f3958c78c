"""Files in folders: of results, of comparisons and of briefs, each with the stamp of its runs."""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..analysis.comparison import Comparison
from ..errors import Fault, ProjectionError
from ..projection import Result, firing_record, firings, outcomes, target_record
from ..projection.options import Notice, warn
from ..scenario import Scenario, shipped
from ..text import file_stem
from .brief.page import FILE as BRIEF
from .brief.page import Brief
from .brief.page import document as brief_document
from .content import failed, inputs, recommendations, tables
from .content.answer.questions import Questions
from .content.blocks import Document
from .content.comparison import rows
from .content.headline import by_district
from .files import write as write_file
from .files import write_all
from .formats import COMPARING, FORMATS, USUAL, USUAL_COMPARING, Format, Shown, chosen
from .render import csv
from .stamps.files import MANIFEST, stamped, write_stamped
from .stamps.stamp import command, stamp

BRIEFED = ("html", "word")  # formats of a brief, besides its text


def write(
    results: Sequence[Result],
    folder: Path,
    language: str,
    formats: Sequence[str] = USUAL,
    notice: Notice = warn,
    asked: Questions | None = None,
) -> list[Path]:
    """Write the first result, compared with the others of its district, in each format, and its failed draws.

    An older file with another content, changed by hand or made from other runs, is kept beside the new one, and
    `notice` is told. `asked` holds answers about the first result that are known already. Returns the files.
    Raises ProjectionError for an unknown format, OSError when the folder cannot be written.
    """

    def made(words: str) -> Document:
        from .content.document import document  # which brings the library of charts

        advice = recommendations.kept(folder, words, _others(results[0].scenario, folder))
        return document(results, words, advice, questions)

    results = by_district(results)[0]
    questions = asked or Questions(results[0], folder.parent)
    wanted = [FORMATS[name] for name in chosen(",".join(formats))]
    shown, own, contents = Shown(made, language), stamp(results, language), dict[str, str | bytes]()
    for one in wanted:
        found = [render(results, language) for render in one.tables.values()]
        found += [one.document(shown)] if one.document else []
        contents |= {name: _stamped(one, name, each, own) for name, each in zip(one.files, found, strict=True)}
    return write_all(folder, contents, [one.key for one in results], notice) + write_failed(results[0], folder)


def _stamped(form: Format, name: str, content: bytes, own: Mapping[str, str]) -> bytes:
    """The content of a file with its stamp, if its kind carries one."""
    return stamped(content, Path(name).suffix, own) if form.stamp else content


def _others(scenario: Scenario, folder: Path) -> list[Path]:
    """The folders beside `folder` with other results of the same scenario file."""
    found = _manifests(folder.parent, f"{glob.escape(stem_of(scenario))}-*", lambda about: _real(about["file"]))
    return [other for other, _, file in found if file == _real(scenario.file) and other != folder]


def _manifests(folder: Path, names: str, told: Callable[[Any], str]) -> Iterator[tuple[Path, dict[str, Any], str]]:
    """The folders in `folder` whose names fit, in order, each with its manifest and what is `told` by that."""
    for file in sorted(folder.glob(f"{names}/{MANIFEST}")):
        try:
            about = json.loads(file.read_text("utf-8"))
            found = told(about)
        except (OSError, ValueError, KeyError, TypeError):
            continue  # no manifest of results, or one of an earlier version
        yield file.parent, about, found


def _real(file: str) -> str:
    return os.path.realpath(shipped.path(file))


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
    notice: Notice = warn,
    asked: Sequence[Questions] = (),
) -> list[Path]:
    """Write `folder`/<scenario>-<hash>/ with manifest.json and the files of the formats `wanted` for each result.

    The report of the first of a district compares all of it. The name of a folder also says what else tells results
    apart: see `folder_of`. An older file with another content is kept beside the new one, and `notice` is told.
    `asked` holds answers about the results that are known already. Returns the folders in the order of the results.
    Raises ProjectionError for an unknown format and for different scenarios of one folder, OSError when a folder cannot
    be written.
    """
    _check_apart(results, language)
    written: list[Path] = []
    firsts = {id(group[0]): group for group in by_district(results)}
    known = {id(one.result): one for one in asked}
    for result in reversed(results):  # the first last: its comparison is kept
        own = folder_of(result, folder, language)
        write(firsts.get(id(result), [result]), own, language, wanted, notice, known.get(id(result)))
        manifest = json.dumps(manifest_of(result, language), default=str).encode()
        write_stamped(own / MANIFEST, manifest, stamp(result, language))
        written.insert(0, own)
    return written


def folder_of(result: Result, folder: str | os.PathLike[str], language: str = "en") -> Path:
    """Where the files of a result are written: `folder`/<scenario>-<hash>, followed by what else tells results apart.

    That is a central run, one without luck, the targets that it is held against (eight digits), Chinese.
    """
    kind = "-central" if result.central else "" if result.stamp["luck"] else "-parameters"
    words = "" if language == "en" else f"-{language}"
    name = f"{stem_of(result.scenario)}-{result.scenario.hash}{kind}{_targets(result.scenario)}{words}"
    return Path(folder) / name


def _targets(scenario: Scenario) -> str:
    """What the targets of a scenario, in whatever order, add to the name of its results; nothing without any."""
    parts = ("indicator", "item", "period", "over", "direction", "limits", "kind", "source", "prices")
    aims = sorted([str(getattr(one, part)) for part in parts] for one in scenario.targets)
    return f"-targets-{hashlib.sha256(json.dumps(aims).encode()).hexdigest()[:8]}" if aims else ""


def stem_of(scenario: Scenario) -> str:
    """The name of a scenario's file without its suffix."""
    return file_stem(Path(scenario.file).stem)


def results_of(folder: str | os.PathLike[str]) -> dict[str, list[tuple[Path, dict[str, Any]]]]:
    """The folders of results in `folder`, each with its manifest, by the key of the run that they were written from."""
    found: dict[str, list[tuple[Path, dict[str, Any]]]] = {}
    for own, about, run in _manifests(Path(folder), "*", lambda about: str(about["run"])):
        found.setdefault(run, []).append((own, about))
    return found


def _check_apart(results: Sequence[Result], language: str) -> None:
    """Raises ProjectionError for results of one folder whose scenarios have other names: their pages differ."""
    found: dict[Path, list[Scenario]] = {}
    for one in results:
        found.setdefault(folder_of(one, "", language), []).append(one.scenario)
    faults = [
        Fault("write.one_folder", {"files": ", ".join(dict.fromkeys(one.file for one in several))})
        for several in found.values()
        if len({one.name for one in several}) > 1
    ]
    if faults:
        raise ProjectionError(faults)


def manifest_of(result: Result, language: str) -> dict[str, object]:
    """What made a run: the stamp, the scenario's names and file, the command, the count of inputs by status."""
    scenario = result.scenario
    return {
        "scenario": dict(scenario.name),
        "district": dict(scenario.district),
        "file": scenario.file,
        "language": language,
        "command": command(result, language),
        "run": result.key,
        "targets": [target_record(result, one) for one in outcomes(result)],
        "triggers": [firing_record(result, one) for one in firings(result)],
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
    *,
    notice: Notice = warn,
) -> Path:
    """Write `folder`/comparison-<hash>/ with a file for each of the formats `wanted`; returns that folder.

    An older file with another content is kept beside the new one, and `notice` is told.
    Raises ProjectionError for a format there is not, OSError when it cannot be written.
    """
    from .content.comparison.document import document

    found = (one for pair in comparison.pairs for one in rows.shown(pair, rows.shown_periods(pair, periods)))
    figures = tuple(dict.fromkeys((one.indicator, one.item) for one in found))
    asked = [list(periods), everything, figures if everything else []]
    own = Path(folder) / f"comparison-{_hash(comparison, language, asked)}"
    marked = stamp(comparison.results, language, figures)
    shown = Shown(lambda words: document(comparison, words, periods, everything), language)
    contents = {}
    for one in (FORMATS[name] for name in chosen(",".join(wanted), COMPARING)):
        name = f"comparison{one.suffix}"
        if one.comparison:
            contents[name] = _stamped(one, name, one.comparison(comparison, language), marked)
        elif one.document:
            contents[name] = _stamped(one, name, one.document(shown), marked)
    write_all(own, contents, [one.key for one in comparison.results], notice)
    return own


def _hash(comparison: Comparison, language: str, asked: object) -> str:
    """First 16 hexadecimal digits of a digest of what was compared and what of it was asked for."""
    names = [folder_of(one, "", language).name for one in comparison.results]
    return hashlib.sha256(json.dumps([names, asked]).encode()).hexdigest()[:16]


def write_brief(
    made: Brief, results: Sequence[Result], folder: str | os.PathLike[str], notice: Notice = warn
) -> list[Path]:
    """Write the brief into `folder` as Markdown and, stamped, as a page and for Word; returns the files.

    An older file with another content is kept beside the new one, and `notice` is told.
    Raises OSError when the folder cannot be written.
    """
    name = BRIEF[made.language]
    shown, own = Shown(lambda _: brief_document(made, results[0]), made.language), stamp(results, made.language)
    contents: dict[str, str | bytes] = {f"{name}.md": made.text}
    for suffix, render in ((FORMATS[one].suffix, FORMATS[one].document) for one in BRIEFED):
        if render:
            contents[f"{name}{suffix}"] = stamped(render(shown), suffix, own)
    return write_all(Path(folder), contents, [one.key for one in results], notice)
