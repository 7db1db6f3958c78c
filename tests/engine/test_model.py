import dataclasses
import pickle
from types import ModuleType

import pytest

from binjiang_sim.engine import Clock, Model, Sector, auxiliary, flow, indicator, parameter, start, stock, units
from binjiang_sim.errors import ModelError

from . import runs, toy
from .runs import TOY, sector


@auxiliary("1", zh="一", en="one")
def one():
    """One."""
    return 1


@auxiliary("1", zh="二", en="two")
def two(one):
    """Two."""
    return 2 * one


@dataclasses.dataclass(frozen=True)
class Params:
    weight: object = parameter("1", zh="权重", en="weight")


def refusal(*functions, params=None):
    """The lines of the error that these equations cause."""
    with pytest.raises(ModelError) as caught:
        runs.model(*functions, params=params)
    return str(caught.value).splitlines()


def test_an_unknown_name_is_refused_with_the_nearest():
    @auxiliary("1", zh="三", en="three")
    def three(twoo):
        return twoo

    assert refusal(one, two, three) == ["small.three: no variable 'twoo'; did you mean 'two'?"]


def test_an_unknown_name_with_nothing_near_is_refused_with_the_list():
    @auxiliary("1", zh="三", en="three")
    def three(population):
        return population

    assert refusal(one, two, three) == ["small.three: no variable 'population' (variables: one, three, two)"]


def test_a_fault_is_told_in_chinese_as_well():
    @auxiliary("1", zh="三", en="three")
    def three(twoo):
        return twoo

    with pytest.raises(ModelError) as caught:
        runs.model(one, two, three)
    assert caught.value.text("zh") == "small.three: 没有变量“twoo”；是否想写“two”？"


def test_a_loop_within_an_instant_is_refused_with_its_path():
    @auxiliary("1", zh="鸡", en="hen")
    def hen(chick):
        return chick

    @auxiliary("1", zh="蛋", en="egg")
    def egg(hen):
        return hen

    @auxiliary("1", zh="雏", en="chick")
    def chick(egg, one):
        return egg * one

    assert refusal(one, hen, egg, chick) == [
        "loop within one instant: hen → chick → egg → hen (let it pass through a stock)"
    ]


def test_a_loop_through_the_start_of_a_stock_is_refused():
    @start("1", zh="起", en="origin")
    def origin(level):
        return level

    @stock("1", start="origin", zh="池", en="pool")
    def pool():
        return 0

    @auxiliary("1", zh="位", en="level")
    def level(pool):
        return pool

    assert refusal(origin, pool, level) == [
        "loop within one instant: origin → level → pool → origin (let it pass through a stock)"
    ]


def test_a_loop_through_a_stock_is_normal():
    assert {"decay", "atoms"} <= set(TOY.equations)
    assert TOY.equations["decay"].inputs == ("atoms",)
    assert TOY.equations["atoms"].inputs == ("decay",)


def test_a_missing_unit_is_refused():
    @auxiliary("", zh="三", en="three")
    def three():
        return 3

    assert refusal(three) == ["small.three: the unit '' means nothing"]


def test_a_unit_that_means_nothing_is_refused():
    @auxiliary("people/year", zh="三", en="three")
    def three():
        return 3

    assert refusal(three) == ["small.three: the unit 'people/year' means nothing"]


@pytest.mark.parametrize(("unit", "part"), [("人/year", "人"), ("person*year", "person*year"), ("CNY/万人", "万人")])
def test_a_unit_that_reports_have_no_words_for_is_refused(unit, part):
    @auxiliary(unit, zh="三", en="three")
    def three():
        return 3

    assert refusal(three) == [
        f"small.three: reports have no words in both languages for '{part}' of the unit '{unit}'; "
        "write base units, such as person/year"
    ]


def test_every_base_unit_has_its_words():
    for name in units.BASE:
        for unit in (name, f"1/{name}", f"{name}/year^2"):

            @auxiliary(unit, zh="三", en="three")
            def three():
                return 3

            assert runs.model(three).equations["three"].unit == unit


