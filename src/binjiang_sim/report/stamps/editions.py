"""Editions of a figure from stamped files: what was run, with which program, and which median was printed."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...analysis.attribution.revision import Edition, version_of
from ...errors import Fault, ProjectionError
from ...projection.blocks import Job
from ...projection.figures import Figure
from ...scenario import Scenario
from ...scenario.restored import restored
from .files import MANIFEST, read_stamp
from .stamp import reference, unpacked
from .verify import figures_of

NEEDED = ("command", "equations", "software", "inputs", "figures")
OF_RUN = ("draws", "seed")


@dataclass(frozen=True)
class StampedRun:
    """A run as a stamp tells of it: the content of its scenario's text, the points printed by figure, the program.

    `command` makes it again; `central` and `luck` are those of the run.
    """

    file: str
    command: str
    content: Mapping[str, Any]
    figures: Mapping[str, list[float]]
    equations: frozenset[str]
    software: str
    central: bool
    luck: bool

    def printed(self, figure: Figure) -> float | None:
        """The median of a figure that was printed, if it was."""
        indicator, item, period = figure
        points = self.figures.get(reference(indicator, item, period), ())
        return points[len(points) // 2] if points else None


def is_stamped(path: Path) -> bool:
    """Whether a name is that of a kind of file that carries a stamp, or of a folder of results."""
    from ..formats import VERIFIED

    return path.is_dir() or path.suffix.lower() in VERIFIED


def stamped_runs(path: Path) -> list[StampedRun]:
    """The runs of a stamped file, or of a folder of results. Raises ProjectionError where there is no whole stamp."""
    from ..formats import VERIFIED

    file = path / MANIFEST if path.is_dir() else path
    about: dict[str, object] = {"file": str(path)}
    try:
        entries = read_stamp(file).entries
    except KeyError:
        raise ProjectionError([Fault("verify.kind", {**about, "valid": ", ".join(VERIFIED)})]) from None
    except FileNotFoundError:
        missing = path.is_dir() or path.exists()
        raise ProjectionError(
            [Fault("verify.no_manifest" if missing else "verify.no_file", {**about, "manifest": MANIFEST})]
        ) from None
    except OSError as error:
        raise ProjectionError([Fault("verify.closed", {**about, "reason": error.strerror})]) from None
    except ValueError:
        raise ProjectionError([Fault("verify.unreadable", {**about, "kind": file.suffix.lower()})]) from None
    if not entries:
        raise ProjectionError([Fault("verify.no_stamp", about)])
    if missing_entry := next((name for name in NEEDED if name not in entries), ""):
        raise ProjectionError([Fault("verify.damaged", {**about, "entry": missing_entry})])
    try:
        return list(_runs(str(path), entries))
    except ValueError as error:
        raise ProjectionError([Fault("verify.damaged", {**about, "entry": error})]) from None


def _runs(file: str, entries: Mapping[str, str]) -> Iterator[StampedRun]:
    """Raises ValueError for a stamp whose parts do not fit each other."""
    commands = [words for line in entries["command"].splitlines() for words in _single(shlex.split(line))]
    whole = commands, unpacked(entries["inputs"]), figures_of(entries["figures"])
    if len({len(one) for one in whole}) > 1:
        raise ValueError("figures")
    equations = frozenset(entries["equations"].split())
    for words, content, figures in zip(*whole, strict=True):
        how = "--central" in words, "--no-luck" not in words
        yield StampedRun(file, shlex.join(words), content, figures, equations, entries["software"], *how)


def _single(words: list[str]) -> Iterator[list[str]]:
    """The command of each run of a command that makes several."""
    first = next((place for place, word in enumerate(words) if word.startswith("--")), len(words))
    for name in words[1:first]:
        if name != "run":
            yield [words[0], name, *words[first:]]


def edition(run: StampedRun, figure: Figure, like: Scenario, now: Scenario | None = None) -> Edition:
    """What a stamped run says of a figure.

    `now` is the scenario that its files give today; where it is another one, or gone, the scenario is made again from
    the numbers in the stamp, against the model and district of `now`, or of `like`.
    Raises ScenarioError where that cannot be done.
    """
    model = Job(now or like).model
    same = run.equations == {model.digest}
    if now is not None and _inputs(json.loads(now.text)) == _inputs(run.content):
        scenario = replace(now, draws=int(run.content["draws"]), seed=int(run.content["seed"]))
    else:
        scenario = restored(run.content, now or like, run.file, complete=same)
    version = f"{run.software}, {' '.join(sorted(run.equations))}"
    same_version = version == version_of(now or like)
    return Edition(scenario, run.printed(figure), version, same_version, run.central, run.luck)


def _inputs(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in content.items() if name not in OF_RUN}
