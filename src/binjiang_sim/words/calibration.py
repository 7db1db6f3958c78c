"""Texts of the hindcast: forecasts from earlier dates beside what was published later."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.hindcast": (
        "只用当时已公布的数据，从往年年末预测增速，与后来公布的数据对照评分",
        "forecast growth from the end of earlier years, with what was known then, and score it by what was published later",
    ),
    "cli.hindcast_file": (
        "情景文件（默认为随附的基准情景）",
        "scenario file (default: the base scenario that comes with the program)",
    ),
    "cli.hindcast_draws": ("抽样次数（默认由情景设定）", "number of draws (default: those of the scenario)"),
    "hindcast.rule_near": ("没有预测规则“{name}”；是否想写“{near}”？", "no rule '{name}'; did you mean '{near}'?"),
    "hindcast.rule_list": ("没有预测规则“{name}”（可用：{valid}）", "no rule '{name}' (rules: {valid})"),
    "hindcast.origin": (
        "{found} 年年末不能作为预测起点（可用：{valid}）",
        "the end of {found} is no origin of a hindcast (origins: {valid})",
    ),
    "hindcast.few_rates": (
        "台账中按年公布的地区生产总值增速只有 {count} 个，不足以回溯检验：某年年末至少已公布两个，其后至少再公布一个",
        "the ledger has {count} yearly growth rates of GDP, too few for a hindcast: at the end of some year two must be"
        " published, and one more after it",
    ),
    "hindcast.unpublished": (
        "起点之前没有公布 {name}，模型无从起步",
        "{name} was not published before the origin, so that the model cannot start",
    ),
    "hindcast.title": ("回溯检验：往年作出的预测", "Hindcast: forecasts from earlier years"),
    "hindcast.about": (
        "从 {first} 至 {last} 年各年年末出发，删去此后公布的全部数据，预测其后一至四年的增速，以及最近一个整年之后的半年增速，"
        "再与后来公布的数据对照。各规则一律列出，不论优劣。",
        "From the end of each year from {first} to {last}, with everything published later deleted, growth is forecast for"
        " one to four years, and for the half-year after the last full year, and held against what was published since."
        " Every rule is shown, whoever wins.",
    ),
    "hindcast.how": (
        "CRPS（连续分级概率评分）与区间评分以百分点计，越小越好：前者看整个分布，后者看 80% 区间的宽度与漏出多少。"
        "覆盖率是实际值落入各区间的比例，应接近 50%、80%、95%。点误差是中位数的平均绝对误差，即不给区间时的 CRPS。",
        "CRPS (continuous ranked probability score) and interval score are in percentage points, smaller is better: the"
        " first looks at the whole distribution, the second at the width of the 80 % band and at what lies outside."
        " Coverage is the share of outcomes inside the 50, 80 and 95 % band, and should be near these. The point error is"
        " the mean absolute error of the median: the CRPS of the rule without a band.",
    ),
    "hindcast.naive_about": (
        "不用模型的规则为正态分布，标准差为 2 个百分点乘以预测年数的平方根。增速不变：最近一个已公布的年增速；趋势外推：最早与最近"
        "年增速的连线；近三年平均；同类园区：最近一个至少有三个园区公布的年份的平均增速，此前没有这样的年份时用所在城市。",
        "Rules without a model are normal, with a standard deviation of 2 points times the root of the horizon. No change:"
        " the latest published yearly growth. Drift: the line through the first and the latest. Mean of three: of the"
        " latest three years. Zones: the mean of comparable zones in the latest year that three at least have published,"
        " that of the city while there is no such year.",
    ),
    "hindcast.rules_about": (
        "只注明年份的数据按该年年末公布，只注明月份的按该月月末；没有公布日期的不用。同一时期有几个数时取最早公布的。"
        "没有公布的年增速由多年平均增速和其余各年推出（先用年数最少的平均），财政收入由相邻两年数额推出。"
        "模型以基准情景为准，各项改革为零，计入随机冲击，从起点当年起步；第一版从当时已公布增速的最近一个整年起步。",
        "A figure dated by its year alone counts as published at the end of that year, by its month at the end of the"
        " month; one without a date is not used. Of several prints for a period the first counts. A yearly rate that was"
        " not published follows from the mean of several years and the others of them (fewest years first), that of"
        " revenue from two levels. The model is the base scenario with every reform at zero and with luck, begun with the"
        " year of the origin; that of the first edition began with the latest full year published.",
    ),
    "hindcast.made": (
        "制作日期 {date}，版本 {version}，抽样 {draws} 次，随机种子 {seed}，方程 {equations}",
        "made {date}, version {version}, {draws} draws, seed {seed}, equations {equations}",
    ),
    "hindcast.other_equations": (
        "本报告所用方程（{found}）与制作此表时（{equations}）不同；`binjiang_sim hindcast` 可重做。",
        "The equations of this report ({found}) are not those of this table ({equations}); `binjiang_sim hindcast` makes it"
        " anew.",
    ),
    "hindcast.later": (
        "以下输入在各起点都沿用后来才公布的数据；它们决定规模和响应的大小，没有一项写明所预测指标的近期增速：{inputs}。其余存量同样按今日的假设起步，不参与评分。",
        "These inputs rest at every origin on figures published later; they set scales and responses, and none states"
        " recent growth of what is forecast: {inputs}. Other stocks start as assumed today and are not scored.",
    ),
    "hindcast.gain": (
        "{rule}：比最好的简单规则（{naive}）的 CRPS 改善 {gain}%（负数为变差）；逐一剔除一个时期，在 {low}%（剔除 {low_without}）至"
        " {high}%（剔除 {high_without}）之间",
        "{rule}: gain of {gain} % on the CRPS of the best naive rule ({naive}); with one outcome period left out at a time,"
        " {low} % (without {low_without}) to {high} % (without {high_without})",
    ),
    "hindcast.outcome_gdp_growth": ("地区生产总值增速", "growth of GDP"),
    "hindcast.outcome_value_added_growth": ("工业增加值增速", "growth of industry"),
    "hindcast.outcome_budget_revenue_growth": ("一般公共预算收入增速（现价）", "growth of budget revenue, nominal"),
    "hindcast.rule_model": ("模型", "model"),
    "hindcast.rule_first_edition": ("第一版方程", "first edition"),
    "hindcast.rule_no_change": ("增速不变", "no change"),
    "hindcast.rule_drift": ("趋势外推", "drift"),
    "hindcast.rule_mean_of_three": ("近三年平均", "mean of three"),
    "hindcast.rule_zones": ("同类园区", "zones"),
    "hindcast.head_rule": ("规则", "rule"),
    "hindcast.head_n": ("样本数", "pairs"),
    "hindcast.head_crps": ("CRPS 评分", "CRPS"),
    "hindcast.head_horizon": ("提前{years}年", "{years} y"),
    "hindcast.head_interval": ("区间评分", "interval"),
    "hindcast.head_coverage": ("{band}%内", "in {band} %"),
    "hindcast.head_absolute_error": ("点误差", "point"),
    "hindcast.written": (
        "本页由 `python docs/hindcast.py` 生成。",
        "This page is written by `python docs/hindcast.py`.",
    ),
    "hindcast.yours": (
        "自己做：`binjiang_sim hindcast --draws {draws}`，或 `bj.calibration.hindcast(scenario)`，返回每一对预测与实际（`.pairs`）和评分（`.scores`）。",
        "To make it yourself: `binjiang_sim hindcast --draws {draws}`, or `bj.calibration.hindcast(scenario)`, which"
        " returns every forecast with its outcome (`.pairs`) and the scores (`.scores`).",
    ),
    "full_year.line": (
        "{year}年{label}：{median}（80% 区间 {low} 至 {high}），依据前 {months} 个月的 {fact}（{so_far}）",
        "{label}, {year}: {median} (80 % band {low} to {high}), from the first {months} months in {fact} ({so_far})",
    ),
    "full_year.derived": (
        "区间由本区以往 {count} 年的同一时段推出：{facts}",
        "the band follows from the same part of {count} past years of the district: {facts}",
    ),
    "full_year.few": (
        "区间为假定：本区以往只有 {count} 年公布了同一时段，至少需要 {least} 年",
        "the band is assumed: the same part is published for {count} past years of the district, and {least} are needed",
    ),
    "full_year.growth": (
        "假定今年余下时间的增速与迄今相差 {points} 个百分点以内的机会为五分之四",
        "growth in the rest of the year is taken to be within {points} points of that so far in four years of five",
    ),
    "full_year.share": (
        "按 {path} 所给的上半年占比，各季度在半年内均分：{why}",
        "by the share of the first half in {path}, quarters within a half being even: {why}",
    ),
    "full_year.held": (
        "若用于以往同一时段，这样的区间在本区 {count} 年中有 {own} 年、在别处 {others} 例中有 {elsewhere} 例成立",
        "held against the same part of past years, such a band holds in {own} of {count} of the district and in {elsewhere}"
        " of {others} of other places",
    ),
    "full_year.none": (
        "台账中没有全年尚未公布而已有年内累计数的指标",
        "the ledger has no figure of a part of a year whose year is not published",
    ),
    "cli.facts_full_year": (
        "改为由年内累计数推算全年：中位数和区间",
        "estimate instead the full year from year-to-date figures: median and band",
    ),
}
