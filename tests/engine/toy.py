"""A toy model: one small equation for everything the engine does. It is not the district."""

# ruff: noqa: RUF009 - `parameter(...)` is a field, not a shared default

from dataclasses import dataclass

from binjiang_sim.engine import (
    Array,
    auxiliary,
    driver,
    flow,
    indicator,
    lever,
    parameter,
    start,
    stock,
)
from binjiang_sim.engine.functions import element, entering, exp, log, maximum, minimum, total

NAME = {"zh": "玩具", "en": "Toy"}


@dataclass(frozen=True)
class Params:
    atoms: Array = parameter("1", low=0, zh="期初原子", en="atoms at the start")
    decay_rate: Array = parameter("1/year", low=0, zh="衰变率", en="decay rate")
    heard: Array = parameter("1", low=0, high=1, zh="期初知晓率", en="share that knows at the start")
    talk_rate: Array = parameter("1/year", low=0, zh="传播率", en="spreading rate")
    left: Array = parameter("person", low=0, zh="期初左岸", en="people on the left bank at the start")
    right: Array = parameter("person", low=0, zh="期初右岸", en="people on the right bank at the start")
    rate_right: Array = parameter("1/year", low=0, zh="去右岸率", en="rate of moving right")
    rate_left: Array = parameter("1/year", low=0, zh="去左岸率", en="rate of moving left")
    family: Array = parameter("person", low=0, dims=("age",), zh="期初人口", en="people by age at the start")
    years: Array = parameter("year", low=1, dims=("age",), zh="各组年数", en="years in each group")
    births: Array = parameter("person/year", low=0, zh="出生数", en="births a year")
    price: Array = parameter("CNY/person", low=0, zh="价格", en="price")
    swing: Array = parameter("1", low=0, high=1, zh="季节幅度", en="swing of the season")
    lowest: Array = parameter("1", zh="下限", en="lowest mood")
    highest: Array = parameter("1", zh="上限", en="highest mood")
    tide: Array = parameter("1", zh="潮位", en="tide")


@driver("1", zh="需求", en="demand")
def demand(path):
    """What the world wants."""
    return path


@driver("1", zh="上下半年", en="half of the year")
def half_year(path):
    """+1 in the first half of a year, -1 in the second, 0 when a step is a whole year."""
    return path


@lever("1", zh="力度", en="effort")
def effort(path):
    """How hard the toy tries."""
    return path


@start("1", zh="期初原子", en="atoms at the start")
def atoms_start(p: Params):
    """Given."""
    return p.atoms


@flow("1/year", zh="衰变", en="decay")
def decay(p: Params, atoms):
    """Atoms that decay."""
    return p.decay_rate * atoms


@flow("1/year", variant_of="decay", zh="减半衰变", en="half decay")
def half_decay(p: Params, atoms):
    """Atoms decay at half the rate."""
    return p.decay_rate * atoms / 2


@stock("1", start="atoms_start", zh="原子", en="atoms")
def atoms(decay):
    """Exponential decay."""
    return -decay


@start("1", zh="期初知晓率", en="share that knows at the start")
def rumour_start(p: Params):
    """Given."""
    return p.heard


@flow("1/year", zh="传播", en="spread")
def spread(p: Params, rumour):
    """Who knows tells who does not."""
    return p.talk_rate * rumour * (1 - rumour)


@stock("1", start="rumour_start", zh="知晓率", en="share that knows")
def rumour(spread):
    """Logistic growth."""
    return spread


@start("person", zh="期初左岸", en="people on the left bank at the start")
def left_bank_start(p: Params):
    """Given."""
    return p.left


@start("person", zh="期初右岸", en="people on the right bank at the start")
def right_bank_start(p: Params):
    """Given."""
    return p.right


@flow("person/year", zh="去右岸", en="moving right")
def to_right(p: Params, left_bank):
    """People who cross to the right bank."""
    return p.rate_right * left_bank


@flow("person/year", zh="去左岸", en="moving left")
def to_left(p: Params, right_bank):
    """People who cross to the left bank."""
    return p.rate_left * right_bank


@stock("person", start="left_bank_start", zh="左岸", en="left bank")
def left_bank(to_left, to_right):
    """One of two stocks that exchange people."""
    return to_left - to_right


@stock("person", start="right_bank_start", zh="右岸", en="right bank")
def right_bank(to_left, to_right):
    """The other of two stocks that exchange people."""
    return to_right - to_left


@start("person", dims=("age",), zh="期初人口", en="people by age at the start")
def people_start(p: Params):
    """Given."""
    return p.family


@flow("person/year", zh="出生", en="births")
def births(p: Params, effort):
    """Births, more with effort."""
    return p.births * (1 + effort)


@flow("person/year", dims=("age",), zh="升组", en="ageing")
def ageing(p: Params, people):
    """People who leave their group by age."""
    return people / p.years


@flow("person/year", dims=("age",), zh="入组", en="entries")
def entries(ageing, births):
    """Births enter the first group, the ageing enter the next."""
    return entering(ageing, births)


@stock("person", dims=("age",), start="people_start", zh="人口", en="people")
def people(entries, ageing):
    """An ageing chain."""
    return entries - ageing


@auxiliary("person", zh="总人口", en="everybody")
def everybody(people):
    """All ages."""
    return total(people)


@auxiliary("person", zh="中年人", en="people of middle age")
def middle_aged(people):
    """One row."""
    return element(people, "middle")


@auxiliary("1", zh="季节权重", en="season")
def season(p: Params, half_year):
    """Mean 1 over a year."""
    return 1 + p.swing * half_year


@flow("CNY/year", growth=True, weight="season", zh="销售额", en="sales")
def sales(p: Params, everybody, demand):
    """What everybody buys in a year at the rate of this instant."""
    return p.price * everybody * demand


@auxiliary("1", zh="相对需求", en="relative demand")
def relative_demand(demand, demand_at_start):
    """1 at the start."""
    return demand / demand_at_start


@auxiliary("1", dims=("age",), zh="相对人口", en="relative people")
def relative_people(people, people_at_start):
    """1 at the start in every row."""
    return people / people_at_start


@auxiliary("1", zh="心情", en="mood")
def mood(p: Params, demand):
    """Demand between its bounds."""
    return minimum(maximum(demand, p.lowest), p.highest)


@auxiliary("1", zh="水位", en="water")
def water(p: Params):
    """A parameter that may change over time."""
    return p.tide


@auxiliary("1", zh="曲线", en="curved")
def curved(rumour, atoms, demand):
    """Functions whose last bits could depend on the block."""
    return exp(-rumour) + log(1 + atoms) + (1 + demand) ** rumour


@indicator("CNY/person", zh="人均销售额", en="sales per head")
def sales_per_head(sales, everybody_average):
    """Sales over the mean of everybody at both ends of the period."""
    return sales / everybody_average


@indicator("1", zh="需求变化", en="change of demand")
def demand_change(demand, demand_year_before):
    """On the same period a year before."""
    return demand - demand_year_before
