"""What stands below the chances: what became of such targets before, and which aims the model cannot answer."""

import pytest

from binjiang_sim.projection import run
from binjiang_sim.report.content import targets


@pytest.fixture(scope="module")
def planned(shipped):
    return run(shipped("base", {}), central=True)


def test_published_aims_without_a_variable_are_named_as_not_answered(planned):
    (text,) = targets.unanswered(planned, "en")
    assert text.startswith("Published aims for which the model has no variable, so that nothing can be said of them: ")
    assert "target for the size of a cluster (2025, 100 bn CNY); target for new high schools (2035, 4)" in text
    (text,) = targets.unanswered(planned, "zh")
    assert "产业集群规模目标（2025，1000亿元）；新建高中目标（2035，4所）" in text


def test_a_run_without_targets_says_nothing_of_aims(shipped):
    assert targets.unanswered(run(shipped("base", {"targets": []}), central=True), "en") == ()


def test_the_record_of_published_targets_stands_beside_the_chances(planned):
    growth, everything = targets.outside(planned, "en")
    assert growth == (
        "Track record: of 10 published targets of 2019-2023 with a known outcome for GDP, growth (the district, its "
        "city and comparable places), 6 were met; of the district's own 2 among them, 2"
    )
    assert "figures of all kinds" in everything
