"""The words of a lever: start, ramp, lag, cap."""

import pytest

from binjiang_sim.engine import Model
from binjiang_sim.scenario import TimePath, load


def lever(model: Model, text: str) -> TimePath:
    return load("good/base.yaml", model, {"levers.talent_programme": text}).levers["talent_programme"]


def numbers(path: TimePath) -> list[tuple[float, object]]:
    return [(time, given.value) for time, given in path.points]


def test_a_lever_with_a_start_begins_there(model: Model) -> None:
    assert numbers(lever(model, "{value: 0.8, start: 2026}")) == [(2026.0, 0.8)]


def test_a_lever_without_a_start_begins_with_the_reforms(model: Model) -> None:
    assert numbers(lever(model, "{value: 0.8, lag: 1}")) == [(2024.5, 0.8)]


def test_a_ramp_of_years_goes_from_zero_to_the_number(model: Model) -> None:
    assert numbers(lever(model, "{value: 0.8, start: 2026, ramp: 3}")) == [(2026.0, 0.0), (2029.0, 0.8)]


def test_a_ramp_with_its_own_mapping_is_a_path_from_zero(model: Model) -> None:
    found = lever(model, "{ramp: {start: 2025, years: 2, to: 1}}")
    assert numbers(found) == [(2025.0, 0.0), (2027.0, 1.0)]
    assert found.leads


def test_lag_and_cap_go_with_any_path(model: Model) -> None:
    found = lever(model, "{path: {2025: 0, 2027: 1}, lag: 0.5, cap: 90 %}")
    assert (found.lag, found.cap) == (0.5, 0.9)
    assert numbers(found) == [(2025.0, 0.0), (2027.0, 1.0)]


@pytest.mark.parametrize("more", ["start: 2026", "ramp: 2", "lag: 1", "cap: 0.7"])
def test_each_word_of_a_lever_changes_the_hash(more: str, model: Model) -> None:
    plain = load("good/base.yaml", model, {"levers.talent_programme": "0.8"})
    changed = plain.with_({"levers.talent_programme": f"{{value: 0.8, {more}}}"})
    assert changed.hash != plain.hash
