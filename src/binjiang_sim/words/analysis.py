"""Texts of the room `analysis`."""

TEXTS = {
    "plan.no_targets": ("没有目标，谈不上规划整体的概率", "there are no targets whose chance together could be told"),
    "sobol.base": (
        "Sobol 设计的基点数应为 2 的整数次幂（至少 2），现为 {found}",
        "the base of a Sobol design must be a power of two, at least 2; found {found}",
    ),
    "sobol.correlated": (
        "输入之间设有相关，Sobol 指数要求输入相互独立；请去掉 correlations 后再算",
        "inputs are correlated; Sobol indices need independent inputs: leave `correlations` out",
    ),
    "sensitivity.posterior": (
        "输入取自后验，各输入不再服从各自的先验：请用 --method given，或写 posterior: none",
        "inputs follow a posterior and no longer distributions of their own: use --method given, or posterior: none",
    ),
    "sobol.certain": (
        "没有一个输入带有分布，没有方差可分解",
        "no input has a distribution, so there is no variance to share out",
    ),
    "identity.residents": ("常住人口", "residents"),
    "identity.managed_population": ("管理人口", "managed population"),
    "identity.residents_per_managed": ("管理人口中的常住人口比例", "residents for each managed person"),
    "identity.labour_share": ("劳动年龄人口占比", "labour share: residents of 15 to 59"),
    "identity.employment_rate": ("劳动年龄居民本地就业率", "employment rate: of these, who work here"),
    "identity.commuting": ("通勤：从业人员与本地就业居民之比", "commuting: all workers over residents who work here"),
    "identity.productivity": ("劳动生产率", "productivity: GDP for each worker"),
    "identity.gdp": ("地区生产总值", "GDP"),
    "identity.periods": (
        "不能比较 {first} 与 {last}：须为先后两年，或两年的同一半年",
        "{first} and {last} cannot be compared: give two years, or the same half of two, the earlier one first",
    ),
    "identity.people_near": ("没有人口“{name}”；是否想写“{near}”？", "no people '{name}'; did you mean '{near}'?"),
    "identity.people_list": ("没有人口“{name}”（可用：{valid}）", "no people '{name}' (people: {valid})"),
    "identity.amounts": (
        "gdp 应为首尾两个时期的两个正数，现为 {found}",
        "gdp must be two positive numbers, of the first and the last period; found {found}",
    ),
    "identity.positive": (
        "{name} 在某次抽样中不为正数，无法分解增长",
        "{name} is not positive in some draw, so that growth cannot be shared out",
    ),
}
