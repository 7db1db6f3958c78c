"""Briefs: every number bound, both languages from the same references, clear faults."""

import dataclasses
import json
import re
from pathlib import Path

import docx
import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim import words
from binjiang_sim.analysis.differences import direction
from binjiang_sim.cli import main
from binjiang_sim.projection import Proportion, outcomes, run
from binjiang_sim.report.brief import brief, sentences
from binjiang_sim.report.brief.slots import Run, bound
from binjiang_sim.report.brief.template import Slot, pieces, slots, unlike
from binjiang_sim.report.content.numbers import text
from binjiang_sim.report.stamps.files import read_stamp
from binjiang_sim.report.stamps.stamp import recorded

BOTH = pytest.mark.parametrize("language", ["zh", "en"])
# The shipped texts with slots; those of faults show slots as examples, their braces doubled.
SLOTTED = [key for key in sorted(words.keys()) if re.search(r"[^{]\{[a-z_]+(/\w+)?\|", " ".join(words.texts(key)))]
BASE = str(Path(__file__).parents[3] / "scenarios" / "base.yaml")


@pytest.fixture(scope="module")
def targeted(base, tmp_path_factory):
    """The base scenario with three targets, 64 draws."""
    file = tmp_path_factory.mktemp("targets") / "plan.yaml"
    rows = (
        "{indicator: gdp, year: 2030, at_least: 3000亿 CNY, prices: 2023, kind: expected, source: a plan}",
        "{indicator: school_coverage, item: compulsory, year: 2027, at_least: 99 %, kind: binding, source: a plan}",
        "{indicator: graduate_inflow, period: 2026/2030, over: total, between: 20–30万人, kind: expected, source: a plan}",
    )
    file.write_text("schema: 1\ntargets:\n" + "".join(f"  - {row}\n" for row in rows), encoding="utf-8")
    return run(base.scenario.with_(targets=file), draws=64)


@pytest.fixture
def said(base, slump, targeted):
    """What a slot stands for."""

    def say(slot, language="en", result=targeted):
        return bound(
            Slot(tuple(slot.split("|")), "brief.md:1:1"), Run(result, language, lambda name: {"slump": slump}[name])
        )

    return say


@pytest.fixture
def faults(base, tmp_path):
    """The lines told about a template, with the place of the file cut off."""

    def tell(template, language="en", result=base):
        file = tmp_path / "brief.md"
        file.write_text(template, encoding="utf-8")
        with pytest.raises(bj.ProjectionError) as raised:
            brief(result, language, file)
        return [line.removeprefix(f"{tmp_path}/") for line in raised.value.text(language).splitlines()]

    return tell


@pytest.mark.parametrize("key", SLOTTED)
@BOTH
def test_no_number_of_a_shipped_text_is_unbound(key, language):
    found = []
    pieces(words.texts(key)[("zh", "en").index(language)], key, found)
    assert found == []


@pytest.mark.parametrize("key", SLOTTED)
def test_the_shipped_texts_have_the_same_slots_in_both_languages(key):
    chinese, english = (pieces(one, key, []) for one in words.texts(key))
    assert unlike(chinese, english) == []


@BOTH
def test_a_brief_says_what_the_figures_are(targeted, slump, language):
    made = brief([targeted, slump], language)
    assert text(targeted.quantile("gdp", "2030", 0.5), "CNY", language) in made.text
    assert text(targeted.quantile("gdp_growth", "2035", 0.5), "%", language) in made.text
    assert slump.scenario.name[language] in made.text
    assert targeted.scenario.hash in made.text
    assert "{" not in made.text


def test_both_languages_of_a_brief_are_bound_to_the_same_figures(targeted, slump):
    chinese, english = (brief([targeted, slump], language).bounds for language in ("zh", "en"))
    assert {(one.slot, one.value) for one in chinese} == {(one.slot, one.value) for one in english}
    assert len(chinese) > 40


def test_every_number_of_a_brief_is_the_text_of_a_slot(targeted, slump):
    made = brief([targeted, slump], "en")
    left = made.text
    for one in sorted(made.bounds, key=lambda one: -len(one.text)):
        left = left.replace(one.text, "")
    assert not re.search(r"\d", left)


def test_a_target_over_years_is_told_with_its_years(targeted):
    wanted = outcomes(targeted)[-1]
    number = text(wanted.median, "person", "en")
    assert (
        "- Wanted: graduates under 35 taken in, within 200–300 thousand persons (2026–2030, total). "
        f"Median {number}; " in brief(targeted, "en").text
    )
    assert "- 引进35周岁以下大学生2026–2030年累计在20.0–30.0万人之间：中位数" in brief(targeted, "zh").text


