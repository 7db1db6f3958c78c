"""Texts of what changed an answer: lines, revisions and cruxes."""

TEXTS: dict[str, tuple[str, str]] = {
    "restored.unreadable": (
        "{file}：印记中的输入与现有模型不符，不能还原当时的情景",
        "{file}: the inputs in its stamp do not fit the model of today, so its scenario cannot be made again",
    ),
    "restored.other": (
        "{file}：印记中的输入还原后与原文不同（{names}），当时的地区或模型与现在不同",
        "{file}: the inputs in its stamp come out otherwise ({names}): it is of another district or model",
    ),
    "restored.judgements": (
        "{file}：当时的专家判断（{names}）不在现有情景中，不能还原当时的情景",
        "{file}: its judgements ({names}) are not in the scenario of today, so its scenario cannot be made again",
    ),
    "restored.posterior": (
        "{file}：当时所用的后验表（{digest}）不在这里，不能还原当时的情景",
        "{file}: the table of its posterior ({digest}) is not here, so its scenario cannot be made again",
    ),
    "bridge.other_start": (
        "两个情景的起始年不同（{first}；{second}），期初数据全部不同，不能逐行归因",
        "the two scenarios begin in different years ({first}; {second}): all start values differ, so the difference cannot be traced line by line",
    ),
    "bridge.other_label_keys": (
        "两个情景的分类不同（{first}；{second}），不能逐行归因",
        "the two scenarios have different classes ({first}; {second}), so the difference cannot be traced line by line",
    ),
    "bridge.other_model": (
        "两个情景所用的模型不同（{first}；{second}），不能逐行归因",
        "the two scenarios are of different models ({first}; {second}), so the difference cannot be traced line by line",
    ),
    "bridge.other_judgement": (
        "两个情景对 {name} 的专家判断方式不同（{first}；{second}），不能逐行归因",
        "the two scenarios judge {name} in different ways ({first}; {second}), so the difference cannot be traced line by line",
    ),
    "bridge.mix": (
        "{first} 与 {second} 各自可行，但一部分改动单独做时通不过检查，因此不能逐行归因：",
        "{first} and {second} are fine by themselves, but some of their changes alone do not pass the checks, so the difference cannot be shared out:",
    ),
    "bridge.statistic": (
        "statistic 须为 mean（均值）或 median（中位数），现为 {found}",
        "statistic must be mean or median; found {found}",
    ),
    "bridge.no_draws": (
        "{draws}次抽样中，没有一次在各种组合下都有数值",
        "none of the {draws} draws has a figure in every mix of the two scenarios",
    ),
    "bridge.title": ("哪些改动改变了结果", "Which changes moved the figure"),
    "bridge.head_change": ("改动", "Change"),
    "bridge.head_share": ("贡献（{unit}）", "Contribution ({unit})"),
    "bridge.head_range": ("80%区间", "80 % range"),
    "bridge.head_said": ("原来 → 现在", "Before → after"),
    "bridge.head_place": ("所在行", "Line"),
    "bridge.total": ("合计", "In all"),
    "bridge.others": ("其余{count}项", "{count} others"),
    "bridge.of_year": ("{period}年{figure}", "{figure} in {period}"),
    "bridge.of_period": ("{period} {figure}", "{figure} in {period}"),
    "bridge.of_target": ("实现“{target}”的概率", "Chance of {target}"),
    "bridge.headline_higher": (
        "{figure}：“{first}”为{before}，“{second}”为{after}，高{size}。",
        "{figure}: {before} in '{first}', {after} in '{second}', higher by {size}.",
    ),
    "bridge.headline_lower": (
        "{figure}：“{first}”为{before}，“{second}”为{after}，低{size}。",
        "{figure}: {before} in '{first}', {after} in '{second}', lower by {size}.",
    ),
    "bridge.revised_higher": (
        "{figure}：由{before}改为{after}，上调{size}。",
        "{figure}: from {before} to {after}, higher by {size}.",
    ),
    "bridge.revised_lower": (
        "{figure}：由{before}改为{after}，下调{size}。",
        "{figure}: from {before} to {after}, lower by {size}.",
    ),
    "bridge.same": (
        "{figure}：没有任何改动，两边都是{before}。",
        "{figure}: nothing was changed, {before} on both sides.",
    ),
    "bridge.no_effect": (
        "{figure}：改动了{count}处，都不影响这一数字，仍为{before}。",
        "{figure}: none of the changed inputs ({count}) moves it from {before}.",
    ),
    "bridge.crux": (
        "输入的改动中，影响最大的是{lines}，占各项改动影响之和的{reach}%。",
        "Of the changed inputs these matter most: {lines}; {reach} % of what all of them move.",
    ),
    "bridge.crux_one": ("{name}（{share}）", "{name} ({share})"),
    "bridge.groups": ("按性质分：{groups}。", "By kind: {groups}."),
    "bridge.facts": ("事实", "facts"),
    "bridge.assumptions": ("假定", "assumptions"),
    "bridge.equations": ("方程", "equations"),
    "bridge.levers": ("改革举措", "levers"),
    "bridge.shocks": ("外部冲击", "shocks"),
    "bridge.luck": ("随机抽样", "chance in the draws"),
    "bridge.group_one": ("{group}{share}", "{group} {share}"),
    "bridge.name_seed": ("随机数种子", "Seed"),
    "bridge.name_luck": ("随机数种子、抽样次数", "Seed, number of draws"),
    "bridge.name_remainder": (
        "余数：以上各项只按前{draws}次抽样分摊",
        "Remainder: the lines above are shared out over the first {draws} draws alone",
    ),
    "bridge.name_version": ("程序和方程的版本", "Version of the program and its equations"),
    "bridge.arrow": ("{before} → {after}", "{before} → {after}"),
    "bridge.unknown": (
        "旧文件没有印出这一数字，且由另一版程序算出，方程改动的影响无从得知；这里以现有程序重新计算旧情景，作为起点。",
        "A file of another version does not print this figure, so the effect of changed equations is not known; the starting point here is the file's scenario, run with the present program.",
    ),
    "bridge.about_mean": (
        "数字为{draws}次抽样的均值；各项贡献相加等于差额，每次抽样都如此。",
        "Figures are means of {draws} draws; contributions add up to the difference, in every draw.",
    ),
    "bridge.about_median": (
        "数字为中位数，与报告所印相同；各项贡献相加等于差额，按{draws}次抽样分摊。",
        "Figures are medians, as reports print them; contributions add up to the difference, shared out over {draws} draws.",
    ),
    "bridge.about_chance": (
        "可能性按{draws}次抽样计算；各项贡献相加等于差额。",
        "Chances are shares of {draws} draws; contributions add up to the difference.",
    ),
    "bridge.about_exact": (
        "一项的贡献，是按所有可能的先后次序逐项改动时，它带来的平均变化（沙普利值）。",
        "The contribution of a line is its mean effect over all orders of making the changes (Shapley value).",
    ),
    "bridge.about_orders": (
        "一项的贡献，是按抽取的{orders}种先后次序逐项改动时，它带来的平均变化（沙普利值）。",
        "The contribution of a line is its mean effect over {orders} sampled orders of making the changes (Shapley value).",
    ),
    "bridge.about_error": (
        "±之后是标准误差：换一组抽样，贡献会有这样大小的出入。",
        "What stands after ± is the standard error: with another set of draws a contribution may differ by this much.",
    ),
    "bridge.with_error": ("{share} ±{error}", "{share} ±{error}"),
    "bridge.about_left": ("{count}次抽样无法计算，未计入。", "{count} draws could not be computed and are left out."),
    "bridge.crux_title": ("分歧的关键", "The crux of the disagreement"),
    "bridge.before": ("原来", "Before"),
    "bridge.after": ("现在", "After"),
    "bridge.chart_note": (
        "蓝色：增加；橙色：减少；横轴不从零开始",
        "blue adds, orange takes away; the axis does not begin at zero",
    ),
    "bridge.chart_note_bands": (
        "蓝色：增加；橙色：减少；细线：80%区间；横轴不从零开始",
        "blue adds, orange takes away; thin lines: 80 % bands; the axis does not begin at zero",
    ),
}
