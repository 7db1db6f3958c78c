"""The sceptic's page is that of today's equations, and its figures are those of its command."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

DOCS = Path(__file__).parent.parent / "docs"


def _review():
    spec = importlib.util.spec_from_file_location("model_review", DOCS / "model_review.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["model_review"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


review = _review()


@pytest.fixture(scope="module", params=review.PAGES)
def page(request):
    return request.param, (DOCS / review.PAGES[request.param]).read_text("utf-8")


def test_the_page_is_of_todays_equations_and_of_its_draws(page, base):
    _, text = page
    assert base.model.digest in text
    assert str(review.DRAWS) in text.splitlines()[4]


@pytest.mark.parametrize("key", ["double", "residents"])
def test_a_figure_of_the_page_comes_out_again(page, base, key):
    language, text = page
    question = next(one for one in review.EXTREMES if one.key == key)
    (row,) = [line for line in text.splitlines() if line.startswith(f"| {getattr(question, language)} |")]
    assert review.percent(review.ratio(base, question)) in row


def test_the_shares_of_growth_add_up_to_all_of_it(base):
    """The factors of output multiply to it, so that their logarithms add up; medians of shares miss it by a little."""
    assert sum(review.causes(base).values()) == pytest.approx(1, abs=0.08)


def test_every_extreme_has_the_sign_of_common_sense(base):
    up = {"double", "residents", "homes"}
    found = {one.key: review.ratio(base, one) for one in review.EXTREMES}
    assert {key for key, value in found.items() if value > 0} == up
    assert all(np.isfinite(value) for value in found.values())
