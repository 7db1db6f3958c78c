"""Numbers planted in documents, right and wrong, made from the figures of the run."""

from html import escape

import docx
import pytest

from binjiang_sim.errors import ArgumentError
from binjiang_sim.projection import outcomes
from binjiang_sim.report import write_report
from binjiang_sim.report.brief import brief
from binjiang_sim.report.lint import lint
from binjiang_sim.report.lint.figures import Figures
from binjiang_sim.report.writing import write_brief

OFF = 1.06  # what makes a number wrong


@pytest.fixture
def checked(base, tmp_path):
    """What is found in a text: status, figure's name, period and statistic, match and reason of each number."""

    def read(text, name="x.txt", result=base):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return lint(tmp_path / name, result)

    return read


@pytest.fixture
def statuses(checked):
    """Text and status of the numbers of a text that are not left alone."""
    return lambda text, name="x.txt": [(one.text, one.status) for one in checked(text, name) if one.status != "ignored"]


@pytest.fixture(scope="module")
def value(base):
    return lambda name, year, q=0.5, item=None: base.quantile(name, year, q, item)


def chinese(value, base):
    """Sentences with a place for one number, how that is written, and whether it is right."""
    chance = outcomes(base)[0].chance
    yi, wan = (lambda one: f"{one / 1e8:.0f}亿元"), (lambda one: f"{one / 1e4:.1f}万人")
    gdp, people = value("gdp", "2030"), value("resident_population", "2030")
    return [
        ("2030年地区生产总值将达到{}。", yi(gdp), True),
        ("到2030年，经济总量有望达到{}。", yi(OFF * gdp), False),
        ("常住人口2030年为{}。", wan(people), True),
        ("2030年常住人口为{}。", wan(OFF * people), False),
        ("2024年地区生产总值增速为{}。", f"{100 * value('gdp_growth', '2024'):.1f}%", True),
        ("2024年经济增速为{}。", f"{100 * value('gdp_growth', '2024') + 0.4:.1f}%", False),
        ("2035年，人均地区生产总值为{}。", f"{value('gdp_per_head', '2035') / 1e4:.1f}万元", True),
        ("地区生产总值2030年比2023年增加{}。", yi(gdp - value("gdp", "2023")), True),
        ("2024年经济增速达到目标的概率为{}。", f"{100 * chance:.0f}%", True),
        ("2030年研发投入为{}。", yi(OFF * value("rd_spending", "2030")), False),
    ]


def english(value, base):
    """The same in English."""
    low, high = (value("gdp", "2035", q) / 1e9 for q in (0.1, 0.9))
    head, firms = value("gdp_per_head", "2030"), value("registered_enterprises", "2030")
    change = value("gdp", "2030") / value("gdp", "2023") - 1
    return [
        ("GDP reaches {} in 2030.", f"CNY {value('gdp', '2030') / 1e9:.0f} bn", True),
        ("In 2035 the economy is worth {}.", f"{OFF * value('gdp', '2035') / 1e9:.0f} billion yuan", False),
        (f"The 80 % band of GDP in 2035 goes from {{}} to {high:.0f} billion yuan.", f"{low:.0f}", True),
        ("GDP per head will be {} in 2030.", f"{1000 * round(head / 1000):,} yuan", True),
        ("GDP per head will be {} in 2030.", f"{1000 * round(OFF * head / 1000):,} yuan", False),
        ("By 2030 the register holds {}.", f"{firms / 1e3:.0f} thousand enterprises", True),
        ("GDP grows by {} between 2023 and 2030.", f"{100 * change:.0f} %", True),
        ("Listed companies: in 2025 there are {}.", f"{value('listed_companies', '2025'):.0f} companies", True),
        ("R&D intensity is {} in 2030.", f"{100 * value('rd_intensity', '2030') + 0.3:.1f} per cent", False),
        (
            "School coverage of compulsory school is {} in 2027.",
            f"{95 * value('school_coverage', '2027', item='compulsory'):.1f} %",
            False,
        ),
    ]


