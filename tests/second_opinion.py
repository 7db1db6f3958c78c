"""A second opinion: the functions of the equations evaluated again, one draw and one number at a time, by plain Python.

It takes from a model what is declared, and from the inputs the numbers of one draw. Everything else it does in its own
way: what the functions of an equation mean, which variable comes first, Euler steps, what a report makes of the steps.
"""

import math
import operator
from itertools import pairwise, product
from types import FunctionType, SimpleNamespace


class Value(dict):
    """A number for each combination of labels: {("young",): 1.0, ("old",): 2.0}; without dimensions {(): 1.0}."""

    def depth(self):
        return len(next(iter(self)))

    def at(self, labels):
        """The number for these labels, of which it may have the last alone."""
        return self[labels] if labels in self else self[labels[len(labels) - self.depth() :]]


def value(one):
    return one if isinstance(one, Value) else Value({(): float(one)})


def computed(function, *numbers):
    """What is no number is NaN: it may stand in the branch that a `where` does not take."""
    try:
        return function(*numbers)
    except ZeroDivisionError:
        return numbers[0] * math.inf
    except (ValueError, OverflowError):
        return math.nan


def each(function):
    """The function of numbers, applied to values: for each combination of labels."""

    def applied(*given):
        values = [value(one) for one in given]
        longest = max(values, key=Value.depth)
        return Value({labels: computed(function, *(one.at(labels) for one in values)) for labels in longest})

    return applied


def turned(function):
    return lambda one, other: function(other, one)


for _name in ("neg", "lt", "le", "gt", "ge"):
    setattr(Value, f"__{_name}__", each(getattr(operator, _name)))
for _name in ("add", "sub", "mul", "truediv", "pow"):
    _function = math.pow if _name == "pow" else getattr(operator, _name)
    setattr(Value, f"__{_name}__", each(_function))
    setattr(Value, f"__r{_name}__", each(turned(_function)))


def total(one):
    """The sum over the first dimension."""
    sums = {}
    for labels, number in one.items():
        sums[labels[1:]] = sums.get(labels[1:], 0.0) + number
    return Value(sums)


def entering(leaving, first):
    """What leaves a class enters the next; `first` enters the first class."""
    classes = list(dict.fromkeys(labels[0] for labels in leaving))
    come = {after: element(leaving, before) for before, after in pairwise(classes)}
    return Value({labels: come.get(labels[0], value(first)).at(labels[1:]) for labels in leaving})


def element(one, label):
    """The part with this label of the first dimension."""
    return Value({labels[1:]: number for labels, number in one.items() if labels[0] == label})


MEANING = {
    "exp": each(math.exp),
    "log": each(math.log),
    "minimum": each(min),
    "maximum": each(max),
    "where": each(lambda condition, one, other: one if condition else other),
    "total": total,
    "entering": entering,
    "element": element,
}


class SecondOpinion:
    """All variables of a model in one draw of the inputs, each computed when it is first asked for."""

    def __init__(self, model, inputs, clock, draw):
        self.model, self.inputs, self.clock, self.draw, self.known = model, inputs, clock, draw, {}

    def at(self, name, instant):
        """A variable at an instant, 0 being the first."""
        one = self.model.equations[name]
        if (name, instant) not in self.known:
            if one.kind == "start" and instant:
                found = self.at(name, 0)
            elif one.kind != "stock":
                found = self.result(one, instant)
            elif instant:
                found = self.at(name, instant - 1) + self.result(one, instant - 1) / self.clock.steps_per_year
            else:
                found = self.at(one.start, 0)
            self.known[name, instant] = self.spread(found, one.dims)
        return self.known[name, instant]

    def result(self, one, instant):
        """What the function of an equation returns at an instant."""
        read = [
            self.number(self.inputs.paths[one.name][instant], ())
            if name == "path"
            else self.at(name.removesuffix("_at_start"), 0 if name.endswith("_at_start") else instant)
            for name in one.inputs
        ]
        return called(one, [self.parameters(one.sector, instant), *read] if one.reads_parameters else read)

    def parameters(self, sector, instant):
        """What an equation of the sector calls `p`; a parameter that changes over time has values by instant."""
        if (sector, "p", instant) not in self.known:
            space = self.known[sector, "p", instant] = SimpleNamespace()
            for key, one in self.model.parameters.items():
                if one.sector == sector:
                    given = self.inputs.parameters[key]
                    given = given.values[instant] if hasattr(given, "values") else given
                    setattr(space, one.name, self.number(given, one.dims))
        return self.known[sector, "p", instant]

    def number(self, given, dims):
        """The numbers of the draw in an array (own dimensions..., draw)."""
        return Value(zip(self.labels(dims), given[..., self.draw].ravel().tolist(), strict=True))

    def labels(self, dims):
        return list(product(*(self.inputs.labels[dim] for dim in dims)))

    def spread(self, found, dims):
        return Value({labels: value(found).at(labels) for labels in self.labels(dims)})

    def figure(self, name, first, last):
        """A variable as reported for the steps from instant `first` to instant `last`; None where it has no figure."""
        one = self.model.equations[name]
        if one.kind == "indicator":
            read = [self.argument(argument, first, last) for argument in one.inputs]
            return None if first == last or None in read else self.spread(called(one, read), one.dims)
        if one.kind == "start":
            return self.at(name, 0) if last == 0 else None
        if stands(one):
            return self.at(name, last)
        if first == last:
            return None
        steps = [self.at(name, now) * (self.at(one.weight, now) if one.weight else 1) for now in range(first, last)]
        return sum(steps) / (self.clock.steps_per_year if one.kind == "flow" else last - first)

    def argument(self, name, first, last):
        """What an indicator reads by this name."""
        plain, year = name.removesuffix("_average"), self.clock.steps_per_year
        if name.endswith("_year_before"):
            plain = name.removesuffix("_year_before")
            return self.figure(plain, first - year, last - year) if first >= year else None
        if name != plain and stands(self.model.equations[plain]):
            return (self.at(plain, first) + self.at(plain, last)) / 2
        return self.figure(plain, first, last)

    def figures(self):
        """Every figure, {(variable, period): value}: of the opening, each year, and its halves where there are any."""
        steps, names = self.clock.steps_per_year, self.model.equations
        for instant in range((self.clock.end + 1 - self.clock.start) * steps + 1):  # in order: stocks need those before
            for one in names.values():
                if one.kind != "indicator":
                    self.at(one.name, instant)
        spans = {str(self.clock.start - 1): (0, 0)}
        for year in range(self.clock.start, self.clock.end + 1):
            first = (year - self.clock.start) * steps
            spans[str(year)] = first, first + steps
            if steps > 1:
                spans |= {f"{year}-H1": (first, first + steps // 2), f"{year}-H2": (first + steps // 2, first + steps)}
        found = {(name, label): self.figure(name, *span) for label, span in spans.items() for name in names}
        return {key: figure for key, figure in found.items() if figure is not None}


def called(one, arguments):
    """The function of an equation, in which the functions it uses mean what they mean here."""
    return FunctionType(one.function.__code__, dict(MEANING), closure=one.function.__closure__)(*arguments)


def stands(one):
    """Whether a report gives it as it is at the end of the period: a stock, or a count such as of persons."""
    return one.kind == "stock" or (one.kind != "flow" and one.unit.isidentifier() and one.unit != "year")
