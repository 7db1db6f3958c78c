"""Texts of the lever ledger: what each reform brings to a figure and to the chances of targets."""

TEXTS: dict[str, tuple[str, str]] = {
    "ledger.orders": (
        "改革先后次序的抽取数须为不小于{least}的偶数，现为{found}",
        "the number of random orders must be even and at least {least}, not {found}",
    ),
    "ledger.no_draws": (
        "没有一次抽样在各种改革组合下都有数值，无法分解",
        "no draw has a figure under every combination of reforms, so nothing can be shared out",
    ),
    "ledger.comma": ("、", ", "),
    "ledger.title": (
        "{period}年{figure}：改革合计{gain}，主要来自{levers}",
        "{figure}, {period}: the reforms add {gain}, mostly {levers}",
    ),
    "ledger.title_unnamed": (
        "{period}年{figure}：改革合计{gain}，来自多项举措",
        "{figure}, {period}: the reforms add {gain}, spread over many",
    ),
    "ledger.title_none": ("{period}年{figure}：改革没有带来变化", "{figure}, {period}: the reforms change nothing"),
    "ledger.short": (
        "{period}年{figure}：各项改革合计{gain}（80%区间{band}；已计入推演结果），贡献最大的是：",
        "{figure} in {period}: {gain} of it comes from the reforms (80 % band: {band}); the largest parts:",
    ),
    "ledger.error": (
        "按{orders}种随机次序、{draws}次抽样估计，误差不超过{error}（95%）",
        "from {orders} random orders of the reforms over {draws} draws; error of up to {error} (95 %)",
    ),
    "ledger.no_error": ("遍历全部改革组合，{draws}次抽样", "over all combinations of the reforms and {draws} draws"),
    "ledger.whole": (
        "各项改革合计使{period}年{figure}变动{gain}{spread}：不推进改革为{before}，按方案推进为{after}（平均值）。",
        "{figure}, {period}: all reforms together add {gain}{spread}: {before} without them, {after} with them (means).",
    ),
    "ledger.spread": (
        "（80%区间{band}，{chance}的抽样为增加）",
        " (80 % band: {band}; a rise in {chance} of the draws)",
    ),
    "ledger.because": (
        "{lever}：{share}（80%区间{band}，{chance}%的抽样为增加）",
        "{lever}: {share} (80 % band: {band}; a rise in {chance} % of the draws)",
    ),
    "ledger.about_exact": (
        "各项贡献按全部{count}种改革组合、同样的{draws}次抽样精确分解（沙普利值），各项之和等于合计，与先后次序无关。",
        "Shares are exact over all {count} combinations of the reforms, the same {draws} draws in each (Shapley values): they add up to the whole and depend on no order.",
    ),
    "ledger.about_orders": (
        "各项贡献按{orders}种随机次序、同样的{draws}次抽样估计（沙普利值），各项之和等于合计；因次序未全部试过，误差不超过{error}（95%）。",
        "Shares are estimated from {orders} random orders of the reforms, the same {draws} draws in each (Shapley values): they add up to the whole; orders not tried leave an error of up to {error} (95 %).",
    ),
    "ledger.table": ("各项改革对{period}年{figure}的贡献", "What each reform adds: {figure}, {period}"),
    "ledger.head_lever": ("改革举措", "reform"),
    "ledger.head_share": ("贡献（{unit}）", "adds ({unit})"),
    "ledger.head_band": ("80%区间", "80 % band"),
    "ledger.head_chance": ("增加的概率", "chance of a rise"),
    "ledger.head_cost": ("至{period}年成本（{money}）", "cost to {period} ({money})"),
    "ledger.head_per_yuan": ("每元成本带来", "per yuan spent"),
    "ledger.head_price": ("每增加一单位的成本", "cost of one unit more"),
    "ledger.head_target": ("目标", "target"),
    "ledger.head_before": ("不改革的概率", "without reforms"),
    "ledger.head_after": ("按方案的概率", "with the plan"),
    "ledger.head_because": ("主要来自（百分点，±为95%误差）", "mostly from (points, ± is the 95 % error)"),
    "ledger.all": ("合计", "all reforms"),
    "ledger.together": ("各项目标同时实现", "all targets together"),
    "ledger.chances": ("各项改革对实现目标概率的影响", "How reforms change the chances of the targets"),
    "ledger.points": ("{lever} {points}±{error}", "{lever} {points}±{error}"),
    "ledger.chart_note": (
        "柱：各项改革的平均贡献，相加等于改革合计；横线：80%区间；橙色：不利方向",
        "bars: mean of what each reform brings, which add up to all reforms; lines: 80 % bands; orange: for the worse",
    ),
    "ledger.chart_note_neither": (
        "柱：各项改革的平均贡献，相加等于改革合计；横线：80%区间；橙色：减少",
        "bars: mean of what each reform brings, which add up to all reforms; lines: 80 % bands; orange: less",
    ),
    "ledger.nothing_sure": ("没有一项超出抽样误差", "nothing beyond sampling error"),
}
