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
    "plans.short": (
        "情景止于{end}年，早于须比较的最后一年{last}年",
        "the scenario ends in {end}, before {last}, the last year that is compared",
    ),
    "plans.found": ("寻优所得（{name}）", "found by seek ({name})"),
    "plans.raised": ("全面推进{lever}", "{lever} in full"),
    "plans.stopped": ("停止{lever}", "no {lever}"),
}
