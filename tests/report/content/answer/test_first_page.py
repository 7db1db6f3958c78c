"""The first page: targets with verdicts, because, instead, how sure, and what longer commands found."""

import dataclasses

import pytest

from binjiang_sim.analysis import lever_ledger
from binjiang_sim.projection import run
from binjiang_sim.report.content.answer.because import of_strongest
from binjiang_sim.report.content.answer.first_page import first_page
from binjiang_sim.report.content.answer.questions import Questions
from binjiang_sim.report.content.attribution.document import of_ledger
from binjiang_sim.report.content.blocks import Bars, Bullets, Chart, Code, Heading, Paragraph, Scorecard
from binjiang_sim.report.content.document import document
from binjiang_sim.report.stored_answers import EXPLAINED, StoredAnswer, figure_text, file_of, store, stored

SCHOOLS = {"indicator": "school_coverage", "item": "compulsory", "period": "2027", "at_least": "95 %"}
SCHOOLS |= {"kind": "binding", "source": "example"}
GRADUATES = {"indicator": "graduate_inflow", "period": "2030", "at_least": "52 thousand person", "kind": "expected"}
GRADUATES |= {"source": "example"}


@pytest.fixture(scope="module")
def asked(shipped):
    return Questions(run(shipped("base", {"targets": [SCHOOLS, GRADUATES], "draws": 300})))


@pytest.fixture(scope="module")
def page(asked):
    return first_page(asked, "en")


def parts(page):
    """The blocks below each heading, by its words."""
    found, now = {"": []}, ""
    for block in page:
        if isinstance(block, Heading):
            now = block.text
            found[now] = []
        else:
            found[now].append(block)
    return found


def test_it_shows_targets_then_because_then_instead_then_how_sure(page):
    assert list(parts(page)) == ["", "Because", "What instead", "How sure"]


def test_a_row_a_target_says_what_is_wanted_what_comes_out_and_how_likely_it_is(page):
    card, _ = parts(page)[""]
    assert isinstance(card, Scorecard)
    first, second = card.rows
    assert (first.name, first.wanted, first.verdict, first.tone) == (
        "School coverage: compulsory school, 2027",
        "≥ 95.0 %",
        "may be met or missed",
        "open",
    )
    assert first.outcome.startswith("92.")
    assert (second.name, second.wanted) == ("Graduates under 35 taken in, 2030", "≥ 52.0 thousand persons")


def test_shares_of_the_scorecard_are_those_of_the_draws(asked, page):
    card, _ = parts(page)[""]
    assert [one.share for one in card.rows] == [one.chance for one in asked.outcomes]


def test_because_begins_with_what_the_bottleneck_lacks(page):
    first = parts(page)["Because"][0]
    assert isinstance(first, Bullets)
    assert first.items[0].startswith("School coverage: compulsory school ≥ 95.0 % in 2027: the median is 92.")
    assert first.items[0].endswith(" points short")


def test_bars_of_reforms_are_those_of_the_ledger_over_the_same_draws(asked, page):
    (bars,) = (one for one in parts(page)["Because"] if isinstance(one, Bars))
    own = asked.ledger
    strongest = max(own.parts, key=lambda one: abs(one.share))
    assert bars.bars[0].label == "School building"
    assert strongest.lever == "school_building"
    assert bars.bars[0].text == f"+{100 * strongest.share:.3f} points"


def test_instead_names_a_plan_what_it_costs_and_the_chance_it_raises(asked, page):
    (said,) = (one for one in parts(page)["What instead"] if isinstance(one, Bullets))
    place = asked.plans.recommendation.plan
    assert place
    assert said.items[0].lower().startswith(asked.plans.names[place]["en"].lower())
    assert " until 2030; " in said.items[0]
    assert " instead of " in said.items[0]


def test_commands_that_say_more_are_named_with_the_figure_of_the_bottleneck(page):
    said = [one.text for one in page if isinstance(one, Code)]
    assert [one.partition(".yaml ")[2].partition(" --set")[0] for one in said] == [
        "--indicator school_coverage --period 2027 --item compulsory",
        "--plan all --chance 0.8",
    ]
    assert all("--set draws=300" in one for one in said)


