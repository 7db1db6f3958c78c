"""Every file in `bad/` is refused with the text beside it, in both languages."""

from pathlib import Path

import pytest

from binjiang_sim.engine import Model
from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario import load

BAD = Path(__file__).parent / "bad"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", sorted(file.stem for file in BAD.glob("*.yaml")))
def test_a_bad_file_is_refused_with_exactly_this_text(name: str, language: str, model: Model) -> None:
    with pytest.raises(ScenarioError) as caught:
        load(f"bad/{name}.yaml", model)
    expected = (BAD / f"{name}.{language}.txt").read_text("utf-8")
    assert caught.value.text(language) + "\n" == expected
