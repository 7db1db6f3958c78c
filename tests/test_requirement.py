"""`run --require`: the exit code says whether every binding target is likely enough."""

import json

import pytest

import binjiang_sim as bj
from binjiang_sim.analysis import plan_chances
from binjiang_sim.cli import main
from binjiang_sim.cli.requirement import chance_of

from .conftest import HERE

PLAN = str(HERE.parent / "examples" / "plan.yaml")
DRAWS = 300


@pytest.fixture(scope="module")
def chance():
    """The chance of the one binding target of the plan."""
    return plan_chances(bj.run(bj.load(PLAN), DRAWS)).binding


def required(share, capsys, *more, language="en"):
    """The exit code and what is said."""
    typed = ["run", PLAN, "--draws", str(DRAWS), "--json", "--require", str(share), "--lang", language, *more]
    return main(typed), capsys.readouterr()


def test_a_binding_target_with_less_chance_than_required_is_exit_code_one(chance, capsys):
    code, said = required(0.9, capsys)
    named = "School coverage: compulsory school ≥ 95.0 % in 2027"
    assert code == 1
    assert said.err == f"{PLAN}: binding target {named}: chance {chance.text('en')}, below the 0.9 required\n"
    assert json.loads(said.out)["plan"]["binding"]["chance"] == chance.value
    code, said = required(0.9, capsys, "--quiet", language="zh")
    named = "2027年学位保障率：义务教育 ≥ 95.0%"
    assert code == 1
    assert said.err == f"{PLAN}：约束性目标“{named}”达到的概率为{chance.text('zh')}，低于要求的0.9\n"


def test_enough_chance_is_exit_code_zero_and_nothing_is_said(chance, capsys):
    code, said = required(f"{100 * chance.low - 1:.1f} %", capsys)
    assert (code, said.err) == (0, "")


@pytest.mark.parametrize(("step", "expected"), [(0.001, 1), (-0.001, 0)])
def test_what_lies_within_the_sampling_error_is_said_to(chance, step, expected, capsys):
    code, said = required(f"{chance.value + step:.6f}", capsys)
    assert code == expected
    assert said.err.endswith("required, but within the sampling error: more draws can tell\n")


def test_a_plan_without_a_binding_target_cannot_be_judged(capsys):
    expected = "{indicator: gdp, year: 2030, at_least: 3600亿 CNY, prices: 2023, kind: expected, source: example}"
    code, said = required(0.8, capsys, "--set", f"targets=[{expected}]")
    assert (code, said.out) == (2, "")
    assert said.err == f"{PLAN}: no target is binding (kind: binding), so --require has nothing to judge\n"
    code, said = required(0.8, capsys, "--set", f"targets=[{expected}]", language="zh")
    assert said.err == f"{PLAN}：没有约束性目标（kind: binding），--require 无从判断\n"


def test_too_few_draws_cannot_be_judged(capsys):
    code, said = required(0.8, capsys, "--central")
    assert code == 2
    assert said.err == f"{PLAN}: 1 draws are too few for --require, which needs at least 200 effective ones\n"


@pytest.mark.parametrize("text", ["", "0", "1.2", "-5 %", "most", "5 人", "nan"])
def test_what_is_no_chance_is_wrong_usage(text, capsys):
    code, said = required(text, capsys, "--require", text)
    assert code == 2
    assert said.err == f"--require needs a chance above 0 and up to 1, such as 0.8 or 80%; found '{text}'\n"


def test_a_chance_is_written_as_a_share_or_in_per_cent():
    assert [chance_of(text) for text in ("0.8", "80%", "80 %", "８０％", "1")] == [0.8, 0.8, 0.8, 0.8, 1.0]