def test_the_unit_of_a_parameter_is_checked_as_well():
    @dataclasses.dataclass(frozen=True)
    class Odd:
        size: object = parameter("foot", zh="尺寸", en="size")

    assert refusal(one, params=Odd) == ["small.size: the unit 'foot' means nothing"]


def test_an_equation_without_a_name_in_both_languages_is_refused():
    @auxiliary("1", zh="", en="three")
    def three():
        return 3

    assert refusal(three) == ["small.three: has no Chinese or no English name"]


def test_a_name_defined_twice_is_refused():
    with pytest.raises(ModelError) as caught:
        Model((sector(one, name="here"), sector(one, name="there")))
    assert str(caught.value) == "'one' is defined more than once"


def test_an_unknown_parameter_is_refused_with_the_nearest():
    @auxiliary("1", zh="三", en="three")
    def three(p):
        return p.wieght

    assert refusal(three, params=Params) == ["small.three: no parameter 'wieght'; did you mean 'weight'?"]


def test_a_start_that_is_no_start_is_refused():
    @stock("1", start="one", zh="池", en="pool")
    def pool():
        return 0

    assert refusal(one, pool) == ["small.pool: its start 'one' is not a @start variable"]


def test_a_stock_whose_start_does_not_exist_is_refused():
    @stock("1", start="onee", zh="池", en="pool")
    def pool():
        return 0

    assert refusal(one, pool) == ["small.pool: no variable 'onee'; did you mean 'one'?"]


def test_a_weight_that_does_not_exist_is_refused():
    @flow("1/year", weight="ome", zh="流", en="stream")
    def stream(one):
        return one

    assert refusal(one, stream) == ["small.stream: no variable 'ome'; did you mean 'one'?"]


def test_an_indicator_read_by_a_flow_is_refused():
    @indicator("1", zh="指", en="figure")
    def figure(one):
        return one

    @flow("1/year", zh="流", en="stream")
    def stream(figure):
        return figure

    assert refusal(one, figure, stream) == [
        "small.stream: reads the indicator 'figure', which exists only after the period"
    ]


def test_an_indicator_of_an_unknown_variable_is_refused():
    @indicator("1", zh="指", en="figure")
    def figure(onee_average):
        return onee_average

    assert len(refusal(one, figure)) == 1
    assert refusal(one, figure)[0].startswith("small.figure: no variable 'onee_average'")


def test_only_levers_and_drivers_receive_a_path():
    @auxiliary("1", zh="三", en="three")
    def three(path):
        return path

    assert refusal(three) == ["small.three: no variable 'path' (variables: three)"]


def test_what_cannot_be_translated_is_refused_with_its_line():
    @auxiliary("1", zh="三", en="three")
    def three(one):
        return [one][0]

    line = three.__code__.co_firstlineno + 2
    assert refusal(one, three) == [f"small.three: line {line}: '[one][0]' is not allowed in an equation"]


def test_a_function_whose_text_is_not_kept_is_refused():
    scope = {"auxiliary": auxiliary}
    exec('@auxiliary("1", zh="三", en="three")\ndef three(one):\n    return one', scope)
    assert refusal(one, scope["three"]) == [
        "small.three: the text of the function cannot be found; write it in a file or a cell of a notebook, "
        "and load a file again after a change"
    ]


def test_a_value_at_the_start_of_an_unknown_variable_is_refused_with_the_nearest():
    @auxiliary("1", zh="三", en="three")
    def three(oone_at_start):
        return oone_at_start

    assert refusal(one, three)[0].startswith("small.three: no variable 'oone_at_start'")


def test_an_indicator_reads_nothing_at_the_start():
    @indicator("1", zh="指", en="figure")
    def figure(one_at_start):
        return one_at_start

    assert refusal(one, figure)[0].startswith("small.figure: no variable 'one_at_start'")


