"""Why a figure is what it is, in words and tables: its formula, where the change comes from, and what brings it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....analysis.names import names
from ....analysis.tree.figure import ExplainedFigure
from ....analysis.tree.nodes import FEEDBACK, INPUTS, InputShare, Node, Number
from ....engine.declare import AVERAGE, YEAR_BEFORE, plain_input
from ....engine.expression import AT_START, PARAMETER, PATH, Expression
from ....engine.formula import SPELLING, formula
from ....engine.operations import OPERATIONS
from ....projection.figures import recorded
from ....words import say
from .. import inputs, series
from ..blocks import Block, Paragraph, Section, Table
from ..numbers import PER_CENT, Scale, counts, multiple, scale, shown_unit, signed, text

DEPTH, ROWS, MOST = 3, 6, 8  # levels, rows below a node, inputs that are shown
LEAST = 0.02  # of the change: smaller causes stand together
_FINER = 3  # further decimals of two values that would read alike
_READABLE = 10  # a change, in units of its last digit
_ROUND = 0.001  # a relative change from which on it is told like any rate
_NAMED = ("total", "entering", "maximum", "minimum", "where", "exp", "log")  # operations that have a word


@dataclass(frozen=True)
class Row:
    """A node as it is shown: its level from 0, its name, its share, and the node, None for several small ones."""

    level: int
    label: str
    share: float | None
    node: Node | None = None


def title(found: ExplainedFigure, language: str) -> str:
    """The figure, its period and its value."""
    own = _values(series.unit_of(found, found.indicator), language, found.value, found.base)
    figure = series.full_name(found, found.indicator, found.item, language)
    return say("tree.title", language, figure=figure, period=found.period, value=own.text(found.value))


def sentences(found: ExplainedFigure, language: str) -> Iterator[str]:
    """What it is compared with, how much it changes, and how much of that is by feedback."""
    both = {"scenario": _called(found, language)[0], "against": against(found, language)}
    if not found.change:
        yield say("tree.nothing", language, **both)
        return
    unit = series.unit_of(found, found.indicator)
    base = _values(unit, language, found.value, found.base).text(found.base)
    parts = {one: part(found, getattr(found, one), language) for one in ("change", "direct", "feedback")}
    change = parts.pop("change")
    if found.base and unit != PER_CENT:
        relative = found.change / found.base
        own = scale([1.0 if abs(relative) >= _ROUND else relative], PER_CENT, language)
        change = say("tree.relative", language, change=change, relative=signed(own.text(relative)))
    yield say("tree.change", language, **both, base=base, change=change)
    if _comes_back(found):
        read = [_name(found.model.equations[one], language) for one in recorded(found.model, [found.indicator])]
        figure = say("tree.comma", language).join(sorted(read))
        yield say("tree.parts", language, figure=figure, **parts)


def finding(found: ExplainedFigure, language: str) -> str:
    """The title of a picture: how much the figure changes and which input brings most."""
    figure = series.full_name(found, found.indicator, found.item, language)
    change = part(found, found.change, language)
    first = found.leaves[0]
    name = _input_name(found, first.kind, first.name, first.item, language)
    most = {"input": name, "share": part(found, first.share or 0.0, language)}
    return say("tree.finding", language, figure=figure, period=found.period, change=change, **most)


def _comes_back(found: ExplainedFigure) -> bool:
    """Whether the feedback is worth a word."""
    return found.change != 0 and abs(found.feedback) >= LEAST * abs(found.change)


def against(found: ExplainedFigure, language: str) -> str:
    """What it is compared with."""
    return _called(found, language)[1]


def _called(found: ExplainedFigure, language: str) -> tuple[str, str]:
    """What the scenario and what it is compared with are called, told apart."""
    if found.against is None:
        return found.scenario.name[language], say("tree.at_rest", language)
    scenario, other = names([found.scenario, found.against], language)
    return scenario, other


def part(found: ExplainedFigure, value: float, language: str) -> str:
    """A part of the change with its sign and unit."""
    own = share_scale(found, language)
    number = signed(own.number(value))
    points = series.unit_of(found, found.indicator) == PER_CENT
    return say("tree.points", language, number=number) if points else f"{own.before}{number}{own.after}"


def formula_line(found: ExplainedFigure, language: str) -> str:
    """The equation in words."""
    equation, model = found.model.equations[found.indicator], found.model

    def name(leaf: Expression) -> str:
        written = str(leaf.detail)
        if leaf.operation == PARAMETER:
            return _name(model.parameters[written], language)
        if leaf.operation == PATH:
            return say("tree.path", language)
        kinds = {YEAR_BEFORE: "tree.year_before", AVERAGE: "tree.average"}
        key = next((key for ending, key in kinds.items() if written.endswith(ending)), "")
        key = "tree.at_start" if leaf.operation == AT_START else key
        own = _name(model.equations[plain_input(written)], language)
        return say(key, language, name=own) if key else own

    def label(one: Expression) -> str:
        labels = found.scenario.labels[one.arguments[0].dims[0]]
        return _name(next(own for own in labels if own.key == one.detail), language)

    written = formula(model.expressions[found.indicator], name, _spelling(language), label, inline=True)
    key = "tree.formula_rate" if equation.kind == "stock" else "tree.formula"
    return say(key, language, figure=_name(equation, language), formula=written)


def _spelling(language: str) -> dict[str, str]:
    """How formulas are written for readers."""
    found = {**SPELLING, "multiply": "{0} × {1}", "divide": "{0} ÷ {1}", "power": "{0} ^ {1}"}
    for one in _NAMED:
        places = ", ".join(f"{{{place}}}" for place in range(OPERATIONS[one].arguments))
        found[one] = f"{say(f'tree.word_{one}', language)}({places})"
    found["element"] = "{0}：{1}" if language == "zh" else "{0}: {1}"
    return found


def unchanged(found: ExplainedFigure, language: str) -> str:
    """What else the formula reads, with values; empty when there is nothing."""
    still = [one for one in found.formula.numbers if one.value is not None and one.value == one.base]
    if not found.change or not still:
        return ""
    shown = still[:ROWS]
    each = [
        say("tree.read", language, name=read_name(found, one, language), value=_number(found, one, language))
        for one in shown
    ]
    more = [say("tree.others", language, count=len(still) - len(shown))] if len(still) > len(shown) else []
    return say("tree.unchanged", language, numbers=say("tree.comma", language).join([*each, *more]))


def read_name(found: ExplainedFigure, one: Number, language: str) -> str:
    """What a formula reads, as people call it."""
    if one.of_input:
        return _input_name(found, one.kind, one.name, one.item, language)
    return _dated(found, series.full_name(found, one.name, one.item, language), one.period, language)


def _number(found: ExplainedFigure, one: Number, language: str) -> str:
    value = "" if one.value is None else text(one.value, _shown_unit(found, one.kind, one.name, one.unit), language)
    return f"{value}{_status(one.status, language)}"


def tree_rows(found: ExplainedFigure, language: str, depth: int = DEPTH) -> list[Row]:
    """The nodes that are shown, largest first, small ones of a level together.

    A node that is alone below another takes none of the `depth` levels.
    """
    largest = max((abs(one.share or 0.0) for one in found.children), default=0.0)
    least = LEAST * max(abs(found.change), largest)
    rows: list[Row] = []

    def add(nodes: Sequence[Node], level: int, left: int) -> None:
        large = [one for one in nodes if abs(one.share or 0.0) >= least][:ROWS]
        shown = large if found.change else list(nodes)
        for one in shown:
            rows.append(Row(level, node_name(found, one, language), one.share, one))
            if left > (len(nodes) > 1) and one.kind != FEEDBACK:
                add(one.children, level + 1, left - (len(nodes) > 1))
        if shown and len(shown) < len(nodes):
            others = [one.share or 0.0 for one in nodes if one not in shown]
            rows.append(Row(level, say("tree.others", language, count=len(others)), sum(others)))

    add(found.children, 0, depth)
    return rows


def by_item(found: ExplainedFigure, language: str) -> str:
    """The items that the largest cause is made of; empty where it is one."""
    first = found.children[0] if found.change and found.children else None
    if first is None or not first.items:
        return ""
    own = share_scale(found, language)
    items = sorted(first.items, key=lambda one: -abs(one[1]))
    called = {item: series.capital(series.item_name(found, first.name, item, language)) for item, _ in items}
    each = [
        say("tree.read", language, name=called[item], value=signed(own.number(share))) for item, share in items[:ROWS]
    ]
    if left := items[ROWS:]:
        rest = signed(own.number(sum(share for _, share in left)))
        each.append(say("tree.read", language, name=say("tree.others", language, count=len(left)), value=rest))
    values = {"name": node_name(found, first, language), "items": say("tree.comma", language).join(each)}
    return say("tree.by_item", language, **values, unit=share_unit(found, own, language))


def tree_table(found: ExplainedFigure, language: str, depth: int = DEPTH) -> Table:
    """Where the change comes from, level by level; without a change what the figure is computed from."""
    rows = tree_rows(found, language, depth)
    own = share_scale(found, language)
    table = [
        (
            "  " * row.level + row.label,
            *(() if row.share is None else (signed(own.number(row.share)),)),
            "" if row.node is None else numbers(found, row.node, language),
        )
        for row in rows
        if row.node is not None or own.number(row.share or 0.0).strip("-0.")
    ]
    shares = (say("tree.head_share", language, unit=share_unit(found, own, language)),) if found.change else ()
    head = (say("tree.head_cause", language), *shares, _head_numbers(found, language))
    key = "tree.causes" if found.change else "tree.levels"
    return Table(say(key, language), head, tuple(table), frozenset(range(1, len(head))))


def _head_numbers(found: ExplainedFigure, language: str) -> str:
    return say("tree.head_from_to" if found.change else "tree.head_value", language)


def input_table(found: ExplainedFigure, language: str, most: int = MOST) -> Table:
    """The inputs that bring the change, or that the figure rests on, with what is known of them."""
    least = LEAST * max((abs(one.share or 0.0) for one in found.leaves), default=0.0)
    shown = [one for one in found.leaves if abs(one.share or 0.0) >= least][:most]
    left = [one for one in found.leaves if one not in shown]
    own = share_scale(found, language)
    keys = (["share"] if found.change else []) + (["direct", "feedback"] if _comes_back(found) else [])
    rows = [
        (
            _input_name(found, one.kind, one.name, one.item, language),
            *(signed(own.number(getattr(one, key) or 0.0)) for key in keys),
            numbers(found, one, language),
            standing(one, language),
        )
        for one in shown
    ]
    if left:
        sums = (signed(own.number(sum(getattr(one, key) or 0.0 for one in left))) for key in keys)
        rows.append((say("tree.others", language, count=len(left)), *sums, "", ""))
    unit = {"unit": share_unit(found, own, language)}
    heads = [say(f"tree.head_{key}", language, **(unit if key == "share" else {})) for key in keys]
    last = (_head_numbers(found, language), say("tree.head_standing", language))
    head = (say("tree.head_input", language), *heads, *last)
    key = "tree.inputs" if found.change else "tree.rests_on"
    return Table(say(key, language), head, tuple(rows), frozenset(range(1, len(keys) + 2)))


def section(found: ExplainedFigure, language: str, depth: int = DEPTH) -> Section:
    """All of it as a section of a document."""
    blocks: list[Block] = [Paragraph(one) for one in (*sentences(found, language), formula_line(found, language))]
    blocks += [Paragraph(one) for one in (unchanged(found, language),) if one]
    blocks.append(tree_table(found, language, depth))
    blocks += [Paragraph(one) for one in (by_item(found, language),) if one]
    blocks.append(input_table(found, language))
    blocks.append(Paragraph(about(found, language), "note"))
    item = "" if found.item is None else f"-{found.item.replace('/', '-')}"
    return Section(f"why-{found.indicator}{item}-{found.period}", title(found, language), tuple(blocks))


def about(found: ExplainedFigure, language: str) -> str:
    """How it was computed."""
    if not found.change:
        return say("tree.about_levels", language)
    run = "tree.about_central" if found.draw is None else "tree.about_draw"
    told = say("tree.about", language, run=say(run, language, **({} if found.draw is None else {"draw": found.draw})))
    scenarios = (found.scenario, *([found.against] if found.against else []))
    if not any(one.triggers for one in scenarios):
        return told
    return ("" if language == "zh" else " ").join((told, say("tree.about_triggers", language)))


def share_scale(found: ExplainedFigure, language: str) -> Scale:
    """One scale for the change and all parts of it."""
    unit = series.unit_of(found, found.indicator)
    if unit == PER_CENT:
        own = Scale(0.01, 1, "", "", say("document.points", language).strip())
    else:
        own = scale([found.change], unit, language)
    finer = (replace(own, decimals=own.decimals + more) for more in range(2 * _FINER + 1))
    return next((one for one in finer if abs(found.change) / own.divisor * 10**one.decimals >= _READABLE), own)


def share_unit(found: ExplainedFigure, own: Scale, language: str) -> str:
    """The unit of parts of the change; a word for what has none."""
    return own.unit or say("tree.no_unit", language)


def node_name(found: ExplainedFigure, one: Node, language: str) -> str:
    """What a node is called; of several rows the largest are named."""
    if one.kind in INPUTS and not one.children:
        return _input_name(found, one.kind, one.name, one.item, language)
    name = series.full_name(found, one.name, one.item, language)
    if one.kind == FEEDBACK:
        return say("tree.earlier", language, name=name)
    if one.kind == "lever":
        return say("tree.delivered", language, name=name)
    return _dated(found, name, one.period, language)


def _dated(found: ExplainedFigure, name: str, period: str, language: str) -> str:
    return name if period == found.period else say("tree.dated", language, name=name, period=period)


def numbers(found: ExplainedFigure, one: Node | InputShare, language: str) -> str:
    """The value of a node or an input, from that of what is compared to that of the scenario where there are two."""
    if one.value is None or one.base is None:
        return ""
    unit = _shown_unit(found, one.kind, one.name, one.unit)
    own = _values(unit, language, one.value, one.base)
    if counts(unit):
        word = multiple(unit, own, language)
        own = replace(own, before="", after=f" {word}" if word and language == "en" else word)
    if not found.change or one.value == one.base:
        return own.text(one.value)
    given = own.divisor == 1.0 and unit == "1" and one.kind in INPUTS
    before, after = (f"{value:.4g}" if given else own.number(value) for value in (one.base, one.value))
    return f"{own.before}{say('tree.from_to', language, before=before, after=after)}{own.after}"


def standing(one: InputShare, language: str) -> str:
    """What an input stands on: its status and the names of facts."""
    status = say(f"page.status_{one.status}", language) if one.status else ""
    return say("tree.facts", language, status=status, facts=" ".join(one.facts)) if one.facts else status


def _status(status: str, language: str) -> str:
    return say("tree.status", language, status=say(f"page.status_{status}", language)) if status else ""


def _input_name(found: ExplainedFigure, kind: str, name: str, item: str | None, language: str) -> str:
    if kind == "parameter":
        path = f"parameters.{name}" if item is None else f"parameters.{name}.{item}"
        return inputs.name(found, path, language)
    if kind == "shock":
        return say("tree.shock", language, name=_shocked(found, name, language))
    own = series.name_of(found, name, language)
    return say("tree.luck", language, name=own) if kind == "luck" else own


def _shocked(found: ExplainedFigure, shock: str, language: str) -> str:
    scenarios = (found.scenario, *([found.against] if found.against else []))
    driver = next(one.driver for scenario in scenarios for one in scenario.shocks if one.name == shock)
    return series.name_of(found, driver, language)


def _shown_unit(found: ExplainedFigure, kind: str, name: str, unit: str) -> str:
    share = kind not in ("parameter", "shock") and found.model.equations[name].share
    return shown_unit(unit, share)


def _name(one: object, language: str) -> str:
    return str(getattr(one, language))


def _values(unit: str, language: str, value: float, base: float) -> Scale:
    """The scale of two values, with as many decimals as tell them apart."""
    own = scale([value, base], unit, language)
    finer = (replace(own, decimals=own.decimals + more) for more in range(_FINER + 1))
    return own if value == base else next((one for one in finer if not _alike(value, base, one)), own)


def _alike(value: float, base: float, own: Scale) -> bool:
    """Whether two values read alike, or with less than two digits between them."""
    return bool(abs(value - base) / own.divisor * 10.0**own.decimals < 1.5)
