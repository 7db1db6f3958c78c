"""The report of seven scenarios against as many plain charts and one font, and a report as PDF against its page."""

from __future__ import annotations

from matplotlib.figure import Figure

from binjiang_sim import Result, load, run
from binjiang_sim.report.content.blocks import on_paper
from binjiang_sim.report.content.document import document
from binjiang_sim.report.render import fonts, html, pdf, svg

from .. import district
from ..measuring import Measured, Options, in_turn

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
    import io

    for place in range(charts):
        result = results[place % len(results)]
        figure = Figure(figsize=(5, 3), layout="constrained")
        axes = figure.add_subplot()
        years = list(range(result.scenario.start, result.scenario.end + 1))
        low, middle, high = ([result.quantile("gdp", str(year), q) for year in years] for q in (0.1, 0.5, 0.9))
        axes.fill_between(years, low, high, alpha=0.3)
        axes.plot(years, middle)
        axes.set_title(result.scenario.name["en"])
        axes.set_ylabel("CNY")
        figure.savefig(io.StringIO(), format="svg")
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


def pdf_row(options: Options) -> Measured:
    """The report of one scenario as PDF and as a page."""
    shown = document([run(load(district.SCENARIOS / "base.yaml"), options.size(2000, 100))], "zh")
    mine, other = in_turn(
        lambda: pdf.pdf(on_paper(shown), svg.drawings(shown)), lambda: html.rendered(shown), options.size(3, 1)
    )
    return Measured(mine / other, f"{mine:.3g} s against {other:.3g} s")


ROWS = {"report": row, "pdf": pdf_row}
