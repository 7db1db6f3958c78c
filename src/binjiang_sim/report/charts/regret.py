"""Plans by target: how far each falls short of the plan that is best in the same draw, as a table of shades."""

from __future__ import annotations

from dataclasses import astuple

from matplotlib.axes import Axes

from ...decision.plan_draws import TARGETS
from ...decision.plan_table import PlanTable
from ...words import say
from ..content import captions, series
from ..content.decision.plan_table import MARK
from ..content.numbers import PER_CENT, scale
from ..render.fonts import chart_fonts, chart_language, drawable
from .canvas import WIDE, axes_or_new
from .frame import Words, frame
from .heat import WORSE
from .labels import POINTS, fit, wrapped

_ROW, _COLUMN, _NAMES = 0.34, 0.8, 1.9  # inches
_NAME, _HEAD = 28, 12  # letters on one line
_DARK = 0.85  # share of the largest from which letters are white


def regret_map(
    found: PlanTable,
    language: str = "en",
    ax: Axes | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
) -> Axes:
    """Rows of plans, a column for each target or figure and one for the score; the darker, the more is missed.

    A target's regret is the chance that another plan meets it where this one does not, a figure's its mean shortfall
    in per cent of the best plan's mean.
    """
    language = chart_language(language)
    with chart_fonts():
        columns = [*_figures(found, language), _score(found, language)]
        axes = axes_or_new(ax, max(_NAMES + _COLUMN * len(columns), WIDE), 2.2 + _ROW * len(found.rows))
        most = max((max(values) for _, values, _ in columns[:-1]), default=0.0)
        for place, (_, values, written) in enumerate(columns):
            largest = (most if place < len(columns) - 1 else max(values)) or 1.0
            for row, (value, said) in enumerate(zip(values, written, strict=True)):
                _cell(axes, (place, row), said, value / largest)
        taken = found.recommendation.plan
        names = [f"{MARK if row == taken else ''}{drawable(one[language])}" for row, one in enumerate(found.names)]
        axes.set(xlim=(0, len(columns)), ylim=(len(names), 0))
        axes.xaxis.tick_top()
        heads = [wrapped(head, _HEAD, 4) for head, _, _ in columns]
        axes.set_xticks([place + 0.5 for place in range(len(columns))], heads, fontsize=8)
        axes.set_yticks(
            [row + 0.5 for row in range(len(names))], [wrapped(one, _NAME, 2) for one in names], fontsize=8.5
        )
        axes.tick_params(length=0, colors="#111111")
        axes.spines[:].set_visible(False)
        axes.axvline(len(columns) - 1, color="#888888", linewidth=0.8)
        key = "plans.chart_note" if found.targets else "plans.chart_note_figures"
        words = Words(
            _finding(found, columns[-1], language),
            captions.subtitle(say("plans.chart_subtitle", language), language, found.scenario),
            say(key, language),
            captions.source(found.scenario, found.draws.costs.shape[1], language),
        ).given(title, source)
        frame(axes, Words(*map(drawable, astuple(words))))
        fit(axes, _COLUMN * len(columns) * POINTS, _ROW * len(names) * POINTS)
    return axes


def _figures(found: PlanTable, language: str) -> list[tuple[str, list[float], list[str]]]:
    """For each figure its name, the regret of each plan as a fraction, and that in words."""
    columns = []
    for place, (name, item, period) in enumerate(found.asked.shown):
        values = [one.regrets[place] for one in found.rows]
        if not found.targets:
            best = max(abs(one.figures[place]) for one in found.rows) or 1.0
            values = [one / best for one in values]
        own = scale([1.0] if found.targets else values, PER_CENT, language)
        head = f"{series.full_name(found, name, item, language)} {period}"
        columns.append((head, values, [own.text(one) for one in values]))
    return columns


def _score(found: PlanTable, language: str) -> tuple[str, list[float], list[str]]:
    """The mean regret of the score."""
    values = [one.regret_mean for one in found.rows]
    if found.score == TARGETS:
        return say("plans.chart_score", language), values, [f"{one:.2f}" for one in values]
    own = scale(values, series.unit_of(found, found.score), language)
    head = say("plans.head_money", language, figure=series.name_of(found, found.score, language), unit=own.unit)
    return head, values, [own.number(one) for one in values]


def _finding(found: PlanTable, score: tuple[str, list[float], list[str]], language: str) -> str:
    """The plan with the least mean regret; of several the recommended one, else the first."""
    head, values, words = score
    least = [row for row, value in enumerate(values) if value == min(values)]
    taken = found.recommendation.plan
    row = taken if taken in least else least[0]
    return say("plans.chart_title", language, plan=found.names[row][language], regret=words[row], score=head)


def _cell(axes: Axes, place: tuple[int, int], words: str, size: float) -> None:
    column, row = place
    axes.fill(
        [column, column + 1, column + 1, column], [row, row, row + 1, row + 1],
        facecolor=WORSE(size), edgecolor="white", linewidth=1.5,
    )  # fmt: skip
    ink = "white" if size > _DARK else "#111111"
    axes.text(column + 0.5, row + 0.5, words, ha="center", va="center", fontsize=8.5, color=ink)
