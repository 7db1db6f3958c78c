"""`model`: the order of the year, by sector."""

from __future__ import annotations

import argparse
from itertools import groupby

from ..words import say
from .printing import print_json, put


def options(parser: argparse.ArgumentParser, language: str) -> None:
    """`--markdown`: the page of equations instead."""
    parser.add_argument("--markdown", action="store_true", help=say("cli.markdown", language))


def call(arguments: argparse.Namespace, language: str) -> None:
    """Print what is computed in which order, or the page of equations, or every variable as JSON."""
    from .. import model
    from ..export import page, variables

    district = model()
    if arguments.json:
        print_json(variables(district))
        return
    if arguments.markdown:
        print(page(district, language), end="")
        return
    starts = [name for name in district.first_order if district.equations[name].kind == "start"]
    lists = {
        "cli.once": starts,
        "cli.order": list(district.order),
        "cli.stocks": [one.name for one in district.of_kind("stock")],
        "cli.indicators": [one.name for one in district.of_kind("indicator")],
    }
    outcomes = set(district.outcomes)
    sectors = {sector.name: getattr(sector, language) for sector in district.sectors}
    for title, names in lists.items():
        put(say(title, language))
        for sector, group in groupby(names, key=lambda name: district.equations[name].sector):
            put(f"  {sectors[sector]}")
            for name in group:
                equation = district.equations[name]
                outcome = say("cli.outcome", language) if name in outcomes and equation.kind != "indicator" else ""
                put(f"    {name} — {getattr(equation, language)} [{equation.unit}]{outcome}")
