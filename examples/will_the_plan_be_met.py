# %% [markdown]
# # Will the plan be met? / 规划目标能实现吗？
#
# The plan stands in [plan.yaml](plan.yaml): the base scenario with five targets, made up for this page.
# 规划写在 [plan.yaml](plan.yaml) 里：基准情景加五个目标，目标是为本页虚拟的。

# %%
import pandas as pd

import binjiang_sim as bj
from binjiang_sim.analysis import drivers, plan_chances
from binjiang_sim.report.brief import brief
from binjiang_sim.report.content import targets

draws = 500
plan = bj.load("plan.yaml")
result = bj.run(plan, draws)
for language in ("en", "zh"):
    print("\n".join(targets.whole(result, language)))

# %% [markdown]
# ## The plan as a whole / 规划整体
#
# A plan is met when all its targets are met in the same draw. Because they share their causes, this is not the product
# of their chances. What fails most often is the bottleneck.
# 所有目标在同一次抽样中都达到，规划才算实现。各目标有共同的成因，所以整体概率不等于各项概率的乘积。
# 最常达不到的一项是瓶颈。

# %%
whole = plan_chances(result)
whole.frame[["indicator", "item", "period", "kind", "chance", "error", "verdict"]]

# %% [markdown]
# ## The chance of each target / 每个目标达到的概率
#
# The chance is the share of draws that meet the target; the gap is the median less the target.
# 概率是达到目标的抽样所占比例；差距是中位数减目标。

# %%
pd.DataFrame(targets.rows(result, "zh"), columns=targets.head("zh"))

# %%
pd.DataFrame(targets.rows(result, "en"), columns=targets.head("en"))

# %% [markdown]
# The graduates may come or not. The mean growth of five years, the listed companies and above all the school places are
# missed more often than met: schools that are ordered now open years later. The level of output is reached more often
# than the growth.
# 人才目标能否达到未定；五年平均增速、上市公司，尤其是义务教育学位，达不到的时候更多，因为现在安排的学校几年后才能建成；
# 总量目标比增速目标更容易达到。

# %%
bj.plot(result, "gdp_growth", language="zh")

# %%
bj.plot(result, "school_coverage", "compulsory")

# %% [markdown]
# ## What decides it / 由什么决定
#
# Rank correlation of every uncertain input with growth in 2030, the strongest first. What is at the top is worth
# knowing better, or steering.
# 各个不确定输入与 2030 年增速的秩相关，由强到弱。排在前面的，值得弄清楚，或者去影响它。

# %%
strongest = drivers(result, "gdp_growth", "2030")[:6]
pd.DataFrame({"input": [one.path for one in strongest], "rank correlation": [round(one.rank, 2) for one in strongest]})

# %% [markdown]
# ## What to tell / 怎么说
#
# Every number of this text is bound to a figure of the run, in both languages to the same.
# 下面每个数字都取自运行结果，中英文取的是同一个数。

# %%
brief(result, "zh")

# %%
brief(result, "en")