def test_how_sure_tells_of_assumptions_and_of_forecasts_of_past_years(page):
    (said,) = parts(page)["How sure"]
    assert "of the uncertainty rests on assumptions" in said.items[0]
    assert any(one.startswith("Forecasts of past years made the same way: the 80 % band of") for one in said.items)


def test_a_central_run_says_that_it_has_no_draws_to_take_apart(shipped):
    single = first_page(Questions(run(shipped("base", {"targets": [SCHOOLS]}), central=True)), "en")
    found = parts(single)
    assert found["Because"][0] == Paragraph("This run has no draws to take apart.")
    assert found["What instead"][0] == Paragraph("This run has no draws to compare plans by.")


def test_a_plan_without_reforms_is_answered_too(shipped):
    found = parts(first_page(Questions(run(shipped("no_new_reform", {"draws": 300}))), "en"))
    assert not any(isinstance(one, Bars) for one in found["Because"])


def test_the_document_leads_with_the_answer_and_ends_with_folded_evidence(asked):
    whole = document([asked.result], "en", asked=asked)
    keys = [one.key for one in whole.sections]
    assert keys[:4] == ["answer", "plan", "because", "instead"]
    assert (
        [one.key for one in whole.sections if one.folded] == keys[-4:] == ["trust", "method", "sources", "assumptions"]
    )
    assert whole.answer.startswith("Plan as a whole, 2 targets: ")


@pytest.fixture(scope="module")
def explained(asked):
    """The bottleneck explained over other orders than those of the first page."""
    own = asked.ledger
    scenario = asked.result.scenario
    return lever_ledger(scenario, own.indicator, own.period, own.item, draws=16, orders=4)


def kept(explained):
    first, whole = ({one: part(explained, one) for one in ("zh", "en")} for part in (of_strongest, of_ledger))
    return StoredAnswer("binjiang_sim explain it", first, whole)


def test_what_a_longer_command_stored_takes_the_place_of_the_estimate(asked, explained, tmp_path):
    about = figure_text(explained.indicator, explained.item, explained.period)
    store(tmp_path, EXPLAINED, asked.result.scenario, kept(explained), about)
    found = parts(first_page(Questions(asked.result, tmp_path), "en"))["Because"]
    assert Paragraph("Found by this command:", "note") in found
    assert Code("binjiang_sim explain it") in found
    assert any(isinstance(one, Paragraph) and "from 4 random orders" in one.text for one in found)


def test_a_stored_answer_is_read_as_it_was_but_for_its_charts(asked, explained, tmp_path):
    answer, scenario = kept(explained), asked.result.scenario
    store(tmp_path, EXPLAINED, scenario, answer)
    found = stored(tmp_path, EXPLAINED, scenario)
    assert found.first == answer.first
    assert found.whole["zh"] == tuple(one for one in answer.whole["zh"] if not isinstance(one, Chart))


def test_an_answer_is_not_taken_for_another_scenario_or_other_targets(asked, explained, tmp_path):
    scenario = asked.result.scenario
    store(tmp_path, EXPLAINED, scenario, kept(explained))
    assert stored(tmp_path, EXPLAINED, dataclasses.replace(scenario, targets=scenario.targets[:1])) is None
    assert stored(tmp_path, EXPLAINED, dataclasses.replace(scenario, seed=1)) is None
    assert stored(tmp_path, "seek", scenario) is None


def test_a_stored_answer_that_was_damaged_is_left_alone(asked, explained, tmp_path):
    scenario = asked.result.scenario
    store(tmp_path, EXPLAINED, scenario, kept(explained))
    for text in ("", "[]", '{"command": 1}', '{"command": "x", "first": {"zh": [{"block": "Chart"}]}}'):
        file_of(tmp_path, EXPLAINED, scenario).write_text(text)
        assert stored(tmp_path, EXPLAINED, scenario) is None
