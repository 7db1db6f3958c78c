"""The yardstick of whole commands: `python -m benchmarks.plain CHARTS FILE...` does the least that they have to do.

It imports the libraries that a report is made with, runs the draws of each scenario through the compiled program alone,
and draws as many plain charts as SVG.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from binjiang_sim import load
from binjiang_sim.projection.blocks import Job
from binjiang_sim.projection.summary import cells_of
from binjiang_sim.sampling.distributions import Floats

LIBRARIES = (
    "numpy",
    "yaml",
    "pydantic",
    "scipy.special",
    "matplotlib.backends.backend_svg",
    "jinja2",
    "fontTools.subset",
)


def chart(title: str, years: Sequence[float], low: Floats, middle: Floats, high: Floats) -> str:
    """A line with a band as SVG, as anybody would draw it."""
    figure = Figure(figsize=(5, 3), layout="constrained")
    axes = figure.add_subplot()
    axes.fill_between(years, low, high, alpha=0.3)
    axes.plot(years, middle)
    axes.set_title(title)
    axes.set_ylabel("CNY")
    written = io.StringIO()
    figure.savefig(written, format="svg")
    return written.getvalue()


def main(charts: int, files: Sequence[str]) -> None:
    """Run the scenarios and draw this many charts of the first."""
    for name in LIBRARIES:
        importlib.import_module(name)
    courses = []
    for file in files:
        scenario = load(file)
        cells, _, _ = cells_of(Job(scenario), scenario.draws)
        courses.append((scenario.name["en"], np.quantile(cells[0], (0.1, 0.5, 0.9), axis=1)))
    for place in range(charts):
        name, (low, middle, high) = courses[place % len(courses)]
        chart(name, range(len(low)), low, middle, high)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
