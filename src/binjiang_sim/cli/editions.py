"""What the files typed say of a figure: scenario files, stamped files and folders of results."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .options import loaded
from .verify import Cannot, read_again

if TYPE_CHECKING:
    from ..analysis.attribution.revision import Edition
    from ..projection.figures import Figure
    from ..report.stamps.editions import StampedRun
    from ..scenario import Scenario

TEMPLATE = "base"  # gives the district of stamped files whose scenarios are gone


def editions(files: tuple[str, str], figure: Figure, arguments: argparse.Namespace) -> tuple[Edition, Edition]:
    """The editions of a figure in two files, of which any may be stamped; changes are laid on scenario files alone.

    Of a file with several runs the first counts. Raises ScenarioError for a scenario that cannot be read or made
    again, ProjectionError for a file without a whole stamp.
    """
    from ..analysis.attribution.revision import Edition
    from ..report.stamps.editions import edition, is_stamped, stamped_runs

    runs = [stamped_runs(Path(file))[0] if is_stamped(Path(file)) else None for file in files]
    now = [
        loaded(file, arguments) if run is None else _now(run, Path(file)) for file, run in zip(files, runs, strict=True)
    ]
    known = next((one for one in now if one is not None), None)
    like = known or loaded(TEMPLATE, argparse.Namespace(**{**vars(arguments), "set": []}))
    first, second = (
        edition(run, figure, like, own) if run else Edition(own or like) for run, own in zip(runs, now, strict=True)
    )
    return first, second


def _now(run: StampedRun, file: Path) -> Scenario | None:
    """The scenario that the files of a stamped run give today; None where they are gone or faulty."""
    found = read_again(run.command, file if file.is_dir() else file.parent)
    return None if isinstance(found, Cannot) else found[0][2][0]