def test_an_indicator_at_the_start_is_refused():
    @indicator("1", zh="指", en="figure")
    def figure(one):
        return one

    @auxiliary("1", zh="三", en="three")
    def three(figure_at_start):
        return figure_at_start

    assert refusal(one, figure, three) == [
        "small.three: reads the indicator 'figure', which exists only after the period"
    ]


def test_a_name_that_ends_like_an_argument_of_another_time_is_refused():
    @auxiliary("1", zh="三", en="three")
    def one_at_start(one):
        return one

    assert refusal(one, one_at_start) == [
        "small.one_at_start: no variable's name may end in _at_start, _year_before, _average: "
        "these say when a variable that is read is meant"
    ]


def test_a_variable_at_its_own_start_is_a_loop():
    @auxiliary("1", zh="三", en="three")
    def three(three_at_start):
        return three_at_start

    assert refusal(three) == ["loop within one instant: three → three (let it pass through a stock)"]


def test_a_variant_of_nothing_is_refused():
    @auxiliary("1", variant_of="ones", zh="三", en="three")
    def three():
        return 3

    assert refusal(one, three) == ["small.three: no variable 'ones'; did you mean 'one'?"]


def test_all_faults_are_told_at_once():
    @auxiliary("foot", zh="三", en="")
    def three(twoo, oone):
        return twoo * oone

    assert refusal(one, two, three) == [
        "small.three: has no Chinese or no English name",
        "small.three: the unit 'foot' means nothing",
        "small.three: no variable 'twoo'; did you mean 'two'?",
        "small.three: no variable 'oone'; did you mean 'one'?",
    ]


def test_a_sector_named_unlike_its_equations_places_the_fault():
    @auxiliary("", zh="三", en="three")
    def three():
        return 3

    with pytest.raises(ModelError, match=r"^far\.three: "):
        Model((sector(three, name="far"),))


# Sectors of one's own


def test_a_sector_of_functions_joins_the_others_and_reads_them():
    @auxiliary("person", zh="加倍", en="twice")
    def twice(p, everybody):
        return p.weight * everybody

    made = TOY.with_sectors(Sector.made("own", twice, zh="自", en="Own", params=Params))
    assert made.equations["twice"].sector == "own"
    assert [*made.parameters][-1] == "own.weight"
    assert "twice" not in TOY.equations


def test_a_class_can_be_a_sector():
    class own:  # noqa: N801
        NAME = {"zh": "自", "en": "Own"}  # noqa: RUF012

        @dataclasses.dataclass(frozen=True)
        class Params:
            weight: object = parameter("1", zh="权重", en="weight")

        @flow("person/year", growth=True, zh="加倍", en="twice")
        def twice(p, births):  # noqa: N805
            return p.weight * births

    made = TOY.with_sectors(own)
    assert (made.sectors[-1].name, made.sectors[-1].en) == ("own", "Own")
    assert made.equations["twice_growth"].kind == "indicator"
    assert "own.weight" in made.parameters


def test_a_variant_in_a_sector_of_ones_own_reads_its_own_parameters():
    @flow("1/year", variant_of="decay", zh="缓", en="slow decay")
    def slow_decay(p, atoms):
        return p.weight * atoms

    made = TOY.with_sectors(Sector.made("own", slow_decay, zh="自", en="Own", params=Params))
    for chosen in ("slow_decay", slow_decay):
        assert made.replace(chosen).equations["decay"].sector == "own"
        assert made.replace(chosen).expressions["decay"].details("parameter") == ("own.weight",)


def refused_sector(make):
    with pytest.raises(ModelError) as caught:
        make()
    return str(caught.value).splitlines()


def test_functions_that_are_not_declared_and_params_that_are_none_are_told_at_once():
    class Odd:
        weight = 1

    def three():
        return 3

    assert refused_sector(lambda: Sector.made("own", three, zh="自", en="Own", params=Odd)) == [
        "own: the function 'three' is not declared; write @flow, @stock, @lever or the like above it",
        "own: its Params must be a class under @dataclass whose every field is parameter(...)",
    ]


