"""Files call things by their keys, or by the names and words that reports print."""

from dataclasses import replace
from pathlib import Path

import pytest

from binjiang_sim import model as district
from binjiang_sim.engine import Array, Model, Sector, driver, lever
from binjiang_sim.engine.declare import declared
from binjiang_sim.errors import ScenarioError
from binjiang_sim.scenario import Scenario, load
from binjiang_sim.scenario.names import CHOICES, choice
from binjiang_sim.words import LANGUAGES, say

SAMPLE = Path(__file__).parent.parent.parent / "scenarios" / "sample_district.yaml"


def read(tmp_path: Path, text: str, model: Model | None = None) -> Scenario:
    file = tmp_path / "mine.yaml"
    file.write_text(f"schema: 1\nname: Mine\nextends: {SAMPLE}\n{text}", "utf-8")
    return load(file, model or district())


def refused(tmp_path: Path, text: str, model: Model | None = None) -> str:
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, text, model)
    return str(caught.value).replace(f"{tmp_path}/", "")


@pytest.mark.parametrize("kind", ["lever", "driver"])
def test_a_name_in_either_language_is_the_same_as_the_key(kind: str, tmp_path: Path) -> None:
    value = {"lever": "0.4", "driver": "{path: {2024: 0.4}}"}
    for one in (one for one in district().of_kind(kind) if one.unit == "1"):
        texts = [f"{kind}s: {{{name}: {value[kind]}}}\n" for name in (one.name, one.zh, one.en)]
        assert len({read(tmp_path, text).hash for text in texts}) == 1


def test_shocks_targets_and_changes_take_names_too(tmp_path: Path) -> None:
    given = read(
        tmp_path,
        "shocks: [{driver: 跨国资本环境, start: 2026, years: 1, factor: 0.5, status: 假设, why: x}]\n"
        "targets: [{indicator: 地区生产总值, year: 2030, at_least: 300 亿元, kind: 预期性, source: x},"
        " {indicator: ladder, item: 科技领军企业, year: 2030, at_least: 5 家, kind: 约束性, source: x}]\n",
    )
    assert (given.shocks[0].name, given.shocks[0].driver) == ("external_capital", "external_capital")
    assert given.shocks[0].factor is not None
    assert given.shocks[0].factor.status == "assumption"
    assert [(one.indicator, one.item, one.kind) for one in given.targets] == [
        ("gdp", None, "expected"),
        ("ladder", "technology_leader", "binding"),
    ]
    changed = load(SAMPLE, district(), {"levers.人才计划": "0.8"})
    assert changed.levers["talent_programme"].points[-1][1].value == 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_printed_is_read(language: str) -> None:
    printed = {"status": "show.status_", "after": "show.after_", "kind": "targets."}
    for note, start in printed.items():
        assert [choice(note, say(f"{start}{word}", language)) for word in CHOICES[note]] == list(CHOICES[note])


def test_chinese_words_stand_where_english_ones_may(tmp_path: Path) -> None:
    one = "{path: {2025: 0.1, 2027: 0.5}, after: %s, interpolation: %s, status: %s, why: x}"
    both = (("保持", "阶梯", "假定"), ("hold", "step", "assumption"))
    assert len({read(tmp_path, f"levers: {{人才计划: {one % words}}}\n").hash for words in both}) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "levers: {人才计划: 0.8, talent_programme: 0.5}\n",
            "mine.yaml:4:21: key 'talent_programme' is given twice, first at mine.yaml:4:10",
        ),
        ("levers: {人才计化: 0.8}\n", "mine.yaml:4:10: levers.人才计化: no such lever; did you mean '人才计划'?"),
        (
            "shocks: [{driver: demand_gap, start: 2026, years: 1, change: -1 %, status: 猜测, why: x}]\n",
            "mine.yaml:4:76: shocks.0.status: no such choice '猜测' "
            "(choices: assumption, definition, derived, literature, published)",
        ),
    ],
)
def test_a_name_that_is_given_twice_or_wrong_is_refused(text: str, message: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text) == message


@lever("1", zh="同名", en="one")
def first_lever(path: Array) -> Array:
    return path


@lever("1", zh="同名", en="two")
def second_lever(path: Array) -> Array:
    return path


@driver("1", zh="外部", en="outside")
def outside(path: Array) -> Array:
    return path


def test_a_name_of_two_things_is_refused_with_both(tmp_path: Path) -> None:
    equations = (replace(declared(one), sector="toy") for one in (first_lever, second_lever, outside))
    toy = Model([Sector("toy", "玩具", "toy", None, tuple(equations))])
    (tmp_path / "town.yaml").write_text(
        "schema: 1\nname: T\nstart: 2022-12-31\nend: 2025\nsteps_per_year: 2\ndraws: 10\nseed: 1\nreform_start: 2024\n"
        "ledger: published\ndimensions: {}\nparameters: {}\n"
        "drivers: {outside: {value: 1, status: assumption, why: x}}\n"
    )
    file = tmp_path / "mine.yaml"
    file.write_text("schema: 1\nname: Mine\ndistrict: town.yaml\nlevers: {同名: 0.5}\n", "utf-8")
    with pytest.raises(ScenarioError, match=r":4:10: levers.同名: .* is the name of first_lever, second_lever;"):
        load(file, toy)
    file.write_text("schema: 1\nname: Mine\ndistrict: town.yaml\nlevers: {first_lever: 0.5, two: 0.4}\n", "utf-8")
    assert load(file, toy).levers["second_lever"].points[-1][1].value == 0.4
