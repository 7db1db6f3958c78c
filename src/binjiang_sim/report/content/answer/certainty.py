"""How sure the answer is: what it rests on, and how forecasts made like it did before."""

from __future__ import annotations

from ....calibration import shipped
from ....engine.overlays import without_overlays
from ....projection import Result
from ....words import say
from .. import conditioning, debt
from ..hindcast import outcome
from .questions import Questions

MODEL = "model"  # the rule of the hindcast that is this model


def certainty(asked: Questions, language: str) -> tuple[str, ...]:
    """What the uncertainty rests on, how past forecasts did, and what is in no band."""
    owed = debt.sentences(asked.result, asked.debt, language)[:1] if asked.debt else ()
    return (
        *owed,
        *_conditioned(asked.result, language),
        *track(asked.result, language),
        say("document.outside", language),
    )


def _conditioned(result: Result, language: str) -> tuple[str, ...]:
    """On which figures the inputs are conditioned, and what the posterior is worth."""
    posterior = result.scenario.posterior
    if posterior is None:
        return ()
    about = {"facts": conditioning.cited(result, language), "effective": f"{posterior.effective:.0f}"}
    return (say("document.conditioned", language, count=len(posterior.columns), **about),)


def track(result: Result, language: str) -> tuple[str, ...]:
    """The hindcast in one sentence; of a district without one that there is none."""
    found = shipped()
    if found.stamp.district != result.scenario.district["en"]:
        return (say("answer.untested", language),)
    (score,) = (
        one for one in found.scores if (one.indicator, one.horizon, one.rule) == (found.gains[0].indicator, None, MODEL)
    )
    gain = next(one for one in found.gains if (one.indicator, one.rule) == (score.indicator, MODEL))
    about = {
        "figure": outcome(score.indicator, language),
        "held": round(score.coverage80 * score.n),
        "of": score.n,
        "gain": f"{100 * abs(gain.gain):.0f}",
        "naive": say(f"hindcast.rule_{gain.naive}", language),
    }
    said = say("answer.tested_better" if gain.gain > 0 else "answer.tested_worse", language, **about)
    if without_overlays(result.model).digest != found.stamp.equations:
        said += say("answer.other_equations", language)
    return (said,)