def word(path, texts):
    file = docx.Document()
    for text in texts:
        file.add_paragraph(text)
    file.save(path)


def as_lines(path, texts):
    path.write_text("\n\n".join(texts), encoding="utf-8")


def page(path, texts):
    path.write_text("".join(f"<p>{escape(text)}</p>" for text in texts), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "sentences", "write"),
    [
        ("x.docx", chinese, word),
        ("x.md", chinese, as_lines),
        ("x.html", english, page),
        ("x.txt", english, as_lines),
    ],
)
def test_each_of_ten_planted_numbers_is_found_right_or_wrong(name, sentences, write, base, value, tmp_path):
    planted = sentences(value, base)
    write(tmp_path / name, [text.format(number) for text, number, _ in planted])
    found = [(one.text, one.status) for one in lint(tmp_path / name, base) if one.status != "ignored"]
    wanted = [(number, "supported" if right else "wrong") for _, number, right in planted]
    assert [one for one in found if one in wanted] == wanted
    assert sum(status == "wrong" for _, status in found) == sum(not right for *_, right in planted)


def test_a_wrong_number_names_the_figure_it_should_have_been(checked, value):
    found = checked(f"2030年地区生产总值为{OFF * value('gdp', '2030') / 1e8:.0f}亿元。")[-1]
    assert (found.figure.name, found.figure.period, found.figure.statistic) == ("gdp", "2030", "median")
    assert found.figure.value == value("gdp", "2030")
    assert found.record["status"] == "wrong"
    assert found.record["place"] == "1:13"


def test_another_figure_of_the_run_does_not_support_a_number_that_is_said_of_one(statuses, value):
    other = f"{value('gdp', '2035') / 1e8:.0f}亿元"
    assert statuses(f"2030年地区生产总值为{other}。") == [(other, "wrong")]


def test_an_edge_of_the_band_supports_no_number_that_is_not_said_to_be_one(statuses, value):
    high = f"{value('gdp', '2030', 0.9) / 1e8:.0f}亿元"
    assert statuses(f"2030年地区生产总值为{high}。") == [(high, "wrong")]
    assert statuses(f"2030年地区生产总值80%区间的上限为{high}。") == [(high, "supported")]


def test_years_in_one_sentence_each_have_their_number(statuses, value):
    first, last = (f"{value('gdp', year) / 1e8:.0f}亿元" for year in ("2030", "2035"))
    assert statuses(f"地区生产总值2030年为{first}，2035年为{last}。") == [(first, "supported"), (last, "supported")]
    assert statuses(f"地区生产总值2030年为{last}，2035年为{first}。") == [(last, "wrong"), (first, "wrong")]


def test_a_number_is_held_against_a_table_by_the_heads_of_its_row_and_column(statuses, value):
    right, wrong = (f"{size * value('gdp', '2030') / 1e8:.0f}" for size in (1, OFF))
    for number, status in ((right, "supported"), (wrong, "wrong")):
        text = f"| 指标 | 2030年 |\n|---|---|\n| 地区生产总值（亿元） | {number} |\n"
        assert statuses(text, "x.md") == [(number, status)]


def test_more_than_a_limit_is_true_of_what_is_above_it(statuses):
    assert statuses("By 2030 GDP is more than CNY 200 bn.") == [("CNY 200 bn", "supported")]
    assert statuses("By 2030 GDP is more than CNY 800 bn.") == [("CNY 800 bn", "wrong")]


def test_a_published_fact_supports_a_number(checked, base):
    fact = base.scenario.ledger["gdp_2014"]
    found = checked(f"2014年地区生产总值为{fact.value}亿元。")[-1]
    assert (found.status, found.figure.kind, found.figure.name) == ("supported", "fact", "gdp_2014")


