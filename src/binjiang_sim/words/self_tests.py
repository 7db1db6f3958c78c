"""Texts of the self-tests of a model."""

TEXTS = {
    "selftest.null": ("无变化即无差异", "no change, no difference"),
    "selftest.null_means": (
        "两个情景之间的差额来自输入的不同，而非计算本身",
        "a difference between two scenarios comes from their inputs, not from the computation",
    ),
    "selftest.null_expected": ("逐位相同", "the same bit by bit"),
    "selftest.null_right": (
        "{figures:,} 个数字、{draws} 次抽样，两次运行相同",
        "{figures:,} figures in {draws} draws are the same twice",
    ),
    "selftest.null_wrong": (
        "{figures:,} 个数字、{draws} 次抽样中，{wrong} 个变量前后不同：{names}",
        "of {figures:,} figures in {draws} draws, those of {wrong} variables differ: {names}",
    ),
    "selftest.conservation": ("存量守恒", "stocks are conserved"),
    "selftest.conservation_means": (
        "人口、企业和资金不会凭空出现或消失，每一项变动都有名目可查",
        "people, enterprises and money neither appear nor vanish: every change has a name and can be looked up",
    ),
    "selftest.conservation_expected": (
        "每个半年的变动等于有名目的流入减流出",
        "the change in every half-year equals what flowed in less what flowed out, by name",
    ),
    "selftest.conservation_right": ("{stocks} 个存量全部如此", "true of all {stocks} stocks"),
    "selftest.conservation_wrong": (
        "{stocks} 个存量中有 {wrong} 个不符：{names}",
        "not true of {wrong} of {stocks} stocks: {names}",
    ),
    "selftest.no_stocks": ("模型没有存量", "the model has no stocks"),
    "selftest.parts": ("分项之和等于合计", "parts add up"),
    "selftest.parts_means": (
        "各行业、各年龄组等分项可以与合计对账",
        "activities, age groups and other parts can be checked against the total",
    ),
    "selftest.parts_expected": (
        "每个时期各项相加等于合计（时期平均值不与期末值比较）",
        "in every period the items add up to the total (a mean of a period is not compared with items at its end)",
    ),
    "selftest.parts_right": (
        "{every} 个合计中 {totals} 个可比，全部相等",
        "{totals} of {every} totals can be compared, and all add up",
    ),
    "selftest.parts_wrong": (
        "{every} 个合计中 {totals} 个可比，{wrong} 个不等：{names}",
        "{totals} of {every} totals can be compared, and {wrong} do not add up: {names}",
    ),
    "selftest.no_totals": (
        "没有定义为各项之和的变量",
        "no variable is declared as the total of another",
    ),
    "selftest.bounds": ("数值有限且不越界", "finite, and within bounds"),
    "selftest.bounds_means": (
        "推演到远期，也不会出现模型声明为不可能的数字",
        "even far ahead no number is outside what the model declares possible",
    ),
    "selftest.bounds_expected": (
        "无无穷或无效值；外部影响和起始值不低于下限，政策力度和占比型存量在 0 与 1 之间",
        "nothing infinite or undefined; drivers and starts at or above their bound, levers and stocks that are shares "
        "between 0 and 1",
    ),
    "selftest.bounds_right": (
        "至 {end} 年 {figures:,} 个数字，{bounded} 个变量有界，全部符合；{undefined} 个比率或增速在某些时期无定义，不予报告",
        "{figures:,} figures up to {end}, {bounded} variables with bounds: all within them; {undefined} rates or ratios are undefined in some period and not reported",
    ),
    "selftest.bounds_wrong": (
        "至 {end} 年 {figures:,} 个数字，{bounded} 个变量有界；{failed} 次抽样无效，{undefined} 个比率或增速在某些时期无定义；不符：{names}",
        "{figures:,} figures up to {end}, {bounded} variables with bounds; {failed} draws failed, {undefined} rates or ratios are undefined in some period; not so: {names}",
    ),
    "selftest.levers": ("每项政策都有作用", "every lever has an effect"),
    "selftest.levers_means": (
        "每项政策除了花钱，确实会改变别的数字",
        "each lever changes something besides what it costs",
    ),
    "selftest.levers_expected": (
        "不计成本时，政策从 0 到 1 至少改变一个其他变量",
        "at no cost, a lever at 1 instead of 0 changes some other variable",
    ),
    "selftest.levers_right": (
        "{every} 项政策中 {levers} 项在本情景可以推动，全部有作用",
        "{levers} of {every} levers can be moved in this scenario, and all have an effect",
    ),
    "selftest.levers_wrong": (
        "{every} 项政策中 {levers} 项在本情景可以推动，{wrong} 项无作用：{names}",
        "{levers} of {every} levers can be moved in this scenario, and {wrong} have none: {names}",
    ),
    "selftest.no_levers": ("模型没有政策", "the model has no levers"),
    "selftest.levers_held": (
        "在本情景中无法推动 {names}",
        "{names} cannot be moved in this scenario",
    ),
    "selftest.direction": ("加力不会适得其反", "more of a lever does not lower what it is for"),
    "selftest.direction_means": (
        "政策首先要推动的数字，不会因加大力度而下降",
        "what a lever is meant to move first does not fall when there is more of it",
    ),
    "selftest.direction_expected": ("力度越大，首要目标不降", "the more of it, the first aim is no lower"),
    "selftest.no_aims": (
        "模型没有声明各项政策首先要推动什么",
        "no declaration of the model says what a lever is meant to move first",
    ),
    "selftest.order": ("与计算次序无关", "order does not matter"),
    "selftest.order_means": (
        "单独算一次抽样与成批计算、冲击的书写次序都不影响结果",
        "a draw is the same alone and among others, and shocks may be written in any order",
    ),
    "selftest.order_expected": ("逐位相同", "the same bit by bit"),
    "selftest.order_right": (
        "{draws} 次抽样单独与成批计算、{shocks} 项冲击正序与倒序，均相同",
        "{draws} draws alone and in a batch, and {shocks} shocks in both orders, are the same",
    ),
    "selftest.order_wrong": (
        "{draws} 次抽样单独与成批计算、{shocks} 项冲击正序与倒序，{wrong} 处不同：{names}",
        "{draws} draws alone and in a batch, and {shocks} shocks in both orders: {wrong} differ: {names}",
    ),
    "selftest.steps": ("步长足够细", "steps are fine enough"),
    "selftest.steps_means": (
        "主要数字来自模型，而不是来自每年计算的步数",
        "the main figures come from the model, not from the number of steps in a year",
    ),
    "selftest.steps_expected": (
        "主要数字在最后一年变动小于 {share}%",
        "the main amounts in the last year move by less than {share} %",
    ),
    "selftest.steps_right": (
        "每年 {finer} 步与 {steps} 步相比，{figures} 个数字在 {year} 年最多变动 {most}%",
        "with {finer} steps a year against {steps}, {figures} figures move by at most {most} % in {year}",
    ),
    "selftest.steps_wrong": (
        "每年 {finer} 步与 {steps} 步相比，{figures} 个数字在 {year} 年最多变动 {most}%；{wrong} 个变动过大：{names}",
        "with {finer} steps a year against {steps}, {figures} figures move by at most {most} % in {year}; {wrong} move "
        "too much: {names}",
    ),
    "selftest.finest": (
        "情景已用每年 {steps} 步，没有更细的步长",
        "the scenario has {steps} steps a year, and there are no finer ones",
    ),
    "selftest.no_main_figures": (
        "模型没有声明主要数字",
        "the model declares no main figure of the headline table that is an amount",
    ),
    "selftest.nothing": ("没有投入就没有产出", "nothing comes from nothing"),
    "selftest.nothing_means": (
        "没有人和企业的城区，不会仍有产出",
        "a district without people and enterprises has no output either",
    ),
    "selftest.nothing_expected": (
        "结果有限，首要数字低于原来的 {share}%",
        "the run is finite and the first main figure below {share} % of before",
    ),
    "selftest.nothing_right": (
        "{count} 个起始量为 0（{inputs}）：{name} 剩 {left}%",
        "with {count} amounts at the start at 0 ({inputs}), {left} % of {name} is left",
    ),
    "selftest.nothing_wrong": (
        "{count} 个起始量为 0（{inputs}）：{name} 剩 {left}%；{wrong} 处不符：{names}",
        "with {count} amounts at the start at 0 ({inputs}), {left} % of {name} is left; {wrong} do not hold: {names}",
    ),
    "selftest.no_amounts": (
        "没有下限为 0 的起始人数或企业数",
        "no stock of people or enterprises starts from an amount whose lower bound is 0",
    ),
    "selftest.nothing_before": ("{name} 在最后一年原本就为 0", "{name} is nothing in the last year as it is"),
    "selftest.no_draws": ("没有一次抽样全程有效", "no draw gives numbers throughout"),
    "selftest.nothing_refused": (
        "情景不允许起始量为 0：{zh}",
        "the scenario refuses zeros at the start: {en}",
    ),
}
