# %% [markdown]
# # A lever of one's own / 自建政策杠杆
#
# Would nurseries for children under three keep young graduates here? The shipped model has none. A sector of its own
# says how places are built, what they cost and whom they keep; `own_lever_district.yaml` extends the shipped district
# by its values. / 办托育能不能留住青年人才？自带模型没有托育。下面自建一个部门：托位怎么建、花多少钱、留住谁；
# `own_lever_district.yaml` 在自带城区之上补充它的取值。

# %%
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import binjiang_sim as bj
from binjiang_sim.engine import Array, MainFigure, Sector, auxiliary, flow, lever, parameter, start, stock
from binjiang_sim.engine.functions import element, maximum
from binjiang_sim.export import text
from binjiang_sim.export.xmile import xmile
from binjiang_sim.scenario.resolved import resolve


@dataclass(frozen=True)
class Params:
    coverage: Array = parameter("place/resident", low=0, zh="期初每名幼儿托位", en="places for each child at the start")
    building: Array = parameter("place/year", low=0, zh="全力建设的年新增托位", en="places a year at full intensity")
    staying_effect: Array = parameter("resident/place", low=0, zh="留人作用", en="share kept by a place for each child")
    least_children: Array = parameter("resident", low=0, zh="比值分母的最小人数", en="smallest number in a denominator")
    cost: Array = parameter("CNY/year", low=0, costs="nursery_building", zh="全力建设的年成本", en="cost in full")


@lever("1", zh="托育建设", en="nursery building")
def nursery_building(path, affordable_share):
    """Nurseries for children under three, as far as the budget carries them."""
    return path * affordable_share


@start("place", zh="期初托位", en="nursery places at the start")
def nursery_places_start(p: Params, residents):
    """Places for the children who live here when the run starts."""
    return p.coverage * element(residents, "0-2")


@flow("place/year", zh="新增托位", en="nursery places opened")
def nurseries_opened(p: Params, nursery_building):
    """What the lever builds; without it closed places are replaced and no more."""
    return p.building * nursery_building


@stock("place", start="nursery_places_start", zh="托位", en="nursery places")
def nursery_places(nurseries_opened):
    """Places for children under three."""
    return nurseries_opened


@auxiliary("place/resident", zh="每名幼儿托位", en="nursery places for each child")
def nursery_coverage(p: Params, nursery_places, residents):
    """Places over children under three."""
    return nursery_places / maximum(element(residents, "0-2"), p.least_children)


@flow("CNY/year", zh="托育成本", en="cost of nurseries")
def nursery_cost(p: Params, nursery_building):
    """What the delivered nurseries cost."""
    return p.cost * nursery_building


# %% [markdown]
# Two shipped equations get a variant, which a scenario chooses by name.
# 给两个自带方程各写一个备选方程，由情景按名字选用。


# %%
@flow("person/year", variant_of="graduate_departures", zh="青年大学生流出", en="departures of young graduates")
def departures_with_nurseries(
    p: Params, young_graduates, young_leaving_rate, departure_pressure, nursery_coverage, nursery_coverage_at_start
):
    """As shipped, less those whom more places keep."""
    kept = p.staying_effect * (nursery_coverage - nursery_coverage_at_start)
    return young_graduates * young_leaving_rate * departure_pressure * (1 - kept)


@flow("CNY/year", variant_of="policy_cost", zh="改革成本", en="policy cost")
def cost_with_nurseries(
    business_environment_cost, openness_cost, innovation_cost, talent_cost, livelihood_cost, nursery_cost
):
    """As shipped, and the nurseries."""
    others = business_environment_cost + openness_cost + innovation_cost + talent_cost + livelihood_cost
    return others + nursery_cost


nurseries = Sector.made(
    "nurseries",
    *(nursery_building, nursery_places_start, nurseries_opened, nursery_places, nursery_coverage),
    *(nursery_cost, departures_with_nurseries, cost_with_nurseries),
    params=Params,
    zh="托育",
    en="Nurseries",
)
shown = MainFigure("nursery_places", "people", shown=("fan", "plans", "effects"))
model = bj.model().with_sectors(nurseries, outline=(shown,))
model

# %% [markdown]
# ## With and without / 有与没有
#
# The same draws with and without nurseries. / 同一组抽样，建与不建各运行一次。

# %%
plan = bj.load("own_lever_plan.yaml", model=model)
none = plan.with_({"levers.nursery_building": 0, "name": {"zh": "不建托育", "en": "No nurseries"}})
without, built = bj.run(none, 400), bj.run(plan, 400)
bj.compare(without, built)

# %%
bj.plot(built, "nursery_places", language="zh")

# %% [markdown]
# How much at which intensity, over more draws and two processes: a model travels as its expressions, and the processes
# know nothing of this notebook. / 不同力度各有多大作用：用更多抽样，分给两个进程。模型以表达式的形式传过去，
# 新进程不需要本笔记本。

# %%
asked = [("young_graduates", None, "2030"), ("policy_cost", None, "2030")]
steps = {"levers.nursery_building": (0, 0.25, 0.5, 0.75, 1)}
bj.experiment(plan.with_({"end": 2030}), steps, draws=8000, figures=asked, workers=2).frame.round(4)

# %% [markdown]
# ## Passed on / 交给别人
#
# The report and the XMILE file hold the new sector as any other. / 报告和 XMILE 文件中，自建部门与其他部门一样。

# %%
with TemporaryDirectory() as folder:
    page = (bj.write(built, folder, language="zh") / "report.html").read_text(encoding="utf-8")
effective = text(resolve("own_lever_plan.yaml", model), "en", everything=False)
print("托育" in page, "nursery_places" in xmile(plan), "nursery_building" in effective)
