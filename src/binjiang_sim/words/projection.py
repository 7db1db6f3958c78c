"""Texts of the room `projection`."""

TEXTS: dict[str, tuple[str, str]] = {
    "result.indicator_near": ("没有指标“{name}”；是否想写“{near}”？", "no indicator '{name}'; did you mean '{near}'?"),
    "result.indicator_list": ("没有指标“{name}”（可用：{valid}）", "no indicator '{name}' (indicators: {valid})"),
    "result.item_near": (
        "{owner} 没有项目“{name}”；是否想写“{near}”？",
        "{owner} has no item '{name}'; did you mean '{near}'?",
    ),
    "result.item_list": ("{owner} 没有项目“{name}”（可用：{valid}）", "{owner} has no item '{name}' (items: {valid})"),
    "result.period_near": ("没有时期“{name}”；是否想写“{near}”？", "no period '{name}'; did you mean '{near}'?"),
    "result.period_list": ("没有时期“{name}”（可用：{valid}）", "no period '{name}' (periods: {valid})"),
    "experiment.lengths": (
        "各输入的取值个数须相同且不为零（现有：{found}）",
        "every input needs the same number of values, at least one (found: {found})",
    ),
    "experiment.finite": ("{path}：取值中有非有限的数", "{path}: a value is not finite"),
    "experiment.figures": (
        "没有要保留的指标：请给出 figures=[(指标, 分项, 时期)]，或使用有目标的情景",
        "no figures to keep: give figures=[(indicator, item, period)] or a scenario with targets",
    ),
    "experiment.memory": (
        "这项试验需要 {need} 内存，只剩 {free}；请减少变体、指标或抽样",
        "the experiment needs {need} of memory and {free} are free; ask for fewer variants, figures or draws",
    ),
    "experiment.failed": (
        "{variants} 个变体有抽样出现 NaN 或无穷大，最多的一个在 {draws} 次中有 {most} 次；这些抽样的值为 NaN",
        "{variants} variants have draws with NaN or infinity, at most {most} of {draws}; their values are NaN",
    ),
    "result.undefined": ("{indicator} 在 {period} 没有定义", "{indicator} is not defined for {period}"),
    "check.managed": (
        "{path}：GDP {gdp} 除以人均 {per_head} 得出常住人口 {implied}，即管理人口（{fact}：{found}）；人均产出须按常住人口计算",
        "{path}: GDP {gdp} over {per_head} per head implies {implied} residents, which is the managed population ({fact}: {found}); GDP per head is counted over residents",
    ),
    "check.residents": (
        "{path}：GDP {gdp} 除以人均 {per_head} 得出常住人口 {implied}，与 {fact}（{found}）相差太远",
        "{path}: GDP {gdp} over {per_head} per head implies {implied} residents, far from {fact} ({found})",
    ),
    "check.target": (
        "{path}：运行到 {end} 年底为止，没有时期 {period}",
        "{path}: the run ends with {end} and has no period {period}",
    ),
    "check.half_year": (
        "{path}：公式“{formula}”把半年数当作全年数（{unit}）；请除以半年所占的份额",
        "{path}: the formula '{formula}' puts a half-year's amount where a year's belongs ({unit}); divide it by the half-year's share",
    ),
    "check.prices": (
        "{path}：{fact} 是 {year} 年价格的数，而此处的金额按 {base} 年价格；请用实际增速逐年链接，如 {fact} * (1 + growth) ** n，或除以价格指数",
        "{path}: {fact} is in prices of {year}, money here is at prices of {base}; chain it with the real growth since then, such as {fact} * (1 + growth) ** n, or divide by a price index",
    ),
    "check.whole": (
        "{path}：各份额之和为 {total}（{parts}），应为 1",
        "{path}: the shares add up to {total} ({parts}), they must add up to 1",
    ),
    "check.nominal": (
        "{path}：{fact} 是现价增长，而此处应为实际增长",
        "{path}: {fact} is growth in current prices, real growth belongs here",
    ),
    "check.never": (
        "{path}：从 {start} 开始，而运行到 {end} 年底为止，因此不起作用",
        "{path}: starts at {start}, after the run ends with {end}, so it does nothing",
    ),
    "check.short": (
        "{path}：意图达到 {intended}，到 {end} 年底最多只有 {found}",
        "{path}: {intended} is intended, but at most {found} is delivered by the end of {end}",
    ),
    "check.begun": (
        "{path}：从 {start} 开始，早于运行的第一年 {first}",
        "{path}: starts at {start}, before {first}, the first year of the run",
    ),
    "check.grid": (
        "{path}：从 {start} 开始，但按运行的步长到 {found} 才起作用",
        "{path}: starts at {start}, but the steps of the run deliver it from {found}",
    ),
    "correlation.unreached": (
        "correlations：{first} 与 {second} 取值有限，秩相关达不到 {rank}；实际为 {used}",
        "correlations: with the choices that they have, {first} and {second} cannot reach rank {rank}; they have {used}",
    ),
    "correlation.repaired": (
        "correlations：{first} 与 {second} 的秩相关 {rank} 与其他相关不相容；采用 {used}",
        "correlations: rank {rank} of {first} and {second} is not possible with the others; {used} is used",
    ),
    "run.draws": (
        "抽样次数 {found} 应为 1 到 {most} 之间的整数",
        "draws is {found}; give a whole number from 1 to {most}",
    ),
    "run.seed": ("随机种子 {found} 应为不小于 0 的整数", "seed is {found}; give a whole number from 0"),
    "result.share": ("分位数 {found} 应在 0 与 1 之间", "the quantile {found} is not between 0 and 1"),
    "result.language": ("没有语言“{found}”；应为 zh 或 en", "no language '{found}'; write zh or en"),
    "run.failed": (
        "{failed} 次抽样（共 {draws} 次）未得出有效数值（NaN 或无穷大），超过 1%；最早出现在 {variable}",
        "{failed} of {draws} draws gave no valid result (NaN or infinity), more than 1 %; first in {variable}",
    ),
    "run.masked": (
        "{failed} 次抽样（共 {draws} 次）未得出有效数值（NaN 或无穷大），已剔除",
        "{failed} of {draws} draws gave no valid result (NaN or infinity) and are left out",
    ),
}
