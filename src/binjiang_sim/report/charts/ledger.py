"""The lever ledger as bars: what each reform brings, with its 80 % interval."""

from __future__ import annotations

from matplotlib.axes import Axes

from ...analysis.attribution.ledger import Ledger
from ...words import say
from ..content import captions, series
from ..content.attribution.growth import minus
from ..content.attribution.ledger import title as finding
from ..content.numbers import scale_of_change, signed
from ..render.fonts import chart_fonts, chart_language
from .canvas import BAND, MARK, SECOND, WIDE, axes_or_new, plain_frame, value_axis
from .frame import Words, frame
from .labels import wrapped

_NAME = 36  # letters of a reform's name and its share on one line


def ledger_bars(
    ledger: Ledger,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """What each reform brings to the figure: means as bars, 80 % intervals as lines; reforms at rest are left out."""
    language = chart_language(language)
    moved = [one for one in ledger.parts if ledger.shares[ledger.levers.index(one.lever)].any()]
    with chart_fonts():
        axes = axes_or_new(ax, WIDE, 1.5 + 0.26 * max(len(moved), 1))
        places = range(len(moved))[::-1]
        own = scale_of_change(
            [number for one in moved for number in (one.share, one.q10, one.q90)],
            series.unit_of(ledger, ledger.indicator),
            language,
        )
        claimed = ledger.model.equations[ledger.indicator].better
        better = -1 if claimed == "lower" else 1
        for place, one in zip(places, moved, strict=True):
            axes.barh(place, one.share, 0.62, color=BAND if one.share * better >= 0 else SECOND, zorder=2)
            axes.hlines(place, one.q10, one.q90, color=MARK, linewidth=1.1, zorder=3)
        axes.axvline(0, color=MARK, linewidth=0.9)
        names = [series.name_of(ledger, one.lever, language) for one in moved]
        written = [f"{name}  {minus(signed(own.number(one.share)))}" for name, one in zip(names, moved, strict=True)]
        axes.set_yticks(list(places), [wrapped(one, _NAME, 2) for one in written])
        value_axis(axes, own, "x")
        plain_frame(axes)
        axes.grid(axis="x", color="#e3e3e3", linewidth=0.7)
        axes.grid(visible=False, axis="y")
        shown = captions.figure(ledger, ledger.indicator, ledger.item, own.unit, language)
        words = Words(
            finding(ledger, language),
            captions.subtitle(shown, language, ledger.scenario),
            say("ledger.chart_note" if claimed else "ledger.chart_note_neither", language),
            captions.source(ledger.scenario, ledger.draws, language),
        )
        frame(axes, words.given(title, source))
    return axes