@BOTH
def test_a_central_run_speaks_without_bands_or_chances(central, language):
    made = brief(central, language)
    assert not [one.slot for one in made.bounds if "chance" in one.slot]
    for word in {"zh": ("80%", "抽样"), "en": ("80 %", "draws")}[language]:
        assert word not in made.text


def test_a_run_of_one_year_has_a_brief_without_growth(short):
    assert {page: len(told) for page, told in sentences(short, "en").items()} == dict.fromkeys(
        ("people", "livelihood", "reforms"), 1
    )
    assert "growth" not in brief(short, "en").text.lower()


@pytest.mark.parametrize(
    ("up", "down", "word"),
    [
        (0.95, 0.05, "up"), (0.9, 0.1, "likely_up"), (0.67, 0.33, "likely_up"), (0.6, 0.4, "open"),
        (0.33, 0.67, "likely_down"), (0.1, 0.9, "likely_down"), (0.05, 0.95, "down"), (0, 0.05, "same"), (0, 0, "same"),
    ],
)  # fmt: skip
def test_a_direction_is_stated_only_when_enough_draws_agree(up, down, word):
    assert direction(up, down) == word


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("gdp|2030", lambda one: np.quantile(one.values("gdp", "2030"), 0.5)),
        ("gdp|2030|mean", lambda one: one.values("gdp", "2030").mean()),
        ("gdp|plan|low", lambda one: np.quantile(one.values("gdp", "2030"), 0.1)),
        ("gdp|end|q95", lambda one: np.quantile(one.values("gdp", "2035"), 0.95)),
        ("value_added/industry|2024-H1", lambda one: np.quantile(one.values("value_added", "2024-H1", "industry"), 0.5)),
        ("gdp|2030|median|since first", lambda one: np.median(one.values("gdp", "2030") / one.values("gdp", "2023") - 1)),
        ("gdp|2030|yearly|since 2023", lambda one: np.median((one.values("gdp", "2030") / one.values("gdp", "2023")) ** (1 / 7) - 1)),
        ("gdp_growth|2035|median|since 2024", lambda one: np.median(one.values("gdp_growth", "2035") - one.values("gdp_growth", "2024"))),
        ("gdp_growth|2035|chance|since 2024", lambda one: (one.values("gdp_growth", "2035") > one.values("gdp_growth", "2024")).mean()),
        ("gdp_growth|2030|chance|above 5 %", lambda one: (one.values("gdp_growth", "2030") > 0.05).mean()),
        ("gdp|2030|limit|below 3000亿 CNY", lambda one: 3e11),
        ("school_coverage/compulsory|lowest|year", lambda one: min(range(2023, 2036), key=lambda year: one.quantile("school_coverage", str(year), 0.5, "compulsory"))),
        ("resident_population|highest", lambda one: max(one.quantile("resident_population", str(year), 0.5) for year in range(2023, 2036))),
        ("affordable_share|ever|chance|below 1", lambda one: np.mean([any(one.values("affordable_share", str(year))[draw] < 1 - 1e-9 for year in range(2023, 2036)) for draw in range(one.draws)])),
        ("target|gdp|2030|chance", lambda one: (one.values("gdp", "2030") >= 3e11).mean()),
        ("target|gdp|2030|gap", lambda one: np.median(one.values("gdp", "2030")) - 3e11),
        ("draws", lambda one: 64),
        ("inputs|uncertain", lambda one: sum(row["q10"] != "" for row in __import__("binjiang_sim.report.content.tables", fromlist=["x"]).input_rows(one))),
    ],
)  # fmt: skip
def test_a_slot_is_the_figure_it_names(said, targeted, slot, value):
    assert said(slot).value == pytest.approx(float(value(targeted)), rel=1e-12)


def test_a_difference_from_another_scenario_is_taken_draw_by_draw(said, targeted, slump):
    own, other = targeted.values("gdp", "2030"), slump.values("gdp", "2030")
    assert said("gdp|2030|median|vs slump").value == np.median(own / other - 1)
    assert said("gdp|2030|amount|vs slump").value == np.median(own - other)
    assert said("gdp|2030|chance|vs slump").value == (own > other).mean()


