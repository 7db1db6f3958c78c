"""Public functions that are given something else than they take."""

import inspect

import numpy as np
import pytest

import binjiang_sim as bj
from binjiang_sim.scenario import resolve

ROOMS = {"": bj, "analysis.": bj.analysis, "export.": bj.export, "engine.": bj.engine}
NO_ARGUMENT = {"model", "published"}
FUNCTIONS = sorted(
    f"{room}{name}"
    for room, home in ROOMS.items()
    for name in home.__all__
    if inspect.isfunction(inspect.unwrap(getattr(home, name))) and name not in NO_ARGUMENT
)


class Something:
    """Of no use to anybody."""

    def __repr__(self):
        return "<something>"


def function(name):
    room, _, own = name.rpartition(".")
    return getattr(ROOMS[f"{room}." if room else ""], own)


def required(name):
    """Names of the arguments that must be given."""
    every = inspect.signature(function(name)).parameters.values()
    return [one.name for one in every if one.default is one.empty and one.kind is not one.VAR_KEYWORD]


@pytest.fixture(scope="module")
def right(base_scenario):
    """Something right for every argument that must be given."""
    model = bj.model()
    result = bj.run(base_scenario.with_({"end": 2024}), draws=40)
    figures = [("gdp", None)]
    return {
        "source": base_scenario.file,
        "scenario": result.scenario,
        "variants": {},
        "plan": result,
        "other": result,
        "plans": result.scenario,
        "result": result,
        "results": result,
        "indicator": "gdp",
        "period": "2024",
        "first": "2023",
        "last": "2024",
        "year": "2024",
        "second": result.scenario,
        "target": result.scenario.targets[0],
        "model": model,
        "language": "en",
        "resolved": resolve(base_scenario.file, model),
        "everything": False,
        "figures": figures,
        "without": bj.analysis.without_reforms(result, figures, "2024"),
        "unit": "1",
        "equation": model.equations["gdp"],
        "start": "x_start",
    }


WRONG = {"an object": Something(), "a number": 5, "a text": "a file.yaml", "nothing": None, "a list": ["x"]}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_first_argument_of_another_kind_is_named(name, wrong, right):
    call, names = function(name), required(name) or ["plan"]
    rest = {one: right[one] for one in names[1:]}
    if isinstance(wrong, str) and names[0] in ("source", "unit", "text"):
        wrong = b"bytes"
    said = rf"^{names[0].removesuffix('s')}\w*( 1)?(\[0\])?: expected "
    with pytest.raises((bj.BinjiangError, TypeError), match=said):
        call(wrong, **rest)


