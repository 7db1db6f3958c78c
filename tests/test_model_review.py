"""The sceptic's page is that of today's equations, and its figures are those of its command."""

from pathlib import Path

import numpy as np
import pytest

from docs.review import measures, pages, questions, words

DOCS = Path(__file__).parent.parent / "docs"
LOOPS = {one.key: one for one in questions.LOOPS}


@pytest.fixture(scope="module", params=words.PAGES)
def page(request):
    return request.param, (DOCS / words.PAGES[request.param]).read_text("utf-8")


@pytest.fixture(scope="module")
def extremes(base):
    return {one.key: measures.answer(base, one) for one in questions.EXTREMES}


@pytest.fixture(scope="module")
def responses(base):
    return {key: measures.response(base, one) for key, one in LOOPS.items()}


def row(text, name):
    """The cells behind the first row of the page that begins with a name."""
    return next(line for line in text.splitlines() if line.startswith(f"| {name} |")).split(" | ")[1:]


def test_the_page_is_of_todays_equations_and_of_its_draws(page, base):
    _, text = page
    assert base.model.digest in text
    assert str(measures.DRAWS) in text.splitlines()[4]


def test_every_extreme_of_the_page_comes_out_again(page, extremes):
    language, text = page
    shown = {one.key: row(text, getattr(one, language))[1].rstrip(" |") for one in questions.EXTREMES}
    assert shown == {key: pages.percent(value) for key, value in extremes.items()}


def test_every_extreme_has_the_sign_of_common_sense(extremes):
    assert {key for key, value in extremes.items() if value > 0} == {"double", "residents", "homes"}
    assert all(np.isfinite(value) for value in extremes.values())


@pytest.mark.parametrize("key", LOOPS)
def test_every_loop_of_the_page_comes_out_again(page, responses, key):
    language, text = page
    cells = row(text, getattr(LOOPS[key], language))
    assert tuple(cells[2:4]) == tuple(map(pages.percent, responses[key]))


@pytest.mark.parametrize("key", LOOPS)
def test_every_loop_changes_the_response_named_for_it_by_two_per_cent_or_more(responses, key):
    closed, opened = responses[key]
    assert abs(closed - opened) >= 0.02 * abs(opened)


def test_factors_of_output_share_out_all_of_its_growth(base):
    """Factors multiply to output, so that their logarithms add up; medians of shares miss it by a little."""
    assert sum(measures.shares_by_factor(base).values()) == pytest.approx(1, abs=0.08)


def test_sources_share_out_all_of_growth(base):
    few = [one for one in questions.SOURCES if one.key in ("capital", "renewal")]
    found = measures.shares_by_source(base, few, last="2026")
    assert sum(found.of_source.values()) + found.rest == pytest.approx(1, abs=1e-12)
    assert set(found.of_source) == {"trend", "reforms", "capital", "renewal"}


def test_every_lever_stands_beside_what_evaluations_found_with_figures_of_the_ledger(page, base):
    language, text = page
    for lever in base.model.of_kind("lever"):
        assert pages.evaluation(base, lever.name, language) in text, lever.name


def test_the_net_gain_of_levers_that_draw_from_neighbours_is_smaller(page, base):
    language, text = page
    for lever in questions.DISPLACED:
        cells = row(text, getattr(base.model.equations[lever], language))
        assert 0 < float(cells[2]) < float(cells[0])
