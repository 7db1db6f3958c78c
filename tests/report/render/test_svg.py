"""Charts as drawings inside a page."""

from binjiang_sim.report.render.svg import sharing_letters


def test_a_letter_is_drawn_once_on_a_page_and_every_use_of_it_leads_to_an_outline():
    one = '<svg><defs><path id="a-F-41" d="M 0 0" transform="scale(1)"/></defs><use href="#a-F-41"/></svg>'
    shared = sharing_letters({"a": one, "b": one.replace("a-F", "b-F"), "c": one.replace("M 0 0", "M 1 1")})
    assert shared["a"] == one
    assert shared["b"] == '<svg><defs></defs><use href="#a-F-41"/></svg>'
    assert "M 1 1" in shared["c"]
