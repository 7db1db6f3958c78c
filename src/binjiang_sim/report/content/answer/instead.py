"""What instead: the best of the shipped packages of reforms and of the changes of one lever, and what it costs."""

from __future__ import annotations

from ....decision import PlanTable
from ....words import say
from ...stamps.stamp import question
from ...stored_answers import SOUGHT
from ..blocks import Block, Bullets
from ..decision import plan_table
from ..series import capital
from ..targets import described
from .questions import Questions

ASKED_CHANCE = "0.8"


def instead(asked: Questions, language: str) -> tuple[Block, ...]:
    """What a search found, if it was made; which plan is recommended, what it gains and costs, what none reaches."""
    kept = asked.stored(SOUGHT)
    found = asked.plans
    sentences = _sentences(found, language) if found else ()
    return *(kept.first[language] if kept else ()), *((Bullets(sentences),) if sentences else ())


def _sentences(found: PlanTable, language: str) -> tuple[str, ...]:
    if not found.recommendation.plan:
        sentences = [say("answer.keep", language, criterion=plan_table.criterion(found, language))]
    elif found.targets:
        sentences = [_taken(found, language), *_whole(found, language)]
    else:
        name = found.names[found.recommendation.plan][language]
        sentences = [say("answer.take_money", language, plan=name), plan_table.against_own(found, language)]
    if found.targets:
        sentences.append(_at_best(found, language))
    counts = {"plans": len(found.plans) - 1, "tried": found.tried, "draws": f"{found.draws.costs.shape[1]:,}"}
    return (*sentences, say("answer.among", language, **counts))


def _taken(found: PlanTable, language: str) -> str:
    """The recommended plan, what it costs more, and the target whose chance it raises most."""
    place = found.recommendation.plan
    own, taken = found.rows[0], found.rows[place]
    gains = [new.value - old.value for new, old in zip(taken.chances, own.chances, strict=True)]
    most = gains.index(max(gains))
    return say(
        "answer.take",
        language,
        plan=capital(found.names[place][language]),
        cost=plan_table.dearer(taken.cost - own.cost, language),
        last=found.last,
        target=described(found, found.targets[most], language),
        chance=taken.chances[most].text(language),
        own=own.chances[most].text(language),
    )


def _whole(found: PlanTable, language: str) -> list[str]:
    """What the recommended plan does to the chance of all targets together."""
    own, taken = found.rows[0].whole, found.rows[found.recommendation.plan].whole
    if own is None or taken is None or len(found.targets) == 1:
        return []
    about = {"own": own.text(language), "chance": taken.text(language)}
    key = "answer.whole_stays" if about["own"] == about["chance"] else "answer.whole_moves"
    return [say(key, language, **about)]


def _at_best(found: PlanTable, language: str) -> str:
    """The target that even the best plan for it misses most, and its best chance."""
    hard = min(range(len(found.targets)), key=lambda one: max(row.chances[one].hits for row in found.rows))
    top = max(found.rows, key=lambda row: row.chances[hard].hits)
    about = {"target": described(found, found.targets[hard], language), "chance": top.chances[hard].text(language)}
    about |= {"plan": top.name[language], "own": found.rows[0].chances[hard].text(language)}
    better = about["chance"] != about["own"]
    return say("answer.at_best" if better else "answer.at_best_own", language, **about)


def command(asked: Questions, language: str) -> tuple[str, bool]:
    """The command that answers the question over all reforms, and whether what it found is shown."""
    kept = asked.stored(SOUGHT)
    if kept:
        return kept.command, True
    words = ["seek", "--plan", "all", "--chance", ASKED_CHANCE] if asked.outcomes else ["plans"]
    return question(asked.result.scenario, words, language), False
