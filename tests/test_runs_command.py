"""The command line on runs that are kept."""

import json
import re
from pathlib import Path

import pytest

from binjiang_sim.cli import machines, main

BASE = str(Path(__file__).parent.parent / "scenarios" / "base.yaml")


@pytest.fixture
def out(tmp_path, capsys):
    assert main([BASE, "--draws", "8", "--set", "end=2023", "--json", "--format", "csv", "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    return tmp_path


def told(capsys, *words):
    code = main([*words])
    return code, capsys.readouterr()


def kept_runs(folder):
    """Two runs by hand, one of them unfinished and younger; they share a beginning."""
    for name, more in (
        ("base-1a2b000000000000", {"draws": 2000, "begun": "2026-01-02T03:04:05+0800", "complete": True}),
        ("fast-1a2c000000000000", {"draws": 3_000_000, "begun": "2026-02-02T03:04:05+0800", "complete": False}),
    ):
        own = folder / "runs" / name
        own.mkdir(parents=True)
        names = {"zh": "基准情景", "en": "Base"} if more["complete"] else {"zh": "快", "en": "Fast growth"}
        about = {"key": name[-16:], "scenario": names, "seed": 7, "seconds": 1.25, **more}
        (own / "manifest.json").write_text(json.dumps(about))
        (own / "summary.arrays").write_bytes(b"x" * (1500 if more["complete"] else 2_500_000))


def test_runs_are_listed_in_columns_the_youngest_first(tmp_path, capsys):
    kept_runs(tmp_path)
    _, english = told(capsys, "runs", "list", "--out", str(tmp_path), "--lang", "en")
    assert english.out.splitlines() == [
        "RUN                    SCENARIO         DRAWS  SEED  BEGUN             STATE         SIZE",
        "fast-1a2c000000000000  Fast growth  3,000,000     7  2026-02-02 03:04  unfinished  2.5 MB",
        "base-1a2b000000000000  Base             2,000     7  2026-01-02 03:04  complete    1.7 kB",
        "",
        f"2 in all, 2.5 MB, in {tmp_path / 'runs'}",
    ]
    _, chinese = told(capsys, "runs", "list", "base", "--out", str(tmp_path), "--lang", "zh")
    assert chinese.out.splitlines() == [
        "运行                   情景      抽样次数  种子  开始时间          状态    大小",
        "base-1a2b000000000000  基准情景     2,000     7  2026-01-02 03:04  完成  1.7 kB",
        "",
        f"共 1 次运行，1.7 kB，保存在 {tmp_path / 'runs'}",
    ]


def test_a_run_is_shown_with_all_that_decides_its_bits(out, capsys):
    (folder,) = (out / "runs").iterdir()
    key = json.loads((folder / "manifest.json").read_text())["key"]
    assert folder.name == f"base-{key}"
    for words in (key[:6], "base", folder.name, str(folder)):
        _, shown = told(capsys, "runs", "show", words, "--out", str(out), "--lang", "zh")
        lines = [line.split(maxsplit=1) for line in shown.out.splitlines()]
        assert lines[0] == [folder.name]
        found = dict(lines[1:])
        assert [found[head] for head in ("情景", "抽样次数", "内容")] == ["基准情景", "8", "全部不确定性"]
        assert found["状态"].startswith("完成，用时 ")
    (record,) = json.loads(told(capsys, "runs", "show", key, "--json", "--out", str(out))[1].out)
    assert (record["name"], record["key"], record["state"], record["draws"]) == (folder.name, key, "complete", 8)


def test_a_beginning_that_fits_several_runs_is_answered_with_them(tmp_path, capsys):
    kept_runs(tmp_path)
    code, answer = told(capsys, "runs", "show", "1a2", "--out", str(tmp_path))
    assert code == 1
    both = "fast-1a2c000000000000, base-1a2b000000000000"
    assert answer.err == f"'1a2' fits several runs: {both}; say more of it\n"
    assert told(capsys, "runs", "clean", "1a2", "--out", str(tmp_path), "--lang", "zh")[1].err == (
        f"“1a2”对应多个运行：{both}；请写得更完整\n"
    )
    assert told(capsys, "runs", "show", "1a2b", "--out", str(tmp_path))[0] == 0


def test_a_run_that_is_not_there_is_answered_with_the_nearest(tmp_path, capsys):
    kept_runs(tmp_path)
    where = ("--out", str(tmp_path))
    code, answer = told(capsys, "runs", "show", "base-1a2b00000000000x", *where)
    assert code == 1
    assert answer.err == "no run 'base-1a2b00000000000x'; did you mean 'base-1a2b000000000000'?\n"
    assert told(capsys, "runs", "show", "1a2b00000000x", *where)[1].err.endswith("did you mean '1a2b000000000000'?\n")
    assert told(capsys, "runs", "show", *where)[1].err == (
        "say which run to show: fast-1a2c000000000000, base-1a2b000000000000\n"
    )


def test_where_no_runs_are_kept_it_is_said(tmp_path, capsys):
    where, none = ("--out", str(tmp_path)), f"no runs are kept in {tmp_path / 'runs'}\n"
    assert told(capsys, "runs", "list", *where) == (0, (none, ""))
    assert told(capsys, "runs", "clean", *where) == (0, (none, ""))
    assert told(capsys, "runs", "show", *where) == (1, ("", none))
    assert told(capsys, "runs", "show", "base", *where) == (1, ("", none))


def test_what_is_unfinished_is_removed_and_what_is_complete_stays(tmp_path, capsys):
    kept_runs(tmp_path)
    where = ("--out", str(tmp_path))
    assert told(capsys, "runs", "clean", *where)[1].out == "removed fast-1a2c000000000000 (2.5 MB)\n"
    assert [one.name for one in (tmp_path / "runs").iterdir()] == ["base-1a2b000000000000"]
    assert told(capsys, "runs", "clean", *where)[1].out == (
        f"nothing to remove: every run in {tmp_path / 'runs'} is complete (--all removes them too)\n"
    )
    everything = told(capsys, "runs", "clean", "--all", "--lang", "zh", *where)[1]
    assert everything.out == "已清除 base-1a2b000000000000（1.7 kB）\n"


def test_a_file_that_is_named_twice_is_run_once(tmp_path, capsys):
    words = [BASE, BASE, "--draws", "8", "--set", "end=2023", "--json", "--format", "csv", "--out", str(tmp_path)]
    assert main(words) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert len(list(tmp_path.glob("base-*"))) == 1


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "http://127.0.0.1:9"])
def test_a_scheduler_that_does_not_answer_is_said(address, tmp_path, capsys, monkeypatch):
    """The whole of it, with processes and kills, is `python tests/cluster.py`."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(machines, "PATIENCE", 0.5)
    code, answer = told(capsys, BASE, "--draws", "8", "--scheduler", address, "--out", str(tmp_path))
    assert code == 1
    assert re.fullmatch(
        rf"no scheduler answers at {address} \(.+\); start one with 'dask scheduler', or leave out --scheduler\n",
        answer.err,
    )
    assert told(capsys, BASE, "--scheduler", address, "--lang", "zh", "--out", str(tmp_path))[1].err.startswith(
        f"{address} 处没有 Dask 调度器应答（"
    )


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_an_impossible_number_of_workers_is_wrong_usage(count, capsys):
    with pytest.raises(SystemExit) as caught:
        main([BASE, f"--workers={count}"])
    assert caught.value.code == 2
