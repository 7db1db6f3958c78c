"""The command line on runs that are kept."""

import json
from pathlib import Path

import pytest

from binjiang_sim.cli import main

BASE = str(Path(__file__).parent.parent / "scenarios" / "base.yaml")


@pytest.fixture
def out(tmp_path, capsys):
    assert main([BASE, "--draws", "8", "--set", "end=2023", "--json", "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    return tmp_path


def told(capsys, *words):
    code = main([*words])
    return code, capsys.readouterr()


def test_runs_are_listed_shown_and_removed(out, capsys):
    (folder,) = (out / "runs").iterdir()
    key = json.loads((folder / "manifest.json").read_text())["key"]
    assert folder.name == f"base-{key}"
    _, listed = told(capsys, "runs", "list", "--out", str(out))
    assert listed.out.startswith(f"{folder.name}  8 draws  seed 20240902  ")
    assert "  complete  " in listed.out
    _, shown = told(capsys, "runs", "show", key[:6], "--out", str(out), "--lang", "zh")
    assert f"  key: {key}" in shown.out
    assert "  scenario: 基准情景" in shown.out
    _, kept = told(capsys, "runs", "clean", "--out", str(out))
    assert (kept.out, folder.exists()) == ("", True)  # what is complete stays
    _, removed = told(capsys, "runs", "clean", folder.name, "--out", str(out))
    assert removed.out.startswith(f"removed {folder.name} (")
    assert not folder.exists()
    assert told(capsys, "runs", "list", "--out", str(out))[1].out == f"no runs are kept in {out / 'runs'}\n"


def test_a_run_that_is_not_there_is_answered_with_the_nearest(out, capsys):
    (folder,) = (out / "runs").iterdir()
    code, answer = told(capsys, "runs", "show", folder.name[:-1] + "x", "--out", str(out))
    assert code == 1
    assert answer.err == f"no run '{folder.name[:-1]}x'; did you mean '{folder.name}'?\n"
    assert told(capsys, "runs", "show", "--out", str(out))[1].err == "say which run to show\n"


def test_a_file_that_is_named_twice_is_run_once(tmp_path, capsys):
    words = [BASE, BASE, "--draws", "8", "--set", "end=2023", "--json", "--out", str(tmp_path)]
    assert main(words) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert len(list(tmp_path.glob("base-*"))) == 1


def test_a_scheduler_that_does_not_answer_is_said(tmp_path, capsys, monkeypatch):
    distributed = pytest.importorskip("distributed")

    def nobody(*_, **__):
        raise OSError("Timed out trying to connect to tcp://127.0.0.1:9\nand more")

    monkeypatch.setattr(distributed, "Client", nobody)
    code, answer = told(capsys, BASE, "--scheduler", "tcp://127.0.0.1:9", "--out", str(tmp_path))
    assert code == 1
    assert answer.err == "cannot reach tcp://127.0.0.1:9: Timed out trying to connect to tcp://127.0.0.1:9\n"


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_an_impossible_number_of_workers_is_wrong_usage(count, capsys):
    with pytest.raises(SystemExit) as caught:
        main([BASE, f"--workers={count}"])
    assert caught.value.code == 2
