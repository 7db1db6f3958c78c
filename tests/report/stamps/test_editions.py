"""What stamped files say of a figure: last month's report against today's."""

import argparse
import json
import shutil
from pathlib import Path

import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import revision
from binjiang_sim.cli.editions import editions
from binjiang_sim.errors import BinjiangError, ProjectionError
from binjiang_sim.report.stamps.editions import is_stamped, stamped_runs
from binjiang_sim.report.stamps.files import read_stamp, write_stamped

SCENARIOS = Path(__file__).parents[3] / "scenarios"
FIGURE = ("gdp", None, "2030")
OLD = """\
schema: 1
name: Plan
extends: {base}
draws: 16
levers:
  talent_programme: 0.8
parameters:
  talent:
    years_young: {{value: 9, status: assumption, why: An expert said so.}}
"""
NEW = OLD.replace("0.8", "0.9").replace("value: 9", "value: 8").replace("draws: 16", "draws: 16\nseed: 7")
TYPED = argparse.Namespace(set=[], uncertainty=[], shocks=[], targets=[])


@pytest.fixture(scope="module")
def place(tmp_path_factory, plain):
    """A folder with a scenario of today and, in folders of their own, the reports of both months."""
    folder = tmp_path_factory.mktemp("months")
    shutil.copytree(SCENARIOS, folder / "scenarios")
    file = folder / "plan.yaml"
    with plain():
        for month, text in (("september", OLD), ("october", NEW)):
            file.write_text(text.format(base="scenarios/base.yaml"), encoding="utf-8")
            results = bj.write(bj.run(bj.load(file)), folder / month, formats=["html", "csv", "excel", "word"])
            shutil.copytree(results, folder / f"{month}_results")
    return folder


def file_of(place, month, name="report.html"):
    return str(place / f"{month}_results" / name)


def bridge(first, second, figure=FIGURE):
    return revision(*editions((str(first), str(second)), figure, TYPED), *(figure[0], figure[2], figure[1]))


def shares(found):
    return {one.path: one.share for one in found.parts}


def printed(file, name="gdp|2030"):
    return json.loads(read_stamp(Path(file)).entries["figures"])[0][name][1]


def test_last_months_report_leads_to_this_months_line_by_line(place):
    found = bridge(file_of(place, "september"), file_of(place, "october"))
    assert found.first == printed(file_of(place, "september"))
    assert found.second == printed(file_of(place, "october"))
    assert set(shares(found)) == {"levers.talent_programme", "parameters.talent.years_young", "luck"}
    assert found.first + sum(shares(found).values()) == pytest.approx(found.second, rel=1e-12)
    assert sum(shares(found).values()) == pytest.approx(found.difference, rel=1e-9)


def test_what_a_file_said_then_is_read_from_its_stamp_and_what_it_says_now_from_the_file(place):
    found = bridge(file_of(place, "september"), file_of(place, "october"))
    lever = next(one for one in found.parts if one.path == "levers.talent_programme")
    assert lever.place == f"{place}/plan.yaml:7"
    assert [given.value for given in lever.before.numbers.values()] == [0.8]
    assert lever.before.place == file_of(place, "september")
    young = next(one for one in found.parts if one.path == "parameters.talent.years_young")
    assert [one.numbers[""].why for one in (young.before, young.after)] == ["", "An expert said so."]


@pytest.mark.parametrize(
    "name",
    [
        *(pytest.param(one, marks=pytest.mark.long) for one in ("report.docx", "results.xlsx")),
        *("results.csv", "manifest.json", ""),
    ],
)
def test_every_kind_of_file_of_a_run_and_its_folder_say_the_same(place, name):
    found = bridge(file_of(place, "september", name), file_of(place, "october"))
    assert shares(found) == shares(bridge(file_of(place, "september"), file_of(place, "october")))


