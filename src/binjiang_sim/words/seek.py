"""Texts of goal seek: the cheapest plan that meets a goal, or the best that can be had."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.seek": (
        "要有八成把握该怎么做：最省的方案，或能做到的最好方案",
        "what to do instead: the cheapest plan with the asked chance, or the best that can be had",
    ),
    "seek.chance": ("概率须在 0 与 1 之间，现为 {found}", "a chance lies between 0 and 1, not {found}"),
    "seek.no_target": (
        "没有目标：请在情景中列出目标，或用 --target 给出",
        "there is no target: put targets into the scenario, or give one with --target",
    ),
    "seek.no_binding": ("情景中没有约束性目标", "the scenario has no binding target"),
    "seek.count": ("要求实现{found}项目标，但只有{most}项", "{found} targets are to be met, but there is only {most}"),
    "seek.no_cap": (
        "举措 {lever} 不是 0 至 1 的力度，须给出上限",
        "the lever {lever} is no intensity from 0 to 1, so it needs a cap",
    ),
    "seek.cap": (
        "{lever} 的上限为 {found}，须在 0 与 1（全部公布内容）之间",
        "the cap of {lever} is {found}: it must lie between 0 and 1, all that was announced",
    ),
    "seek.no_lever": (
        "模型没有带成本的举措，无从寻找",
        "the model has no levers with a cost, so there is nothing to seek",
    ),
    "seek.earliest": (
        "举措可自 {first} 起、在目标末年 {last} 之前启动，不能自 {found} 起",
        "levers can start from {first} on and before {last}, the last year of the goal, not in {found}",
    ),
    "seek.ramp": (
        "推进所需年数须大于零且不超过目标年限，现为 {found} 年",
        "a lever takes more than no time and no longer than the goal is away, not {found} years",
    ),
    "seek.goal_all": ("{count}项目标同时实现", "all {count} targets together"),
    "seek.goal_some": ("{count}项目标中至少实现{least}项", "at least {least} of {count} targets"),
    "seek.found": (
        "{goal}：要有{asked}%的把握，最省的方案在{since}至{last}年花费{cost}，概率{chance}；现行方案花费{own_cost}，概率{own}。",
        "{goal}: for a chance of {asked} % the cheapest plan costs {cost} from {since} to {last} (chance {chance}); the scenario's own plan costs {own_cost} (chance {own}).",
    ),
    "seek.already": (
        "{goal}：现行方案已有{asked}%的把握（概率{own}），{since}至{last}年花费{own_cost}。",
        "{goal}: the scenario's own plan has a chance of {asked} % already ({own}); it costs {own_cost} from {since} to {last}.",
    ),
    "seek.impossible": (
        "{goal}：在各项限度内达不到{asked}%的把握；最好的方案概率{chance}，{since}至{last}年花费{cost}；现行方案概率{own}，花费{own_cost}。",
        "{goal}: a chance of {asked} % cannot be had within the limits. The best plan has {chance} and costs {cost} from {since} to {last}; the scenario's own has {own} and costs {own_cost}.",
    ),
    "seek.semicolon": ("；", "; "),
    "seek.comma": ("、", ", "),
    "seek.capped": ("已用足的举措：{levers}。", "At their caps: {levers}."),
    "seek.budget_binds": ("年度预算已用足的年份：{years}。", "The yearly budget is used up in {years}."),
    "seek.loosen": ("放宽以下限度作用最大：{limits}。", "What would help most is to loosen: {limits}."),
    "seek.loosen_cap": (
        "{lever}的力度上限提高{step}个百分点（概率增加{points}个百分点）",
        "the cap of {lever}, by {step} % of what was announced (+{points} points of chance)",
    ),
    "seek.loosen_earliest": (
        "各项举措最早启动时间提前{step}年（概率增加{points}个百分点）",
        "the earliest start, by {step} year (+{points} points of chance)",
    ),
    "seek.loosen_ramp": (
        "推进所需时间缩短{step}年（概率增加{points}个百分点）",
        "the time that levers take, by {step} year (+{points} points of chance)",
    ),
    "seek.loosen_budget": (
        "年度预算增加{step}（概率增加{points}个百分点）",
        "the yearly budget, by {step} (+{points} points of chance)",
    ),
    "seek.about": (
        "共试算{tried}个方案，寻找时各方案用同样的{draws}次抽样，所报概率另用{judged}次抽样检验（±为95%误差）。成本为改革成本的平均值，按模型不变价。最省的方案只看这一目标：对它没有作用的举措会被停下；要保留现有力度请用 --keep。",
        "{tried} plans were tried over the same {draws} draws; chances told here are from {judged} other draws (± 95 %). Cost is the mean cost of the reforms at the model's constant prices. The cheapest plan looks at this goal alone and stops what does nothing for it: --keep leaves every lever at least as large as it is.",
    ),
    "seek.left_out": (
        "至多有{count}次抽样在某个方案中没有数值，已不计入。",
        "Up to {count} draws had no number in some plan and are left out.",
    ),
    "seek.table": ("方案", "The plan"),
    "seek.head_lever": ("改革举措", "reform"),
    "seek.head_own": ("现行力度", "size now"),
    "seek.head_size": ("方案力度", "size in the plan"),
    "seek.head_start": ("开始调整", "moves from"),
    "seek.stays": ("不变", "as it is"),
    "seek.frontier": (
        "{since}至{last}年成本与概率：没有花费更少而概率更高的方案",
        "Cost from {since} to {last} and chance: no plan tried costs less for more",
    ),
    "seek.head_cost": ("成本（{unit}）", "cost ({unit})"),
    "seek.head_chance": ("概率", "chance"),
    "seek.chart": ("要有更大把握，须花多少钱", "What more chance costs"),
    "seek.chart_axes": (
        "纵轴：概率（{chance}）；横轴：{since}—{last}年改革成本，{unit}（{year}年价格）",
        "Up: chance, {chance}; across: cost of the reforms from {since} to {last}, {unit} at {year} prices",
    ),
    "seek.chart_asked": ("要求{asked}%", "asked: {asked} %"),
    "seek.chart_own": ("现行方案：{chance}", "own plan: {chance}"),
    "seek.chart_found": ("找到的方案：{chance}", "plan found: {chance}"),
    "seek.chart_note": (
        "点：试算过的方案中没有花费更少而概率更高的，按寻找时的{draws}次抽样；方块：现行方案；菱形：找到的方案；所写概率按另外{judged}次抽样",
        "dots: plans tried that no other one beats, over the {draws} draws of the search; square: the scenario's own plan; diamond: the plan found; written chances are of {judged} other draws",
    ),
    "seek.file_name": ("{name}：求解方案", "{name}: plan sought"),
    "seek.file_comment": (
        "由 binjiang_sim seek 求得：{sentence}",
        "Found by binjiang_sim seek: {sentence}",
    ),
    "seek.option_target": (
        "目标，例如 'graduate_inflow@2030>=5万人'，可多次给出；不给则用情景中的目标",
        "a target such as 'graduate_inflow@2030>=50 thousand person', several times if need be; without it those of the scenario",
    ),
    "seek.option_plan": (
        "情景中的哪些目标：all 全部、binding 约束性的，或至少实现几项",
        "which targets of the scenario: all, binding, or how many of them at least",
    ),
    "seek.option_chance": ("要求的概率（默认 0.8）", "the chance that is asked for (default 0.8)"),
    "seek.option_budget": (
        "每年改革成本上限，例如 8亿元",
        "the most that reforms may cost a year, such as '800 million CNY'",
    ),
    "seek.option_cap": (
        "某项举措的力度上限，例如 talent_housing=0.8",
        "the cap of a lever, such as talent_housing=0.8",
    ),
    "seek.option_earliest": (
        "最早可自何时调整，例如 2026 或 2026-H2",
        "from when levers may move, such as 2026 or 2026-H2",
    ),
    "seek.option_ramp": ("调整到位所需年数（默认 1）", "years that a lever takes to get there (default 1)"),
    "seek.option_keep": ("各项举措不低于现行力度", "no lever ends below its size in the scenario"),
    "seek.option_out": ("把找到的方案写成情景文件", "write the plan that was found as a scenario file"),
    "seek.written": ("已写入：{file}", "written: {file}"),
    "seek.cap_text": ("--cap 应写作 举措=数值，现为“{text}”", "--cap takes LEVER=NUMBER, not '{text}'"),
    "seek.plan_text": (
        "--plan 应为 all、binding 或整数，现为“{text}”",
        "--plan takes all, binding or a number, not '{text}'",
    ),
    "seek.plan_and_target": ("--target 与 --plan 只能给出一个", "give either --target or --plan"),
    "seek.out_of_file": (
        "--out 写出的文件以情景文件为基础，无法带上 --set 或另附的文档；请先把它们写进情景文件",
        "--out extends the scenario file, without --set and documents: put these into the file first",
    ),
    "seek.budget_positive": ("年度预算须大于零，现为“{text}”", "a yearly budget is more than nothing, not '{text}'"),
}