@pytest.mark.parametrize(
    ("slot", "chinese", "english"),
    [
        ("2030", "2030", "2030"),
        ("2024-H1", "2024年上半年", "the first half of 2024"),
        ("first", "2023", "2023"),
        ("scenario", "基准情景", "Base"),
        ("scenario|slump", "外部下行", "External slump"),
        ("name|value_added/industry", "工业增加值", "value added (industry)"),
        ("quote|5G", "5G", "5G"),
        ("resident_population|2030|direction|since 2024", "上升", "rises"),
        ("gdp|2027|direction|vs slump", "更高", "is higher"),
        ("target|gdp|2030|verdict", "很可能达到", "it is likely to be met"),
        ("target|gdp|2030|wanted", "不低于3000亿元（2023年价格）", "at least CNY 300 bn at 2023 prices"),
        ("target|school_coverage/compulsory|2027|verdict", "基本达不到", "it is very likely to be missed"),
        ("gdp_growth|2030|limit|below 5 %", "5.0%", "5.0 %"),
    ],
)
def test_a_slot_reads_well_in_both_languages(said, slot, chinese, english):
    assert (said(slot, "zh").text, said(slot, "en").text) == (chinese, english)


def test_a_change_of_nothing_has_no_sign_and_no_direction(said, targeted):
    assert said("gdp|2030|median|since 2030").text == "0 %"
    assert said("gdp|2030|direction|since 2030").text == "stays the same"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("GDP of 2030", "2030"), ("grows 1.5 times", "1.5"), ("增长５％", "５"), ("第②项", "②"), ("½ of it", "½"),
        ("二〇三〇年", "二〇三〇"), ("产出三百亿元", "三百亿"), ("增加两成", "两成"), ("百分之五", "百分之五"), ("是三倍", "三倍"),
        ("一九九六年", "一九九六"), ("two million people", "two million"), ("Five per cent", "Five per cent"), ("1,234.5", "1,234.5"),
        ("高一点五个百分点", "一点五个百分点"), ("约 3/4", "3/4"),
    ],
)  # fmt: skip
def test_a_number_in_no_slot_is_found(written, number):
    found = []
    pieces(written, "brief.md", found)
    assert [one.values["number"] for one in found] == [number]
    assert found[0].place == f"brief.md:1:{written.index(number) + 1}"


@pytest.mark.parametrize(
    "written",
    [
        "一致、统一、十分、万一、百姓、一方面、千方百计、一成不变、第一、一家人",
        "one of them, the first, no one, often, someone",
    ],
)
def test_words_with_numerals_in_them_are_no_numbers(written):
    found = []
    pieces(written, "brief.md", found)
    assert found == []


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("GDP {gpd|2030}", "1:5: no indicator 'gpd'; did you mean 'gdp'?"),
        ("\n {gdp|2300}", "2:2: no period '2300'; did you mean '2030'?"),
        ("{gdp}", "1:1: {gdp}: the period is missing; write {gdp|2030}"),
        ("{scenery}", "1:1: {scenery}: no 'scenery'; did you mean 'scenario'?"),
        ("{gdp|2030|medan}", "1:1: {gdp|2030|medan}: 'medan' cannot be asked; did you mean 'median'?"),
        ("{gdp|2030|direction}", "1:1: {gdp|2030|direction}: 'direction' needs a fourth part: since PERIOD, vs SCENARIO, above VALUE or below VALUE"),
        ("{gdp|2030|median|versus x}", "1:1: {gdp|2030|median|versus x}: 'versus x' means nothing here; the fourth part begins with one of above, below, since, vs"),
        ("{gdp|2030|median|vs bass}", "1:1: no scenario 'bass'; did you mean 'base'?"),
        ("{gdp|2030|chance|above 5 %}", "1:1: gdp|2030|chance|above 5 %: '5 %' is in %, expected CNY"),
        ("{value_added/industri|2030}", "1:1: value_added has no item 'industri'; did you mean 'industry'?"),
        ("{value_added|2030}", "1:1: value_added has no item '-' (items: industry, other, services)"),
        ("{gdp_growth|2023}", "1:1: gdp_growth is not defined for 2023"),
        ("{target|gdp|2030}", "1:1: {target|gdp|2030}: no target 'gdp|2030' (targets: facility_progress|2030, gdp_growth|2024, listed_companies|2025, rd_intensity|2024)"),
        ("{inputs|publish}", "1:1: {inputs|publish}: no status 'publish'; did you mean 'published'?"),
        ("{gdp|ever|chance}", "1:1: {gdp|ever|chance}: 'chance' needs a fourth part: since PERIOD, vs SCENARIO, above VALUE or below VALUE"),
        ("{gdp|ever|median}", "1:1: {gdp|ever|median}: after 'ever' belongs 'above' or 'below' a value"),
        ("{gdp|2023|yearly|since 2030}", "1:1: {gdp|2023|yearly|since 2030}: no growth a year can be told since 2030"),
        ("of {gdp|first", "1:4: '{' stands alone; a reference stands between two braces on one line"),
        ("a } b", "1:3: '}' stands alone; a reference stands between two braces on one line"),
        ("{}", "1:1: {}: no '' (valid: cite, command, district, draws, end, first, hash, horizon, next, plan, scenario, seed)"),
    ],
)  # fmt: skip
def test_a_slip_in_a_template_is_told_with_its_place_and_the_nearest_name(faults, template, told):
    assert faults(template) == [f"brief.md:{told}"]


