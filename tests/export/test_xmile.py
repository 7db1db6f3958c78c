"""The XMILE text of a scenario, run by a small interpreter of its own and, where it is installed, by PySD."""

import math
import re
import warnings
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from xml.etree import ElementTree

import numpy as np
import pytest

from binjiang_sim.engine import Sector, auxiliary, measure
from binjiang_sim.export.xmile import identifier, xmile
from binjiang_sim.programs import compiled
from binjiang_sim.projection import district_model
from binjiang_sim.sampling.sampler import clock_of, sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange
from binjiang_sim.scenario import Label
from binjiang_sim.scenario.variants import with_model

NAMES = {"xmile": "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"}
WORDS = {"EXP", "LN", "MIN", "MAX", "INIT", "IF", "THEN", "ELSE", "TIME"}
RELATIVE = 1e-9
ROUNDING = 1e-14  # of what is added up, where next to nothing is left of it


@pytest.fixture(scope="module", params=["1", "2"])
def scenario(request, shipped):
    return shipped("talent_first", {"end": "2026", "steps_per_year": request.param})


def nodes(text):
    return {one.get("name"): one for one in ElementTree.fromstring(text).find(".//xmile:variables", NAMES)}


def equation(node):
    return node.find("xmile:eqn", NAMES).text


class Interpreter:
    """XMILE by the letter: Euler steps, graphical functions, everything computed when it is asked for."""

    def __init__(self, text):
        self.nodes = nodes(text)
        self.code = {name: compile(self._python(equation(node)), name, "eval") for name, node in self.nodes.items()}
        specs = ElementTree.fromstring(text).find("xmile:sim_specs", NAMES)
        clock = [float(specs.find(f"xmile:{one}", NAMES).text) for one in ("start", "stop", "dt")]
        self.start, self.stop, self.step = clock
        self.stocks = [name for name, node in self.nodes.items() if node.tag.endswith("}stock")]

    @staticmethod
    def _python(text):
        return text.replace("^", "**").replace("(IF ", "IF(").replace(" THEN ", ",").replace(" ELSE ", ",")

    def run(self):
        count = round((self.stop - self.start) / self.step)
        self.first, state, found = None, {}, []
        for instant in range(count + 1):
            values = self._values(self.start + instant * self.step, state)
            self.first = self.first or values
            found.append(values)
            for name in self.stocks:
                node = self.nodes[name]
                rates = [(1, one.text) for one in node.findall("xmile:inflow", NAMES)]
                rates += [(-1, one.text) for one in node.findall("xmile:outflow", NAMES)]
                state[name] = values[name] + self.step * sum(sign * values[flow] for sign, flow in rates)
        return found

    def _values(self, time, state):
        outer = self

        class Values(dict):
            def __missing__(self, name):
                if name in state:
                    self[name] = state[name]
                elif outer.first and equation(outer.nodes[name]).startswith("INIT("):
                    self[name] = outer.first[name]
                elif (graph := outer.nodes[name].find("xmile:gf", NAMES)) is not None:
                    points = [float(one) for one in graph.find("xmile:ypts", NAMES).text.split(",")]
                    self[name] = np.interp(time, np.linspace(outer.start, outer.stop, len(points)), points)
                else:
                    self[name] = eval(outer.code[name], functions, self)
                return self[name]

        values = Values()
        functions = {
            "EXP": math.exp, "LN": math.log, "MIN": min, "MAX": max, "TIME": time,
            "IF": lambda condition, yes, no: yes if condition else no,
            "INIT": lambda value: value,  # only the first instant comes here
        }  # fmt: skip
        for name in outer.nodes:
            values[name]
        return values


def courses(scenario):
    """XMILE name, values at each instant from the compiled program, and what rounding may leave, of every variable."""
    model, clock = district_model(), clock_of(scenario)
    inputs = sample(scenario, model, DrawRange(0, 1, central=True))
    program = compiled(model, inputs, clock)
    cells = program.run(inputs).values[..., 0]
    for name, rows in program.layout.rows.items():
        one = model.equations[name]
        alike = [own for own in one.inputs if own in program.layout.rows and model.equations[own].unit == one.unit]
        left = ROUNDING * max((np.nanmax(np.abs(cells[program.layout.rows[own]])) for own in alike), default=0.0)
        labels = ["_".join(row) for row in product(*(scenario.label_keys[dim] for dim in one.dims))]
        for label, course in zip(labels, cells[rows], strict=True):
            how = measure(one)
            if how in ("end", "opening"):
                yield identifier(name, label), course[:1] if how == "opening" else course, left
            elif how == "average":
                yield identifier(name, label), course[1:], left
            else:
                weight = cells[program.layout.rows[one.weight].start][1:] if one.weight else 1
                yield identifier(name, label), course[1:] / (clock.step * weight), left


def agree(found, scenario):
    """Whether the columns of `found` (by name, one value an instant) are the courses of the scenario."""
    for name, course, left in courses(scenario):
        other = np.asarray(found[name])[: len(course)]
        assert np.abs(other - course).max() <= RELATIVE * np.abs(course).max() + left, name


def test_every_variable_is_printed_and_every_name_that_is_read_exists(scenario):
    found = nodes(xmile(scenario))
    assert {name for name, *_ in courses(scenario)} <= set(found)
    for node in found.values():
        names = set(re.findall(r"[A-Za-z_]\w*", re.sub(r"\d[\d.]*e[+-]?\d+", "", equation(node)))) - WORDS
        assert names <= set(found)


