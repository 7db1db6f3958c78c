"""One report in a real browser with the network cut; `python tests/browser.py` checks all of them."""

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
def test_a_report_on_paper_begins_every_section_on_a_page_with_a_number(report):
    assert browser.misprints(report) == []
    assert 20 <= len(browser.printed(report)) <= 32


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
