"""What a command found, stored beside the results for the reports that are made later."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..words import LANGUAGES, say
from .printing import tell

if TYPE_CHECKING:
    from ..analysis import Ledger
    from ..decision import Sought
    from ..report.content.blocks import Block
    from ..scenario import Scenario

Blocks = Callable[[str], tuple["Block", ...]]


def store_ledger(found: Ledger, arguments: argparse.Namespace, language: str) -> None:
    """Store what each reform brings to a figure."""
    from ..report.content.answer.because import of_strongest
    from ..report.content.attribution.document import of_ledger
    from ..report.stored_answers import EXPLAINED, figure_text

    named = {"--indicator": found.indicator, "--period": found.period, "--item": found.item}
    named |= {"--draws": arguments.draws, "--orders": arguments.orders}
    options = [str(word) for pair in named.items() if pair[1] is not None for word in pair]
    about = figure_text(found.indicator, found.item, found.period)
    parts = (lambda words: of_strongest(found, words)), (lambda words: of_ledger(found, words))
    _store(found.scenario, [EXPLAINED, *options], parts, arguments, language, about)


def store_sought(found: Sought, scenario: Scenario, arguments: argparse.Namespace, language: str) -> None:
    """Store the plan that was found for a scenario."""
    from ..report.content.blocks import Bullets
    from ..report.content.decision import seek
    from ..report.content.decision.document import of_seek
    from ..report.stored_answers import SOUGHT

    named = {"--plan": arguments.plan, "--chance": arguments.chance, "--budget": arguments.budget}
    named |= {"--earliest": arguments.earliest, "--ramp": arguments.ramp}
    options = [str(word) for pair in named.items() if pair[1] is not None for word in pair]
    options += [word for name in ("target", "cap") for one in getattr(arguments, name) for word in (f"--{name}", one)]
    options += ["--keep"] if arguments.keep else []
    parts = (lambda words: (Bullets(seek.sentences(found, words)[:1]),)), (lambda words: of_seek(found, words))
    _store(scenario, [SOUGHT, *options], parts, arguments, language)


def _store(
    scenario: Scenario,
    words: Sequence[str],
    parts: tuple[Blocks, Blocks],
    arguments: argparse.Namespace,
    language: str,
    about: str = "",
) -> None:
    """Store both parts in both languages where there is a folder of results."""
    from ..report.stamps.stamp import question
    from ..report.stored_answers import StoredAnswer, store

    if not os.path.isdir(arguments.results):
        return
    first, whole = ({one: part(one) for one in LANGUAGES} for part in parts)
    answer = StoredAnswer(question(scenario, words, language), first, whole)
    tell(say("cli.stored", language, file=store(arguments.results, words[0], scenario, answer, about)))
