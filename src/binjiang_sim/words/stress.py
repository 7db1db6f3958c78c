"""Texts of when a plan would fail: the least unusual combination, and rules for the draws that miss a target."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.stress": (
        "规划在什么情况下会落空：可能性最大的落空组合，以及落空抽样的规律",
        "when a plan would fail: the least unusual inputs and chance events that miss a target, and rules for the draws that do",
    ),
    "stress.option_target": (
        "目标，如 gdp@2030>=3600亿元 按2023年价格；可重复；默认取情景中的各项目标",
        "target, such as 'gdp@2030>=360 bn CNY at 2023 prices'; may be repeated; the scenario's targets by default",
    ),
    "stress.option_item": ("目标指标的分项", "item of the target's figure"),
    "stress.item_alone": ("--item 须与 --target 同用", "--item goes with --target"),
    "stress.no_target": (
        "没有目标：情景没有 targets，也没有用 --target 给出",
        "no target: the scenario has none, and none is given (--target)",
    ),
    "stress.few_draws": (
        "至少需要{least}次抽样，现为 {found} 次",
        "at least {least} draws are needed; found {found}",
    ),
    "stress.posterior": (
        "情景的输入取自后验，其分布不是正态得分：本命令尚不支持；请写 posterior: none，或用 sensitivity",
        "the inputs follow a posterior, whose joint values this search cannot handle: write posterior: none, or use sensitivity",
    ),
    "stress.certain": (
        "情景中没有不确定的输入，也没有随机波动：结果只有一个",
        "nothing is uncertain in this scenario, neither inputs nor chance: there is one outcome",
    ),
    "stress.quiet": ("不显示进度", "show no progress"),
    "stress.progress": ("搜索中，已模拟{runs}次", "searching, {runs} draws run"),
    "stress.heading": ("目标：{target}", "Target: {target}"),
    "stress.range": (
        "压力测试只适用于下限或上限目标，不适用于区间：{indicator} {period}",
        "a stress test takes a target of at least or at most, not a range: {indicator} {period}",
    ),
    "stress.met": (
        "各项输入取中位数、不计随机波动时为{median}，目标实现；{draws}次抽样中未实现的占{missed}。",
        "With every input at its median and no chance over time it is {median}: the target is met. Of {draws} draws {missed} miss it.",
    ),
    "stress.missed": (
        "各项输入取中位数、不计随机波动时只有{median}，目标落空；{draws}次抽样中未实现的占{missed}。以下说明怎样才能实现。",
        "With every input at its median and no chance over time it is {median}: the target is missed. Of {draws} draws {missed} miss it. What follows is what it takes to meet it.",
    ),
    "stress.missed_above": (
        "各项输入取中位数、不计随机波动时已达{median}，超出目标上限；{draws}次抽样中未实现的占{missed}。以下说明怎样才能实现。",
        "With every input at its median and no chance over time it is {median}: the target is missed. Of {draws} draws {missed} miss it. What follows is what it takes to meet it.",
    ),
    "stress.misses": (
        "可能性最大的落空方式：{causes}。达到或超过这一程度的情形约{n}次中有1次。",
        "The least unusual way to miss it: {causes}. As bad as this, or worse, about 1 in {n}.",
    ),
    "stress.meets": (
        "可能性最大的实现方式：{causes}。达到或好于这一程度的情形约{n}次中有1次。",
        "The least unusual way to meet it: {causes}. As good as this, or better, about 1 in {n}.",
    ),
    "stress.none_misses": (
        "在{within}个标准差以内没有找到使目标落空的组合。",
        "No combination that misses it was found within {within} standard deviations of the medians.",
    ),
    "stress.none_meets": (
        "在{within}个标准差以内没有找到能实现目标的组合。",
        "No combination that meets it was found within {within} standard deviations of the medians.",
    ),
    "stress.cause_choice": ("“{name}”为“{value}”", "'{name}' is '{value}'"),
    "stress.cause": ("“{name}”处于{point}分位数（{value}）", "'{name}' is at its {point} point ({value})"),
    "stress.cause_luck_misses": (
        "“{name}”差到{n}次中才有1次（{period}为{value}）",
        "'{name}' runs as badly as 1 in {n} ({value} in {period})",
    ),
    "stress.cause_luck_meets": (
        "“{name}”好到{n}次中才有1次（{period}为{value}）",
        "'{name}' runs as well as 1 in {n} ({value} in {period})",
    ),
    "stress.cause_strike": ("“{name}”在{year}年遭受冲击", "'{name}' is struck in {year}"),
    "stress.cause_no_strike": ("“{name}”没有遭受冲击", "'{name}' is not struck"),
    "stress.strike_before": ("“{name}”在{high}以前遭受冲击", "'{name}' is struck before {high}"),
    "stress.strike_after": (
        "“{name}”在{low}以前没有遭受冲击",
        "'{name}' is not struck before {low}",
    ),
    "stress.strike_between": ("“{name}”在{low}与{high}之间遭受冲击", "'{name}' is struck between {low} and {high}"),
    "stress.more": ("另有{count}项见下表", "{count} more in the table"),
    "stress.joint": ("，", ", "),
    "stress.last_joint": ("，且", " and "),
    "stress.table_misses": (
        "可能性最大的落空组合（距中位数{distance}个标准差）",
        "Least unusual combination that misses it ({distance} standard deviations from the medians)",
    ),
    "stress.table_meets": (
        "可能性最大的实现组合（距中位数{distance}个标准差）",
        "Least unusual combination that meets it ({distance} standard deviations from the medians)",
    ),
    "stress.head_input": ("输入", "input"),
    "stress.head_value": ("取值", "value"),
    "stress.head_median": ("中位数", "median"),
    "stress.head_point": ("分位数", "point"),
    "stress.head_share": ("距离占比", "part of the distance"),
    "stress.luck": ("随机波动：{name}（{period}）", "Chance: {name} ({period})"),
    "stress.strike": ("冲击：{name}", "Shock: {name}"),
    "stress.struck": ("{year}年发生", "in {year}"),
    "stress.not_struck": ("不发生", "none"),
    "stress.one_in": ("{n}次中1次", "1 in {n}"),
    "stress.others": ("其他各项输入与随机波动合计", "all other inputs and chance together"),
    "stress.about_misses": (
        "按这一组合再运行一次，{figure}为{checked}{edge}，目标落空。“{n}次中有1次”是一阶近似：标准正态分布超出{distance}个标准差的概率（{chance}），只按这一方向计；按抽样直接计数的概率见上文。距离占比为各项输入对距离平方的贡献。",
        "Run once more with this combination, {figure} is {checked}{edge}: the target is missed. '1 in {n}' is to first"
        " order: the chance of a standard normal number beyond {distance} standard deviations ({chance}), in this direction"
        " alone; what counting draws gives stands above. Parts are of the squared distance.",
    ),
    "stress.about_meets": (
        "按这一组合再运行一次，{figure}为{checked}{edge}，目标实现。“{n}次中有1次”是一阶近似：标准正态分布超出{distance}个标准差的概率（{chance}），只按这一方向计；按抽样直接计数的概率见上文。距离占比为各项输入对距离平方的贡献。",
        "Run once more with this combination, {figure} is {checked}{edge}: the target is met. '1 in {n}' is to first"
        " order: the chance of a standard normal number beyond {distance} standard deviations ({chance}), in this direction"
        " alone; what counting draws gives stands above. Parts are of the squared distance.",
    ),
    "stress.edge": ("（正在临界处）", ", right at the edge of the target"),
    "stress.jumps": (
        "冲击和选项按各自的概率计入，距离按全部合计的概率折算。",
        "Shocks and choices count with their own chances, and the distance is that of the chance of all together.",
    ),
    "stress.unsettled": (
        "搜索没有完全收敛：附近可能有可能性更大的组合。",
        "The search has not settled: a combination nearby may be less unusual.",
    ),
    "stress.rule_misses": (
        "当{limits}时目标落空：涵盖落空抽样的{coverage}，这类抽样中有{density}落空（全部抽样中为{base}）。",
        "It is missed when {limits}: covers {coverage} of the draws that miss it; {density} of such draws miss it (of all"
        " draws, {base}).",
    ),
    "stress.rule_meets": (
        "当{limits}时目标实现：涵盖实现抽样的{coverage}，这类抽样中有{density}实现（全部抽样中为{base}）。",
        "It is met when {limits}: covers {coverage} of the draws that meet it; {density} of such draws meet it (of all"
        " draws, {base}).",
    ),
    "stress.rule_often_misses": (
        "当{limits}时目标更常落空：涵盖落空抽样的{coverage}，这类抽样中有{density}落空（全部抽样中为{base}）。",
        "It is missed more often when {limits}: covers {coverage} of the draws that miss it; {density} of such draws miss"
        " it (of all draws, {base}).",
    ),
    "stress.rule_often_meets": (
        "当{limits}时目标更常实现：涵盖实现抽样的{coverage}，这类抽样中有{density}实现（全部抽样中为{base}）。",
        "It is met more often when {limits}: covers {coverage} of the draws that meet it; {density} of such draws meet it"
        " (of all draws, {base}).",
    ),
    "stress.next_rule": ("在其余抽样中：{rule}", "Among the other draws: {rule}"),
    "stress.below": ("“{name}”低于{high}", "'{name}' is below {high}"),
    "stress.above": ("“{name}”高于{low}", "'{name}' is above {low}"),
    "stress.between": ("“{name}”在{low}与{high}之间", "'{name}' is between {low} and {high}"),
    "stress.choices": ("“{name}”为{labels}", "'{name}' is {labels}"),
    "stress.label": ("“{label}”", "'{label}'"),
    "stress.or": ("或", " or "),
    "stress.in_period": ("{name}（{period}平均）", "{name} (mean of {period})"),
    "stress.about_rules": (
        "规律由一半抽样得出（耐心规则归纳法 PRIM），占比用另一半检验（95%误差）；偶然也能造成的条件已剔除，每条至多三项。",
        "Rules were found with half of the draws (patient rule induction, PRIM) and judged with the other half, with 95 %"
        " errors; limits that chance alone could explain are dropped, and a rule has at most three.",
    ),
    "stress.no_rule": (
        "没有一条简单的规律能把这些抽样与其他抽样区分开。",
        "No simple rule tells these draws from the others.",
    ),
    "stress.few_misses": (
        "归纳规律需要目标实现与落空的抽样各有{least}次以上；请增加 --draws。",
        "A rule needs at least {least} draws that miss the target and as many that meet it: take more --draws.",
    ),
    "stress.left_out": ("{count}次抽样没有得出数值，未计入。", "{count} draws gave no number and are left out."),
}