def test_a_field_of_params_that_is_no_parameter_is_refused():
    @dataclasses.dataclass
    class Odd:
        weight: float = 1.0

    (line,) = refused_sector(lambda: Sector.made("own", one, zh="自", en="Own", params=Odd))[:1]
    assert line.startswith("own: its Params")


def test_a_sector_without_equations_is_refused():
    assert refused_sector(lambda: Sector.of(ModuleType("bare"))) == ["bare: declares no equation"]


def test_a_sector_of_a_name_that_another_has_is_refused():
    made = Sector.made("toy", one, zh="自", en="Own")
    assert refused_sector(lambda: TOY.with_sectors(made)) == ["two sectors are named 'toy'"]


def test_a_sector_is_named_in_both_languages_and_its_name_can_stand_in_a_path():
    found = refused_sector(lambda: Model.of(Sector.made("my.own", one, zh="", en="Own")))
    named = "a sector's name holds letters, digits and underscores and does not begin with a digit: 'my.own'"
    assert found == [named, "my.own: has no Chinese or no English name"]


# Changes


def test_a_variant_stands_in_by_its_name():
    changed = TOY.replace("half_decay")
    assert changed.equations["decay"].function is toy.half_decay
    assert changed.equations["decay"].variant_of == ""


def test_a_variant_is_not_in_force_until_it_is_chosen():
    assert "half_decay" not in TOY.equations
    assert TOY.variants["half_decay"].variant_of == "decay"


def test_a_function_stands_in_for_the_variable_of_its_own_name():
    @flow("1/year", zh="衰变", en="decay")
    def decay(p, atoms):
        return p.decay_rate * atoms**2

    changed = TOY.replace(decay)
    assert changed.equations["decay"].function is decay
    assert changed.equations["decay"].sector == "toy"


def test_replacing_leaves_the_old_model_as_it_was():
    TOY.replace("half_decay")
    assert TOY.equations["decay"].function is toy.decay


def test_a_replaced_equation_changes_the_result():
    clock = Clock(2020, 2020, 1)
    assert runs.number(clock, "atoms", "2020") == pytest.approx(0.8)
    assert runs.number(clock, "atoms", "2020", model=TOY.replace("half_decay")) == pytest.approx(0.9)


def test_replacing_by_nothing_gives_an_equal_model():
    assert TOY.replace() == TOY


def test_an_unknown_variant_is_refused_with_the_nearest():
    with pytest.raises(ModelError) as caught:
        TOY.replace("half_decoy")
    assert str(caught.value) == "no variant 'half_decoy'; did you mean 'half_decay'?"


def test_a_function_for_an_unknown_variable_is_refused():
    with pytest.raises(ModelError) as caught:
        runs.model(one).replace(two)
    assert str(caught.value) == "no variable 'two' (variables: one)"


def test_a_replacement_that_reads_what_does_not_exist_is_refused():
    @flow("1/year", zh="衰变", en="decay")
    def decay(atom):
        return atom

    with pytest.raises(ModelError) as caught:
        TOY.replace(decay)
    assert str(caught.value) == "toy.decay: no variable 'atom'; did you mean 'atoms'?"


def test_a_plain_function_cannot_stand_in_for_a_variable():
    def decay(p, atoms):
        return p.decay_rate * atoms

    with pytest.raises(ModelError) as caught:
        TOY.replace(decay)
    assert caught.value.text("zh") == "函数“decay”没有声明；请在它前面写上 @flow、@stock、@lever 等"


def test_what_stands_in_for_a_variable_has_its_unit_and_dimensions():
    @flow("person/year", dims=("age",), zh="衰变", en="decay")
    def decay(atoms):
        return atoms

    with pytest.raises(ModelError) as caught:
        TOY.replace(decay)
    assert str(caught.value) == "toy.decay: is in person/year (age), the variable it stands in for in 1/year ()"


