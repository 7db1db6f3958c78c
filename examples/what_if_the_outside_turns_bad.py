# %% [markdown]
# # What if the outside turns bad? / 外部环境变坏怎么办？
#
# Demand falls by 4 % and foreign capital halves in 2026 and 2027; both come back within three years.
# 2026、2027 两年需求下降 4%、外资减半，三年内恢复。

# %%
import numpy as np
import pandas as pd

import binjiang_sim as bj
from binjiang_sim.report import charts

draws = 400
base = bj.run(bj.load("../scenarios/base.yaml"), draws)
slump = bj.run(bj.load("../scenarios/external_slump.yaml"), draws)
slump

# %% [markdown]
# ## What is lost, and for how long / 损失多少、多久
#
# The difference of paired draws: both runs have the same luck but for the slump.
# 成对抽样之差：除了冲击，两次运行完全一样。

# %%
charts.difference_fan(slump, base, "gdp", language="zh")

# %%
charts.difference_fan(slump, base, "fdi_inflow")

# %% [markdown]
# Output comes back in good part, not wholly: what was not invested in the slump is missing after it.
# 产出恢复大半，但不完全：冲击期间少投的资本，事后仍然缺着。

# %%
def lost(result, indicator, years):
    ratios = {year: result.values(indicator, year) / base.values(indicator, year) for year in years}
    return {year: f"{np.median(ratio) - 1:.1%}" for year, ratio in ratios.items()}


shown = ["gdp", "graduate_inflow", "registered_enterprises", "budget_revenue"]
pd.DataFrame({indicator: lost(slump, indicator, ["2026", "2027", "2030", "2035"]) for indicator in shown})

# %% [markdown]
# ## How bad must it be for the plan to fail? / 坏到什么程度，规划就完不成？
#
# Chance that GDP reaches 360 bn yuan in 2030, by how deep demand falls in 2026 and 2027.
# 按 2026、2027 年需求下降的深度，2030 年地区生产总值达到 3600 亿元的概率。

# %%
def chance(depth, years):
    shock = {"driver": "demand_gap", "start": "2026", "years": years, "change": f"-{depth} %", "recovery": 3}
    result = bj.run(base.scenario.with_({"shocks": [shock]}), draws)
    return f"{(result.values('gdp', '2030') >= 360e9).mean():.0%}"


pd.DataFrame({f"{years} years": {f"-{depth} %": chance(depth, years) for depth in (2, 4, 8)} for years in (2, 4)})

# %% [markdown]
# ## What helps / 什么有用
#
# What three packages add to the base scenario, without the slump and in it: hardly less in bad times, so that none is
# a reason to wait. / 三套改革比基准情景多带来的产出：有没有冲击几乎一样，外部变坏不是推迟改革的理由。

# %%
shocks = [
    {"driver": "demand_gap", "start": "2026", "years": 2, "change": "-4 %", "recovery": 3},
    {"driver": "external_capital", "start": "2026", "years": 2, "factor": 0.5, "recovery": 3},
]


def gain(name, **changes):
    result = bj.run(bj.load(f"../scenarios/{name}.yaml", changes), draws)
    against = slump if changes else base
    return np.median(result.values("gdp", "2030") - against.values("gdp", "2030")) / 1e9


packages = ["talent_first", "open_district", "science_circle"]
pd.DataFrame(
    {
        "GDP of 2030, bn yuan": {name: gain(name) for name in packages},
        "in the slump": {name: gain(name, shocks=shocks) for name in packages},
    }
).round(2)
