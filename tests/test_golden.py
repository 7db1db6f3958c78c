"""Every variable of the base scenario, kept in tests/golden/base.csv.

256 draws, three quantiles, four periods. After a change that is meant to change numbers, write the file anew:

    python -m pytest tests/test_golden.py --rewrite-golden

Figures that differ in their last bits only, as on another machine, stay as they were.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from binjiang_sim.projection import run

GOLDEN = Path(__file__).parent / "golden" / "base.csv"
DRAWS = 256
PERIODS = ("2024-H1", "2025", "2030", "2035")
QUANTILES = (0.1, 0.5, 0.9)
HEAD = ("indicator", "item", "period", "q10", "q50", "q90")


@pytest.fixture(scope="module")
def found(base):
    """The quantiles of every defined figure, by (indicator, item, period); starts stand at the opening."""
    result = run(base, draws=DRAWS)
    figures = {}
    for name, equation in result.model.equations.items():
        for period in ("2022",) if equation.kind == "start" else PERIODS:
            for item in result.items(name):
                values = result.values(name, period, item)
                figures[name, item or "", period] = [float(one) for one in np.quantile(values, QUANTILES)]
    return figures


@pytest.fixture(scope="module")
def kept(found, pytestconfig):
    if pytestconfig.getoption("--rewrite-golden"):
        before = read()
        figures = {key: before[key] if close(values, before.get(key)) else values for key, values in found.items()}
        with GOLDEN.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([HEAD, *((*key, *map(repr, values)) for key, values in figures.items())])
    return read()


def read():
    """The file, by (indicator, item, period)."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == HEAD
    return {tuple(row[:3]): [float(one) for one in row[3:]] for row in rows}


def close(values, before):
    """Last bits differ between machines: 1e-9 of the figure, and 1e-11 where the figure is the rounding of nothing."""
    return before is not None and np.allclose(values, before, rtol=1e-9, atol=1e-11 + 1e-9 * np.abs(before).max())


def test_every_figure_is_kept(found, kept):
    assert list(found) == list(kept), "if this is meant: python -m pytest tests/test_golden.py --rewrite-golden"


def test_no_figure_has_changed(found, kept):
    changed = {key: (values, kept[key]) for key, values in found.items() if not close(values, kept.get(key, values))}
    assert not changed, "if this is meant: python -m pytest tests/test_golden.py --rewrite-golden"