def test_a_report_against_the_scenario_file_of_today(place):
    found = bridge(file_of(place, "september"), place / "plan.yaml")
    assert set(shares(found)) == {"levers.talent_programme", "parameters.talent.years_young", "luck"}
    assert found.second == pytest.approx(printed(file_of(place, "october")), rel=1e-12)


def test_a_report_against_itself_gives_an_empty_bridge(place):
    found = bridge(file_of(place, "october"), file_of(place, "october"))
    assert (found.parts, found.difference) == ((), 0)


def test_a_report_whose_files_are_gone_is_made_again_from_its_stamp(place, tmp_path):
    moved = tmp_path / "report.html"
    run = stamped_runs(Path(file_of(place, "september")))[0]
    entries = dict(read_stamp(Path(file_of(place, "september"))).entries)
    entries["command"] = run.command.replace("plan.yaml", "gone.yaml")
    write_stamped(moved, Path(file_of(place, "september")).read_bytes(), entries)
    found = bridge(moved, file_of(place, "october"))
    assert shares(found) == pytest.approx(shares(bridge(file_of(place, "september"), file_of(place, "october"))))
    both_gone = bridge(moved, moved)
    assert (both_gone.parts, both_gone.first) == ((), found.first)


def of_another_version(place, target, figures):
    """September's report as another version would have made it, with these figures."""
    file = Path(file_of(place, "september"))
    entries = dict(read_stamp(file).entries)
    entries |= {"equations": "0123456789abcdef", "software": "binjiang_sim 0.1", "figures": json.dumps([figures])}
    return write_stamped(target / "report.html", file.read_bytes(), entries)


def test_what_other_equations_printed_less_what_todays_give_is_the_part_of_the_equations(place, tmp_path):
    now = printed(file_of(place, "september"))
    old = of_another_version(place, tmp_path, {"gdp|2030": [1.0, now - 4e9, 2.0]})
    found = bridge(old, file_of(place, "september"))
    assert shares(found) == {"version": pytest.approx(4e9, rel=1e-6)}
    assert (found.first, found.second) == (now - 4e9, now)
    (part,) = found.parts
    assert part.group == "equations"
    assert part.before.written == "binjiang_sim 0.1, 0123456789abcdef"
    assert part.after.written.endswith(read_stamp(Path(file_of(place, "september"))).entries["equations"])


def test_a_figure_that_another_version_did_not_print_leaves_its_equations_unknown(place, tmp_path):
    found = bridge(of_another_version(place, tmp_path, {}), file_of(place, "october"))
    assert found.unknown == ("equations",)
    assert found.first == pytest.approx(printed(file_of(place, "september")), rel=1e-12)


def test_a_figure_of_an_item_and_one_that_is_not_printed_are_computed(place):
    found = bridge(file_of(place, "september"), file_of(place, "october"), ("value_added", "industry", "2027"))
    assert found.unknown == ()
    assert found.first + sum(shares(found).values()) == pytest.approx(found.second, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none.html", "no such file"),
        ("plain.html", "carries no stamp"),
        ("half.html", "the stamp is incomplete or damaged (command)"),
        ("empty", "no manifest.json beside it"),
    ],
)
def test_files_without_a_whole_stamp_are_refused(tmp_path, name, told):
    (tmp_path / "plain.html").write_text("<html><head></head></html>", encoding="utf-8")
    write_stamped(tmp_path / "half.html", b"<html><head></head></html>", {"software": "binjiang_sim 0.2"})
    (tmp_path / "empty").mkdir()
    assert is_stamped(tmp_path / name)
    with pytest.raises(ProjectionError) as caught:
        stamped_runs(tmp_path / name)
    assert told in caught.value.text()
    assert str(tmp_path / name) in caught.value.text()


def test_a_scenario_file_carries_no_stamp(place):
    assert not is_stamped(place / "plan.yaml")
    with pytest.raises(BinjiangError):
        editions((str(place / "none.yaml"), str(place / "plan.yaml")), FIGURE, TYPED)