CALLS = {
    "bj.run: model": (lambda r: bj.run(r["scenario"], model="x"), "model: expected Model / None, found 'x' (str)"),
    "bj.run: options": (lambda r: bj.run(r["scenario"], options=5), "options: expected RunOptions"),
    "bj.run: a file": (lambda r: bj.run("a.yaml"), "read a file with bj.load(...) first"),
    "bj.load: changes": (lambda r: bj.load(r["source"], [1]), "changes: expected Mapping / None, found [1] (list)"),
    "bj.load: model": (lambda r: bj.load(r["source"], model="x"), "model: expected Model"),
    "bj.load: shocks": (lambda r: bj.load(r["source"], shocks=5), "shocks: expected str / PathLike"),
    "bj.plot: ax": (lambda r: bj.plot(r["result"], "gdp", ax=5), "ax: expected Axes"),
    "bj.plot: indicator": (lambda r: bj.plot(r["result"], ["gdp"]), "indicator: expected str, found ['gdp'] (list)"),
    "bj.plot: item": (lambda r: bj.plot(r["result"], "gdp", 5), "item: expected str / None, found 5 (int)"),
    "bj.write: folder": (lambda r: bj.write(r["result"], 5), "folder: expected str / PathLike"),
    "bj.write: formats": (lambda r: bj.write(r["result"], "x", formats=5), "formats: expected str / list / tuple"),
    "bj.write: results": (lambda r: bj.write([r["result"], 5]), "result 2: expected Result, found 5 (int)"),
    "bj.compare: files": (lambda r: bj.compare("a", "b"), "plan 1: expected Scenario / Result, found 'a' (str)"),
    "bj.experiment: variants": (lambda r: bj.experiment(r["scenario"], [1]), "variants: expected Mapping"),
    "bj.experiment: one value": (
        lambda r: bj.experiment(r["scenario"], {"levers.talent_programme": 1}),
        "variants['levers.talent_programme']: expected Collection, found 1 (int)",
    ),
    "bj.experiment: a text": (
        lambda r: bj.experiment(r["scenario"], {"levers.talent_programme": "0.5"}),
        "variants['levers.talent_programme']: expected (value, ...), found '0.5'",
    ),
    "bj.experiment: figures": (
        lambda r: bj.experiment(r["scenario"], {}, figures=[("gdp", "2024")]),
        "figures[0]: expected (indicator, item, period), found ('gdp', '2024')",
    ),
    "sobol: figures": (
        lambda r: bj.analysis.sobol(r["scenario"], [("gdp", None, "2024"), "gdp"], 4),
        "figures[0]: expected (indicator, period, item), found ('gdp', None, '2024')\n"
        "figures[1]: expected (indicator, period, item), found 'gdp'",
    ),
    "sobol: base": (
        lambda r: bj.analysis.sobol(r["scenario"], [("gdp", "2024", None)], "x"),
        "base: expected Integral, found 'x' (str)",
    ),
    "without_reforms: figures": (
        lambda r: bj.analysis.without_reforms(r["result"], ["gdp"], "2024"),
        "figures[0]: expected (indicator, item), found 'gdp'",
    ),
    "effects: without": (lambda r: bj.analysis.effects(r["result"], 5), "without: expected Experiment, found 5 (int)"),
    "quantile": (lambda r: r["result"].quantile("gdp", "2024", "x"), "q: expected Real, found 'x' (str)"),
    "with_": (lambda r: r["scenario"].with_(5), "changes: expected Mapping, found 5 (int)"),
    "Model.of": (lambda r: bj.engine.Model.of("talent"), "source: expected module / type, found 'talent' (str)"),
    "Model": (lambda r: bj.engine.Model(("talent",)), "sectors: expected Sector, found 'talent' (str)"),
    "Model.replace": (lambda r: r["model"].replace(required), "the function 'required' is not declared"),
    "flow without parentheses": (lambda r: bj.engine.flow(required), "unit: expected str, found <function required"),
    "flow on a number": (lambda r: bj.engine.flow("1", zh="x", en="x")(5), "function: expected function, found 5"),
    "one dimension": (lambda r: bj.engine.flow("1", zh="x", en="x", dims="age"), "dims: expected tuple, found 'age'"),
    "one dimension of a parameter": (
        lambda r: bj.engine.parameter("1", zh="x", en="x", dims="age"),
        "dims: expected tuple, found 'age' (str)",
    ),
    "start of a stock": (lambda r: bj.engine.stock("1", start=5, zh="x", en="x"), "start: expected str, found 5 (int)"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_wrong_argument_is_told_in_our_words(name, right):
    call, said = CALLS[name]
    with pytest.raises(bj.BinjiangError) as caught:
        call(right)
    assert said in str(caught.value)


def test_numbers_of_numpy_are_numbers(right, tmp_path):
    scenario = right["scenario"]
    result = bj.run(scenario, draws=np.int64(40), seed=np.uint32(scenario.seed))
    assert result.key == right["result"].key
    assert result.quantile("gdp", np.int64(2024), np.float64(0.3)) == result.quantile("gdp", "2024", 0.3)
    plain = {"path": {2025: 0.5, 2027: 1.0}, "after": "hold"}
    ours = {"path": {np.int64(2025): np.float32(0.5), 2027: np.float64(1)}, "after": "hold"}
    path = "levers.talent_programme"
    assert scenario.with_({path: ours}).hash == scenario.with_({path: plain}).hash
    assert scenario.with_({path: np.float64(0.3)}).hash == scenario.with_({path: 0.3}).hash
    spread = {"status": "assumption", "why": 'It\'s: a "test"\\n'}
    change = {"parameters.talent.base_inflow": {"interval80": np.array([4.1e4, 4.5e4, 5.2e4]), **spread}}
    assert scenario.with_(change).parameters["talent.base_inflow"].why == spread["why"]
    keys = {
        bj.experiment(scenario, {path: values}, draws=count, figures=[("gdp", None, year)]).key
        for values, count, year in [
            ((0.0, 0.5, 1.0), 20, "2024"),
            (np.linspace(0, 1, 3), np.int32(20), np.int16(2024)),
            ([0.0, 0.5, 1.0], 20, 2024),
        ]
    }
    assert len(keys) == 1
    free = scenario.with_({"correlations": []})
    of_numpy, of_python = (bj.analysis.sobol(free, [("gdp", "2024", None)], base) for base in (np.int64(4), 4))
    assert (of_numpy.first == of_python.first).all()


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_item_is_none_wherever_it_is_asked(right, nothing):
    wanted = {"indicator": "gdp", "year": 2024, "at_least": "4000 亿元", "kind": "binding", "source": "x"}
    (target,) = right["scenario"].with_({"targets": [{**wanted, "item": nothing}]}).targets
    assert target.item is None  # in a file, where nothing is an empty word
    if nothing is not None:
        with pytest.raises(bj.ProjectionError, match="gdp has no item ''"):
            right["result"].values("gdp", "2024", nothing)
