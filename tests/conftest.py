"""Shared results, each computed once a session."""

import os
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process for each core: threads of one would wait for the other

import binjiang_sim as bj
from binjiang_sim.projection import district_model, run

HERE = Path(__file__).parent
SCENARIOS = HERE.parent / "scenarios"
# Tests of commands are without a screen, whatever runs them sets.
os.environ.pop("COLUMNS", None)
# The rooms a change of the model touches: `pytest -m core` runs their tests alone.
CORE = {"engine", "programs", "sectors", "sampling", "scenario"}

# The same examples in every run, and no limit of time an example: a busy machine fails no test.
settings.register_profile("suite", derandomize=True, deadline=None, max_examples=35)
settings.load_profile("suite")


def _is_core(path):
    """Whether a file or a folder is in one of these rooms, or is the folder of all tests."""
    return path == HERE or path.relative_to(HERE).parts[0] in CORE


def pytest_ignore_collect(collection_path, config):
    """With `-m core` the other files need not be imported, which costs more than the tests."""
    if config.option.markexpr == "core" and collection_path.is_relative_to(HERE) and not _is_core(collection_path):
        return True
    return None


def pytest_collection_modifyitems(items):
    for item in items:
        if _is_core(item.path):
            item.add_marker("core")


def pytest_addoption(parser):
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/base.csv anew")


@pytest.fixture(scope="session")
def plain():
    """A block in which charts of reports are empty figures, and their Chinese font has no letters."""
    from matplotlib.figure import Figure

    from binjiang_sim.report.content.blocks import Chart
    from binjiang_sim.report.render import fonts

    class EmptyFigure:
        """In the place of the function that draws a chart."""

        def __get__(self, chart, owner):
            return Figure

        def __set__(self, chart, draw):
            pass

    cut = cache(partial(fonts.cut, ""))

    @contextmanager
    def block():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Chart, "draw", EmptyFigure(), raising=False)
            patch.setattr(fonts, "cut", lambda text, flavor=None, family="": cut(flavor, family))
            yield

    return block


@pytest.fixture
def plain_reports(plain):
    """Reports without what costs most, charts and fonts: for tests that look at neither."""
    with plain():
        yield


@pytest.fixture(scope="session")
def base_scenario():
    """The shipped base scenario."""
    return bj.load(SCENARIOS / "base.yaml")


@pytest.fixture(scope="session")
def base(base_scenario):
    """The same, by a short name."""
    return base_scenario


@pytest.fixture(scope="session")
def district():
    """The model of the shipped sectors."""
    return district_model()


@pytest.fixture(scope="session")
def shipped():
    """Load a shipped scenario by name, with changes on top."""

    def read(name, changes=None):
        return bj.load(SCENARIOS / f"{name}.yaml", changes)

    return read


@pytest.fixture(scope="session")
def base_run(base):
    """The base scenario as shipped: 2000 draws with all luck."""
    return run(base)


@pytest.fixture(scope="session")
def calm_run(base):
    """The base scenario to 2050, 2000 draws without the luck of time: only the inputs are uncertain."""
    return run(base.with_({"end": 2050}), luck=False)


@pytest.fixture(scope="session")
def central_run(base):
    """The base scenario once, every input at its median."""
    return run(base, central=True)


@pytest.fixture(scope="session")
def rarely_nobody():
    """Changes with which a few draws of a run give a NaN: those without visitors, with no least number of them."""
    visitors = {"normal": [2.5e6, 1e6], "status": "assumption", "why": "A test."}  # below zero in 0.6 % of the draws
    found = {"visitors": visitors, "visitor_demand": 0.5, "least_visitors": 0}
    return {f"parameters.livelihood.{name}": value for name, value in found.items()}


@pytest.fixture(scope="session")
def gaps_run(base_scenario, rarely_nobody):
    """500 draws of the base scenario, a few of which were left out."""
    return run(base_scenario.with_(rarely_nobody), draws=500)


@pytest.fixture(scope="session")
def small_run(base):
    """The base scenario with 64 draws."""
    return run(base, draws=64)
