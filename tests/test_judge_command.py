"""`judge` as typed. The figures that judgements are scored by are invented."""

import json

import pytest

from binjiang_sim.cli import main

LINE = "graduate_inflow@2025=2.4万..3万..3.6万 person"
ADD = ["--add", LINE, "--author", "Li Si", "--why", "x", "--date", "2024-09-02"]
FACTS = "schema: 1\nfacts:\n  - {indicator: graduate_inflow, period: 2025, value: 3.9万 person, source: invented}\n"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")


def judge(capsys, *words, code=0):
    assert main(["judge", "record.csv", *words]) == code
    return capsys.readouterr()


def test_a_judgement_is_added_and_scored(capsys):
    assert judge(capsys, *ADD).out.startswith("written: record.csv, 1 rows, last seal ")
    found = json.loads(judge(capsys, "--facts", "facts.yaml", "--json").out)
    assert (found["rows"], found["broken"], found["unsealed"]) == (1, [], 0)
    (pair,) = found["pairs"]
    assert (pair["author"], pair["hit"], pair["interval"]) == ("Li Si", False, 12_000 + 10 * 3_000)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("By author", "untested: figures 1, at least 10 needed", "1 rows as they were sealed")),
        ("zh", ("按判断者", "未经检验（1项数据，少于10项）", "1行封签相符")),
    ],
)
def test_both_languages_show_the_scores(capsys, language, words):
    judge(capsys, *ADD)
    shown = judge(capsys, "--facts", "facts.yaml", "--lang", language).out
    assert all(word in shown for word in words)


def test_a_run_is_scored_beside(capsys):
    judge(capsys, *ADD)
    found = json.loads(judge(capsys, "--facts", "facts.yaml", "--run", "--draws", "40", "--json").out)
    assert [one["author"] for one in found["pairs"]] == ["Li Si", "model"]


def test_a_row_that_was_changed_is_told_and_the_code_says_so(capsys, tmp_path):
    judge(capsys, *ADD)
    file = tmp_path / "record.csv"
    file.write_text(file.read_text("utf-8").replace("3.6万", "3.7万"), encoding="utf-8")
    assert "does not fit its seal" in judge(capsys, code=1).err
    assert "does not fit its seal" in judge(capsys, *ADD, code=1).err


def test_a_table_of_ones_own_is_sealed(capsys, tmp_path):
    head = "date,author,indicator,item,period,low,median,high,unit,prices,why\n"
    row = "2024-09-02,Li Si,graduate_inflow,,2025,2.4万,3万,3.6万,person,,x\n"
    (tmp_path / "record.csv").write_text(head + row, encoding="utf-8")
    assert "1 rows have no seal" in judge(capsys).out
    judge(capsys, "--seal")
    sealed = (tmp_path / "record.csv").read_text("utf-8")
    (tmp_path / "record.csv").unlink()
    judge(capsys, *ADD)
    assert (tmp_path / "record.csv").read_text("utf-8") == sealed


def test_options_that_need_each_other_are_told_together(capsys):
    errors = judge(capsys, *ADD[:2], code=1).err
    assert errors.splitlines() == ["--add needs --author", "--add needs --why"]


def test_a_record_that_is_not_there_is_a_fault(capsys):
    assert judge(capsys, code=1).err.startswith("record.csv: cannot be read")


def test_nothing_collected_writes_nothing(capsys, tmp_path):
    assert judge(capsys, "--collect").err == "there is no judgement to collect\n"
    assert not (tmp_path / "record.csv").exists()
