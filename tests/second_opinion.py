"""A second opinion: the equations' functions evaluated again, one draw and one number at a time, by plain Python.

It takes from a model what is declared, and from the inputs the numbers of one draw. Everything else it does in its own
way: what the functions of an equation mean, which variable comes first, Euler steps, what a report makes of the steps.
"""

import math
import operator
from itertools import product
from types import FunctionType, SimpleNamespace


class Value(dict):
    """A number for each combination of labels: {("young",): 1.0, ("old",): 2.0}; without dimensions {(): 1.0}."""

    @property
    def depth(self):
        """How many labels a number has."""
        return len(next(iter(self)))

    def at(self, labels):
        """The number for these labels: the last of them name it, for it may have fewer dimensions."""
        return self[labels[len(labels) - self.depth :]]


def value_of(one):
    """A value as it is, a plain number as one without dimensions."""
    return one if isinstance(one, Value) else Value({(): float(one)})


def each(function):
    """The function of numbers made one of values, applied for each combination of labels."""

    def applied(*given):
        values = [value_of(one) for one in given]
        longest = max(values, key=lambda one: one.depth)
        return Value({labels: function(*(one.at(labels) for one in values)) for labels in longest})

    return applied


def divided(one, other):
    """What is no number may stand in the branch that a `where` does not take."""
    return one / other if other else math.copysign(math.inf, one) * math.copysign(1, other) if one else math.nan


def power(base, exponent):
    """A real power, `nan` where there is none."""
    if base == 0 and exponent < 0:
        return math.inf
    return math.nan if base < 0 and exponent != int(exponent) else base**exponent


def log(number):
    """The natural logarithm."""
    return math.log(number) if number > 0 else -math.inf if number == 0 else math.nan


OPERATORS = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": divided, "pow": power}
for _name, _function in OPERATORS.items():
    setattr(Value, f"__{_name}__", each(_function))
    setattr(Value, f"__r{_name}__", lambda own, other, applied=each(_function): applied(other, own))
for _name in ("neg", "lt", "le", "gt", "ge"):
    setattr(Value, f"__{_name}__", each(getattr(operator, _name)))


def total(value):
    """The sum over the first dimension."""
    kept = dict.fromkeys(labels[1:] for labels in value)
    return Value({rest: math.fsum(value[labels] for labels in value if labels[1:] == rest) for rest in kept})


def entering(leaving, first):
    """What leaves a class enters the next; `first` enters the first class."""
    classes = list(dict.fromkeys(labels[0] for labels in leaving))
    before = dict(zip(classes[1:], classes[:-1], strict=True))
    return Value(
        {
            labels: leaving[before[labels[0]], *labels[1:]] if labels[0] in before else value_of(first).at(labels[1:])
            for labels in leaving
        }
    )


def element(value, label):
    """The part of a value with this label of its first dimension."""
    return Value({labels[1:]: number for labels, number in value.items() if labels[0] == label})


MEANING = {
    "exp": each(math.exp),
    "log": each(log),
    "minimum": each(lambda one, other: other if other < one else one),
    "maximum": each(lambda one, other: other if other > one else one),
    "where": each(lambda condition, one, other: one if condition else other),
    "total": total,
    "entering": entering,
    "element": element,
}


