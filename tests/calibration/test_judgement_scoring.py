"""The record of judgements and its scores. Every figure after September 2024 in this file is invented."""

import math

import pytest

import binjiang_sim as bj
from binjiang_sim.calibration import judgement_scores, read_judgements
from binjiang_sim.calibration.judgement_scoring import BOUND, KNOWN, MODEL, PENDING, PRICES
from binjiang_sim.errors import ScenarioError
from binjiang_sim.facts.ledger import COLUMNS, read
from binjiang_sim.report.content.judgement_record import sentences, tables
from binjiang_sim.scenario.judgement_record import JudgementRecord, collected

EARLY = "2024-09-02"
LINE = "graduate_inflow@2025=2.4万..3万..3.6万 person"


def invented(*rows):
    """A ledger of invented figures: (variable, item, value, unit, period, date, prices, bound)."""
    lines = [",".join(COLUMNS)]
    for number, (variable, item, value, unit, period, date, prices, bound) in enumerate(rows):
        about = f"invented_{number},{variable},{value},{unit},{period},district,{prices},{bound},invented,{date},"
        lines.append(f"{about},invented,high,scored,{variable},{item},,same_definition_scored,,")
    return read("\n".join(lines) + "\n", "invented.csv")


def inflow(value, period="2025", date="2026-01-31", bound="exact"):
    return "graduate_inflow", "", value, "万人", period, date, "none", bound


@pytest.fixture
def record(base):
    return JudgementRecord(base).added(LINE, "Li Si", "Order books.", EARLY)


def test_a_row_is_read_in_model_units_with_its_names(base):
    (row,) = JudgementRecord(base).added("增加值/工业@2025=900..950..1000 亿元 at 2023 prices", "A", "x", EARLY).rows
    assert row.points == (9e10, 9.5e10, 1e11)
    assert (row.target.indicator, row.target.item, row.target.period, row.target.prices) == (
        *("value_added", "industry"),
        *("2025", "2023"),
    )


def test_a_record_comes_back_from_its_file_as_it_was(record, base, tmp_path):
    whole = record.added("gdp_growth@2024=4 %..5 %..6 %", "Zhang, San", 'Says "so".', EARLY)
    (tmp_path / "record.csv").write_text(whole.text, encoding="utf-8")
    found = read_judgements(tmp_path / "record.csv", base)
    assert [(one.cells, one.points, one.seal) for one in found.rows] == [
        (one.cells, one.points, one.seal) for one in whole.rows
    ]
    assert found.broken == found.unsealed == ()
    assert found.seal == whole.seal


@pytest.fixture
def three(record, base, tmp_path):
    whole = record
    for period in ("2026", "2027"):
        whole = whole.added(LINE.replace("2025", period), "Li Si", "Order books.", EARLY)
    return whole.text.splitlines(keepends=True), base, tmp_path / "record.csv"


def broken(lines, base, file):
    file.write_text("".join(lines), encoding="utf-8")
    return [one.place.rpartition(":")[2] for one in read_judgements(file, base).broken]


def test_a_row_that_was_changed_is_seen(three):
    lines, base, file = three
    assert broken(lines, base, file) == []
    assert broken([lines[0], lines[1], lines[2].replace("2.4万", "2.5万"), lines[3]], base, file) == ["3"]
    assert broken([lines[0], lines[1].replace("Li Si", "Wang"), *lines[2:]], base, file) == ["2"]


def test_a_row_that_was_taken_out_or_moved_is_seen(three):
    lines, base, file = three
    assert broken([lines[0], *lines[2:]], base, file) == ["2"]
    assert broken([lines[0], lines[1], lines[3], lines[2]], base, file) == ["3", "4"]
    assert broken(lines[:3], base, file) == []  # rows off the end: the last seal tells


def test_a_broken_row_is_told_in_both_languages_and_nothing_is_added_to_it(three):
    lines, base, file = three
    broken([lines[0], lines[1].replace("Li Si", "Wang"), *lines[2:]], base, file)
    found = read_judgements(file, base)
    with pytest.raises(ScenarioError) as caught:
        found.added(LINE, "A", "x", EARLY)
    assert caught.value.text("en") == (
        f"{file}:2: the row of Wang, {EARLY}, does not fit its seal: it was changed after it was sealed,"
        " or the row before it was changed, added or taken out"
    )
    assert caught.value.text("zh") == (
        f"{file}:2: Wang于 {EARLY} 所作判断的一行与封签不符：它封存之后被改动，或其前一行被改动、增删"
    )


