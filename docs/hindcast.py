"""Makes the hindcast shipped with the package and the pages that show it: `python docs/hindcast.py`."""

from __future__ import annotations

from pathlib import Path

import binjiang_sim as bj
from binjiang_sim.calibration import Hindcast, hindcasts
from binjiang_sim.calibration.at_origin import later_inputs
from binjiang_sim.calibration.table import text_of
from binjiang_sim.report.content import hindcast as shown
from binjiang_sim.report.content.blocks import Table
from binjiang_sim.report.files import write
from binjiang_sim.words import say

DOCS = Path(__file__).parent
PAGES = {"en": "hindcast.md", "zh": "hindcast.zh.md"}
OTHERS = {"en": "[中文](hindcast.zh.md)", "zh": "[English](hindcast.md)"}
DRAWS = 10_000
CONDITIONED_DRAWS = 2000


def page(found: Hindcast, language: str) -> str:
    """The page of a hindcast in a language."""
    conditioned = hindcasts.conditioned()
    first = min(one.origin for one in found.pairs)
    inputs = later_inputs(bj.load("base"), f"{first}-12-31")
    parts = [
        f"# {say('hindcast.title', language)}",
        OTHERS[language],
        *shown.about(found, language),
        *(f"## {table.title}\n\n{_table(table)}" for table in shown.tables(found, language)),
        "\n".join(f"- {text}" for text in shown.lines(found, language)),
        f"## {say('hindcast.conditioned', language)}",
        say("hindcast.conditioned_about", language),
        say("hindcast.conditioned_best", language, **_best(conditioned, language)),
        *(f"### {table.title}\n\n{_table(table)}" for table in shown.tables(conditioned, language)),
        say("hindcast.made", language, **vars(conditioned.stamp)),
        shown.later(inputs, language),
        say("hindcast.yours", language, draws=found.stamp.draws),
        say("hindcast.written", language),
    ]
    return "\n\n".join(parts) + "\n"


def _best(conditioned: Hindcast, language: str) -> dict[str, str]:
    """The kind of conditioning that forecast growth of GDP best, over all horizons, and how well."""
    growth = [one for one in conditioned.scores if one.indicator == "gdp_growth" and one.horizon is None]
    first, second, *_ = sorted(growth, key=lambda one: one.crps)
    name = say(f"hindcast.rule_{first.rule}", language)
    return {"rule": name, "crps": f"{100 * first.crps:.2f}", "next": f"{100 * second.crps:.2f}"}


def _table(table: Table) -> str:
    rules = ["---:" if column in table.numbers else "---" for column in range(len(table.head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (table.head, rules, *table.rows))


def main() -> None:
    """Write the tables of the package and both pages, in some minutes."""
    made = bj.calibration.hindcast(draws=DRAWS)
    write(Path(hindcasts.__file__).with_name(hindcasts.SHIPPED_FILE), text_of(made.pairs, made.stamp))
    rules = [hindcasts.MODEL, *hindcasts.CONDITIONED]
    made = bj.calibration.hindcast(draws=CONDITIONED_DRAWS, rules=rules)
    write(Path(hindcasts.__file__).with_name(hindcasts.CONDITIONED_FILE), text_of(made.pairs, made.stamp))
    for language, name in PAGES.items():
        write(DOCS / name, page(bj.calibration.shipped(), language))


if __name__ == "__main__":
    main()
