"""The sections that say how far a run can be trusted, of runs in which a few draws gave no number."""

from dataclasses import replace

import pytest

from binjiang_sim.analysis import without_reforms
from binjiang_sim.report.content import evidence, outline, sources
from binjiang_sim.report.content.blocks import Bars, Table
from binjiang_sim.words import say


@pytest.fixture(scope="module")
def reasons(gaps_run):
    return {language: evidence.reasons(gaps_run, language) for language in ("zh", "en")}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_drives_a_run_is_told_of_the_draws_that_gave_numbers(reasons, language):
    titles = [one.title for one in reasons[language] if isinstance(one, Table | Bars)]
    assert titles[0] == say("document.effects", language)
    assert len(titles) == 3  # effects, and the strongest inputs of two figures
    assert reasons[language][-1].text == say("document.drivers_about", language)


def test_the_draws_left_out_of_an_effect_are_counted(gaps_run, reasons):
    figures = outline.figures(gaps_run, "effects")
    left_out = int(without_reforms(gaps_run, figures, "2035").failed[0])
    assert left_out > 0
    assert reasons["en"][0].text == (
        "The first 400 draws were run again with every reform at zero and the same random numbers; shown are the"
        " differences, draw by draw."
        f" Left out: {left_out} without a valid figure."
    )
    assert reasons["zh"][0].text == (
        "把全部改革力度设为零，用同一组随机数把前400次抽样重新运行，再逐次相减。"
        f"其中{left_out}次没有得出有效数值，未计入。"
    )


@pytest.mark.parametrize(("share", "shown"), [(0.0002, "under 0.1 %"), (0.9998, "over 99.9 %"), (0.25, "25.0 %")])
def test_what_a_bound_seldom_held_is_not_shown_as_never(base, share, shown):
    instants = base.scenario.draws * (base.clock.steps + 1)
    ensemble = replace(base.ensemble, clipped={"affordable_share": share * instants})
    (clip,) = sources.clips(replace(base, ensemble=ensemble), "en")
    assert clip.share == shown
