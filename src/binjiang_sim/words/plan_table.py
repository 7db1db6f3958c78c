"""Texts of the table of plans."""

TEXTS: dict[str, tuple[str, str]] = {
    "plans.unit": (
        "{figure}（{unit}）不能减去{other}（{less}）：计分指标须为与政策成本单位相同的金额",
        "{figure} ({unit}) less {other} ({less}) is no number: a score is money in the unit of the policy cost",
    ),
    "plans.no_draw": (
        "没有一次抽样在所有方案下都有数值，无法比较",
        "no draw has a number under every plan, so nothing can be compared",
    ),
    "plans.seeds": (
        "推荐至少要用一组抽样，现为{found}组",
        "a recommendation needs at least one set of draws, not {found}",
    ),
    "plans.levers": (
        "情景的举措与本情景不同：{levers}",
        "the scenario has other levers than the one that is asked about: {levers}",
    ),
    "plans.found": ("求解方案{number}", "plan sought{number}"),
    "plans.raised": ("全面推进{lever}", "{lever} in full"),
    "plans.stopped": ("停止{lever}", "no {lever}"),
    "plans.figure": ("{period}年{figure}", "{figure}, {period}"),
    "plans.counted": ("所列目标与指标", "What is counted"),
    "plans.main": ("各方案的成本与实现目标的概率", "Plans: what they cost and the chances of the targets"),
    "plans.means": ("各方案的成本与主要指标（平均值）", "Plans: what they cost and the main figures (means)"),
    "plans.robust": ("各方案的稳健程度", "How robust the plans are"),
    "plans.worst": ("最差百分之五抽样的平均值", "Mean of the worst five per cent of draws"),
    "plans.recommended": ("推荐", "Recommendation"),
    "plans.definitions": ("各列含义", "What the columns mean"),
    "plans.head_plan": ("方案", "plan"),
    "plans.head_target": ("目标", "target"),
    "plans.head_figure": ("指标", "figure"),
    "plans.head_cost": ("成本（{unit}）", "cost ({unit})"),
    "plans.head_number": ("{number}（{unit}）", "{number} ({unit})"),
    "plans.head_binding": ("约束性目标", "binding"),
    "plans.head_whole": ("全部目标", "all"),
    "plans.head_met": ("平均实现项数", "mean number"),
    "plans.head_money": ("净{figure}（{unit}）", "net {figure} ({unit})"),
    "plans.head_regret_mean": ("平均遗憾（{unit}）", "mean regret ({unit})"),
    "plans.head_regret_q90": ("90%分位数（{unit}）", "90 % point ({unit})"),
    "plans.head_regret_max": ("最大（{unit}）", "largest ({unit})"),
    "plans.head_enough": ("至少{least}项", "at least {least}"),
    "plans.head_best": ("为最优", "is best"),
    "plans.some_targets": ("{number}项", "{number} targets"),
    "plans.targets": ("项", "targets"),
    "plans.score_targets": ("实现的目标项数", "the number of targets met"),
    "plans.score_money": (
        "{since}至{last}年{figure}合计减去同期政策成本",
        "{figure} less the policy cost, both summed from {since} to {last}",
    ),
    "plans.score_figure": ("{since}至{last}年{figure}合计", "{figure}, summed from {since} to {last}"),
    "plans.about_draws": (
        "各方案使用同样的{draws}次抽样：同一次抽样中，各方案的随机波动和不确定输入完全相同。±为概率的抽样误差（95%）；方案之间的差别比它更可靠。",
        "All plans are run over the same {draws} draws: in each draw every plan has the same chance events and the same uncertain inputs. ± is the sampling error of a chance (95 %); differences between plans are surer than that.",
    ),
    "plans.about_cost": (
        "成本：{since}至{last}年政策成本合计的平均值，按模型的不变价格计算。",
        "cost: mean policy cost from {since} to {last} in all, at the constant prices of the model.",
    ),
    "plans.about_chances": (
        "1、2……：实现该项目标的概率；全部目标：同时全部实现的概率；平均实现项数：实现的目标项数的平均值。",
        "1, 2, ...: chance that this target is met; all: that all are met together; mean number: mean of the number of targets met.",
    ),
    "plans.about_no_cost": (
        "模型没有政策成本，不能比较花费。",
        "The model has no policy cost, so that plans cannot be compared by what they cost.",
    ),
    "plans.about_regret": (
        "遗憾：以{score}为得分，同一次抽样中，方案得分比表中得分最高的方案低多少；列出平均值、90%分位数和最大值。遗憾小，说明在各种情况下都接近最优。",
        "regret: how far the score of a plan, {score}, falls short of the score of the best plan of the table in the same draw: mean, 90 % point and largest. A plan of little regret is never far from the best, whatever happens.",
    ),
    "plans.about_best": (
        "为最优：没有方案得分更高、得分相同的方案中也没有更省钱的抽样所占比例。",
        "is best: share of the draws in which no plan scores more, and none that scores the same is cheaper.",
    ),
    "plans.about_enough": (
        "至少{least}项（满意度）：{count}项目标中至少实现{least}项的抽样所占比例。",
        "at least {least} (satisficing): share of the draws in which at least {least} of the {count} targets are met.",
    ),
    "plans.about_no_enough": (
        "没有目标，也就没有“足够好”的标准，因此不给出满意度。",
        "Without targets nothing says what is good enough, so no share of draws that are good enough (satisficing) is given.",
    ),
    "plans.about_worst": (
        "最差百分之五：逐项指标取其最差的百分之五抽样，求平均值；各项所取的抽样不同。",
        "worst five per cent: the mean of each figure over the draws in which that figure is worst; not the same draws for all figures.",
    ),
    "plans.about_rule_targets": (
        "推荐规则：全部目标同时实现的概率与最高者之差在抽样误差（同一抽样逐次相减，95%）之内的方案中，取最省钱的；若最高概率不到{reached}%，改看平均实现的目标项数。",
        "rule of recommendation: of the plans whose chance to meet all targets is within sampling error of the best (differences draw by draw, 95 %) the cheapest; where even the best chance is below {reached} %, the same by the mean number of targets met.",
    ),
    "plans.about_rule_money": (
        "推荐规则：平均得分与最高者之差在抽样误差（同一抽样逐次相减，95%）之内的方案中，取最省钱的。",
        "rule of recommendation: of the plans whose mean score is within sampling error of the best (differences draw by draw, 95 %) the cheapest.",
    ),
    "plans.about_others": (
        "其他情景只取其改革力度，其余一律与本情景相同：各方案只在可以决定的事项上不同。",
        "Of other scenarios only the reforms are taken; all else is as in the scenario itself: plans differ in what can be decided.",
    ),
    "plans.about_more": (
        "注意：{plans}与本情景的差别不限于改革举措，其余差别未计入。",
        "Note: more than reforms changes in {plans}; the rest does not count here.",
    ),
    "plans.comma": ("、", ", "),
    "plans.about_changes": (
        "单项调整自{since}年1月1日起、一年内到位：全面推进为公布内容的全部，停止为退回起始年的力度。共试算{tried}项（用另一组抽样），列入增加得分最多的至多{most}项，以及每节省一元损失得分最少的至多{most}项。",
        "Changes of one reform begin on 1 January {since} and take a year: 'in full' is all that was announced, 'no' is back to the effort of the start year. {tried} were tried over draws of their own; shown are up to {most} that add most to the score and up to {most} that cost least of it for the money they save.",
    ),
    "plans.about_found": (
        "求解所得的方案是在本情景的抽样上找到的，其概率可能略偏高；其余各组抽样是新的。",
        "Plans that were sought were found over the draws of the scenario, so that their chances may be a little too good; the repeated draws are new to them.",
    ),
    "plans.by_whole": ("全部{count}项目标同时实现的概率", "the chance that all {count} targets are met"),
    "plans.by_whole_one": ("实现目标的概率", "the chance that the target is met"),
    "plans.by_count": ("平均实现的目标项数", "the mean number of targets met"),
    "plans.by_money": (
        "{since}至{last}年净{figure}的平均值",
        "the mean of {figure} less policy cost from {since} to {last}",
    ),
    "plans.not_reached": (
        "没有方案能以过半的概率实现全部{count}项目标：最高也只有{chance}。因此改按{criterion}推荐。",
        "No plan is more likely than not to meet all {count} targets: the best chance is {chance}. The recommendation goes by {criterion} instead.",
    ),
    "plans.not_reached_one": (
        "没有方案能以过半的概率实现目标：最高也只有{chance}。",
        "No plan is more likely than not to meet the target: the best chance is {chance}.",
    ),
    "plans.take_best": (
        "推荐：{plan}。{criterion}为{mean}，各方案中最高；没有更省钱的方案与它的差距在抽样误差之内。",
        "Recommended: {plan}. It is the best plan by {criterion}, {mean}, and no cheaper plan comes within sampling error of it.",
    ),
    "plans.take_cheapest": (
        "推荐：{plan}。{criterion}为{mean}，最高的方案（{best}）为{best_mean}；与最高者之差在抽样误差之内的方案中，它最省钱。",
        "Recommended: {plan}. By {criterion} it has {mean}, the best plan ({best}) {best_mean}: it is the cheapest plan within sampling error of the best.",
    ),
    "plans.against_own": (
        "与现方案相比：{gain}，{cost}。",
        "Against the scenario's own plan: {gain}, {cost}.",
    ),
    "plans.dearer": ("多花{cost}", "{cost} more"),
    "plans.cheaper": ("少花{cost}", "{cost} less"),
    "plans.same_cost": ("成本相同", "at the same cost"),
    "plans.semicolon": ("；", "; "),
    "plans.other": ("{count}组推荐{plan}", "{plan} in {count}"),
    "plans.one_set": (
        "只用了一组{draws}次抽样，不知道换一组抽样是否仍推荐{plan}。",
        "Only one set of {draws} draws was used: whether others would recommend {plan} too is not known.",
    ),
    "plans.sure_all": (
        "把握：{sets}组抽样（每组{draws}次、种子不同）都推荐{plan}。",
        "How sure: all {sets} sets of {draws} draws, each of another seed, recommend {plan}.",
    ),
    "plans.sure": (
        "把握：{sets}组抽样（每组{draws}次、种子不同）中，{agreeing}组推荐{plan}；{others}。",
        "How sure: {agreeing} of {sets} sets of {draws} draws, each of another seed, recommend {plan}; {others}.",
    ),
    "plans.unsure": (
        "把握不大：{sets}组抽样（每组{draws}次、种子不同）中，只有{agreeing}组推荐{plan}；{others}。更换抽样，推荐随之改变，这些方案应视为不相上下。",
        "Not sure: only {agreeing} of {sets} sets of {draws} draws, each of another seed, recommend {plan}; {others}. Other draws give another recommendation: take these plans as equally good.",
    ),
    "plans.second": (
        "次选：{second}，与{plan}相比{gain}（±{error}），{cost}；{better}的抽样更好，{worse}的抽样更差。",
        "Second: {second}, {gain} (± {error}) against {plan}, {cost}; better in {better} of the draws, worse in {worse}.",
    ),
    "plans.nothing_turns": (
        "没有一项输入单独值得为这一取舍查清（不超出抽样误差）；即使事先全部知晓，也只值{perfect}。",
        "No input alone is worth finding out for the choice between the two, beyond sampling error; knowing everything beforehand would be worth {perfect}.",
    ),
    "plans.turns": (
        "可能改变这一取舍的输入（事先全部知晓值{perfect}）：",
        "What would change that choice (knowing everything is worth {perfect}):",
    ),
    "plans.turn": (
        "{input}（{status}）：事先查清值{value}（标准误{error}）；取值最低的五分之一抽样中次选{low}，最高的五分之一中{high}",
        "{input} ({status}): knowing it is worth {value} (standard error {error}); in its lowest fifth the second has {low}, in its highest {high}",
    ),
    "plans.limits": (
        "不能回答的问题：遗憾和推荐只在表中方案之间比较，表外或许有更好的方案；各项目标同等看待，不分轻重；重复抽样只反映抽样误差，不反映模型和假定是否正确；方案能否推行、资金由谁承担，不在模型之内。",
        "What this cannot say: regret and recommendation compare the plans of the table, and a better one may not be in it; every target counts the same; repeated draws show sampling error, not whether the model and its assumptions are right; whether a plan can be carried out, and who pays, is outside the model.",
    ),
    "cli.plans": (
        "各方案并排：实现目标的概率、稳健程度、成本，推荐哪个、有多大把握",
        "plans side by side: chances of the targets, robustness, cost, which is recommended and how surely",
    ),
    "plans.option_others": (
        "其他情景文件，只取其举措（默认为随附的本区改革方案）",
        "other scenario files whose levers are compared (default: the shipped packages of the district)",
    ),
    "plans.option_alone": (
        "不列单项举措的调整",
        "leave out the changes of one lever",
    ),
    "plans.option_score": (
        "得分：targets 为实现的目标项数，或金额指标（如 gdp）减去政策成本",
        "the score: targets, the number met, or a figure of money such as gdp less the policy cost",
    ),
    "plans.option_least": (
        "实现多少项目标算足够好（默认过半）",
        "how many targets are enough (default: more than half)",
    ),
    "plans.chart_title": (
        "遗憾最小的是{plan}：比同一次抽样中的最优方案平均差{regret}（{score}）",
        "Least regret: {plan}; mean shortfall against the best plan of the same draw: {regret} ({score})",
    ),
    "plans.chart_subtitle": (
        "遗憾：同一次抽样中，每个方案比最优方案差多少",
        "Regret: how far each plan falls short of the best one in the same draw",
    ),
    "plans.chart_score": ("目标项数", "number of targets"),
    "plans.chart_note": (
        "各目标：别的方案实现而本方案没有实现的抽样所占比例；末列：得分的平均遗憾；颜色越深差得越多，末列另成尺度；箭头：推荐的方案",
        "targets: share of draws in which another plan meets it and this one does not; last column: mean regret of the score; the darker, the more is missed, the last column on a scale of its own; arrow: the recommended plan",
    ),
    "plans.chart_note_figures": (
        "各指标：比同一次抽样中最好的方案平均差多少，为最好方案平均值的百分之几；末列：得分的平均遗憾；颜色越深差得越多，末列另成尺度；箭头：推荐的方案",
        "figures: mean shortfall against the best plan of the draw, in per cent of the best mean; last column: mean regret of the score; the darker, the more is missed, the last column on a scale of its own; arrow: the recommended plan",
    ),
}
