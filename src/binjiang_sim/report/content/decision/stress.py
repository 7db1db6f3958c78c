"""When a plan would fail, in words: the least unusual combination, its parts as a table, and rules for the draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ....decision.failures import InputPart, LeastUnusual, LuckPart, Stress
from ....decision.least_unusual import WITHIN
from ....decision.prim import FEWEST, Limit, Rule
from ....facts.periods import instant_text
from ....projection.proportions import Proportion
from ....sampling.provenance import uncertain
from ....scenario import Distribution
from ....scenario.resolved import moment
from ....words import say
from .. import inputs, series, targets
from ..blocks import Table
from ..numbers import text

NAMED = 4  # causes in a sentence
MOSTLY = 0.5  # of the draws of a rule, from which it says what happens and not what happens more often


def heading(found: Stress, language: str) -> str:
    """The target in one line."""
    return say("stress.heading", language, target=targets.described(found, found.target, language))


def sentences(found: Stress, language: str) -> list[str]:
    """Whether the target is met at the medians and how many draws miss it; what it takes at least; what N means."""
    median = _of_figure(found, found.median, language)
    key = "met" if found.event == "misses" else "missed"
    key += "_above" if key == "missed" and found.target.direction == "at_most" else ""
    about = {"median": median, "draws": f"{found.missed.draws:,}", "missed": found.missed.text(language)}
    texts = [say(f"stress.{key}", language, **about)]
    if found.left_out:
        texts.append(say("stress.left_out", language, count=found.left_out))
    if found.combination is None:
        return [*texts, say(f"stress.none_{found.event}", language, within=f"{WITHIN:g}")]
    causes = joined(_causes(found, found.combination, language), language)
    return [*texts, say(f"stress.{found.event}", language, causes=causes, n=one_in(found.combination.one_in))]


def table(found: Stress, language: str) -> Table | None:
    """A row for each input and luck of the combination, and one for all others; None without a combination."""
    if found.combination is None:
        return None
    title = say(f"stress.table_{found.event}", language, distance=f"{found.combination.distance:.2f}")
    head = tuple(say(f"stress.head_{one}", language) for one in ("input", "value", "median", "point", "share"))
    rows = (
        _input_row(found, one, language) if isinstance(one, InputPart) else _luck_row(found, one, language)
        for one in found.combination.parts
    )
    others = (say("stress.others", language), "", "", "", _share(found.combination.others, language))
    return Table(title, head, (*rows, others), frozenset(range(1, len(head))))


def about(found: Stress, language: str) -> list[str]:
    """What the numbers of the combination mean."""
    one = found.combination
    if one is None:
        return []
    values = {"distance": f"{one.distance:.2f}", "n": one_in(one.one_in), "chance": percent(one.chance, language)}
    checked = _of_figure(found, one.value, language)
    values["edge"] = say("stress.edge", language) if checked == _of_figure(found, found.target.value, language) else ""
    texts = [say(f"stress.about_{found.event}", language, figure=_figure(found, language), checked=checked, **values)]
    if any((isinstance(each, InputPart) and isinstance(each.value, str)) or _is_shock(each) for each in one.parts):
        texts.append(say("stress.jumps", language))
    return texts if one.settled else [*texts, say("stress.unsettled", language)]


def rules(found: Stress, language: str) -> list[str]:
    """Every rule in a sentence, and how they were found; or why there is none."""
    if found.few:
        return [say("stress.few_misses", language, least=FEWEST)]
    if not found.rules:
        return [say("stress.no_rule", language)]
    own = [rule_words(found, rule, language) for rule in found.rules]
    return [*own, say("stress.about_rules", language)]


def rule_words(found: Stress, rule: Rule, language: str) -> str:
    """A rule in a sentence."""
    limits = joined([_limit(found, one, language) for one in rule.limits], language)
    share = found.missed.value if found.event == "misses" else 1 - found.missed.value
    shares = {"coverage": _estimate(rule.coverage, language), "density": _estimate(rule.density, language)}
    often = "" if rule.density.value >= MOSTLY else "often_"
    words = say(f"stress.rule_{often}{found.event}", language, limits=limits, base=percent(share, language), **shares)
    if rule is found.rules[0]:
        return words
    return say("stress.next_rule", language, rule=words[:1].lower() + words[1:])


def record(found: Stress, language: str) -> dict[str, object]:
    """All of it as plain values for JSON, with the sentences."""
    plain = found.record
    own = [rule_words(found, rule, language) for rule in found.rules]
    prim = [{"words": words, **each} for words, each in zip(own, plain["prim"], strict=True)]  # type: ignore[call-overload]
    return {**plain, "words": [heading(found, language), *sentences(found, language)], "prim": prim}


def one_in(number: float) -> str:
    """The N of "1 in N": two digits, more of them than are sure."""
    if number < 10:
        return f"{number:.1f}".removesuffix(".0")
    return f"{int(float(f'{number:.2g}')):,}"


def percent(share: float, language: str) -> str:
    """A share or a point in per cent: whole, with digits next to nothing and to all."""
    size = 100 * share
    rest = min(size, 100 - size)
    digits = (
        f"{size:.0f}" if rest >= 1 else f"{size:.1f}" if rest >= 0.1 else f"{size:.2g}" if size < 50 else f"{size:.4g}"
    )
    return f"{digits}%" if language == "zh" else f"{digits} %"


def joined(parts: Sequence[str], language: str) -> str:
    """Some clauses as one."""
    *first, last = parts
    ahead = say("stress.joint", language).join(first)
    return f"{ahead}{say('stress.last_joint', language)}{last}" if first else last


def _figure(found: Stress, language: str) -> str:
    return series.full_name(found, found.target.indicator, found.target.item, language)


def _of_figure(found: Stress, value: float, language: str) -> str:
    """A value of the figure, at the prices of the target."""
    return text(value, targets.unit_of(found, found.target), language)


def _causes(found: Stress, one: LeastUnusual, language: str) -> list[str]:
    """What the combination consists of, most unusual first, in clauses."""
    texts = [
        _input_cause(found, each, language) if isinstance(each, InputPart) else _luck_cause(found, each, language)
        for each in one.parts[:NAMED]
    ]
    if len(one.parts) > NAMED:
        texts.append(say("stress.more", language, count=len(one.parts) - NAMED))
    return texts


def _input_cause(found: Stress, one: InputPart, language: str) -> str:
    name, value = inputs.name(found, one.path, language), _value(found, one.path, one.value, language)
    if isinstance(one.value, str):
        return say("stress.cause_choice", language, name=name, value=value)
    return say("stress.cause", language, name=name, value=value, point=percent(one.quantile, language))


def _luck_cause(found: Stress, one: LuckPart, language: str) -> str:
    name = _driver(found, one.path, language)
    if _is_shock(one):
        key = "stress.cause_no_strike" if one.period is None else "stress.cause_strike"
        return say(key, language, name=name, **({} if one.period is None else {"year": one.period}))
    about = {"value": _driver_value(found, one.path, one.value, language), "n": one_in(1 / one.chance)}
    return say(f"stress.cause_luck_{found.event}", language, name=name, period=one.period, **about)


def _input_row(found: Stress, one: InputPart, language: str) -> tuple[str, ...]:
    point = "" if isinstance(one.value, str) else percent(one.quantile, language)
    values = (_value(found, one.path, value, language) for value in (one.value, one.median))
    return (inputs.name(found, one.path, language), *values, point, _share(one.share, language))


def _luck_row(found: Stress, one: LuckPart, language: str) -> tuple[str, ...]:
    driver = _driver(found, one.path, language)
    point, share = say("stress.one_in", language, n=one_in(1 / one.chance)), _share(one.share, language)
    if _is_shock(one):
        key = "stress.not_struck" if one.period is None else "stress.struck"
        value = say(key, language, **({} if one.period is None else {"year": one.period}))
        return say("stress.strike", language, name=driver), value, "", point, share
    values = (_driver_value(found, one.path, value, language) for value in (one.value, one.median))
    return (say("stress.luck", language, name=driver, period=one.period), *values, point, share)


def _is_shock(one: InputPart | LuckPart) -> bool:
    return isinstance(one, LuckPart) and one.path.startswith("shocks.")


def _share(share: float, language: str) -> str:
    return percent(max(share, 0.0), language)


def _estimate(share: Proportion, language: str) -> str:
    """A share of draws with its error, of however few."""
    number, error = (f"{max(100 * one, least):.0f}" for one, least in ((share.value, 0.0), (share.error, 1.0)))
    return say("chance.about", language, number=number, error=error)


def _driver(found: Stress, path: str, language: str) -> str:
    """The name of a driver whose luck it is, or of the one a shock moves, with the shock's own name."""
    if path.startswith("shocks."):
        return inputs.name(found, f"{path}.years", language).rpartition("：" if language == "zh" else ": ")[0]
    return inputs.name(found, path, language)


