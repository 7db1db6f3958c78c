"""The table of measurements: its rows, its form, and one small row measured. No time is judged here."""

import json
import math

import pytest

from benchmarks import page
from benchmarks.__main__ import main
from benchmarks.measuring import Measured, Options, SkippedError
from benchmarks.reasons import REASONS
from benchmarks.rows import ROWS
from benchmarks.rows.naive import everything
from benchmarks.rows.single import hand_written
from benchmarks.table import measured
from benchmarks.targets import TARGETS


def target(key):
    return next(one for one in TARGETS if one.key == key)


def test_every_target_has_a_row():
    assert [one.key for one in TARGETS] == [key for key in (one.key for one in TARGETS) if key in ROWS]
    assert len(ROWS) == len(TARGETS)


def test_json_has_every_row_of_the_table_and_says_what_was_not_measured(capsys):
    main(["--json", "--only", "no such row"])
    found = json.loads(capsys.readouterr().out)
    assert [row["measure"] for row in found["rows"]] == [one.measure for one in TARGETS]
    assert all(set(row) == {"measure", "value", "gate", "stretch", "holds", "note"} for row in found["rows"])
    assert all(row["gate"] is None and row["note"] == "not asked for" for row in found["rows"])
    assert found["machine"]["processor"]


def test_a_row_that_lacks_something_is_skipped_with_the_reason(monkeypatch):
    def lacking(options):
        raise SkippedError("gcc is not installed")

    monkeypatch.setitem(ROWS, "c_plain", lacking)
    line = measured(target("c_plain"), Options(quick=True))
    assert (line.value, line.gate, line.note) == (None, None, "gcc is not installed")


@pytest.mark.parametrize(
    ("key", "value", "holds"),
    [
        ("naive_last", 1.5, True),
        ("naive_last", 1.3, False),
        ("one_run", 1.9, True),
        ("one_run", 2.1, False),
        ("scaling", 0.96, False),
        ("scaling", 1.0, True),
        ("scaling", 1.04, False),
        ("command", 5.0, None),
    ],
)
def test_a_gate_is_held_from_its_own_side(monkeypatch, key, value, holds):
    monkeypatch.setitem(ROWS, key, lambda options: Measured(value))
    assert measured(target(key), Options(quick=True)).holds is holds


def test_a_small_row_is_measured_after_both_sides_agree():
    found = everything(Options(quick=True))
    assert math.isfinite(found.value)
    assert found.value > 0


def test_the_loop_written_by_hand_agrees_with_the_compiled_program():
    assert len(hand_written()()["gdp"]) == 27


def test_the_page_has_the_figures_of_the_measurement_and_names_what_misses():
    rows = [
        {"measure": "a", "value": 1.2345678, "gate": 2.0, "stretch": 3.0, "holds": False, "note": "slow"},
        {"measure": "b", "value": 5.0, "gate": 2.0, "stretch": None, "holds": True, "note": "fine"},
    ]
    text = page.text({"machine": {"cores": "2"}, "rows": rows}, "en")
    assert "| a | 1.235 | 2 | 3 | **no** | slow |" in text
    assert text.endswith("## What misses its gate or was not measured\n\n- a: 1.235. slow\n")


def test_a_miss_is_told_with_what_the_profile_shows():
    row = {"measure": target("ema").measure, "value": 80.0, "gate": 150, "stretch": 300, "holds": False, "note": "slow"}
    for language, reason in zip(("zh", "en"), REASONS["ema"], strict=True):
        assert page.text({"machine": {}, "rows": [row]}, language).endswith(f": 80. slow. {reason}\n")


def test_every_reason_is_of_a_row_of_the_table():
    assert set(REASONS) <= {one.key for one in TARGETS}
