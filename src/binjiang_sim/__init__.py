"""Simulate how a high-tech district grows, with the uncertainty and the source of every figure.

import binjiang_sim as bj

base = bj.load("scenarios/base.yaml")
result = bj.run(base)
result.frame
bj.plot(result, "gdp")
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import NoneType
from typing import TYPE_CHECKING, Any

from .errors import BinjiangError, FactError, Fault, ModelError, ProjectionError, ScenarioError, expect
from .words import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from .analysis.comparison import Comparison
    from .engine import Model
    from .export.search import Found
    from .facts import published
    from .projection import Result, run
    from .projection import district_model as model
    from .projection.experiment import Experiment, experiment
    from .report import Axes
    from .scenario import Scenario
    from .scenario.documents import Files

    __version__: str

__all__ = [
    "BinjiangError",
    "Experiment",
    "FactError",
    "ModelError",
    "ProjectionError",
    "Result",
    "Scenario",
    "ScenarioError",
    "__version__",
    "compare",
    "experiment",
    "load",
    "model",
    "plot",
    "published",
    "run",
    "search",
    "write",
]

# Loaded when asked for: a command or a notebook that needs one room does not wait for the others.
_HOMES = {
    "Experiment": ("projection.experiment", "Experiment"),
    "Result": ("projection", "Result"),
    "Scenario": ("scenario", "Scenario"),
    "experiment": ("projection.experiment", "experiment"),
    "model": ("projection", "district_model"),
    "published": ("facts", "published"),
    "run": ("projection", "run"),
}
_ROOMS = ("analysis", "calibration", "decision", "engine", "export", "facts")  # public as they are


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("binjiang_sim")
    if name in _HOMES:
        room, its_name = _HOMES[name]
        return getattr(import_module(f".{room}", __name__), its_name)
    if name in _ROOMS:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, *_ROOMS]


def load(
    source: str | os.PathLike[str],
    changes: Mapping[str, object] | None = None,
    *,
    model: Model | None = None,
    uncertainty: Files = (),
    shocks: Files = (),
    targets: Files = (),
) -> Scenario:
    """Read and check a scenario file; `changes` such as {"levers.talent_programme": 0.8} are laid over it.

    `model` is the one to check against, by default that of the shipped sectors. `uncertainty`, `shocks` and `targets`
    name documents (one or several) to combine with it, below the changes.
    Raises ScenarioError with every fault that can be known.
    """
    from .engine import Model
    from .projection import district_model
    from .scenario import load as read
    from .scenario.documents import by_kind

    expect("source", source, str, os.PathLike)
    expect("changes", changes, Mapping, NoneType)
    expect("model", model, Model, NoneType)

    return read(source, model or district_model(), changes or {}, by_kind(uncertainty, shocks, targets))


def search(text: str, source: str | os.PathLike[str] | Scenario = "base") -> list[Found]:
    """What has these words, Chinese or English, in its name, description or rows: inputs, figures and published facts.

    `path` of what is found can be set (levers.talent_programme), asked for (gdp), or named in a formula. Rows and facts
    are those of the scenario `source`. When nothing matches, what is most alike, marked as `near`; else an empty list.
    Raises ScenarioError for a file that cannot be loaded.
    """
    from .export.search import everything, matching
    from .scenario import Scenario

    expect("text", text, str)
    scenario = source if isinstance(source, Scenario) else load(source)
    return matching(everything(scenario.model, scenario.labels, scenario.ledger), text.split())


def plot(
    result: object,
    indicator: str | None = None,
    item: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw an indicator's median and its 50, 80 and 95 % bands, with the published figures as marks.

    The chart says what it finds and where its numbers come from; `title` and `source` take the place of that, and
    empty ones leave it out.

    Without an indicator it draws another answer in place of a result: a lever ledger, growth by cause, the tree of a
    figure, a bridge, what `seek` found, a table of plans, signposts:

        bj.plot(bj.analysis.lever_ledger(base, "gdp", 2030), language="zh")

    Raises ProjectionError for an unknown indicator or item, ArgumentError for what has no chart.
    """
    from .report import plot as draw

    _check_language(language)
    return draw(result, indicator, item, language, ax, title=title, source=source)


def compare(*plans: Result | Scenario, indicators: Sequence[str] = (), periods: Sequence[str] = ()) -> Comparison:
    """What every plan changes against the first, draw by draw: inputs, figures, chances of targets, cost.

    A scenario is run first, all over the draws and seed of the first plan. `indicators` leaves out other figures,
    `periods` such as "2026-H1" are compared besides the years. `write` makes a page and a workbook of it.
    Raises ProjectionError for plans that cannot be compared.
    """
    from .analysis.comparison import compare as compared
    from .analysis.pairing import comparable
    from .projection import Result, run
    from .scenario import Scenario

    for number, one in enumerate(plans, 1):
        expect(f"plan {number}", one, Scenario, Result)
    scenarios = [one.scenario if isinstance(one, Result) else one for one in plans]
    comparable(scenarios, indicators, periods)
    draws, seed = scenarios[0].draws, scenarios[0].seed
    results = [one if isinstance(one, Result) else run(one, draws, seed) for one in plans]
    return compared(results, indicators, periods)


def write(
    results: Result | list[Result] | Comparison,
    folder: str | os.PathLike[str] = "results",
    language: str = "en",
    formats: Sequence[str] = (),
) -> Path:
    """Write one or several results, each in a folder of its own, or a comparison.

    `formats` are any of "html", "csv", "word", "excel" and "pdf", by default "html" and "csv"; of a comparison, which
    has no "csv", "html" and "excel". Returns the folder, with several results that of the first.
    Raises ProjectionError for another format, OSError when it cannot be written.
    """
    from .analysis.comparison import Comparison
    from .projection import Result
    from .report.formats import COMPARING, USUAL, USUAL_COMPARING, chosen
    from .report.writing import write_comparison, write_folders

    expect("results", results, Result, Comparison, list, tuple)
    expect("folder", folder, str, os.PathLike)
    expect("formats", formats, str, list, tuple)
    _check_language(language)
    formats = [formats] if isinstance(formats, str) else formats
    if isinstance(results, Comparison):
        wanted = chosen(",".join(formats or USUAL_COMPARING), COMPARING)
        return write_comparison(results, folder, language, wanted=wanted)
    found = [results] if isinstance(results, Result) else results
    for number, one in enumerate(found, 1):
        expect(f"result {number}", one, Result)
    return write_folders(found, folder, language, formats or USUAL)[0]


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise ProjectionError([Fault("result.language", {"found": language})])
