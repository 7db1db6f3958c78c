# %% [markdown]
# # Which reform package? / 选哪一套改革？
#
# Five packages against no new reform, all over the same luck: what differs between two runs is what the reforms do.
# 五套改革与“不新增改革”比较。各情景用同一组随机数，两次运行之差就是改革的作用。

# %%
import numpy as np
import pandas as pd

import binjiang_sim as bj
from binjiang_sim.report import charts
from binjiang_sim.report.brief import brief

draws = 400
names = ["no_new_reform", "base", "talent_first", "open_district", "science_circle", "livelihood_first"]
results = {name: bj.run(bj.load(f"../scenarios/{name}.yaml"), draws) for name in names}
without, packages = results["no_new_reform"], names[1:]
results["talent_first"]

# %% [markdown]
# ## What each brings by 2035, and what it costs / 到 2035 年各自带来什么、花多少钱
#
# Medians of the difference draw by draw; GDP and cost in bn yuan, cost over all years.
# 逐次抽样之差的中位数；地区生产总值与成本以十亿元计，成本为历年合计。

# %%
years = [str(year) for year in range(2023, 2036)]


def gain(name, indicator, period="2035"):
    return results[name].values(indicator, period) - without.values(indicator, period)


def cost(name):
    return sum(gain(name, "policy_cost", year) for year in years)


table = pd.DataFrame(
    {
        "GDP": {name: np.median(gain(name, "gdp")) / 1e9 for name in packages},
        "graduates a year": {name: np.median(gain(name, "graduate_inflow")) for name in packages},
        "livelihood index": {name: np.median(gain(name, "livelihood_index")) for name in packages},
        "cost of 13 years": {name: np.median(cost(name)) / 1e9 for name in packages},
        "GDP for 1 yuan a year": {
            name: np.median(gain(name, "gdp") / (cost(name) / len(years))) for name in packages
        },
    }
)
table.round(2)

# %%
charts.comparison_fan([results[name] for name in names[:4]], "graduate_inflow", language="zh")

# %% [markdown]
# ## How sure is the order? / 名次有多可靠？
#
# In how many draws each package is first. A package that wins in most draws wins whatever the inputs turn out to be.
# 各套改革在多少抽样中排第一。多数抽样中领先的，无论输入最终取什么值都领先。

# %%
indicators = ["gdp", "graduate_inflow", "rd_spending", "livelihood_index"]
shares = {}
for indicator in indicators:
    first = np.argmax([gain(name, indicator) for name in packages], axis=0)
    shares[indicator] = {name: f"{(first == place).mean():.0%}" for place, name in enumerate(packages)}
pd.DataFrame(shares)

# %% [markdown]
# ## A text of one's own / 自己的文字
#
# [package_brief.md](package_brief.md) is a template; [package_brief.zh.md](package_brief.zh.md) is its Chinese twin
# with the same slots. / 自己写的模板，中英文引用完全一致。

# %%
both = [results["talent_first"], without, results["base"]]
brief(both, "zh", "package_brief.md")

# %%
brief(both, "en", "package_brief.md")