def test_a_plain_table_is_read_and_can_be_sealed(three):
    lines, base, file = three
    plain = [f"{line.rstrip().rpartition(',')[0]}\n" for line in lines]
    assert broken(plain, base, file) == []
    found = read_judgements(file, base)
    assert len(found.unsealed) == 3
    assert found.sealed().text == "".join(lines)


@pytest.mark.parametrize(
    ("line", "date", "zh", "en"),
    [
        (
            "graduate_inflow 3万",
            EARLY,
            "--add: “graduate_inflow 3万”不是判断；应写成 graduate_inflow@2025=2.4万..3万..3.6万 person，"
            "依次为 10%、50%、90% 分位数",
            "--add: 'graduate_inflow 3万' is no judgement; write graduate_inflow@2025=24000..30000..36000 person,"
            " with the 10, 50 and 90 % points",
        ),
        (
            "graduate_inflow@2025=3万..2万..4万 person",
            EARLY,
            "--add: 10%、50%、90% 分位数须依次增大，现为 3万, 2万, 4万",
            "--add: the 10, 50 and 90 % points must rise; found 3万, 2万, 4万",
        ),
        (
            LINE,
            "2024-9-2",
            "--add: “2024-9-2”不是日期，应写成 2024-09-02",
            "--add: '2024-9-2' is no day; write it as 2024-09-02",
        ),
        (
            LINE,
            "2024-09-01",
            "--add: 2024-09-01 早于记录的最后一行（2024-09-02）：只能按先后追加",
            "--add: 2024-09-01 is before the last row of the record (2024-09-02): rows are only added in order",
        ),
    ],
)
def test_what_cannot_be_added_is_refused(record, line, date, zh, en):
    with pytest.raises(ScenarioError) as caught:
        record.added(line, "A", "x", date)
    assert (caught.value.text("zh"), caught.value.text("en")) == (zh, en)


def test_every_fault_of_a_file_is_told_with_its_line(base, tmp_path):
    file = tmp_path / "record.csv"
    head = "date,author,indicator,item,period,low,median,high,unit,prices,why\n"
    file.write_text(f"{head},A,gdp_grwth,,2025,1 %,2 %,3 %,,,x\n{EARLY},A,gdp_grwth,,2025,1 %,2 %,3 %,,,x\n", "utf-8")
    with pytest.raises(ScenarioError) as caught:
        read_judgements(file, base)
    assert [one.place.rpartition(":")[2] for one in caught.value.faults] == ["2", "3"]
    assert "did you mean 'gdp_growth'?" in caught.value.text("en")


def test_scores_are_those_of_the_hand(record):
    above = record.added("graduate_inflow@2026=3万..4万..5万 person", "Li Si", "x", EARLY)
    found = judgement_scores(above, invented(inflow(3.2), inflow(2.5, "2026", "2027-01-31")))
    inside, outside = found.pairs
    assert (inside.hit, outside.hit) == (True, False)
    assert inside.interval == pytest.approx(12_000)  # the width alone
    assert outside.interval == pytest.approx(20_000 + 10 * 5_000)
    # Twice the mean of share x what lies above a point, and (1 - share) x what lies below it.
    assert inside.quantile == pytest.approx(2 / 3 * (0.1 * 8_000 + 0.5 * 2_000 + 0.1 * 4_000))
    assert outside.quantile == pytest.approx(2 / 3 * (0.9 * 5_000 + 0.5 * 15_000 + 0.1 * 25_000))
    whole, own = found.scores
    assert (whole.n, whole.figures, whole.hits, whole.interval) == (2, 2, 1, None)
    assert (own.indicator, own.hits, own.unit) == ("graduate_inflow", 1, "person")
    assert own.interval == pytest.approx((12_000 + 70_000) / 2)
    assert whole.untested
    assert own.untested


def test_a_figure_that_was_known_on_the_day_scores_nobody(record):
    found = judgement_scores(record, invented(inflow(3.2, date="2024-09-02")))
    assert found.pairs == ()
    assert [reason for reason, _ in found.left_out] == [KNOWN]


def test_rows_without_a_figure_of_their_own_are_left_out_with_the_reason(record):
    gdp = record.added("gdp@2025=2600..2700..2800 亿元 at 2023 prices", "A", "x", EARLY)
    gdp = gdp.added("gdp@2026=2600..2700..2800 亿元 at current prices", "A", "x", EARLY)
    ledger = invented(
        inflow(3.2, bound="above"),
        ("gdp", "", 2750, "亿元", "2025", "2026-01-31", "nominal", "exact"),
    )
    found = judgement_scores(gdp, ledger)
    assert [reason for reason, _ in found.left_out] == [BOUND, PRICES, PENDING]
    now = judgement_scores(record.added("gdp@2025=2600..2700..2800 亿元 at current prices", "A", "x", EARLY), ledger)
    assert [one.published for one in now.pairs] == [275_000_000_000]


