"""Reports: that of seven scenarios against as many plain charts and one font, and for printing against the page."""

from __future__ import annotations

import numpy as np

from binjiang_sim import Result, load, run
from binjiang_sim.report.content.document import document
from binjiang_sim.report.formats import FORMATS, Shown
from binjiang_sim.report.render import fonts, html

from .. import district
from ..measuring import Measured, Options, in_turn
from ..plain import chart

NAMES = (
    "base",
    "no_new_reform",
    "talent_first",
    "open_district",
    "science_circle",
    "livelihood_first",
    "external_slump",
)


def _plain(results: list[Result], charts: int, text: str) -> None:
    """As many charts of a line and a band, written as SVG, and the page's font."""
    for place in range(charts):
        result = results[place % len(results)]
        years = range(result.scenario.start, result.scenario.end + 1)
        low, middle, high = (
            np.array([result.quantile("gdp", str(year), q) for year in years]) for q in (0.1, 0.5, 0.9)
        )
        chart(result.scenario.name["en"], years, low, middle, high)
    fonts.subset(text)


def row(options: Options) -> Measured:
    """One page of all."""
    names = NAMES[: options.size(7, 2)]
    results = [run(load(district.SCENARIOS / f"{name}.yaml"), options.size(2000, 100)) for name in names]

    def ours() -> str:
        return html.rendered(document(results, "en"))

    page = ours()
    charts = page.count("<svg")
    text = "".join(sorted(set(page)))
    mine, other = in_turn(ours, lambda: _plain(results, charts, text), options.size(3, 1))
    return Measured(mine / other, f"{charts} charts: {mine:.3g} s against {other:.3g} s")


def pdf(options: Options) -> Measured:
    """The report of one run for printing, against the page of the same; both draw its charts."""
    report = document([run(district.base(), options.size(2000, 100))], "en")

    def rendered(name: str) -> bytes:
        render = FORMATS[name].document
        assert render is not None, f"{name} is a format of documents"
        return render(Shown(lambda _: report, "en"))

    mine, other = in_turn(lambda: rendered("pdf"), lambda: rendered("html"), options.size(5, 1))
    return Measured(mine / other, f"{mine:.3g} s against {other:.3g} s")


ROWS = {"report": row, "pdf": pdf}
