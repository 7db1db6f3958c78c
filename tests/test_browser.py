"""One report in a real browser with the network cut; `python tests/browser.py` checks all of them."""

import re

import pytest

from binjiang_sim.projection import run
from binjiang_sim.report import write_report

from . import browser

needs_browser = pytest.mark.skipif(bool(browser.missing()), reason=browser.missing() or "-")


@pytest.fixture(scope="module")
def report(base_scenario, shipped, tmp_path_factory):
    """The Chinese report of the base scenario compared with another."""
    results = [run(base_scenario, draws=64), run(shipped("external_slump"), draws=64)]
    return write_report(results, tmp_path_factory.mktemp("report"), "zh")


@needs_browser
def test_a_report_asks_for_nothing_is_drawn_reached_by_keyboard_and_accessible(report):
    assert browser.flaws(report) == []


@needs_browser
@pytest.mark.parametrize("width", [420, 390])
def test_a_report_on_a_phone_has_nothing_cut_and_does_not_scroll_sideways(report, width):
    assert browser.flaws(report, width) == []


@needs_browser
def test_the_first_screen_holds_title_targets_because_instead_and_how_sure(report):
    ends = browser.first_screen(report)
    assert len(ends) == 5
    assert max(ends.values()) <= browser.HEIGHT


@needs_browser
def test_a_link_opens_the_folded_section_or_the_row_in_it_that_it_leads_to(report):
    fact = re.search(r'id="(fact-[^"]*)"', report.read_text("utf-8"))[1]
    assert browser.opened_by(report, "sources")
    assert browser.opened_by(report, fact)
    assert browser.opened_by(report, fact, script=False)


@needs_browser
def test_a_report_on_paper_has_full_pages_with_numbers_and_all_that_is_folded_on_a_screen(report):
    assert browser.misprints(report) == []
    assert 15 <= len(browser.printed(report)) <= 40


@needs_browser
def test_what_is_folded_is_on_paper_without_a_script_too(report):
    with_script, without = (len(browser.printed(report, script)) for script in (True, False))
    assert without == with_script


@needs_browser
def test_the_check_sees_what_it_is_meant_to_see(report, tmp_path):
    whole = report.read_text("utf-8")
    spoilt = whole[: whole.index('<section id="plan"')] + "</main></body></html>"
    spoilt = spoilt.replace("</main>", '<img src="https://example.org/x.png"><div style="width:3000px">-</div></main>')
    file = tmp_path / "spoilt.html"
    file.write_text(spoilt.replace('<html lang="zh-Hans">', "<html>"), "utf-8")
    found = " ".join(browser.flaws(file))
    for part in ("https://example.org/x.png", "wider than a screen", "image-alt", "html-has-lang"):
        assert part in found
