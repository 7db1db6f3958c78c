"""Texts of the brief. What stands in braces with bars is a reference to a figure: see `report.brief.slots`."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.brief": (
        "写一页简报，每个数字都取自运行结果",
        "write a brief whose every number is bound to a figure of the run",
    ),
    "cli.brief_files": (
        "情景文件；第一个是简报的对象，其余供比较",
        "scenario files: the first is what the brief is about, the others to compare with",
    ),
    "cli.template": (
        "自己写的模板（Markdown，数字写成 {{gdp|2030|median}} 这样的引用）",
        "your own template: Markdown, its numbers written as references such as {{gdp|2030|median}}",
    ),
    "brief.heading": ("简报", "Brief"),
    "brief.written": ("简报：{file}", "brief: {file}"),
    # the shipped text
    "brief.title": ("# {scenario}：{district}展望至{end}年", "# {scenario}: {district} until {end}"),
    "brief.output": (
        "地区生产总值{first}年为{gdp|first}，{plan}年为{gdp|plan|band}，{horizon}年为{gdp|horizon|band}；到{horizon}年平均每年增长{gdp|horizon|yearly|since first}。",
        "GDP, {gdp|first} in {first}, is {gdp|plan|band} in {plan} and {gdp|horizon|band} in {horizon}: growth of {gdp|horizon|yearly|since first} a year on average until {horizon}.",
    ),
    "brief.output_once": (
        "地区生产总值{first}年为{gdp|first}，{plan}年为{gdp|plan|band}；平均每年增长{gdp|plan|yearly|since first}。",
        "GDP, {gdp|first} in {first}, is {gdp|plan|band} in {plan}: growth of {gdp|plan|yearly|since first} a year on average.",
    ),
    "brief.growth": (
        "经济增速{gdp_growth|end|direction|since next}：{next}年为{gdp_growth|next|band}，{end}年为{gdp_growth|end|band}；{end}年高于{next}年的概率：{gdp_growth|end|chance|since next}。",
        "Growth {gdp_growth|end|direction|since next}: {gdp_growth|next|band} in {next}, {gdp_growth|end|band} in {end}. Chance that it is higher in {end} than in {next}: {gdp_growth|end|chance|since next}.",
    ),
    "brief.growth_central": (
        "经济增速{gdp_growth|end|direction|since next}：{next}年为{gdp_growth|next}，{end}年为{gdp_growth|end}。",
        "Growth {gdp_growth|end|direction|since next}: {gdp_growth|next} in {next}, {gdp_growth|end} in {end}.",
    ),
    "brief.people": (
        "{plan}年引进{quote|35}周岁以下大学生{graduate_inflow|plan|band}，常住人口{resident_population|plan|band}，管理人口{managed_population|plan|band}，在册企业{registered_enterprises|plan|band}。",
        "In {plan} the district takes in {graduate_inflow|plan|band} under {quote|35} with a degree; it has {resident_population|plan|band}, a managed population of {managed_population|plan|band} and {registered_enterprises|plan|band} on its register.",
    ),
    "brief.schools": (
        "义务教育学位最紧的是{school_coverage/compulsory|lowest|year}年，保障率{school_coverage/compulsory|lowest|band}；低于{school_coverage/compulsory|lowest|limit|below 95 %}的概率：{school_coverage/compulsory|lowest|chance|below 95 %}。",
        "Compulsory-school places are scarcest in {school_coverage/compulsory|lowest|year}, with a coverage of {school_coverage/compulsory|lowest|band}. Chance that it is below {school_coverage/compulsory|lowest|limit|below 95 %}: {school_coverage/compulsory|lowest|chance|below 95 %}.",
    ),
    "brief.schools_central": (
        "义务教育学位最紧的是{school_coverage/compulsory|lowest|year}年，保障率{school_coverage/compulsory|lowest}。",
        "Compulsory-school places are scarcest in {school_coverage/compulsory|lowest|year}, with a coverage of {school_coverage/compulsory|lowest}.",
    ),
    "brief.money": (
        "到{end}年因财力不足而缩减改革的概率：{affordable_share|ever|chance|below 1}。",
        "Chance that reforms are cut at some time until {end} for lack of money: {affordable_share|ever|chance|below 1}.",
    ),
    "brief.money_central": (
        "财力最紧的是{affordable_share|lowest|year}年，安排的改革落实{affordable_share|lowest}。",
        "Money is tightest in {affordable_share|lowest|year}, when {affordable_share|lowest} of the reforms planned is delivered.",
    ),
    "brief.money_kept": ("到{end}年，各项改革均有财力保障。", "All reforms planned can be paid for until {end}."),
    "brief.targets": ("## 规划目标", "## Targets of the plan"),
    "brief.target_line": (
        "- {PERIOD}年{name|FIGURE}{target|TARGET|wanted}：中位数{target|TARGET|median}，{target|TARGET|verdict}（达到的概率：{target|TARGET|chance}）。",
        "- Wanted: {name|FIGURE}, {target|TARGET|wanted} in {PERIOD}. Median {target|TARGET|median}; {target|TARGET|verdict} (chance: {target|TARGET|chance}).",
    ),
    "brief.target_span": (
        "- {name|FIGURE}{target|TARGET|period}{target|TARGET|wanted}：中位数{target|TARGET|median}，{target|TARGET|verdict}（达到的概率：{target|TARGET|chance}）。",
        "- Wanted: {name|FIGURE}, {target|TARGET|wanted} ({target|TARGET|period}). Median {target|TARGET|median}; {target|TARGET|verdict} (chance: {target|TARGET|chance}).",
    ),
    "brief.target_span_central": (
        "- {name|FIGURE}{target|TARGET|period}{target|TARGET|wanted}：本次为{target|TARGET|median}。",
        "- Wanted: {name|FIGURE}, {target|TARGET|wanted} ({target|TARGET|period}); this run gives {target|TARGET|median}.",
    ),
    "brief.target_line_central": (
        "- {PERIOD}年{name|FIGURE}{target|TARGET|wanted}：本次为{target|TARGET|median}。",
        "- Wanted: {name|FIGURE}, {target|TARGET|wanted} in {PERIOD}; this run gives {target|TARGET|median}.",
    ),
    "brief.compared": ("## 与其他情景比较", "## Against other scenarios"),
    "brief.against": (
        "{plan}年地区生产总值比“{scenario|OTHER}”{gdp|plan|direction|vs OTHER}，相差{gdp|plan|size|vs OTHER}（{gdp|plan|amount|vs OTHER}）；引进大学生{graduate_inflow|plan|direction|vs OTHER}，相差{graduate_inflow|plan|size|vs OTHER}。",
        "In {plan}, GDP {gdp|plan|direction|vs OTHER} than in '{scenario|OTHER}', the difference being {gdp|plan|size|vs OTHER} ({gdp|plan|amount|vs OTHER}); the inflow of graduates {graduate_inflow|plan|direction|vs OTHER}, by {graduate_inflow|plan|size|vs OTHER}.",
    ),
    "brief.alike": ("与“{scenario|OTHER}”没有差别。", "There is no difference from '{scenario|OTHER}'."),
    "brief.basis_head": ("## 依据", "## What this rests on"),
    "brief.basis": (
        "{draws}次抽样，区间为百分位区间，反映输入的不确定性与随机波动。共有输入{inputs|all}个，其中公布{inputs|published}个、推算{inputs|derived}个、文献{inputs|literature}个、假定{inputs|assumption}个、定义{inputs|definition}个。以上为在这些输入下的情景推演，不是官方预测。\n\n引用：{cite}",
        "{draws} draws; the bands hold the uncertainty of the inputs and chance over time. Of {inputs|all} inputs {inputs|published} are published, {inputs|derived} derived, {inputs|literature} from the literature, {inputs|assumption} assumed and {inputs|definition} set by definition. This is what follows from them, not an official forecast.\n\nTo cite: {cite}",
    ),
    "brief.basis_central": (
        "单次运行，输入取中位数，没有区间。共有输入{inputs|all}个，其中公布{inputs|published}个、推算{inputs|derived}个、文献{inputs|literature}个、假定{inputs|assumption}个、定义{inputs|definition}个。以上是在这些输入下的情景推演，不是官方预测。\n\n引用：{cite}",
        "One run with every input at its median, without bands. Of {inputs|all} inputs {inputs|published} are published, {inputs|derived} derived, {inputs|literature} from the literature, {inputs|assumption} assumed and {inputs|definition} set by definition. This is what follows from them, not an official forecast.\n\nTo cite: {cite}",
    ),
    # words chosen by rule
    "brief.h1": ("{year}年上半年", "the first half of {year}"),
    "brief.h2": ("{year}年下半年", "the second half of {year}"),
    "brief.since_up": ("上升", "rises"),
    "brief.since_likely_up": ("很可能上升", "is likely to rise"),
    "brief.since_open": ("升降不确定", "may rise or fall"),
    "brief.since_likely_down": ("很可能下降", "is likely to fall"),
    "brief.since_down": ("下降", "falls"),
    "brief.since_same": ("不变", "stays the same"),
    "brief.vs_up": ("更高", "is higher"),
    "brief.vs_likely_up": ("很可能更高", "is likely to be higher"),
    "brief.vs_open": ("高低不确定", "may be higher or lower"),
    "brief.vs_likely_down": ("很可能更低", "is likely to be lower"),
    "brief.vs_down": ("更低", "is lower"),
    "brief.vs_same": ("没有差别", "is the same"),
    "brief.target_up": ("预计可以实现", "it is very likely to be met"),
    "brief.target_likely_up": ("有望实现", "it is likely to be met"),
    "brief.target_open": ("存在不确定性", "it may be met or missed"),
    "brief.target_likely_down": ("实现难度较大", "it is likely to be missed"),
    "brief.target_down": ("预计难以实现", "it is very likely to be missed"),
    "brief.at_least": ("不低于{value}", "at least {value}"),
    "brief.at_most": ("不高于{value}", "at most {value}"),
    "brief.between": ("在{value}之间", "within {value}"),
    # faults
    "brief.no_template": ("没有模板文件“{file}”", "no such template: '{file}'"),
    "brief.number": (
        "“{number}”没有绑定；正文中的数字都要写成引用，如 {{gdp|2030|median}}；年份写成 {{2030}}；不是结果的数字写成 {{quote|...}}",
        "'{number}' comes from no figure of the run; write every number as a reference such as {{gdp|2030|median}}, a year as {{2030}}, a number that is no result as {{quote|...}}",
    ),
    "brief.brace": (
        "“{found}”没有配对；引用写在一行内的一对花括号之间",
        "'{found}' stands alone; a reference stands between two braces on one line",
    ),
    "brief.one_language": ("{{{slot}}} 只在中英文模板之一中出现", "{{{slot}}} stands in only one of the two languages"),
    "brief.no_period": (
        "{{{slot}}}：缺少时期；请写成 {{{name}|2030}}",
        "{{{slot}}}: the period is missing; write {{{name}|2030}}",
    ),
    "brief.alone_near": (
        "{{{slot}}}：没有“{name}”；是否想写“{near}”？",
        "{{{slot}}}: no '{name}'; did you mean '{near}'?",
    ),
    "brief.alone_list": ("{{{slot}}}：没有“{name}”（可用：{valid}）", "{{{slot}}}: no '{name}' (valid: {valid})"),
    "brief.inputs_near": (
        "{{{slot}}}：没有来历“{name}”；是否想写“{near}”？",
        "{{{slot}}}: no status '{name}'; did you mean '{near}'?",
    ),
    "brief.inputs_list": (
        "{{{slot}}}：没有来历“{name}”（可用：{valid}）",
        "{{{slot}}}: no status '{name}' (valid: {valid})",
    ),
    "brief.relation_near": (
        "{{{slot}}}：不能写“{name}”；是否想写“{near}”？",
        "{{{slot}}}: '{name}' means nothing here; did you mean '{near}'?",
    ),
    "brief.relation_list": (
        "{{{slot}}}：“{name}”无意义；第四项只能以其中之一开头：{valid}",
        "{{{slot}}}: '{name}' means nothing here; the fourth part begins with one of {valid}",
    ),
    "brief.what_near": (
        "{{{slot}}}：不能问“{name}”；是否想写“{near}”？",
        "{{{slot}}}: '{name}' cannot be asked; did you mean '{near}'?",
    ),
    "brief.what_list": (
        "{{{slot}}}：不能问“{name}”（可用：{valid}）",
        "{{{slot}}}: '{name}' cannot be asked (valid: {valid})",
    ),
    "brief.central": (
        "{{{slot}}}：单次运行没有“{what}”；去掉 --central",
        "{{{slot}}}: a central run has no '{what}'; run it without --central",
    ),
    "brief.needs": (
        "{{{slot}}}：“{what}”要有第四项：since 时期、vs 情景、above 数值或 below 数值",
        "{{{slot}}}: '{what}' needs a fourth part: since PERIOD, vs SCENARIO, above VALUE or below VALUE",
    ),
    "brief.unit": (
        "{{{slot}}}：“{text}”没有单位；{unit}的数值须写明单位",
        "{{{slot}}}: '{text}' has no unit; write one that measures {unit}",
    ),
    "brief.ever": (
        "{{{slot}}}：ever 后面要有 above 或 below",
        "{{{slot}}}: after 'ever' belongs 'above' or 'below' a value",
    ),
    "brief.yearly": (
        "{{{slot}}}：从{before}起算不出年均增长",
        "{{{slot}}}: no growth a year can be told since {before}",
    ),
    "brief.from_zero": (
        "{{{slot}}}：对照值不都大于零，没有百分比",
        "{{{slot}}}: compared with zero or less there is no per cent",
    ),
    "brief.unpaired": (
        "{{{slot}}}：与“{other}”的抽样不成对",
        "{{{slot}}}: its draws and those of '{other}' are not pairs",
    ),
    "brief.scenario_near": ("没有情景“{name}”；是否想写“{near}”？", "no scenario '{name}'; did you mean '{near}'?"),
    "brief.scenario_list": ("没有情景“{name}”（可用：{valid}）", "no scenario '{name}' (there are: {valid})"),
    "brief.target_near": (
        "{{{slot}}}：没有目标“{name}”；是否想写“{near}”？",
        "{{{slot}}}: no target '{name}'; did you mean '{near}'?",
    ),
    "brief.target_list": (
        "{{{slot}}}：没有目标“{name}”（可用：{valid}）",
        "{{{slot}}}: no target '{name}' (targets: {valid})",
    ),
}
