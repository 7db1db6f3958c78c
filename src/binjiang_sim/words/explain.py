"""Texts of the command that explains a figure."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.explain": (
        "一个数字因何如此：各项举措的贡献、增长来源、公式逐级分解",
        "because of what: each lever's part, the causes of growth, the formula with numbers",
    ),
    "explain.no_figure": ("没有可解释的主要指标", "there is no headline figure to explain"),
    "explain.both": ("指标和时期须一并给出", "an indicator needs a period, and a period an indicator"),
    "explain.part_near": ("没有部分“{name}”；是否想写“{near}”？", "no part '{name}'; did you mean '{near}'?"),
    "explain.part_list": ("没有部分“{name}”（可用：{valid}）", "no part '{name}' (parts: {valid})"),
    "explain.growth_none": (
        "增长来源只对整年的地区生产总值及其增速给出，{indicator} {period} 没有这一部分",
        "the causes of growth are those of GDP in a whole year: there are none of {indicator} in {period}",
    ),
    "explain.orders": (
        "随机次序的数目只用于举措的贡献，不用于与另一方案的比较",
        "a number of random orders is for the ledger of levers, not for a comparison with another plan",
    ),
    "explain.revision_part": (
        "与带标记的文件比较时没有可选的部分",
        "against a stamped file there are no parts to choose",
    ),
    "explain.option_part": (
        "只给出哪些部分，用逗号分隔：ledger 各项举措的贡献、growth 增长来源、tree 公式逐级分解",
        "which parts, separated by commas: ledger (each lever), growth (causes of growth), tree (down the formula)",
    ),
    "explain.option_against": (
        "与另一份情景或带标记的文件比较：哪一行改变了结果",
        "another scenario or stamped file: which line changed the answer",
    ),
    "explain.option_indicator": ("要解释的指标，例如 gdp", "the figure to explain, such as gdp"),
    "explain.option_period": ("时期，例如 2030", "its period, such as 2030"),
    "explain.option_draws": ("抽样次数（默认 256）", "draws (default 256)"),
    "explain.option_orders": (
        "不算全部组合，只取这么多随机次序（较快，注明误差），例如 16",
        "so many random orders of the levers in place of all combinations, such as 16: quicker, with an error",
    ),
    "explain.option_depth": (
        "公式分解的级数（默认 {depth}）",
        "levels of the formula that are shown (default {depth})",
    ),
    "explain.progress": ("解释", "explain"),
}
