"""The gallery lists every chart, shows its picture, and its code runs."""

import importlib.util
from pathlib import Path

import pytest

from binjiang_sim.report.charts import CHARTS

DOCS = Path(__file__).parent.parent / "docs"
LANGUAGES = ("en", "zh")
NAMES = [one.name for one in CHARTS]
SIZE = 1_500_000  # bytes of all pictures


def _gallery():
    spec = importlib.util.spec_from_file_location("gallery", DOCS / "gallery.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["gallery"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


gallery = _gallery()


@pytest.fixture(scope="module")
def names():
    """What the first lines of the page give, with few draws."""
    space = {}
    assert "draws=500" in gallery.SETUP
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(DOCS.parent)
        exec(gallery.SETUP.replace("draws=500", "draws=8"), space)
        for line in gallery.ANSWERS.values():
            exec(line.replace("draws=50)", "draws=8)").replace("draws=200, judged=1000", "draws=40, judged=200"), space)
    return space


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_what_the_command_writes(language):
    written = (DOCS / gallery.PAGES[language]).read_text(encoding="utf-8")
    assert written == gallery.page(language), "python docs/gallery.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_code_of_a_chart_draws_it(names, name, language):
    page = (DOCS / gallery.PAGES[language]).read_text(encoding="utf-8")
    assert f"```python\n{gallery.block(name, language)}\n```" in page
    assert gallery.drawn(gallery.code(name, language), names).axes


def test_every_picture_is_there_none_is_left_over_and_all_are_small():
    wanted = {gallery.picture(name, language) for name in NAMES for language in LANGUAGES}
    found = {f"gallery/{file.name}": file.stat().st_size for file in (DOCS / "gallery").iterdir()}
    assert set(found) == wanted
    assert all(size > 3000 for size in found.values())
    assert sum(found.values()) < SIZE