def _driver_value(found: Stress, path: str, value: float | None, language: str) -> str:
    unit = series.unit_of(found, path.removeprefix("drivers."))
    return "" if value is None else text(value, unit, language)


def _value(found: Stress, path: str, value: float | str, language: str) -> str:
    """A number of an input, with its unit; a choice by its label."""
    if isinstance(value, str):
        return value
    if inputs.is_time(path):
        return instant_text(moment(round(value, 3)), language)
    return text(value, inputs.unit_at(found, path), language)


def _limit(found: Stress, one: Limit, language: str) -> str:
    """What a rule asks of one input, or of a driver in a period."""
    given = uncertain(found.scenario).get(one.name)
    if given is None and one.name.startswith("shocks."):
        return _strike_limit(found, one, language)
    if given is None:
        path, _, period = one.name.partition("@")
        name = say("stress.in_period", language, name=_driver(found, path, language), period=period)
        shown = partial(_driver_value, found, path, language=language)
    else:
        name = inputs.name(found, one.name, language)
        if isinstance(given.value, Distribution) and given.value.labels:
            labels = say("stress.or", language).join(_labels(given.value, one, language))
            return say("stress.choices", language, name=name, labels=labels)
        shown = partial(_value, found, one.name, language=language)
    ends = {side: shown(at) for side, at in (("low", one.low), ("high", one.high)) if at is not None}
    key = "between" if len(ends) > 1 else "above" if "low" in ends else "below"
    return say(f"stress.{key}", language, name=name, **ends)


def _strike_limit(found: Stress, one: Limit, language: str) -> str:
    """When a shock strikes, or that it does not, which counts as the year after the last."""
    name = _driver(found, one.name, language)
    if one.low is not None and one.low > found.scenario.end:
        return say("stress.cause_no_strike", language, name=name)
    ends = {
        side: instant_text(moment(round(2 * at) / 2), language)
        for side, at in (("low", one.low), ("high", one.high))
        if at is not None
    }
    key = "between" if len(ends) > 1 else "after" if "low" in ends else "before"
    return say(f"stress.strike_{key}", language, name=name, **ends)


def _labels(choice: Distribution, one: Limit, language: str) -> Iterator[str]:
    """The choices within the limits."""
    for label, number in zip(choice.labels, choice.numbers, strict=True):
        if (one.low is None or number >= one.low) and (one.high is None or number <= one.high):
            yield say("stress.label", language, label=label)
