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
        "台账中按年公布的地区生产总值增速只有{count}个，不足以回溯检验：某年年末至少已公布两个，其后至少再公布一个",
        "the ledger has {count} yearly growth rates of GDP, too few for a hindcast: at the end of some year two must be"
        " published, and one more after it",
    ),
    "hindcast.unpublished": (
        "起点之前没有公布 {name}，模型无从起步",
        "{name} was not published before the origin, so that the model cannot start",
    ),
    "hindcast.title": ("回溯检验：往年作出的预测", "Hindcast: forecasts from earlier years"),
    "hindcast.about": (
        "从{first}至{last}年各年年末出发，删去此后公布的全部数据，预测其后一至四年的增速，以及最近一个完整年度之后的半年增速，再与后来公布的数据对照。各种规则不论优劣，一律列出。",
        "From the end of each year from {first} to {last}, with everything published later deleted, growth is forecast for one to four years, and for the half-year after the last full year, and compared with what was published since. Every rule is shown, whichever does best.",
    ),
    "hindcast.how": (
        "CRPS（连续分级概率评分）与区间评分以百分点计，越小越好：前者看整个分布，后者看80%区间的宽度与漏出多少。覆盖率是实际值落入各区间的比例，应接近50%、80%、95%。点误差是中位数的平均绝对误差，即不给区间时的 CRPS。",
        "CRPS (continuous ranked probability score) and interval score are in percentage points, smaller is better: the"
        " first looks at the whole distribution, the second at the width of the 80 % band and at what lies outside."
        " Coverage is the share of outcomes inside the 50, 80 and 95 % band, and should be near these. The point error is"
        " the mean absolute error of the median: the CRPS of the rule without a band.",
    ),
    "hindcast.naive_about": (
        "不用模型的规则为正态分布，标准差为2个百分点乘以预测年数的平方根。增速不变：最近一个已公布的年增速；趋势外推：最早与最近年增速的连线；近三年平均；同类园区：最近一个至少有三个园区公布的年份的平均增速，此前没有这样的年份时用所在城市。",
        "Rules without a model are normal, with a standard deviation of 2 points times the square root of the horizon. No change: the latest published yearly growth. Drift: the line through the first and the latest. Mean of three: of the latest three years. Zones: the mean of comparable zones in the latest year for which at least three have published, that of the city while there is no such year.",
    ),
    "hindcast.rules_about": (
        "只注明年份的数据按该年年末公布，只注明月份的按该月月末；没有公布日期的不用。同一时期有几个数时取最早公布的。"
        "没有公布的年增速由多年平均增速和其余各年推出（先用年数最少的平均），财政收入由相邻两年数额推出。"
        "模型以基准情景为准，各项改革为零，计入随机冲击，从起点当年起步；第一版从当时已公布增速的最近一个整年起步。",
        "A figure dated by its year alone counts as published at the end of that year, by its month at the end of the month; one without a date is not used. Of several published values for a period the first counts. A yearly rate that was not published follows from the mean of several years and the others of them (fewest years first), that of revenue from two levels. The model is the base scenario with every reform at zero and with chance over time, begun with the year of the origin; that of the first edition began with the latest full year published.",
    ),
    "hindcast.made": (
        "制作日期{date}，版本{version}，抽样{draws}次，随机种子{seed}，方程{equations}",
        "made {date}, version {version}, {draws} draws, seed {seed}, equations {equations}",
    ),
    "hindcast.other_equations": (
        "本报告所用方程（{found}）与制作此表时（{equations}）不同；`binjiang_sim hindcast` 可重做。",
        "The equations of this report ({found}) are not those of this table ({equations}); `binjiang_sim hindcast` makes it"
        " anew.",
    ),
    "hindcast.later": (
        "以下输入在各起点都沿用后来才公布的数据；它们决定规模和响应的大小，没有一项写明所预测指标的近期增速：{inputs}。其余存量同样按今日的假设起步，不参与评分。",
        "These inputs rest at every origin on figures published later; they set scales and responses, and none states recent growth of the figures forecast: {inputs}. Other stocks start as assumed today and are not scored.",
    ),
    "hindcast.gain": (
        "{rule}：CRPS比最好的简单规则（{naive}）改善{gain}%（负数为变差）；逐一剔除一个时期，在{low}%（剔除{low_without}）至{high}%（剔除{high_without}）之间",
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
    "cli.calibrate": (
        "用数据校准：某些数公布之后，各项输入应取何值；结果写成表，情景可以引用",
        "condition inputs on figures: what they must be once these are known; a table that scenarios can name",
    ),
    "cli.calibrate_facts": (
        "数据文件：台账中的数据名，或自己的数",
        "file of figures: facts of the ledger, or your own",
    ),
    "cli.calibrate_fact": (
        "一个数，如 'registered_enterprises@2025=11万 家 ± 2 %%'（>=、<= 为界限）；可重复",
        "a figure, such as 'registered_enterprises@2025=110 thousand enterprise +- 2 %%' (>= and <= are bounds); repeatable",
    ),
    "cli.calibrate_out": ("把后验写入这个文件", "write the posterior to this file"),
    "cli.calibrate_particles": ("粒子数（默认 4000）", "number of particles (default: 4000)"),
    "calibrate.progress": ("似然的{power}%已计入，已模拟{runs}次", "{power} % of the likelihood, {runs} draws run"),
    "calibrate.figures": (
        "所用数据：中位数 [10%, 90%]，含测量误差",
        "The figures: median [10 %, 90 %], with their error",
    ),
    "calibrate.inputs": ("变动最大的输入：中位数 [10%, 90%]", "Inputs that changed most: median [10 %, 90 %]"),
    "calibrate.figure": ("指标", "figure"),
    "calibrate.period": ("时期", "period"),
    "calibrate.published": ("公布值", "published"),
    "calibrate.prior": ("校准前", "before"),
    "calibrate.posterior": ("校准后", "after"),
    "calibrate.input": ("输入", "input"),
    "calibrate.narrowing": ("区间收窄", "narrower by"),
    "calibrate.worth": (
        "后验相当于{effective}次独立抽样（接受率{acceptance}%，共模拟{runs}次）；两组样本的中位数最多相差区间宽度的{apart}%。",
        "The posterior is worth {effective} independent draws ({acceptance} % of proposals taken, {runs} draws run); medians"
        " of its two samples differ by {apart} % of the width of an interval at most.",
    ),
    "calibrate.unsettled": (
        "两组样本相差较大，结果尚不稳定：请增加粒子数（--particles）。",
        "The two samples differ too much for the result to be relied on: take more particles (--particles).",
    ),
    "calibrate.surprise": (
        "{period}年{figure}出乎模型预料：校准前，这样或更极端的数只有{tail}%的可能。",
        "{figure} in {period} comes as a surprise: before, the chance of a figure as extreme as this was {tail} %.",
    ),
    "calibrate.conflict": (
        "数据与“{name}”的假定不一致：校准后中位数为{wanted}，有{outside}%的可能落在原80%区间（{low}至{high}）之外。",
        "The figures are at odds with what was assumed for {name}: they point to {wanted}, with a chance of {outside} % of being outside its former 80 % interval, {low} to {high}.",
    ),
    "calibrate.assumed": (
        "没有注明误差的数，误差为假定：按可信度高、中、低，水平值{levels}%，比重和增速{points}个百分点。",
        "Where no error is stated it is assumed, by high, medium and low confidence: {levels} % of a level, {points} points of"
        " a share or of growth.",
    ),
    "calibrate.twice": (
        "以下数据已用于设定某个输入，在这里等于用了两次：{facts}。",
        "These facts have set an input already, and count twice here: {facts}.",
    ),
    "calibrate.written": (
        "已写入 {file}；在情景中写 posterior: {file}，或运行时加 --set posterior={file}，即可使用",
        "written: {file}; name it in a scenario (posterior: {file}) or run with --set posterior={file}",
    ),
    "condition.posterior": (
        "情景已引用后验；请写 posterior: none，并把全部数据一起给出",
        "the scenario has a posterior already: write posterior: none, and give all figures together",
    ),
    "calibrate.unmoved": (
        "这些数没有改变任何输入，未写入 {file}",
        "no input moved: {file} was not written",
    ),
    "condition.nothing": ("没有给出数据：用 --facts 或 --fact", "no figure is given: use --facts or --fact"),
    "condition.particles": (
        "粒子数 {found} 太少，至少 {least}",
        "{found} particles are too few; take {least} at least",
    ),
    "condition.input_near": (
        "没有不确定输入“{name}”；是否想写“{near}”？",
        "no uncertain input '{name}'; did you mean '{near}'?",
    ),
    "condition.input_list": (
        "没有不确定输入“{name}”（可用：{valid}）",
        "no uncertain input '{name}' (inputs: {valid})",
    ),
    "condition.policy": (
        "{path} 是政策、成本或定义，往年数据说明不了它，不能用来校准",
        "{path} is policy, a cost or a definition: figures of the past say nothing of it, and it cannot be conditioned",
    ),
    "condition.impossible": (
        "{particles} 个粒子中没有一个接近这些数：请检查数值、单位和误差",
        "none of {particles} particles comes near to these figures: check values, units and errors",
    ),
    "hindcast.rule_model_window": ("模型，校准于近两年的增速", "model, conditioned on growth of two years"),
    "hindcast.rule_model_history": ("模型，校准于近五年的增速", "model, conditioned on growth of five years"),
    "hindcast.rule_model_all": (
        "模型，校准于近五年的增速、工业和收入",
        "model, conditioned on growth, industry and revenue of five years",
    ),
    "hindcast.conditioned": ("校准与否，哪种预测更好", "Does conditioning the inputs on past growth help?"),
    "hindcast.conditioned_about": (
        "各起点的模型再按当时已公布的增速校准一次：提前两年或五年起步（数据允许时），此后已公布的增速约束各项输入和时间上的波动，"
        "再作预测。",
        "The model of each origin is conditioned on the growth that was known then: it begins two or five years earlier, where figures allow it, and the rates published since condition its inputs and its swings.",
    ),
    "hindcast.conditioned_best": (
        "预测增速最准的是“{rule}”（CRPS {crps}，其次 {next}），随附情景采用它。“模型”未经校准：公布的增速已用于推算起点。"
        "`binjiang_sim calibrate` 可按自己的数据校准。",
        "Growth is forecast best by '{rule}' (CRPS {crps}, the next {next}), which the shipped scenarios use. 'model' is not"
        " conditioned: published growth has set its start already. `binjiang_sim calibrate` conditions a scenario on figures"
        " of one's own.",
    ),
    "cli.update": (
        "新数公布后，各项目标实现的概率变为多少：对已有抽样重新加权，不再运行",
        "a figure arrives: what the chances of the targets become, from the draws that a run has",
    ),
    "cli.update_run": (
        "结果文件夹、带戳记的文件，或情景文件",
        "a folder of results, a stamped file, or a scenario",
    ),
    "update.central": ("单次运行没有抽样，无从加权", "a central run has no draws to weigh"),
    "update.few": (
        "只有 {effective} 次有效抽样与这些数相符，少于 {fewest} 次，不足以重新加权；请改用 binjiang_sim calibrate，或增加 --draws",
        "only {effective} effective draws agree with these figures, fewer than {fewest}, too few to weigh; use binjiang_sim"
        " calibrate, or take more --draws",
    ),
    "update.run": (
        "{file}：不是可以重做的运行（应为结果文件夹、带戳记的文件或情景文件）",
        "{file}: no run that can be made again (a folder of results, a stamped file or a scenario)",
    ),
    "update.target": ("目标", "target"),
    "update.before": ("此前", "before"),
    "update.after": ("此后", "after"),
    "update.effective": (
        "{draws}次抽样中，相当于{effective}次与新数相符；±为抽样误差（95%）。",
        "The figures leave {effective} effective draws of {draws}; ± is the sampling error (95 %).",
    ),
    "full_year.line": (
        "{year}年{label}：{median}（80%区间{low}至{high}），依据前{months}个月的 {fact}（{so_far}）",
        "{label}, {year}: {median} (80 % band {low} to {high}), from the first {months} months in {fact} ({so_far})",
    ),
    "full_year.derived": (
        "区间由本区以往{count}年的同一时段推出：{facts}",
        "the band follows from the same part of {count} past years of the district: {facts}",
    ),
    "full_year.few": (
        "区间为假定：本区以往只有{count}年公布了同一时段，至少需要{least}年",
        "the band is assumed: the same part is published for {count} past years of the district, and {least} are needed",
    ),
    "full_year.growth": (
        "假定今年余下时间的增速与迄今相差{points}个百分点以内的机会为五分之四",
        "growth in the rest of the year is taken to be within {points} points of that so far in four years of five",
    ),
    "full_year.share": (
        "按 {path} 所给的上半年占比，各季度在半年内均分：{why}",
        "by the share of the first half in {path}, quarters within a half being even: {why}",
    ),
    "full_year.held": (
        "若用于以往同一时段，这样的区间在本区{count}年中有{own}年、在别处{others}例中有{elsewhere}例成立",
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
