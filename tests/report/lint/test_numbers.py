"""Numbers in texts, with their unit and rounding, and what is left alone."""

import pytest

from binjiang_sim.report.lint.left_alone import left_alone
from binjiang_sim.report.lint.numbers import han_number, label_unit, numbers, plain


def read(text):
    """Text, value and kind of each number."""
    letters = plain(text)
    return [(letters[one.start : one.end], pytest.approx(one.value), one.kind) for one in numbers(letters)]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("3471亿元", 3471e8, "money"),
        ("３，４７１亿元", 3471e8, "money"),
        ("CNY 347 bn", 347e9, "money"),
        ("$3.2m", 3.2e6, "USD"),
        ("8.5亿美元", 8.5e8, "USD"),
        ("347 billion yuan", 347e9, "money"),
        ("1.2 trillion yuan", 1.2e12, "money"),
        ("5.08万人", 50800, "people"),
        ("26万", 260000, "count"),
        ("10 000 people", 10000, "people"),
        ("149,000 enterprises", 149000, "enterprises"),
        ("14.9万家", 149000, "enterprises"),
        ("5.5 %", 0.055, "share"),
        ("5.5 per cent", 0.055, "share"),
        ("12‰", 0.012, "share"),
        ("2.6个百分点", 0.026, "points"),
        ("2.6 percentage points", 0.026, "points"),
        ("-0.3%", -0.003, "share"),
        ("minus 0.3 %", -0.003, "share"),
        ("三千六百亿元", 3600e8, "money"),
        ("百分之五点五", 0.055, "share"),
        ("四成五", 0.45, "share"),
        ("一万二千家", 12000, "enterprises"),
    ],
)
def test_a_number_is_read_with_its_unit(text, value, kind):
    assert read(text) == [(plain(text), value, kind)]


@pytest.mark.parametrize(
    ("text", "ends", "kind"),
    [
        ("3,400-3,600亿元", (3400e8, 3600e8), "money"),
        ("between 4.0 and 6.9 %", (0.04, 0.069), "share"),
        ("3225亿至5248亿元", (3225e8, 5248e8), "money"),
        ("CNY 1.55 to 8.70 bn", (1.55e9, 8.7e9), "money"),
        ("57万~67万人", (570000, 670000), "people"),
    ],
)
def test_both_ends_of_a_range_have_its_unit(text, ends, kind):
    found = numbers(text)
    assert [one.value for one in found] == pytest.approx(ends)
    assert {one.kind for one in found} == {kind}


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("3471亿元", 0.5e8),
        ("5.50 %", 0.00005),
        ("CNY 570,000", 500),
        ("570 thousand residents", 500),
        ("三千六百亿元", 50e8),
    ],
)
def test_half_a_unit_of_the_last_digit_is_known(text, half):
    assert numbers(text)[0].half == pytest.approx(half)


def test_about_makes_the_zeros_at_the_end_no_digits():
    assert numbers("3500亿元")[0].rounded == pytest.approx(50e8)
    assert numbers("3471亿元")[0].rounded == pytest.approx(0.5e8)


def test_a_place_that_is_not_spoken_is_no_number():
    with pytest.raises(ValueError, match="三五"):
        han_number("三五")


@pytest.mark.parametrize(
    ("text", "multiple", "kind"),
    [
        ("地区生产总值（亿元）", 1e8, "money"),
        ("GDP per head (CNY thousand)", 1e3, "money"),
        ("GDP (CNY bn)", 1e9, "money"),
        ("增速（%）", 0.01, "share"),
        ("Residents (thousand)", 1e3, "count"),
    ],
)
def test_a_heading_gives_the_unit_of_its_column(text, multiple, kind):
    one = label_unit(text)
    assert (one.multiple, one.kind) == (multiple, kind)


def test_a_heading_with_a_year_in_brackets_gives_no_unit():
    assert label_unit("GDP (2030)") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("杭政办〔2024〕12号", "document"),
        ("2024年9月2日", "date"),
        ("2 September 2024", "date"),
        ("2023–2035年", "year"),
        ("H1 2024", "year"),
        ("2024-H2", "year"),
        ("第12页", "section"),
        ("图3", "section"),
        ("Figure 3.2", "section"),
        ("Top 10", "ordinal"),
        ("5G", "name"),
        ("2+1", "name"),
        ("95%置信区间", "level"),
        ("80 % band", "level"),
        ("90th percentile", "level"),
        ("0571-87702345", "phone"),
        ("13800001111", "phone"),
        ("https://example.cn/2024/12", "address"),
        ("report.2024@example.cn", "address"),
        ("fe57d51fde36751b", "hash"),
        ("0.2.0", "version"),
        ("35周岁以下", "age"),
        ("text[12]", "note"),
    ],
)
def test_what_is_no_figure_is_left_alone(text, reason):
    letters = plain(text)
    left = left_alone(letters)
    for place, one in enumerate(letters):
        if one.isdigit():
            assert next(part.reason for part in left if part.start <= place < part.end) == reason


@pytest.mark.parametrize("text", ["3600亿元", "2000人", "2050 people", "12家企业", "over 30 % of them", "[4.0%, 6.9%]"])
def test_what_has_a_unit_is_not_left_alone(text):
    assert left_alone(plain(text)) == []
