"""A short run of the damaged files; `python tests/fuzz.py KIND` is the long one of each kind."""

from pathlib import Path

import pytest

from . import fuzz


@pytest.mark.parametrize("kind", sorted(fuzz.KINDS))
def test_damaged_files_are_sound_or_refused_in_words(kind: str, tmp_path: Path) -> None:
    most = {"workbook": 20, "targets": 25, "csv": 30}.get(kind, 40)  # which take longer to read
    found = fuzz.fuzz(kind, seconds=60, most=most, seed=2, folder=tmp_path)
    assert found["refused"] > most / 3
