"""A short run of the damaged files; `python tests/fuzz.py structure` and `bytes` are the long ones."""

from pathlib import Path

import pytest

from . import fuzz


@pytest.mark.parametrize("kind", sorted(fuzz.KINDS))
def test_damaged_files_are_sound_or_refused_in_words(kind: str, tmp_path: Path) -> None:
    found = fuzz.fuzz(kind, seconds=60, most=60, seed=2, folder=tmp_path)
    assert found["refused"] > 20
