"""Texts of signposts: what to watch, and what it tells about a target."""

TEXTS: dict[str, tuple[str, str]] = {
    "signposts.draws": (
        "先兆指标至少需要{least}次抽样，现为{found}次",
        "signposts need at least {least} draws, not {found}",
    ),
    "signposts.first": (
        "目标在首年{year}年，此前没有可观察的数字",
        "the target is in {year}, the first year, so that nothing comes before it",
    ),
    "signposts.chart_axis": ("实现“{target}”的概率，{unit}", "Chance of {target}, {unit}"),
    "signposts.chart_note": (
        "圆点：低于界线（括号内）的抽样；方块：其余抽样；横线：95%误差；竖线：总概率{trivial}",
        "dots: draws below the threshold in brackets; squares: all others; thin lines: 95 % errors; dashed: all draws{trivial}",
    ),
    "signposts.chart_label": ("{year}年{figure}（{threshold}）", "{figure}, {year} ({threshold})"),
    "signposts.chart_trivial": (
        "；末行：目标指标自身前一年的数，意义不大",
        "; last row: the target's own figure in the year before, which is trivial",
    ),
    "signposts.title": ("先兆指标：{target}", "Signposts: {target}"),
    "signposts.all": ("全部目标同时实现", "all targets together"),
    "signposts.head_figure": ("指标", "figure"),
    "signposts.head_year": ("年份", "year"),
    "signposts.head_published": ("公布", "published"),
    "signposts.head_threshold": ("界限（低于它的抽样）", "threshold (draws below)"),
    "signposts.head_below": ("低于时", "if below"),
    "signposts.head_above": ("否则", "else"),
    "signposts.head_share": ("预示程度", "tells"),
    "signposts.share": ("{share}%±{error}", "{share} % ± {error}"),
    "signposts.marked": ("{threshold}（{fifths}）", "{threshold} ({fifths})"),
    "signposts.month": ("{year}年{month}月", "{year}-{month}"),
    "signposts.out": ("{month}，应已公布", "{month}, should be out"),
    "signposts.unknown": ("—", "-"),
    "signposts.chance": (
        "{target}：概率{chance}（{draws}次抽样）。",
        "{target}: a chance of {chance} over {draws} draws.",
    ),
    "signposts.rare": (
        "{draws}次抽样中实现{hits}次，两种情形中较少的一种不足{least}次，无法判断应观察哪些指标；请增加抽样次数，或看单项目标。",
        "{hits} of {draws} draws meet it: fewer than {least} on the rarer side, too few to tell what to watch. Take more draws, or look at single targets.",
    ),
    "signposts.fifths_1": ("五分之一", "1 of 5"),
    "signposts.fifths_2": ("五分之二", "2 of 5"),
    "signposts.fifths_3": ("五分之三", "3 of 5"),
    "signposts.fifths_4": ("五分之四", "4 of 5"),
    "signposts.sentence": (
        "首先观察{year}年{figure}：低于{threshold}（{fifths}的抽样如此）时，实现的概率为{below}，否则为{above}{known}。",
        "Watch first: {figure}, {year}. Below {threshold}, as in {fifths} draws, the chance is {below}, else {above}{known}.",
    ),
    "signposts.known_in": ("；按以往惯例，{month}可知", "; known in {month}, as in earlier years"),
    "signposts.known_out": (
        "；按以往惯例，{month}应已公布，可以查阅",
        "; as in earlier years it should have been published in {month}",
    ),
    "signposts.nobody": (
        "逐年考察的各项指标，没有一项能在抽样误差之外预示这一目标能否实现。",
        "None of the figures looked at tells anything about this target beyond sampling error.",
    ),
    "signposts.trivial": (
        "意义不大的先兆：{figure}前一年（{year}年）的数预示程度为{share}%，低于{threshold}时概率为{below}，否则为{above}；届时已来不及调整。",
        "Of little use: {figure}, in the year before ({year}), tells {share} %: below {threshold} the chance is {below}, else {above}. By then it is late.",
    ),
    "signposts.alike": (
        "同一年内含义相同的指标：{figure}——{others}。",
        "Saying the same in the same year: {figure} and {others}.",
    ),
    "signposts.nothing": (
        "常受关注、但不能预示这一目标的指标：{figures}。",
        "Often watched, but saying nothing about this target: {figures}.",
    ),
    "signposts.more": ("另有{count}项", "and {count} more"),
    "signposts.comma": ("、", ", "),
    "signposts.about": (
        "预示程度：把抽样按该指标分成五等份，各份实现目标的比例之差能解释“实现与否”方差的百分之几，已扣除纯属偶然的部分；±为标准误。共考察{count}项（指标乘年份，{first}至{last}年），按邦费罗尼法，只列出超出其中最大偶然值（5%）的。界限取四个五分位点中解释最多的一个；每项指标取其预示程度最高年份的{nearly}%以上者中最早的一年。概率为两侧抽样的比例，±为95%误差。",
        "tells: the draws are sorted into fifths by the figure; the share of the variance of 'met or not' that lies between the fifths, less what chance alone puts there; ± is the standard error. Of {count} figures and years looked at ({first}-{last}) those are shown that tell more than chance would give the most telling of all in one case of twenty (Bonferroni). The threshold is the edge of the fifths that explains most; of each figure the earliest year is taken that tells at least {nearly} % of what its most telling year does. Chances are shares of the draws on either side, ± their 95 % errors.",
    ),
    "signposts.prices": (
        "金额界线按{year}年不变价格；公布的数多为现价，比较前须先折算。",
        "Thresholds of money are at {year} prices; figures are mostly published at current prices and have to be brought there first.",
    ),
    "signposts.limits": (
        "不能回答的问题：这里列出的是模型中同时变动的数，不是因果关系，推高指标本身不会使目标实现；概率是否准确，取决于模型和假定是否正确。",
        "What this cannot say: these are figures that move together in the model, not causes, and pushing the figure up does not bring the target about; the chances are as good as the model and its assumptions.",
    ),
    "cli.signposts": (
        "为每项目标寻找先兆指标：哪项指标、看哪一年，最能预示目标能否实现，哪些不能",
        "what to watch for each target: which figure in which year tells most about whether it is met, and which tells nothing",
    ),
    "signposts.option_target": (
        "只看这一项目标：其指标、“指标@年份”，或另写一项，例如 'gdp@2030>=3600亿元 按2023年价格'",
        "this target alone: its indicator, 'INDICATOR@YEAR', or another one such as 'graduate_inflow@2030>=50 thousand person'",
    ),
    "signposts.no_such": (
        "情景中没有目标“{found}”；可用：{valid}",
        "the scenario has no target '{found}'; there are: {valid}",
    ),
}
