"""The findings that charts of one run have as titles are what its numbers say."""

import numpy as np
import pytest

from binjiang_sim.projection import run
from binjiang_sim.report.charts.levers import started
from binjiang_sim.report.content import run_findings


def test_the_largest_field_of_cost_and_its_share(base):
    years = [str(year) for year in range(2023, 2036)]
    whole = sum(base.values("policy_cost", year).mean() for year in years)
    innovation = sum(base.values("innovation_cost", year).mean() for year in years)
    share = f"{100 * innovation / whole:.0f}"
    assert run_findings.cost(base, "en") == (
        f"Reforms cost CNY {whole / 1e9:.2f} bn from 2023 to 2035; the largest part is the cost of innovation and "
        f"industry reforms ({share} %)"
    )
    chinese = run_findings.cost(base, "zh")
    assert chinese == f"2023—2035年改革合计花费{whole / 1e8:.1f}亿元，创新与产业改革成本最多，占{share}%"


def test_the_reserve_and_its_chance_of_being_below_zero(base, central):
    below = (base.values("fiscal_reserve", "2035") < 0).mean()
    found = run_findings.reserve(base, "en")
    assert found.startswith("The reserve is CNY ")
    assert ("few" in found) or (f"{100 * below:.0f} %" in found)
    assert "chance" not in run_findings.reserve(central, "en")


def test_the_age_that_changes_most(base):
    items = base.items("residents")
    ends = [[base.quantile("residents", year, 0.5, item) for item in items] for year in ("2025", "2030")]
    most = int(np.argmax(np.abs(np.subtract(*ends))))
    assert items[most] == "60+"
    before, after = ends[0][most] / 1e3, ends[1][most] / 1e3
    assert run_findings.age(base, (2025, 2030), "en") == (
        f"Age 60 and over changes most: from {before:.0f} at the end of 2025 up to {after:.0f} thousand residents at "
        "the end of 2030"
    )


def test_the_stage_that_grows_fastest_and_none_where_none_grows(base):
    items = base.items("ladder")
    growth = [base.quantile("ladder", "2035", 0.5, item) / base.quantile("ladder", "2023", 0.5, item) for item in items]
    assert items[int(np.argmax(growth))] == "national_high_tech"
    assert run_findings.fastest_stage(base, (2023, 2035), "zh").startswith(
        "2023—2035年末，国家高新技术企业增长最快：由"
    )
    assert run_findings.fastest_stage(base, (2035, 2035), "en") == "No stage grows from the end of 2035 to that of 2035"


def test_how_much_of_a_plan_is_delivered(base, central):
    orders = started(base)
    labels = [one.label for one in base.clock.periods if one.first == one.last]
    given = sum(base.values(lever, label).mean() for lever in orders for label in labels)
    share = 100 * given / sum(order.sum() for order in orders.values())
    found = run_findings.plan(base, orders, "en")
    assert found.startswith(f"13 reforms: {share:.0f} % of what is ordered is delivered, at CNY 0.")
    assert found.endswith(" bn in 2035")
    assert run_findings.plan(base, {}, "en") == "No reform starts"


def test_what_triggers_add_is_no_share_of_what_was_ordered(base_scenario):
    condition = "if: {indicator: graduate_inflow, period: 2026, below: 100万 person}"
    then = "then: {levers.talent_housing: {path: {2027: 1}, after: hold}}"
    result = run(base_scenario.with_({"triggers": f"[{{{condition}, {then}}}]"}), central=True)
    assert run_findings.plan(result, started(result), "en").startswith("13 reforms start and cost CNY ")


@pytest.mark.parametrize(("sentence", "title"), [("So it is.", "So it is"), ("如此。", "如此"), ("So", "So")])
def test_a_sentence_as_a_title_has_no_full_stop(sentence, title):
    assert run_findings.unstopped(sentence) == title
