# %% [markdown]
# # A first look / 初看
#
# Load the base scenario, run it, and look at GDP with its uncertainty.
# 读入基准情景,运行,查看地区生产总值及其不确定性。

# %%
import binjiang_sim as bj

base = bj.load("../scenarios/base.yaml")
base

# %% [markdown]
# 500 draws of every uncertain input and of the luck of demand and foreign capital.
# 对所有不确定输入和需求、外资的运气抽样 500 次。

# %%
result = bj.run(base, draws=500)
result

# %% [markdown]
# Every figure as a long table. / 所有数字的长表。

# %%
frame = result.frame
frame[(frame.indicator == "gdp_growth") & frame.period.isin(["2024", "2030", "2035"])]

# %% [markdown]
# Median, bands of 50, 80 and 95 %, published figures as marks. / 中位数、50/80/95% 区间,已公布数字以点标出。

# %%
bj.plot(result, "gdp_growth")

# %%
bj.plot(result, "graduate_inflow", language="zh")

# %% [markdown]
# The same luck for another scenario: the difference of two runs is the effect of what differs in the files.
# 另一情景用同样的运气:两次运行之差就是文件差异的效果。

# %%
none = bj.run(bj.load("../scenarios/no_new_reform.yaml"), draws=500)
gain = result.values("gdp", "2030") - none.values("gdp", "2030")
print(f"reforms add {gain.mean() / 1e9:.1f} bn yuan to the GDP of 2030; they help in {(gain > 0).mean():.0%} of draws")
