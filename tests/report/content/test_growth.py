"""Growth by cause in words: what a planner reads, in both languages, from parts made by hand."""

import numpy as np
import pytest

from binjiang_sim.analysis import GrowthCauses, growth_causes
from binjiang_sim.report.content.attribution.growth import about, sentences, table
from binjiang_sim.words import say


def made(kind="proximate", first=2024, last=2026, **parts):
    """Growth of 100 bn CNY in two draws, one a tenth above and one a tenth below these mean parts."""
    values = np.array([[0.9 * part, 1.1 * part] for part in parts.values()])
    gdp = np.array([[1e11, 1e11], 1e11 * (1 + values.sum(axis=0))])
    names = {one: {language: say(f"growth.{kind}_{one}", language) for language in ("zh", "en")} for one in parts}
    return GrowthCauses(kind, first, last, tuple(parts), names, values, gdp)


GROWING = {"trend": 0.06, "capital": 0.10, "labour": 0.03, "floor": 0.02, "position": -0.01, "season": 0.0}


def test_sentences_say_what_grows_what_holds_it_back_and_what_the_trend_is():
    assert sentences(made(**GROWING), "en") == (
        "GDP grows by 20.0 % from 2024 to 2026, 9.5 % a year. It consists mainly of capital (10.0 points, 50 %), "
        "unexplained trend (6.0 points, 30 %) and labour (3.0 points, 15 %).",
        "Growth is held back by market position (−1.0 points).",
        "Of the 9.5 points of growth a year, 2.9 are the trend itself, which is not explained.",
        "Below 0.05 points: season.",
    )
    assert sentences(made(**GROWING), "zh") == (
        "地区生产总值2024年至2026年累计增长20.0%，年均9.5%。按构成看，拉动最多的是资本（10.0个百分点，占50%）、"
        "未能归因的趋势（6.0个百分点，占30%）和劳动力（3.0个百分点，占15%）。",
        "拉低增长的是市场份额（−1.0个百分点）。",
        "年均增速9.5个百分点中，2.9个百分点属于趋势本身，找不到具体成因。",
        "不足0.05个百分点的有：季节。",
    )


def test_sentences_of_sources_say_that_what_answers_belongs_to_them():
    found = made("ultimate", trend=0.08, reforms=0.02, outside=-0.02)
    assert sentences(found, "en") == (
        "GDP grows by 8.0 % from 2024 to 2026, 3.9 % a year. It comes mainly from unexplained trend (8.0 points, "
        "100 %) and reforms (2.0 points, 25 %).",
        "Growth is held back by rising income elsewhere (−2.0 points).",
        "Of the 3.9 points of growth a year, 3.9 come from the trend and what responds to it, such as investment; the "
        "trend itself is not explained.",
    )
    assert sentences(found, "zh")[0] == (
        "地区生产总值2024年至2026年累计增长8.0%，年均3.9%。按来源看，拉动最多的是未能归因的趋势（8.0个百分点，"
        "占100%）和各项改革（2.0个百分点，占25%）。"
    )


@pytest.mark.parametrize(
    ("parts", "english", "chinese"),
    [
        (
            {"trend": -0.05, "capital": 0.01},
            "GDP falls by 4.0 % from 2024 to 2026, 2.0 % a year.",
            "地区生产总值2024年至2026年累计下降4.0%，年均2.0%。",
        ),
        (
            {"trend": -0.02, "capital": 0.02},
            "GDP does not grow from 2024 to 2026.",
            "地区生产总值2024年至2026年没有增长。",
        ),
    ],
)
def test_a_fall_and_a_standstill_are_called_so(parts, english, chinese):
    assert sentences(made(**parts), "en")[0] == english
    assert sentences(made(**parts), "zh")[0] == chinese


def test_a_trend_that_falls_takes_growth_away():
    assert sentences(made(trend=-0.02, capital=0.10), "en")[2] == (
        "The trend, which is not explained, takes 1.0 points off growth a year."
    )
    assert sentences(made(trend=-0.02, capital=0.10), "zh")[2] == "找不到具体成因的趋势使年均增速降低1.0个百分点。"


def test_the_table_has_the_largest_first_the_whole_last_and_leaves_out_nothing_worth_reading():
    shown = table(made(**GROWING), "en")
    assert shown.title == "What growth from 2024 to 2026 consists of"
    assert shown.head == ("cause", "points of growth", "points a year", "share", "80 % band, points", "CNY bn")
    assert shown.rows == (
        ("Capital", "10.0", "4.8", "50 %", "9.2 to 10.8", "10.0"),
        ("Unexplained trend", "6.0", "2.9", "30 %", "5.5 to 6.5", "6.0"),
        ("Labour", "3.0", "1.4", "15 %", "2.8 to 3.2", "3.0"),
        ("Work floor", "2.0", "1.0", "10 %", "1.8 to 2.2", "2.0"),
        ("Market position", "−1.0", "−0.5", "−5 %", "−1.1 to −0.9", "−1.0"),
        ("All growth", "20.0", "9.5", "100 %", "18.4 to 21.6", "20.0"),
    )


def test_the_table_of_sources_says_what_switching_off_means():
    shown = table(made("ultimate", reforms=0.02), "zh")
    assert shown.head == (
        "成因",
        "拉动（百分点）",
        "年均（百分点）",
        "占增长",
        "80%区间（百分点）",
        "折合，亿元",
        "关闭后的假设",
    )
    assert shown.rows == (
        ("各项改革", "2.0", "1.0", "100%", "1.8至2.2", "20.0", "所有改革力度为零"),
        ("合计", "2.0", "1.0", "100%", "1.8至2.2", "20.0", ""),
    )


def test_rows_and_named_causes_are_all_there_are(base):
    for kind in ("proximate", "ultimate"):
        found = growth_causes(base, 2030, kind=kind, draws=4)
        shown = " ".join(row[0].lower() for row in table(found, "en").rows) + sentences(found, "en")[-1]
        assert [name["en"] for name in found.names.values() if name["en"].lower() not in shown] == []


def test_it_is_said_how_many_draws_it_stands_on():
    assert about(made(**GROWING), "en").startswith("Means of 2 draws.")
    assert about(made("ultimate", reforms=0.02), "zh").startswith("按2次抽样的平均值")
