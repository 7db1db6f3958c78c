"""Texts of the first page of a report: the answer, because, instead, how sure."""

TEXTS: dict[str, tuple[str, str]] = {
    "answer.title_plan": (
        "{count}项目标同时实现的概率：{chance}；短板：{figure}",
        "Plan as a whole, {count} targets: {chance}; the bottleneck is {figure}",
    ),
    "answer.title_held": (
        "{count}项目标同时实现的概率：{chance}；最紧的目标：{figure}",
        "Plan as a whole, {count} targets: {chance}; the tightest is {figure}",
    ),
    "answer.title_one": ("{target}：{verdict}（{chance}）", "{target}: {verdict} ({chance})"),
    "answer.title_few": (
        "只有{draws}次抽样，不足以判断目标能否实现",
        "{draws} draws are too few to say whether the targets are met",
    ),
    "answer.title_central": ("单次运行：{count}项目标中达到{met}项", "Single run: {met} of {count} targets met"),
    "answer.title_level": ("{figure}：{last}年为{after}", "{figure}: {after} in {last}"),
    "answer.title_change": (
        "{figure}：由{first}年的{before}到{last}年的{after}",
        "{figure}: from {before} in {first} to {after} in {last}",
    ),
    "answer.odds": ("约1/{count}", "about 1 in {count}"),
    "answer.odds_under": ("不到1/{count}", "under 1 in {count}"),
    "answer.figure": ("{period}年{figure}", "{figure}, {period}"),
    "answer.figure_within": ("{period}年{figure}", "{figure} in {period}"),
    "answer.figure_span": ("{figure}（{period}）", "{figure} ({period})"),
    "answer.head_target": ("目标", "Target"),
    "answer.head_wanted": ("目标值", "Wanted"),
    "answer.head_outcome": ("推演结果（80%区间）", "Outcome (80 % band)"),
    "answer.head_chance": ("实现概率", "Chance"),
    "answer.head_verdict": ("判断", "Verdict"),
    "answer.outcome": ("{median}（{spread}）", "{median} ({spread})"),
    "answer.verdict_will_be_met": ("预计可以实现", "very likely met"),
    "answer.verdict_likely": ("有望实现", "likely met"),
    "answer.verdict_open": (
        "存在不确定性",
        "may be met or missed",
    ),
    "answer.verdict_unlikely": ("实现难度较大", "likely missed"),
    "answer.verdict_will_be_missed": ("预计难以实现", "very likely missed"),
    "answer.verdict_unknown": ("抽样不足，无法判断", "too few draws"),
    "answer.verdict_met": ("达到", "met in this run"),
    "answer.verdict_missed": ("未达到", "missed in this run"),
    "answer.because": ("为什么", "Because"),
    "answer.instead": ("怎么办", "What instead"),
    "answer.certainty": ("把握有多大", "How sure"),
    "answer.short": (
        "{target}：中位数{median}，尚差{gap}",
        "{target}: the median is {median}, {gap} short",
    ),
    "answer.reached": (
        "{target}：中位数{median}，超出{gap}，但不确定性较大",
        "{target}: the median is {median}, {gap} to spare, and its band is wide",
    ),
    "answer.hardly": (
        "各项改革对{figure}几乎没有影响，合计只能弥补缺口的不到5%",
        "The reforms hardly move {figure}: together they close less than 5 % of the gap",
    ),
    "answer.spread": ("80%：{low}至{high}", "80 %: {low} to {high}"),
    "answer.decided": (
        "结果高低主要取决于：{inputs}",
        "What decides most how it turns out: {inputs}",
    ),
    "answer.decided_by": ("{input}（{status}）", "{input} ({status})"),
    "answer.no_because": ("本次运行没有可供分解的抽样。", "This run has no draws to take apart."),
    "answer.no_instead": ("本次运行没有可供比较方案的抽样。", "This run has no draws to compare plans by."),
    "answer.more_because": ("逐项分解，全部改革组合：", "Taken apart in full, over all combinations of reforms:"),
    "answer.more_instead": (
        "在全部改革中寻找最省钱的达标方案：",
        "To search all reforms for the cheapest plan that reaches the targets:",
    ),
    "answer.from_because": ("以上由下列命令得出：", "Found by this command:"),
    "answer.from_instead": ("寻找方案所用命令：", "The search was made by this command:"),
    "answer.take": (
        "推荐“{plan}”：到{last}年累计{cost}，{target}的实现概率由{own}变为{chance}",
        "{plan}: {cost} in all until {last}; {target}: {chance} instead of {own}",
    ),
    "answer.whole_moves": (
        "采用后，全部目标同时实现的概率由{own}变为{chance}",
        "With it the plan as a whole has a chance of {chance} instead of {own}",
    ),
    "answer.whole_stays": (
        "采用后，全部目标同时实现的概率仍为{own}",
        "With it the plan as a whole stays at {own}",
    ),
    "answer.vintage": ("所用公布数截至{date}", "figures published up to {date} were used"),
    "answer.note": (
        "±：概率的抽样误差，百分点；括号内：八成抽样所在的区间",
        "± is the sampling error of a chance, in points; in brackets the range of 80 % of the draws",
    ),
    "answer.take_money": (
        "在比较过的方案中，推荐“{plan}”",
        "Of the plans compared, {plan} is recommended",
    ),
    "answer.keep": (
        "所比较的方案中，没有一个明显好于本方案（依据：{criterion}）",
        "None of the plans compared does better than this one beyond sampling error, by {criterion}",
    ),
    "answer.at_best": (
        "所比较的方案中，{target}的实现概率最高为{chance}（{plan}），本方案为{own}",
        "{target}: {chance} at best ({plan}), {own} with this plan",
    ),
    "answer.at_best_own": (
        "所比较的方案都不能明显提高{target}的实现概率（本方案为{own}）",
        "None of the plans compared clearly raises the chance of {target} ({own} with this plan)",
    ),
    "answer.among": (
        "比较了{plans}个方案：现成的改革组合，以及{tried}种单项调整中最有效的几种；抽样{draws}次",
        "Compared: {plans} plans, the packages of reforms at hand and the best of {tried} changes of one reform, over the same {draws} draws",
    ),
    "answer.tested_better": (
        "对过去年份用同样方法作过{of}次预测，{figure}有{held}次落在80%区间之内，误差（CRPS）比最好的简单规则（{naive}）小{gain}%；其他指标未经这样的检验",
        "Forecasts of past years made the same way: the 80 % band of the {figure} held {held} of {of} outcomes, with an error (CRPS) {gain} % smaller than that of the best naive rule ({naive}); other figures have no such test",
    ),
    "answer.tested_worse": (
        "对过去年份用同样方法作过{of}次预测，{figure}有{held}次落在80%区间之内，误差（CRPS）比最好的简单规则（{naive}）大{gain}%；其他指标未经这样的检验",
        "Forecasts of past years made the same way: the 80 % band of the {figure} held {held} of {of} outcomes, with an error (CRPS) {gain} % larger than that of the best naive rule ({naive}); other figures have no such test",
    ),
    "answer.other_equations": ("；当时所用方程与本次不同", "; it was made with other equations than these"),
    "answer.untested": (
        "对过去年份的预测尚未检验：本区没有足够长的公开序列",
        "Untested: there is no hindcast for this district",
    ),
}