class SecondOpinion:
    """All values of a model in one draw of the inputs, each computed when it is first asked for."""

    def __init__(self, model, inputs, clock, draw):
        self.equations, self.inputs, self.clock, self.draw = model.equations, inputs, clock, draw
        self.parameters, self.known, self.spaces = model.parameters, {}, {}

    def value(self, name, instant):
        """A variable at an instant, 0 being the first."""
        equation = self.equations[name]
        instant = 0 if equation.kind == "start" else instant
        if (name, instant) not in self.known:
            if equation.kind != "stock":
                found = self.called(equation, instant)
            elif instant == 0:
                found = self.value(equation.start, 0)
            else:
                rate = self.called(equation, instant - 1)
                found = self.value(name, instant - 1) + rate * (1 / self.clock.steps_per_year)
            self.known[name, instant] = self.whole(equation.dims, found)
        return self.known[name, instant]

    def called(self, equation, instant):
        """What the equation's function returns at an instant."""
        return self.result(equation, [self.read(equation, name, instant) for name in equation.inputs], instant)

    def read(self, equation, name, instant):
        """The argument of this name."""
        if name == "path":
            return self.number(self.inputs.paths[equation.name][instant], ())
        if name.endswith("_at_start"):
            return self.value(name.removesuffix("_at_start"), 0)
        return self.value(name, instant)

    def result(self, equation, arguments, instant=0):
        """The function with these arguments, its functions meaning what they mean here."""
        made = FunctionType(equation.function.__code__, dict(MEANING), closure=equation.function.__closure__)
        return made(*[self.params(equation.sector, instant)][: equation.reads_parameters], *arguments)

    def params(self, sector, instant):
        """The parameters of a sector at an instant."""
        if (sector, instant) not in self.spaces:
            own = [(one, self.inputs.parameters[key]) for key, one in self.parameters.items() if one.sector == sector]
            now = [(one, given.values[instant] if hasattr(given, "values") else given) for one, given in own]
            space = SimpleNamespace(**{one.name: self.number(given, one.dims) for one, given in now})
            self.spaces[sector, instant] = space
        return self.spaces[sector, instant]

    def number(self, given, dims):
        """The numbers of this draw in an array (own dimensions..., draw)."""
        return Value(zip(self.labels(dims), given[..., self.draw].ravel().tolist(), strict=True))

    def labels(self, dims):
        """Every combination of labels of these dimensions."""
        return list(product(*(self.inputs.labels[dim] for dim in dims)))

    def whole(self, dims, value):
        """A value with a number for every label of its own dimensions."""
        return Value({labels: value_of(value).at(labels) for labels in self.labels(dims)})

    def figure(self, name, first, last):
        """A variable as reported for the steps from instant `first` to instant `last`; None where it has no figure."""
        equation = self.equations[name]
        if equation.kind == "indicator":
            read = [self.reported(one, first, last) for one in equation.inputs]
            return None if first == last or None in read else self.whole(equation.dims, self.result(equation, read))
        if equation.kind == "start":
            return self.value(name, 0) if last == 0 else None
        if self.stands_at_the_end(equation):
            return self.value(name, last)
        if first == last:
            return None
        found = 0.0
        for instant in range(first, last):
            now = self.value(name, instant)
            found = found + (now * self.value(equation.weight, instant) if equation.weight else now)
        return found / (self.clock.steps_per_year if equation.kind == "flow" else last - first)

    def reported(self, name, first, last):
        """The argument of this name of an indicator."""
        if name.endswith("_year_before"):
            before = first - self.clock.steps_per_year, last - self.clock.steps_per_year
            return None if before[0] < 0 else self.figure(name.removesuffix("_year_before"), *before)
        plain = name.removesuffix("_average")
        if plain != name and self.stands_at_the_end(self.equations[plain]):
            return (self.value(plain, first) + self.value(plain, last)) / 2
        return self.figure(plain, first, last)

    def stands_at_the_end(self, equation):
        """Whether a variable is reported as it is at the end of a period: a stock, or a count such as of persons."""
        counted = equation.unit.isidentifier() and equation.unit != "year"
        return equation.kind == "stock" or (equation.kind in ("auxiliary", "lever", "driver") and counted)

    def figures(self):
        """Every figure as {(variable, period): value}: of the opening, each half-year (from two steps on), each year."""
        steps, periods = self.clock.steps_per_year, {str(self.clock.start - 1): (0, 0)}
        for year in range(self.clock.start, self.clock.end + 1):
            first = (year - self.clock.start) * steps
            if steps > 1:
                periods[f"{year}-H1"] = first, first + steps // 2
                periods[f"{year}-H2"] = first + steps // 2, first + steps
            periods[str(year)] = first, first + steps
        found = {(name, label): self.figure(name, *span) for label, span in periods.items() for name in self.equations}
        return {key: value for key, value in found.items() if value is not None}