def test_all_faults_of_a_replacement_are_told_at_once():
    with pytest.raises(ModelError) as caught:
        TOY.replace("half_decoy", two)
    assert [fault.key for fault in caught.value.faults] == ["model.variant_near", "model.variable_list"]


def test_a_model_cannot_be_changed_in_place():
    with pytest.raises(dataclasses.FrozenInstanceError):
        TOY.sectors = ()


# What a model knows of itself


@pytest.mark.parametrize("first", [False, True])
def test_every_variable_is_computed_after_those_it_reads(first):
    order = TOY.first_order if first else TOY.order
    for place, name in enumerate(order):
        equation = TOY.equations[name]
        read = (equation.start,) if equation.kind == "stock" else equation.inputs
        assert not set(read) & set(order[place:])


def test_stocks_and_starts_are_computed_at_the_first_instant_only():
    kinds = {TOY.equations[name].kind for name in TOY.order}
    assert kinds == {"flow", "auxiliary", "lever", "driver"}
    assert {TOY.equations[name].kind for name in TOY.first_order} == kinds | {"stock", "start"}


def test_the_dimensions_are_those_of_variables_and_parameters():
    assert TOY.dims == ("age",)


def test_variables_are_found_by_kind():
    assert [equation.name for equation in TOY.of_kind("lever", "driver")] == ["demand", "half_year", "effort"]


def test_a_model_shows_its_size():
    assert repr(runs.model(one, two, params=Params)) == "<Model: 1 sectors, 2 variables, 1 parameters>"


# The digest


def unmoved_sales(p, everybody, demand):
    return p.price * everybody


def changed_equation(**facts):
    """The toy with other facts about one equation."""
    small = TOY.sectors[0]
    equations = tuple(dataclasses.replace(e, **facts) if e.name == "sales" else e for e in small.equations)
    return Model((dataclasses.replace(small, equations=equations),))


@pytest.mark.parametrize(
    "facts", [{"unit": "USD/year"}, {"weight": ""}, {"kind": "auxiliary"}, {"function": unmoved_sales}]
)
def test_the_digest_changes_with_an_equation(facts):
    assert changed_equation(**facts).digest != TOY.digest


@pytest.mark.parametrize("facts", [{"unit": "1/person"}, {"low": 0.5}, {"high": 9.0}])
def test_the_digest_changes_with_a_parameter(facts):
    fields = [(f.name, f.type, f) for f in dataclasses.fields(toy.Params)]
    changed = [
        (name, kind, dataclasses.field(metadata={"parameter": dataclasses.replace(f.metadata["parameter"], **facts)}))
        if name == "price"
        else (name, kind, dataclasses.field(metadata=f.metadata))
        for name, kind, f in fields
    ]
    params = dataclasses.make_dataclass("Params", changed, frozen=True)
    assert Model((dataclasses.replace(TOY.sectors[0], params=params),)).digest != TOY.digest


def test_the_digest_changes_with_the_choice_of_a_variant():
    assert TOY.replace("half_decay").digest != TOY.digest


def test_the_digest_of_the_same_model_is_the_same():
    assert Model.of(toy).digest == TOY.digest
    assert len(TOY.digest) == 16


# Travelling


def test_a_model_travels_as_its_expressions():
    there = pickle.loads(pickle.dumps(TOY))
    assert there == TOY
    assert hash(there) == hash(TOY)
    assert {one.function for one in there.equations.values()} == {None}
    assert [sector.params for sector in there.sectors] == [None]
    assert there.parameters == TOY.parameters


def test_a_variant_is_chosen_in_a_model_that_travelled():
    there = pickle.loads(pickle.dumps(TOY)).replace("half_decay")
    assert there == TOY.replace("half_decay")


def test_a_model_that_travelled_gives_the_same_figures():
    there = pickle.loads(pickle.dumps(TOY))
    clock = Clock(2020, 2021, 2)
    for name in ("atoms", "sales", "sales_per_head", "sales_growth", "middle_aged"):
        assert runs.number(clock, name, "2021", model=there) == runs.number(clock, name, "2021")
