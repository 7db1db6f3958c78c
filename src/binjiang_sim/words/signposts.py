"""Texts of signposts: what to watch, and what it tells about a target."""

TEXTS: dict[str, tuple[str, str]] = {
    "signposts.draws": (
        "看信号至少需要{least}次抽样，现为{found}次",
        "signposts need at least {least} draws, not {found}",
    ),
    "signposts.first": (
        "目标在首年{year}年，此前没有可看的数字",
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
    "signposts.title": ("信号：{target}", "Signposts: {target}"),
    "signposts.all": ("全部目标同时实现", "all targets together"),
    "signposts.head_figure": ("指标", "figure"),
    "signposts.head_year": ("年份", "year"),
    "signposts.head_published": ("公布", "published"),
    "signposts.head_threshold": ("界线（低于它的抽样）", "threshold (draws below)"),
    "signposts.head_below": ("低于时", "if below"),
    "signposts.head_above": ("否则", "else"),
    "signposts.head_share": ("说明程度", "tells"),
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
        "{draws}次抽样中实现{hits}次，两种情形中较少的一种不足{least}次，说不出该看什么；请增加抽样次数，或看单项目标。",
        "{hits} of {draws} draws meet it: fewer than {least} on the rarer side, too few to tell what to watch. Take more draws, or look at single targets.",
    ),
    "signposts.fifths_1": ("五分之一", "1 of 5"),
    "signposts.fifths_2": ("五分之二", "2 of 5"),
    "signposts.fifths_3": ("五分之三", "3 of 5"),
    "signposts.fifths_4": ("五分之四", "4 of 5"),
    "signposts.sentence": (
        "先看{year}年{figure}：低于{threshold}，{fifths}的抽样如此，实现的概率为{below}，否则为{above}{known}。",
        "Watch first: {figure}, {year}. Below {threshold}, as in {fifths} draws, the chance is {below}, else {above}{known}.",
    ),
    "signposts.known_in": ("；按以往惯例，{month}可知", "; known in {month}, as in earlier years"),
    "signposts.known_out": (
        "；按以往惯例，{month}应已公布，现在就可以查",
        "; as in earlier years it should be out since {month}: look it up now",
    ),
    "signposts.nobody": (
        "逐年看过的各项指标，没有一项在抽样误差之外说明这一目标能否实现。",
        "None of the figures looked at tells anything about this target beyond sampling error.",
    ),
    "signposts.trivial": (
        "意义不大的信号：{figure}前一年（{year}年）的数说明{share}%，低于{threshold}时概率为{below}，否则为{above}；到那时为时已晚。",
        "Trivial: {figure}, in the year before ({year}), tells {share} %: below {threshold} the chance is {below}, else {above}. By then it is late.",
    ),
    "signposts.alike": (
        "同一年里说的是同一回事：{figure}——{others}。",
        "Tell the same in the same year: {figure} and {others}.",
    ),
    "signposts.nothing": (
        "常被关注、却说明不了这一目标的指标：{figures}。",
        "Watched by many, but telling nothing about this target: {figures}.",
    ),
    "signposts.more": ("另有{count}项", "and {count} more"),
    "signposts.comma": ("、", ", "),
    "signposts.about": (
        "说明程度：把抽样按该指标分成五等份，各份实现目标的比例之差能解释“实现与否”方差的百分之几，已扣除纯属偶然的部分；±为标准误。共看{count}项（指标乘年份，{first}至{last}年），按邦费罗尼法，只列超出其中最大偶然值（5%）的。界线取四个五分位点中解释最多的一个；每项指标取其最有说明力年份的{nearly}%以上者中最早的一年。概率为两侧抽样的比例，±为95%误差。",
        "tells: the draws are sorted into fifths by the figure; the share of the variance of 'met or not' that lies between the fifths, less what chance alone puts there; ± is the standard error. Of {count} figures and years looked at ({first}-{last}) those are shown that tell more than chance would give the most telling of all in one case of twenty (Bonferroni). The threshold is the edge of the fifths that explains most; of each figure the earliest year is taken that tells at least {nearly} % of what its most telling year does. Chances are shares of the draws on either side, ± their 95 % errors.",
    ),
    "signposts.prices": (
        "金额界线按{year}年不变价格；公布的数多为现价，比较前须先折算。",
        "Thresholds of money are at {year} prices; figures are mostly published at current prices and have to be brought there first.",
    ),
    "signposts.limits": (
        "不能回答的：这里说的是模型中一起变动的数，不是因果，推高指标本身不会让目标实现；只有模型和假定说得对，概率才对。",
        "What this cannot tell: these are figures that move together in the model, not causes, and to push the figure up does not bring the target about; the chances are as right as the model and its assumptions.",
    ),
    "cli.signposts": (
        "为每项目标找信号：哪项指标、看哪一年，最能说明目标能否实现，哪些说明不了",
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