def test_all_slips_of_a_template_are_told_at_once_in_order(faults):
    found = faults("# 2030\n{gpd|2030} and {gdp|2030} are 5\n{\n")
    assert [line.split(": ")[0] for line in found] == ["brief.md:1:3", "brief.md:2:1", "brief.md:2:31", "brief.md:3:1"]
    assert faults("二〇三〇年", "zh") == [
        "brief.md:1:1: “二〇三〇”没有绑定；正文中的数字都要写成引用，如 {gdp|2030|median}；年份写成 {2030}；不是结果的数字写成 {quote|...}",
    ]


def test_a_central_run_is_asked_for_no_chances(faults, central):
    assert faults("{gdp|2030|low}", result=central) == [
        "brief.md:1:1: {gdp|2030|low}: a central run has no 'low'; run it without --central"
    ]


def test_a_template_and_its_chinese_twin_must_have_the_same_slots(base, tmp_path):
    file, twin = tmp_path / "brief.md", tmp_path / "brief.zh.md"
    file.write_text("GDP {gdp|2030} and {gdp|2035}.", encoding="utf-8")
    twin.write_text("{gdp | 2035}与{gdp|2030|low}。", encoding="utf-8")
    with pytest.raises(bj.ProjectionError) as raised:
        brief(base, "en", file)
    assert raised.value.text("en").splitlines() == [
        f"{file}:1:5: {{gdp|2030}} stands in only one of the two languages",
        f"{twin}:1:14: {{gdp|2030|low}} stands in only one of the two languages",
    ]
    twin.write_text("{gdp|2035}与{gdp|2030}。", encoding="utf-8")
    assert brief(base, "zh", file).text.startswith(text(base.quantile("gdp", "2035", 0.5), "CNY", "zh") + "与")
    assert brief(base, "en", file).text.startswith("GDP ")


def test_slots_may_be_spaced_freely():
    assert list(slots(pieces("{ gdp | 2030 |median|  vs   base }", "", []))) == ["gdp|2030|median|vs base"]


@pytest.mark.usefixtures("plain_reports")
def test_the_command_prints_the_brief_and_writes_stamped_files(tmp_path, capsys):
    template = tmp_path / "mine.md"
    template.write_text("# {scenario}\n\n- GDP {gdp|2030|direction|vs no_new_reform}: {quote|<5G>}\n", encoding="utf-8")
    (tmp_path / "no_new_reform.yaml").write_text(
        f"schema: 1\nname: None\nextends: {Path(BASE).parent}/no_new_reform.yaml\n", encoding="utf-8"
    )
    out = tmp_path / "out"
    assert main(["brief", BASE, "--draws", "40", "--template", str(template), "--out", str(out), "--lang", "en"]) == 0
    printed = capsys.readouterr()
    assert printed.out == "# Base\n\n- GDP is higher: <5G>\n"
    assert sorted(one.name for one in out.glob("[!.]*")) == ["brief.docx", "brief.html", "brief.md"]
    assert (out / "brief.md").read_text(encoding="utf-8") == printed.out
    assert "&lt;5G&gt;" in (out / "brief.html").read_text(encoding="utf-8")
    assert "• GDP is higher: <5G>" in [one.text.strip() for one in docx.Document(out / "brief.docx").paragraphs]
    for name in ("brief.html", "brief.docx"):
        found = read_stamp(out / name)
        assert found.untouched
        assert "no_new_reform.yaml" in found.entries["command"]


