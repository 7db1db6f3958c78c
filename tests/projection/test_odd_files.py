"""Every file in `odd/` is sound in form, and what is wrong or odd in it is told with the text beside it."""

from pathlib import Path

import pytest

from binjiang_sim import load
from binjiang_sim.projection import problems

ODD = Path(__file__).parent / "odd"


def told(name, language):
    """The lines of `check` on a file: errors as they are, warnings marked."""
    errors, warnings = problems(load(f"{name}.yaml"))
    marked = [f"error: {one.text(language)}" for one in errors]
    return "".join(f"{line}\n" for line in [*marked, *(f"warning: {one.text(language)}" for one in warnings)])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", sorted(file.stem for file in ODD.glob("*.yaml")))
def test_what_is_odd_in_a_file_is_told_in_exactly_these_words(name, language, monkeypatch):
    monkeypatch.chdir(ODD)
    assert told(name, language) == (ODD / f"{name}.{language}.txt").read_text("utf-8")
