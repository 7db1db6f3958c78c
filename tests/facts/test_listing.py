import json
import re
from dataclasses import replace
from importlib import resources

import pytest

from binjiang_sim.facts import published
from binjiang_sim.facts.ledger import COLUMNS, Ledger, read
from binjiang_sim.facts.listing import indicator_label, lines, records
from binjiang_sim.facts.periods import period_text
from binjiang_sim.facts.screen import width
from binjiang_sim.words import LANGUAGES, keys

LEDGER = published()
SAMPLE = resources.files("binjiang_sim.facts").joinpath("districts/sample_facts.csv")
INVENTED = read(SAMPLE.read_text("utf-8-sig"), "sample_facts.csv")
FEW = Ledger(LEDGER[name] for name in ("gdp_2023_h1", "registered_enterprises_2024", "hangzhou_rd_intensity_2017"))


NEWSPAPER = "Newspaper article on the reform agenda of Hangzhou High-tech Zone (Binjiang)"


def cells(line):
    return re.split(" {2,}", line)


def test_the_english_table_shows_what_is_known():
    head = ["name", "figure", "value", "period", "bound", "prices", "scope", "use", "reason", "source"]
    gdp = ["gdp_2023_h1", "GDP", "119.26 bn CNY", "first half of 2023", "exact", "nominal", "district", "used"]
    start = "a number of the district is computed from it"
    assumed = "assumed numbers of the district were chosen to agree with it"
    compared = "of another place, for comparison"
    register = [
        "registered_enterprises_2024",
        "registered enterprises",
        "100,000 enterprises",
        "first half of 2024",
        "above",
        "-",
    ]
    city = ["hangzhou_rd_intensity_2017", "R&D intensity of Hangzhou", "3.15 %", "2017", "exact", "-"]
    assert [cells(line) for line in lines(FEW, "en")] == [
        ["The district (2 facts)"],
        head,
        [*gdp, start, "Dushi Kuaibao report on first-half 2023, 2023-07-27"],
        [*register, "district, registered enterprises", "used", assumed, f"{NEWSPAPER}, 2024-09"],
        [""],
        ["Hangzhou (1 facts)"],
        head,
        [*city, "city, R&D over GDP", "background", compared, "Hangzhou Statistical Yearbook table 12-01"],
    ]


def test_the_chinese_table_shows_what_is_known():
    head = ["名称", "指标", "数值", "时期", "精度", "价格口径", "统计范围", "用途", "缘由", "来源"]
    gdp = ["gdp_2023_h1", "地区生产总值", "1192.6亿元", "2023年上半年", "准确数", "现价", "本区", "用于设定"]
    start, assumed = "据以算出本区的某项取值", "本区的假定值与其一致"
    register = ["registered_enterprises_2024", "在册企业", "100000家", "2024年上半年", "超过", "-"]
    city = ["hangzhou_rd_intensity_2017", "杭州市研发投入强度", "3.15%", "2017", "准确数", "-"]
    assert [cells(line) for line in lines(FEW, "zh")] == [
        ["本区（2条）"],
        head,
        [*gdp, start, "《都市快报》关于2023年上半年的报道，2023-07-27"],
        [*register, "本区，在册企业", "用于设定", assumed, "报纸文章《杭州高新区（滨江）：勇当改革弄潮儿》，2024-09"],
        [""],
        ["杭州市（1条）"],
        head,
        [*city, "全市，研发经费与地区生产总值之比", "参考", "其他地区的数，供比较", "杭州统计年鉴，表12-01"],
    ]


def test_columns_are_aligned_on_the_screen():
    table = lines(FEW, "zh")
    starts = {width(line[: line.index(word)]) for line, word in zip(table[1:4], ("用途", "用于", "用于"), strict=True)}
    assert len(starts) == 1


def test_a_chinese_character_takes_two_columns():
    assert width("亿元 CNY") == 8


def test_every_indicator_has_a_label_of_its_own_in_both_languages():
    one_of_each = {(fact.indicator, fact.place): fact for fact in LEDGER.facts()}
    for language in LANGUAGES:
        assert len({indicator_label(fact, language) for fact in one_of_each.values()}) == len(one_of_each)


def test_every_indicator_has_a_label_and_no_label_stands_for_none():
    labelled = {key.removeprefix("indicator_") for key in keys() if key.startswith("indicator_")}
    own = {fact.indicator for fact in (*LEDGER.facts(), *INVENTED.facts())}
    of_place = {f"of_place_{fact.indicator}" for fact in LEDGER.facts() if fact.place}
    assert labelled <= own | of_place
    assert own <= labelled | {name.removeprefix("of_place_") for name in labelled & of_place}


def test_a_fact_about_another_place_without_a_text_of_its_own_is_named_with_the_place():
    fact = replace(LEDGER["gdp_2020"], indicator="listed_companies", place="某市/Some City")
    labels = [indicator_label(fact, language) for language in LANGUAGES]
    assert labels == ["某市上市公司", "listed companies, Some City"]
    assert indicator_label(replace(fact, place="Elsewhere"), "en") == "listed companies, Elsewhere"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_is_listed_once(language):
    first_words = [line.split()[0] for line in lines(LEDGER, language) if line]
    assert [word for word in first_words if word in LEDGER] == list(LEDGER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_end_at_the_same_column(language):
    ends = set()
    for line in lines(LEDGER, language):
        name = line.split(" ")[0]
        if name in LEDGER and LEDGER[name].period:
            period = period_text(LEDGER[name].period, language)
            ends.add(width(line[: line.rindex(f"  {period}  ")]))
    assert len(ends) == 1


def test_no_line_ends_in_blanks():
    assert [line for line in lines(LEDGER, "en") if line != line.rstrip()] == []


def test_records_are_plain_and_complete():
    found = records(LEDGER)
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert set(found[0]) == {*COLUMNS, "model_value", "model_unit"}
    per_head = next(record for record in found if record["name"] == "gdp_per_head_2023")
    assert (per_head["model_value"], per_head["model_unit"]) == (460_000, "CNY/resident")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("target_weak_magnetic_facility_buildings_2026", "2026"),
        ("rd_intensity_change_2020", "0.37 points"),
        ("office_rent_2024_yunhu", "730 CNY per m² per year"),
        ("industrial_projects_land_2023_q1", "71,333.33333 m²"),
    ],
)
def test_an_english_reader_sees_years_points_and_chinese_measures_as_he_knows_them(name, shown):
    *_, row = lines(Ledger([LEDGER[name]]), "en")
    assert cells(row)[2] == shown