def test_the_command_tells_slips_on_one_line_each_with_exit_code_one(tmp_path, capsys):
    template = tmp_path / "mine.md"
    template.write_text("5 {gdp|2030|median|vs no_new_refrm}", encoding="utf-8")
    assert main(["brief", BASE, "--draws", "8", "--template", str(template), "--lang", "en"]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{template}:1:1: '5' is bound to nothing")
    assert second == f"{template}:1:3: no scenario 'no_new_refrm'; did you mean 'no_new_reform'?"


def test_a_template_that_is_not_there_or_no_text_is_one_line(base, tmp_path):
    file = tmp_path / "mine.md"
    with pytest.raises(bj.ProjectionError, match=r"^no such template: '.*mine.md'$"):
        brief(base, "en", file)
    file.write_bytes("产出".encode("gbk"))
    with pytest.raises(bj.ProjectionError, match=r"mine.md:1: not UTF-8 text; .*save the file as UTF-8$"):
        brief(base, "en", file)


def test_a_scenario_against_itself_shows_no_difference_and_a_paid_plan_is_said_to_be_one(central):
    made = brief([central, central], "zh")
    assert "没有差别。" in made.text
    assert "到2035年，安排的改革都有财力保障。" in made.text


def test_the_command_as_json_lists_what_is_bound(capsys):
    assert main(["brief", BASE, "--draws", "8", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"slot": "first", "value": None, "text": "2023"} in found["bound"]
    assert found["text"].startswith("# ")


def documented(file):
    """The references in the table of a page, and the further words it names beside them."""
    page = (Path(__file__).parents[3] / "docs" / file).read_text(encoding="utf-8").replace("\\|", "|")
    return re.findall(
        r"`\{([^`}]+)\}`", page.replace("|vs 情景", "|vs slump").replace("|情景", "|slump").replace("NAME", "slump")
    )


def test_the_references_of_the_page_mean_something(said):
    found = documented("sharing.md")
    assert len(found) > 20
    assert found == documented("sharing.zh.md")
    for slot in found:
        assert said(slot).text


@pytest.mark.parametrize(
    ("slot", "unit"), [("gdp|2030|chance|above 4000", "CNY"), ("gdp_growth|2030|chance|above 5", "%")]
)
def test_a_limit_without_its_unit_is_refused(faults, slot, unit):
    (line,) = faults(f"{{{slot}}}")
    assert line.endswith(f"has no unit; write one that measures {unit}")


def test_a_chance_says_how_far_it_may_be_wrong(base):
    many = run(base.scenario, draws=400)
    found = bound(Slot(("gdp_growth", "2030", "chance", "above 5 %"), ""), Run(many, "en", lambda _: many))
    values = many.values("gdp_growth", "2030")
    assert found.text == Proportion.of(values > 0.05).text("en")
    assert "±" in found.text


def test_two_targets_of_one_figure_have_a_line_and_a_name_each(base, faults):
    rows = (
        f"{{indicator: gdp, year: 2030, at_least: {one}亿元, prices: 2023, kind: expected, source: a plan}}"
        for one in (3500, 3900)
    )
    both = run(base.scenario.with_({"targets": f"[{', '.join(rows)}]"}), draws=8)
    made = brief(both, "en")
    assert "at least CNY 350 bn" in made.text
    assert "at least CNY 390 bn" in made.text
    assert faults("{target|gdp|2030|chance}", result=both) == [
        "brief.md:1:1: {target|gdp|2030|chance}: no target 'gdp|2030'; did you mean 'gdp|2030#2'?"
    ]
    wanted = recorded(both)
    assert [wanted[f"target|gdp|2030#{number}"] for number in (1, 2)] == [[one.chance] for one in outcomes(both)]


def at(result, file, **changes):
    """The same result of a scenario in another file."""
    return dataclasses.replace(result, scenario=dataclasses.replace(result.scenario, file=file, **changes))


def test_two_plans_of_one_name_and_one_file_name_are_told_apart(base, slump):
    plans = [at(base, "2026/plan.yaml"), at(slump, "2027/plan.yaml", name=base.scenario.name)]
    said = brief(plans, "en").text
    assert "than in 'Base (2027/plan)', the difference being" in said
    assert "基准情景（2027/plan）" in brief(plans, "zh").text


def test_a_file_name_of_two_plans_names_neither(base, slump, tmp_path):
    template = tmp_path / "brief.md"
    template.write_text("# A\n\n{gdp|2030|size|vs plan}\n", encoding="utf-8")
    plans = [at(base, "2026/plan.yaml"), at(slump, "2027/plan.yaml")]
    with pytest.raises(bj.ProjectionError, match=r"no scenario 'plan'; did you mean '202[67]/plan'"):
        brief(plans, "en", template)


def test_a_difference_leaves_out_the_draws_that_either_run_left_out(base, rarely_nobody):
    whole, some = (run(base.scenario.with_({**more, "end": 2030}), draws=500) for more in ({}, rarely_nobody))
    assert some.failed
    kept = np.delete(np.arange(500), [one["draw"] for one in some.failed_draws()])
    before, after = whole.values("gdp", "2030")[kept], some.values("gdp", "2030")
    slot = Slot(("gdp", "2030", "low", "vs other"), "brief.md:1:1")
    found = bound(slot, Run(some, "en", lambda _: whole))
    assert found.value == pytest.approx(np.quantile(after / before - 1, 0.1), abs=1e-12)
