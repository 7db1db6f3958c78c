"""Texts of the room `projection`."""

TEXTS: dict[str, tuple[str, str]] = {
    "check.start_low": (
        "{zh}（{name}）的起始值为 {found}，低于 {low}：这些输入互不相容",
        "{name} ({en}) starts at {found}, below {low}: these inputs do not go together",
    ),
    "result.names": (
        "模型中的变量与维度同名，带标签的数组和 netCDF 文件无法区分，请改名：{names}",
        "a variable and a dimension of the model have one name, which labelled arrays and netCDF files cannot tell apart; rename: {names}",
    ),
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
    "chance.about": ("{number}%±{error}", "{number} % ± {error}"),
    "chance.over": ("超过{number}%", "over {number} %"),
    "chance.under": ("不足{number}%", "under {number} %"),
    "chance.few": ("抽样过少，不足以给出概率：{draws}次", "{draws} draws are too few for a chance"),
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
    "check.target_period": (
        "{path}：运行从 {start} 年到 {end} 年，没有时期 {period}",
        "{path}: the run goes from {start} to {end} and has no period {period}",
    ),
    "check.target_undefined": (
        "{path}：{indicator} 在 {period} 没有数值",
        "{path}: {indicator} has no figure for {period}",
    ),
    "check.target_far": (
        "{path}：{found} 与 {period} 年的模型结果（约 {median}）相差悬殊",
        "{path}: {found} is far from what the model gives for {period}, about {median}",
    ),
    "check.target_far_near": (
        "{path}：{found} 与 {period} 年的模型结果（约 {median}）相差悬殊；是否想写“{near}”？",
        "{path}: {found} is far from what the model gives for {period}, about {median}; did you mean '{near}'?",
    ),
    "check.prices_missing": (
        "{path}：没有说明 {found} 按哪一年的价格；请写 prices: {year}（达到的概率{constant_zh}）或 prices: current（{current_zh}）",
        "{path}: at the prices of which year is {found}? Write prices: {year} (chance {constant_en}) or prices: current (chance {current_en})",
    ),
    "check.prices_either": (
        "{path}：没有说明 {found} 按哪一年的价格；请写 prices: {year} 或 prices: current",
        "{path}: at the prices of which year is {found}? Write prices: {year} or prices: current",
    ),
    "check.prices_only": (
        "{path}：没有说明 {found} 按哪一年的价格；请写 prices: {year}",
        "{path}: at the prices of which year is {found}? Write prices: {year}",
    ),
    "check.prices_year": (
        "{path}：模型按 {year} 年价格，{found} 年的价格需要公布的价格指数（{found} 年至 {year} 年）来换算，而数据中没有；请自行换算，或写 prices: current",
        "{path}: the model counts at {year} prices; for those of {found} a published price index between {found} and {year} is needed, and the ledger has none; convert the value, or write prices: current",
    ),
    "check.prices_level": (
        "{path}：模型没有价格水平，不能换算为 {found} 价格",
        "{path}: the model has no price level that would lead to prices of {found}",
    ),
    "check.prices_none": (
        "{path}：{indicator} 不是按人民币计的金额，不必写 prices",
        "{path}: {indicator} is no amount of CNY and needs no prices",
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
    "check.over": (
        "{path}：到 {over} 已经结束，早于运行的第一年 {first}，因此不起作用",
        "{path}: is over by {over}, before {first}, the first year of the run, so it does nothing",
    ),
    "check.nothing": (
        "{path}：{found} 不改变任何结果",
        "{path}: {found} changes nothing",
    ),
    "check.together": (
        "{path}：在 {first} 至 {last} 之间可能与 {other} 同时作用于 {driver}；先乘所有倍数，再加所有变动，与先后次序无关",
        "{path}: may move {driver} together with {other} between {first} and {last}; all factors multiply it, then all changes are added, whatever their order",
    ),
    "check.below_zero": (
        "{path}：{share} 的抽样小于 0，按 0 计算；可用 between 限定范围",
        "{path}: is below 0 in {share} of the draws, which take 0; add between: to keep it within bounds",
    ),
    "check.above_one": (
        "{path}：{share} 的抽样大于 1，按 1 计算；可用 between 限定范围",
        "{path}: is above 1 in {share} of the draws, which take 1; add between: to keep it within bounds",
    ),
    "check.unit_root": (
        "{path}：{share} 的抽样不小于 1，这些抽样没有随机波动；请限定在 1 以下，如 between: [0, 0.95]",
        "{path}: is 1 or more in {share} of the draws, which then have no luck at all; keep it below 1, such as by between: [0, 0.95]",
    ),
    "check.driver_below": (
        "{path}：在 {share} 的抽样中低于 {low}，首次在 {year} 年，最低为 {found}；这一外部因素不可能这样低",
        "{path}: falls below {low} in {share} of the draws, first in {year}, to {found} at the lowest; it cannot be so low",
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