def test_names_differ_in_more_than_case(scenario):
    root = ElementTree.fromstring(xmile(scenario)).find(".//xmile:variables", NAMES)
    names = [one.get("name").lower() for one in root]
    assert len(names) == len(set(names))


def test_every_variable_has_a_unit_and_says_in_both_languages_what_it_is(scenario):
    found = nodes(xmile(scenario))["graduate_inflow"]
    assert found.find("xmile:units", NAMES).text == "person/year"
    assert found.find("xmile:doc", NAMES).text == (
        "引进35周岁以下大学生 · graduates under 35 taken in. "
        "University graduates under 35 who take a job in the district (gross)."
    )


def test_a_stock_names_the_flows_that_change_it(scenario):
    found = nodes(xmile(scenario))["young_graduates"]
    assert [one.text for one in found.findall("xmile:inflow", NAMES)] == ["graduate_inflow"]
    assert {one.text for one in found.findall("xmile:outflow", NAMES)} == {"graduate_departures", "graduate_maturing"}


def test_an_interpreter_of_the_text_gets_the_courses_of_the_program(scenario):
    found = Interpreter(xmile(scenario)).run()
    agree({name: [values[name] for values in found] for name in found[0]}, scenario)


def test_pysd_gets_the_courses_of_the_program(shipped, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pysd = pytest.importorskip("pysd", reason="PySD is not installed: pip install -e '.[benchmark]'")
        scenario = shipped("talent_first", {"end": "2026"})
        file = tmp_path / "district.xmile"
        file.write_text(xmile(scenario), encoding="utf-8")
        with np.printoptions(precision=17):  # PySD writes the points of graphical functions as numpy prints them
            frame = pysd.read_xmile(str(file)).run()
    agree(frame.rename(columns=lambda name: name.replace(" ", "_")), scenario)


def relabelled(scenario, dim, keys):
    """The scenario with other keys of the first labels of a dimension, wherever they stand."""
    old = [one.key for one in scenario.labels[dim]]
    new = dict(zip(old, (*keys, *old[len(keys) :]), strict=True))
    labels = {**scenario.labels, dim: tuple(Label(key, key, key) for key in new.values())}
    parameters = {
        path: {new.get(key, key): one for key, one in value.items()} if isinstance(value, Mapping) else value
        for path, value in scenario.parameters.items()
    }
    return replace(scenario, labels=labels, parameters=parameters)


def read_once(name):
    """A name as programs for XMILE compare it."""
    return re.sub(r"[\s_]+", "_", name).lower()


@pytest.mark.parametrize(
    "keys",
    [("A-b", "a_b", "A b"), ("+", "-", "*"), ("人才", "人/才", "人_才"), ("<x>", "&x", '"x"'), ("a", "a_2", "a ")],
)
def test_labels_that_are_one_in_the_narrower_alphabet_are_told_apart(shipped, keys):
    plain = shipped("base", {"end": "2024"})
    text = xmile(relabelled(plain, "stage", keys))
    names = [one.get("name") for one in ElementTree.fromstring(text).find(".//xmile:variables", NAMES)]
    assert len({read_once(name) for name in names}) == len(names) == len(nodes(xmile(plain)))
    assert all(re.fullmatch(r"\w+", name) for name in names)


def test_the_numbers_are_those_of_other_labels(shipped):
    plain = shipped("base", {"end": "2024"})
    sums = [
        sorted(sum(values for name, values in step.items()) for step in Interpreter(xmile(one)).run())
        for one in (plain, relabelled(plain, "stage", ("A-b", "a_b", "A b")))
    ]
    assert sums[0] == pytest.approx(sums[1], rel=RELATIVE)


def test_a_variable_is_no_word_of_the_format(shipped):
    @auxiliary("1", zh="时间", en="time")
    def time():
        return 1

    @auxiliary("1", zh="两倍", en="twice")
    def twice(time):
        return 2 * time

    sector = Sector.made("own", time, twice, zh="自有", en="Own")
    found = nodes(xmile(with_model(shipped("base", {"end": "2024"}), district_model().with_sectors(sector))))
    assert equation(found["twice"]) == "(2 * time_2)"
    assert "time" not in found


def test_any_name_of_a_scenario_stands_in_a_file_that_a_parser_reads(shipped):
    plain = shipped("base", {"end": "2024"})
    name = "<b>&amp; \x07\x1b \ud83d ]]> é 人"
    root = ElementTree.fromstring(xmile(replace(plain, name={"zh": name, "en": name})).encode())
    assert root.find(".//xmile:name", NAMES).text == "<b>&amp; \ufffd\ufffd \ufffd ]]> é 人"


def test_triggers_stand_as_they_came_out_at_the_medians_and_the_file_says_so(shipped):
    lever = "levers.talent_housing"
    text = "[{if: {indicator: graduate_inflow, period: 2024, below: 30万 person}, then: {levers.talent_housing: 1}}]"
    switched = shipped("base", {"end": 2026, lever: "{path: {2025: 1}}"})
    found = xmile(shipped("base", {"end": 2026, lever: 0, "triggers": text}))
    said = re.search(r"\n *<caption>.*</caption>", found)
    assert "Triggers are decided as in the run at the medians" in said[0]
    assert "触发条件" in said[0]
    assert found.replace(said[0], "") == xmile(switched)