def test_a_number_of_which_nothing_is_said_needs_more_digits_than_chance_would_fit(checked, value):
    long, short = checked(f"可达{value('gdp', '2035') / 1e8:.1f}亿元。\n\n约占17%。")
    assert (long.status, long.match, long.figure.name) == ("supported", "unit", "gdp")
    assert (short.status, short.reason) == ("wrong", "short")


def test_draws_and_seed_are_left_alone_when_they_are_those_of_the_run(checked, base):
    draws, seed, other = checked(f"Run with {base.draws} draws, seed {base.scenario.seed}, not 999 draws.")
    assert [(one.status, one.reason) for one in (draws, seed)] == [("ignored", "draws"), ("ignored", "seed")]
    assert (other.status, other.figure.value) == ("wrong", base.draws)


def test_counts_of_inputs_are_checked(statuses, base):
    every = int(Figures(base).counts()["all"].value)
    assert statuses(f"共有输入{every}个。") == [(f"{every}个", "supported")]


def test_dates_pages_and_numbers_of_documents_are_left_alone(checked):
    text = "2024年9月2日，杭政办〔2024〕12号，第12页，图3，电话0571-87702345，5G，前10，2023–2035年。"
    assert {one.status for one in checked(text)} == {"ignored"}


def test_all_a_number_is_said_of_may_stand_in_the_heading(statuses, value):
    number = f"{value('gdp_per_head', '2035') / 1e4:.1f}万元"
    assert statuses(f"## 人均地区生产总值\n\n2035年为{number}。", "x.md") == [(number, "supported")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_number_of_a_brief_is_wrong(base, language, tmp_path):
    files = write_brief(brief(base, language), [base], tmp_path)
    assert sorted(file.suffix for file in files) == [".docx", ".html", ".md"]
    for file in files:
        found = lint(file, base)
        assert [(one.place.text(), one.text) for one in found if one.status == "wrong"] == []
        assert sum(one.status == "supported" for one in found) > 40


def test_what_is_no_result_is_refused(tmp_path):
    with pytest.raises(ArgumentError):
        lint(tmp_path / "x.md", "base.yaml")


def test_a_target_supports_a_number_only_where_the_words_tell_of_a_target(statuses):
    assert statuses("2025年上市公司为100家。") == [("100家", "wrong")]
    assert statuses("2025年上市公司的目标为100家。") == [("100家", "supported")]
    assert statuses("2025年上市公司不低于100家，力争更多。") == [("100家", "supported")]


def test_the_chance_to_be_above_a_limit_comes_from_the_draws(checked, base):
    chance = 100 * (base.values("gdp", "2035") > 400e9).mean()
    right, wrong = (
        f"The chance that GDP is more than CNY 400 bn in 2035 is {one:.0f} %." for one in (chance, chance + 9)
    )
    limit, _, number = checked(right)
    assert (limit.reason, number.status, number.figure.statistic) == ("limit", "supported", "chance")
    assert checked(wrong)[-1].status == "wrong"


def test_no_number_of_a_report_is_wrong(base, plain_reports, tmp_path):
    report = write_report(base, tmp_path, "zh")
    found = lint(report, base)
    assert [(one.place.text(), one.text) for one in found if one.status == "wrong"] == []
    assert sum(one.status == "supported" for one in found) > 500


def test_a_year_with_which_another_is_compared_is_not_that_of_the_number(statuses, value):
    first, last = (f"{value('gdp', year) / 1e8:.0f}亿元" for year in ("2023", "2035"))
    text = f"到2035年，地区生产总值由2023年的{first}增至{last}；2035年比2023年多，为{last}。"
    assert statuses(text) == [(first, "supported"), (last, "supported"), (last, "supported")]


def test_a_share_of_one_figure_in_another_is_known(statuses, value):
    share = 100 * value("rd_spending", "2030") / value("gdp", "2030")
    for number, status in ((share, "supported"), (share + 1, "wrong")):
        assert statuses(f"R&D spending is {number:.1f} % of GDP in 2030.") == [(f"{number:.1f} %", status)]
