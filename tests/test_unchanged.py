"""The same command again: nothing is run or written while all that it came from stands; else all of it is."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from binjiang_sim.cli import main, origins, run
from binjiang_sim.report import writing
from binjiang_sim.report.render import fonts

SMALL = ["--draws", "8", "--set", "end=2024", "--lang", "en"]
TYPED = ["own.yaml", *SMALL, "--shocks", "slumps.yaml", "--targets", "aims.yaml", "--format", "html,csv"]
FILES = {
    "parent.yaml": "schema: 1\nname: Parent\nextends: base\nlevers: {talent_programme: 0.4}\n",
    "own.yaml": "schema: 1\nname: Own\nextends: parent.yaml\n",
    "slumps.yaml": (
        "schema: 1\nshocks:\n  - {name: slump, driver: demand_gap, start: 2024, years: 1, change: -2 %,"
        " recovery: 1, status: assumption, why: A test.}\n"
    ),
    "aims.yaml": (
        "schema: 1\ntargets:\n"
        "  - {indicator: registered_enterprises, period: 2024, at_least: 105000 enterprise,"
        " kind: binding, source: A plan}\n"
    ),
}


@pytest.fixture(scope="module")
def template(tmp_path_factory, plain):
    """A folder where the command was typed once, with what it said: other tests take a copy of it."""
    folder = tmp_path_factory.mktemp("typed")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        with plain():
            assert main([*TYPED, "--quiet"]) == 0
            assert main(TYPED) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def here(template, tmp_path, monkeypatch):
    """A copy of that folder, which is the current one."""
    own = tmp_path / "typed"
    shutil.copytree(template, own)
    monkeypatch.chdir(own)
    return own


@pytest.fixture
def said(capsys, plain_reports):
    """Types a command; returns its exit code and what it said on both streams."""

    def call(*words):
        capsys.readouterr()
        code = main([*words])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def again(said):
    """Types the command of the template, or another one; returns whether its files were said to be unchanged."""

    def call(*words):
        _, _, told = said(*(words or TYPED))
        assert ("unchanged:" in told) != ("written:" in told)
        return "unchanged:" in told

    return call


def results(here):
    """The only folder of results."""
    (found,) = here.glob("results/own-*")
    return found


def change(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_run_checked_or_written_again(here, said, monkeypatch):
    def never(*words, **more):
        raise AssertionError("the command ran")

    monkeypatch.setattr(run, "run_scenarios", never)
    monkeypatch.setattr(run, "checked_scenarios", never)
    monkeypatch.setattr(run, "_found", never)
    before = {one: one.stat().st_mtime_ns for one in here.rglob("*") if one.is_file()}
    code, printed, told = said(*TYPED)
    assert code == 0
    assert "\nOwn | Hangzhou High-tech Zone (Binjiang) | 8 draws, seed 20240902\n" in printed
    names = [results(here).relative_to(here) / name for name in ("report.html", "results.csv")]
    assert told.splitlines()[-2:] == [f"unchanged: {name}" for name in names]
    assert {one: one.stat().st_mtime_ns for one in here.rglob("*") if one.is_file()} == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--json", "--out", "results"),
        ("--quiet",),
        ("--lang", "zh"),
        ("--require", "1 %", "--draws", "300"),
        ("--central",),
        ("own.yaml", "own.yaml"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("here")
def test_the_second_time_says_the_same_as_a_run_does(said, words):
    """The third command runs, as the account is gone: it reads the run and says what the second said without it."""
    typed = [*SMALL, "--targets", "aims.yaml", "--format", "csv", *words]
    typed = ["own.yaml", *typed] if words[-1:] != ("own.yaml",) else ["own.yaml", "parent.yaml", *typed[:-2]]
    said(*typed)
    second = said(*typed)
    shutil.rmtree("results/.unchanged")
    third = said(*typed)
    assert second[:2] == third[:2]
    assert second[2] == third[2].replace("written: ", "unchanged: ").replace("已写入：", "未变动：")
    assert ("unchanged: " in second[2] or "未变动：" in second[2]) is ("--quiet" not in words)


def test_a_missing_requirement_keeps_its_exit_code_and_its_reason(here, said):
    (here / "aims.yaml").write_text(FILES["aims.yaml"].replace("105000", "150000"), encoding="utf-8")
    typed = [*TYPED, "--draws", "300", "--format", "csv", "--require", "80 %"]
    first, second = said(*typed), said(*typed)
    assert first[0] == second[0] == 1
    assert "unchanged: " in second[2]
    assert first[2].splitlines()[-1] == second[2].splitlines()[-1]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("parent.yaml", "0.4", "0.5"),
        ("own.yaml", "name: Own", "name: Mine"),
        ("slumps.yaml", "-2 %", "-3 %"),
        ("slumps.yaml", "why: A test.", "why: A whim."),
        ("aims.yaml", "105000", "106000"),
        ("aims.yaml", "source: A plan", "source: A wish"),
        ("aims.yaml", "kind: binding", "kind: expected"),
        ("own.yaml", "schema: 1\n", "schema: 1\n# A line that moves the places of what follows.\nseed: 7\n"),
    ],
)
def test_what_any_file_says_makes_it_again(here, again, file, old, new):
    change(here / file, old, new)
    assert not again()
    assert again()


@pytest.mark.parametrize(
    "words",
    [
        ("--draws", "9"),
        ("--seed", "3"),
        ("--central",),
        ("--no-luck",),
        ("--strict",),
        ("--set", "levers.talent_programme=1"),
        ("--format", "csv"),
        ("--format", "html,csv,excel"),
        ("--lang", "zh"),
        ("--workers", "1"),
    ],
    ids=" ".join,
)
def test_other_words_are_another_command(here, said, words):
    _, _, told = said(*TYPED, *words)
    assert "unchanged: " not in told
    assert "未变动：" not in told


@pytest.mark.usefixtures("here")
def test_another_width_of_the_terminal_breaks_lines_elsewhere(again, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert not again()
    assert again()
    monkeypatch.delenv("COLUMNS")
    assert again()


def test_a_file_of_the_package_that_differs_makes_it_again(here, again, tmp_path, monkeypatch):
    package = tmp_path / "package"
    package.mkdir()
    (package / "economy.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(origins, "PACKAGE", package)
    assert [again(), again()] == [False, True]
    about = (package / "economy.py").stat()
    (package / "economy.py").write_text("2", encoding="utf-8")
    os.utime(package / "economy.py", ns=(about.st_atime_ns, about.st_mtime_ns))
    assert [again(), again()] == [False, True]
    (package / "table.csv").write_text("", encoding="utf-8")
    assert [again(), again()] == [False, True]


def test_a_library_of_another_version_makes_it_again(here, again, tmp_path, monkeypatch):
    library = tmp_path / "libraries" / "numpy-1.dist-info"
    library.mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(library.parent)])
    assert [again(), again()] == [False, True]
    library.rename(library.with_name("numpy-2.dist-info"))
    assert [again(), again()] == [False, True]


def test_another_font_or_setting_of_charts_makes_it_again(here, again, tmp_path, monkeypatch):
    font = tmp_path / "font.ttf"
    font.write_bytes(b"1")
    monkeypatch.setattr(fonts, "chinese_font", lambda: font)
    assert not again()
    (here / "matplotlibrc").write_text("axes.grid: True\n", encoding="utf-8")
    assert [again(), again()] == [False, True]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert [again(), again()] == [False, True]


def test_words_written_by_hand_are_read_into_the_report(here, again):
    (results(here) / "recommendations.md").write_text("Build homes.", encoding="utf-8")
    assert not again()
    assert "Build homes." in (results(here) / "report.html").read_text("utf-8")
    assert again()
    (results(here) / "recommendations.md").unlink()
    assert [again(), again()] == [False, True]


def test_words_written_beside_another_run_of_the_same_scenario_are_taken_over(here, again):
    other = [*TYPED, "--seed", "3"]
    assert not again(*other)
    assert [again(), again()] == [False, True]  # there is another text now, of guidance alone
    (mine,) = {*here.glob("results/own-*")} - {Path(one) for one in [results_of_seed(here, 20240902)]}
    (mine / "recommendations.md").write_text("Build homes.", encoding="utf-8")
    assert not again()
    (first,) = {*here.glob("results/own-*")} - {mine}
    assert "Build homes." in (first / "report.html").read_text("utf-8")


def results_of_seed(here, seed):
    """The folder of the results with this seed."""
    found = (
        one for one in here.glob("results/own-*") if json.loads((one / "manifest.json").read_text())["seed"] == seed
    )
    return next(found)


def test_an_answer_that_another_command_stored_makes_it_again(here, again):
    (here / "results" / "answers").mkdir()
    (here / "results" / "answers" / "seek-0.json").write_text("{}", encoding="utf-8")
    assert [again(), again()] == [False, True]


def test_a_file_in_the_place_of_a_shipped_scenario_leaves_no_account(here, again):
    (here / "talent_first.yaml").write_text(FILES["parent.yaml"], encoding="utf-8")
    assert [again(), again()] == [False, False]


@pytest.mark.parametrize("name", ["report.html", "results.csv", "inputs.csv", "manifest.json"])
def test_a_file_that_was_changed_by_hand_or_deleted_is_written_again(here, again, name):
    file = results(here) / name
    was = file.read_bytes()
    file.write_bytes(was + b" ")
    assert [again(), again()] == [False, True]
    assert file.read_bytes() == was
    kept = file.with_name(f"{file.stem}.kept-1{file.suffix}")
    assert kept.exists() is (name != "manifest.json")
    file.unlink()
    assert [again(), again()] == [False, True]
    assert file.read_bytes() == was


def test_a_table_of_failed_draws_where_none_failed_is_taken_away(here, again):
    stray = results(here) / "failed_draws.csv"
    stray.write_text("", encoding="utf-8")
    assert not again()
    assert not stray.exists()


def test_a_run_that_is_no_longer_kept_is_run_again(here, again):
    shutil.rmtree(here / "results" / "runs")
    assert not again()
    assert list(here.glob("results/runs/*/summary.arrays"))
    assert again()
    (file,) = here.glob("results/runs/*/summary.arrays")
    file.write_bytes(b"torn")
    assert not again()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", None])
def test_an_account_that_is_not_whole_is_no_account(here, again, content):
    for file in here.glob("results/.unchanged/*.json"):
        text = file.read_bytes()
        file.write_bytes(text.replace(b"draws, seed", b"draws; seed") if content is None else content)
    assert [again(), again()] == [False, True]


def test_results_that_another_command_wrote_over_are_written_again(here, again):
    alone = (results(here) / "report.html").read_bytes()
    assert not again(TYPED[0], "parent.yaml", *TYPED[1:])
    assert (results(here) / "report.html").read_bytes() != alone
    assert [again(), again()] == [False, True]


def test_several_scenarios_are_unchanged_together(here, again):
    typed = ["own.yaml", "parent.yaml", *TYPED[1:]]
    assert [again(*typed), again(*typed)] == [False, True]
    change(here / "parent.yaml", "name: Parent", "name: Elder")
    assert [again(*typed), again(*typed)] == [False, True]


@pytest.mark.usefixtures("here")
def test_what_writes_elsewhere_or_asks_others_is_done_each_time(said):
    for words in (("--save-draws", "draws.nc"), ("--json",)):
        typed = ["own.yaml", *SMALL, *words]
        first, second = said(*typed), said(*typed)
        assert first[1] == second[1]
        assert "unchanged: " not in second[2]


def meanwhile(monkeypatch, do):
    """Have something happen while results are written."""
    usual = writing.write

    def write(*words, **more):
        found = usual(*words, **more)
        do()
        return found

    monkeypatch.setattr(writing, "write", write)


@pytest.mark.filterwarnings("default:A letter has no glyph")
@pytest.mark.parametrize("change_it", ["words", "page", "package", "warning"])
def test_what_changes_while_it_is_written_leaves_no_account(here, again, tmp_path, monkeypatch, change_it):
    package = tmp_path / "package"
    package.mkdir()
    if change_it == "package":
        monkeypatch.setattr(origins, "PACKAGE", package)

    def do():
        if change_it == "words":
            (results(here) / "recommendations.md").write_text("Build homes.", encoding="utf-8")
        elif change_it == "page":
            (results(here) / "report.html").write_text("of another process", encoding="utf-8")
        elif change_it == "package":
            (package / "economy.py").write_text("2", encoding="utf-8")
        else:
            import warnings

            warnings.warn("A letter has no glyph.", UserWarning, stacklevel=1)

    shutil.rmtree(here / "results" / ".unchanged")
    with monkeypatch.context() as patch:
        meanwhile(patch, do)
        assert not again()
    assert [again(), again()] == [False, True]


@pytest.mark.usefixtures("here")
def test_processes_agree_whatever_their_hashes():
    typed = [sys.executable, "-m", "binjiang_sim", "own.yaml", *SMALL, "--targets", "aims.yaml", "--format", "csv"]
    told = [
        subprocess.run(
            typed, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stderr
        for seed in ("1", "2")
    ]
    assert ["unchanged: " in one for one in told] == [False, True]
