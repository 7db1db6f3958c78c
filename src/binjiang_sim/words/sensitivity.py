"""Texts of sensitivity, of what a figure rests on, and of what knowing an input is worth."""

TEXTS: dict[str, tuple[str, str]] = {
    "sensitivity.central": (
        "单次运行的各项输入都取中位数，看不出哪项输入在起作用；请改用抽样运行",
        "a central run has every input at its median and cannot tell what moves a figure: run it with draws",
    ),
    "sensitivity.salib": (
        "这种方法需要 SALib；安装命令：pip install 'binjiang_sim[sensitivity]'",
        "this method needs SALib: pip install 'binjiang_sim[sensitivity]'",
    ),
    "sensitivity.method_near": ("没有方法“{name}”；是否想写“{near}”？", "no method '{name}'; did you mean '{near}'?"),
    "sensitivity.method_list": ("没有方法“{name}”（可用：{valid}）", "no method '{name}' (methods: {valid})"),
    "sensitivity.outcome_near": ("没有结果“{name}”；是否想写“{near}”？", "no outcome '{name}'; did you mean '{near}'?"),
    "sensitivity.outcome_list": ("没有结果“{name}”（可用：{valid}）", "no outcome '{name}' (outcomes: {valid})"),
    "sensitivity.outcome_value": (
        "结果“{word}”需要界限值，例如 {word}=4000亿元",
        "the outcome '{word}' needs a threshold, such as '{word}=400 bn CNY'",
    ),
    "sensitivity.outcome_bare": ("结果“{word}”不带取值", "the outcome '{word}' takes no value"),
    "sensitivity.years": (
        "结果“{word}”是年份，时期须为整年",
        "the outcome '{word}' is a year, so the periods must be whole years",
    ),
    "sensitivity.no_period": ("没有给出时期", "no period is given"),
    "sensitivity.no_draws": (
        "方法“{method}”在此不抽样，不能指定抽样次数",
        "the method '{method}' draws nothing here, so a number of draws has no meaning",
    ),
    "sensitivity.few_draws": (
        "方法“{method}”至少需要{least}次抽样，现为 {found} 次",
        "the method '{method}' needs at least {least} draws; found {found}",
    ),
    "sensitivity.few_trajectories": (
        "方法“{method}”至少需要{least}条轨迹，现为 {found} 条",
        "the method '{method}' needs at least {least} trajectories; found {found}",
    ),
    "sensitivity.few_points": (
        "方法“{method}”至少需要{least}个基点，现为 {found} 个",
        "the method '{method}' needs at least {least} base points; found {found}",
    ),
    "cli.sensitivity": (
        "哪些不确定的输入影响一项指标：方差份额、逐项变动等六种方法",
        "which uncertain inputs move a figure: shares of variance, one at a time, and four more methods",
    ),
    "sensitivity.option_indicator": ("指标", "the figure"),
    "sensitivity.option_period": (
        "时期，例如 2030 或 2026-H1；可重复；all 为所有年份（默认）",
        "period, such as 2030 or 2026-H1; may be repeated; all years by default (all)",
    ),
    "sensitivity.option_item": ("指标的分项", "item of the figure's dimension"),
    "sensitivity.option_method": (
        "方法：given 用现有抽样（默认）；tornado 逐项变动；morris、pawn（需要 SALib）；sobol；shapley 用于相关输入",
        "given: from the draws at hand (default); tornado: one at a time; morris, pawn (with SALib); sobol; shapley: for correlated inputs",
    ),
    "sensitivity.option_outcome": (
        "看什么：value 数值（默认），peak 峰值年份，first-above=值 首次超过的年份，chance-above=值 超过的概率；below 同理",
        "value (default), peak: year of the greatest, first-above=VALUE: first year above, chance-above=VALUE: chance of being above; below likewise",
    ),
    "sensitivity.option_draws": (
        "抽样次数（given、pawn）、随机次序数（shapley）、轨迹数（morris）或基点数（sobol，2 的整数次幂）",
        "draws (given, pawn), random orders (shapley), trajectories (morris) or base points (sobol, a power of two)",
    ),
    "sensitivity.option_all": ("列出所有输入，不只是最强的十二项", "show every input, not only the twelve strongest"),
    "sensitivity.title_value": ("{figure}，{period}", "{figure}, {period}"),
    "sensitivity.title_peak": ("{figure}达到峰值的年份，{period}", "Year of the peak: {figure}, {period}"),
    "sensitivity.title_first_above": (
        "{figure}首次超过{threshold}的年份，{period}",
        "First year above {threshold}: {figure}, {period}",
    ),
    "sensitivity.title_first_below": (
        "{figure}首次低于{threshold}的年份，{period}",
        "First year below {threshold}: {figure}, {period}",
    ),
    "sensitivity.title_chance_above": (
        "{figure}超过{threshold}的概率，{period}",
        "Chance of being above {threshold}: {figure}, {period}",
    ),
    "sensitivity.title_chance_below": (
        "{figure}低于{threshold}的概率，{period}",
        "Chance of being below {threshold}: {figure}, {period}",
    ),
    "sensitivity.head_input": ("输入", "input"),
    "sensitivity.head_status": ("数据性质", "status"),
    "sensitivity.head_given": ("方差份额", "share of variance"),
    "sensitivity.head_sobol": ("总指数", "total index"),
    "sensitivity.head_shapley": ("沙普利份额", "Shapley share"),
    "sensitivity.head_tornado": ("变动幅度", "swing"),
    "sensitivity.head_morris": ("平均效应", "mean effect"),
    "sensitivity.head_pawn": ("PAWN 指数", "PAWN index"),
    "sensitivity.head_error": ("标准误", "error"),
    "sensitivity.head_low": ("取低值时", "when low"),
    "sensitivity.head_high": ("取高值时", "when high"),
    "sensitivity.others": ("其余输入合计", "all other inputs"),
    "sensitivity.about_given": (
        "方差份额：单独查清这一输入可以解释的方差，依据{draws}次抽样，含随机波动；没有影响的输入接近零，误差为一个标准误。",
        "share of variance: what knowing this input alone explains, from {draws} draws with chance over time; an input without effect is near zero, within its standard error.",
    ),
    "sensitivity.about_tornado": (
        "变动幅度：输入由{low}%分位数到{high}%分位数时结果的变化，其余输入取中位数，不计随机波动；共{draws}次运行，没有抽样误差。",
        "swing: change of the outcome as the input goes from its {low} % to its {high} % point, all others at their medians, no chance over time; {draws} runs, no sampling error.",
    ),
    "sensitivity.about_morris": (
        "平均效应：输入由{low}%分位数到{high}%分位数的效应绝对值的平均，在其他输入的不同取值下测量，不计随机波动；共{draws}次运行。",
        "mean effect: mean size of the effect of taking the input from its {low} % to its {high} % point, at many values of the others, no chance over time; {draws} runs.",
    ),
    "sensitivity.about_pawn": (
        "PAWN指数：查清输入后结果的分布移动多远（0到1，柯尔莫哥洛夫–斯米尔诺夫距离的中位数），依据{draws}次抽样，含随机波动。",
        "PAWN index: how far knowing the input moves the distribution of the outcome (0 to 1, median Kolmogorov-Smirnov distance), from {draws} draws with chance over time.",
    ),
    "sensitivity.about_sobol": (
        "总指数：输入单独以及与其他输入共同解释的方差份额，不计随机波动；共{draws}次运行。",
        "total index: share of the variance that rests on the input, alone and with others, no chance over time; {draws} runs.",
    ),
    "sensitivity.about_shapley": (
        "沙普利份额：结果的方差在各输入之间的公平分摊，合计为100%，考虑输入之间的相关，不计随机波动；逐项变动时影响最大的输入单列，其余合并；共{draws}次运行。",
        "Shapley share: fair share of each input in the variance of the outcome, adding to 100 %, with inputs correlated as they are, no chance over time; the inputs that move most one at a time stand alone, all others together; {draws} runs.",
    ),
    "sensitivity.sides_tornado": (
        "取低值、取高值：输入在{low}%、{high}%分位数时的结果。",
        "when low, when high: the outcome with the input at its {low} % and {high} % point.",
    ),
    "sensitivity.sides_morris": (
        "取低值、取高值：输入在最低一级（{low}%分位数）、最高一级（{high}%分位数）的各次运行的平均结果。",
        "when low, when high: mean outcome of the runs with the input at its lowest ({low} %) and highest ({high} %) level.",
    ),
    "sensitivity.sides_mean": (
        "取低值、取高值：输入不高于{low}%分位数、不低于{high}%分位数的抽样中结果的平均。",
        "when low, when high: mean outcome of the draws with the input at or below its {low} % and at or above its {high} % point.",
    ),
    "sensitivity.as_independent": (
        "输入之间的相关在此不起作用：逐项变动时其余输入不随之变动。",
        "Correlations of inputs play no part here: as one input moves, the others stay.",
    ),
    "sensitivity.constant": (
        "结果在所有这些运行中都相同，没有输入使它改变；可改看数值（value）。",
        "The outcome is the same in all these runs, so no input moves it; look at the value instead.",
    ),
    "sensitivity.never": (
        "{share}的抽样始终没有越过界限，按{year}年计。",
        "In {share} of the draws the threshold is never crossed; they count as {year}.",
    ),
    "sensitivity.never_year": (
        "{year}年表示始终没有越过界限。",
        "{year} stands for a threshold that is never crossed.",
    ),
    "sensitivity.chance": (
        "没有影响的输入，PAWN指数也有{index}。",
        "An input without any effect has a PAWN index of {index}.",
    ),
    "sensitivity.left_out": (
        "{count}次抽样（或轨迹、基点）含 NaN，未计入。",
        "{count} draws (or trajectories, base points) with a NaN are left out.",
    ),
    # what a figure rests on, and what knowing is worth
    "debt.few_draws": (
        "{inputs}项不确定的输入，分摊至少需要{least}次抽样，现为 {found} 次",
        "{inputs} uncertain inputs need at least {least} draws to be told apart; found {found}",
    ),
    "worth.unit": (
        "{figure} 的单位是 {unit}，{less} 的单位是 {other}，不能相减",
        "{figure} is in {unit} and {less} in {other}: one cannot be taken from the other",
    ),
    "worth.few_draws": (
        "信息价值至少需要{least}次成对抽样，现为 {found} 次",
        "the value of knowing needs at least {least} paired draws; found {found}",
    ),
    "cli.debt": (
        "一项指标的不确定性有多少来自公布数据、推算、文献、假定和随机波动，下一步应查清什么，价值多大",
        "how much of a figure's uncertainty rests on published numbers, the literature, assumptions and chance, and what to find out next",
    ),
    "debt.option_indicator": (
        "指标（默认为情景的目标指标，没有目标时为主要指标）",
        "the figure (default: those of the targets, without targets the headline figures)",
    ),
    "debt.option_period": (
        "时期，例如 2030；可重复，与 --against 同用时合计；all 为所有年份",
        "period, such as 2030; may be repeated, and is summed with --against, where all means all years",
    ),
    "debt.option_against": (
        "另一方案：算出选择之前查清各项输入的价值",
        "another plan: what knowing each input before the choice between the two is worth",
    ),
    "debt.option_less": (
        "从指标中减去的同单位指标，例如 policy_cost",
        "a figure of the same unit that is taken away, such as policy_cost",
    ),
    "debt.needs": ("{given} 须与 {needed} 同用", "{given} needs {needed}"),
    "debt.title": ("不确定性的来源（占方差的份额）", "Where the uncertainty comes from (shares of variance)"),
    "debt.head_figure": ("指标", "figure"),
    "debt.head_period": ("时期", "period"),
    "debt.head_band": ("80%区间", "80 % band"),
    "debt.head_published": ("公布", "published"),
    "debt.head_derived": ("推算", "derived"),
    "debt.head_literature": ("文献", "literature"),
    "debt.head_assumed": ("假定", "assumed"),
    "debt.head_luck": ("随机波动", "chance"),
    "debt.head_input": ("输入", "input"),
    "debt.head_status": ("数据性质", "status"),
    "debt.head_worth": ("信息价值", "worth"),
    "debt.head_error": ("标准误", "error"),
    "debt.share": ("{share}%±{error}", "{share} % ± {error}"),
    "debt.known": (
        "{period}年{figure}的不确定性，{assumed}%来自假定，{known}%来自公布、推算或文献数据的误差，{luck}%来自无法预知的随机波动。",
        "{figure} in {period}: {assumed} % of the uncertainty rests on assumptions, {known} % on the error of published figures, of figures derived from them and of studies, {luck} % on chance that nobody can foresee.",
    ),
    "debt.collect": (
        "下一步最值得查清：{inputs}。",
        "What to find out next: {inputs}.",
    ),
    "debt.collect_one": (
        "“{input}”（80%区间可收窄{share}%）",
        "{input} (narrows the 80 % band by {share} %)",
    ),
    "debt.comma": ("、", "; "),
    "debt.nothing": (
        "没有哪一项输入查清之后能明显收窄区间。",
        "No single input would narrow the band noticeably if it were known.",
    ),
    "debt.constant": (
        "{period}年{figure}在所有抽样中都相同，没有不确定性可分摊。",
        "{figure} in {period} is the same in every draw, so there is no uncertainty to share out.",
    ),
    "debt.about": (
        "份额为沙普利值，合计100%，依据{draws}次抽样，以及同一组抽样不计随机波动、输入全取中位数的两次重算；±为一个标准误，已计入下述未解释部分。输入的作用以其正态分数的多项式近似，未能解释的部分（不超过方差的{left}）按比例分摊。",
        "Shares are Shapley values and add to 100 %, from {draws} draws and the same draws run again without chance over time and with every input at its median; ± is one standard error, what is not explained included. Inputs act through a polynomial of their normal scores; what it leaves (up to {left} of the variance) is shared out in proportion.",
    ),
    "debt.less": ("{figure}减去{less}", "{figure} less {less}"),
    "debt.worth": (
        "按{periods}年{figure}的均值，“{chosen}”比“{worse}”好{gain}（标准误{error}，{draws}次成对抽样）；选择之前若能预知一切，包括随机波动，平均可多得{perfect}。",
        "{figure}, {periods}: on average {chosen} is better than {worse} by {gain} (standard error {error}, {draws} paired draws); knowing everything before the choice, chance included, would bring {perfect} more on average.",
    ),
    "debt.worth_title": (
        "选择之前查清一项输入，平均可多得",
        "What knowing one input before the choice would bring on average",
    ),
    "debt.worth_nothing": (
        "没有哪一项输入明显改变两个方案的差别。",
        "No single input moves the difference between the two plans noticeably.",
    ),
}