def test_ten_figures_are_enough_to_say_something(base):
    whole = JudgementRecord(base)
    rows = []
    for year in range(2025, 2035):
        whole = whole.added(f"graduate_inflow@{year}=3万..4万..5万 person", "A", "x", EARLY)
        rows.append(inflow(3.5 if year % 2 else 6, str(year), f"{year + 1}-01-31"))
    found = judgement_scores(whole, invented(*rows))
    assert (found.scores[0].figures, found.scores[0].hits, found.scores[0].untested) == (10, 5, False)
    (first, *_), _ = (table.rows for table in tables(found, base, "en"))
    reach = 1.959963984540054 * math.sqrt(0.8 * 0.2 / 10)
    low = f"{100 * (0.8 - reach):.0f} %"
    assert first[-1] == f"50 % inside; if the intervals are right, 95 % of such shares lie between {low} and 100 %"


def test_the_model_is_scored_on_the_same_figures(record, small_run):
    ledger = invented(inflow(3.2))
    found = judgement_scores(record, ledger, result=small_run)
    own, model = found.pairs
    assert (own.author, model.author) == ("Li Si", MODEL)
    points = (small_run.quantile("graduate_inflow", "2025", share) for share in (0.1, 0.5, 0.9))
    assert (model.low, model.median, model.high) == pytest.approx(tuple(points), rel=1e-12)
    assert found.scores[-1].author == MODEL
    assert found.latest.startswith("2024-")
    assert any(found.latest in text for text in sentences(found, "en"))
    both, soon = record.added(LINE, "B", "x", EARLY), invented(inflow(3.2, date="2024-09-20"))
    early = judgement_scores(both, soon, result=small_run)
    assert {one.author for one in early.pairs} == {"Li Si", "B"}  # the run may have known it


@pytest.mark.parametrize("language", ["zh", "en"])
def test_tables_say_that_few_figures_test_nobody(record, base, language):
    found = judgement_scores(record, invented(inflow(3.2)))
    by_author, pairs = tables(found, base, language)
    verdict = {"zh": "未经检验（1项数据，少于10项）", "en": "untested: figures 1, at least 10 needed"}[language]
    assert [row[-1] for row in by_author.rows] == [verdict, verdict]
    assert len(pairs.rows) == 1


def test_pins_of_a_scenario_are_collected(base):
    points = "interval80: [2.4万 person/year, 3万 person/year, 3.6万 person/year]"
    pin = f"{{indicator: graduate_inflow, pin: {{path: {{2025: {{{points}}}, 2027: same}}}}, why: x, author: Li Si}}"
    add = f"{{indicator: graduate_departures, add: {{path: {{2025: {{{points}}}}}}}, why: x, author: B}}"
    rows, left = collected(base.with_({"judgements": f"[{pin}, {add}]"}), EARLY)
    assert [(row.author, row.target.period, row.points) for row in rows] == [
        ("Li Si", year, (24_000, 30_000, 36_000)) for year in ("2025", "2026", "2027")
    ]
    assert [one.key for one in left] == ["record.not_a_figure"]
    whole = JudgementRecord(base).joined(rows)
    assert whole.broken == ()


def test_money_is_collected_at_the_prices_of_its_variable(base):
    points = "interval80: [900 亿元/year, 1000 亿元/year, 1100 亿元/year]"
    pin = f"{{indicator: value_added, item: industry, pin: {{path: {{2025: {{{points}}}}}}}, why: x, author: A}}"
    ((row,), _) = collected(base.with_({"judgements": f"[{pin}]"}), EARLY)
    assert (row.target.item, row.target.prices, row.points[1]) == ("industry", str(base.start), 1e11)


def test_what_is_collected_is_what_the_run_holds(base):
    points = "interval80: [2.4万 person/year, 3万 person/year, 3.6万 person/year]"
    pin = f"{{indicator: graduate_inflow, pin: {{path: {{2025: {{{points}}}}}}}, why: x, author: Li Si}}"
    plan = base.with_({"judgements": f"[{pin}]"})
    ((row,), _) = collected(plan, EARLY)
    result = bj.run(plan, central=True)
    assert result.values("graduate_inflow", "2025")[0] == pytest.approx(row.points[1], rel=1e-12)
