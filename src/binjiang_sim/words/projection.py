"""Texts of the room `projection`."""

TEXTS: dict[str, tuple[str, str]] = {
    "result.indicator_near": ("没有指标“{name}”;是否想写“{near}”?", "no indicator '{name}'; did you mean '{near}'?"),
    "result.indicator_list": ("没有指标“{name}”(可用:{valid})", "no indicator '{name}' (indicators: {valid})"),
    "result.item_near": ("{owner} 没有项目“{name}”;是否想写“{near}”?", "{owner} has no item '{name}'; did you mean '{near}'?"),
    "result.item_list": ("{owner} 没有项目“{name}”(可用:{valid})", "{owner} has no item '{name}' (items: {valid})"),
    "result.period_near": ("没有时期“{name}”;是否想写“{near}”?", "no period '{name}'; did you mean '{near}'?"),
    "result.period_list": ("没有时期“{name}”(可用:{valid})", "no period '{name}' (periods: {valid})"),
    "result.undefined": ("{indicator} 在 {period} 没有定义", "{indicator} is not defined for {period}"),
    "run.draws": ("抽样次数 {found} 应为 1 到 {most} 之间的整数", "draws is {found}; give a whole number from 1 to {most}"),
    "run.failed": (
        "{failed} 次抽样(共 {draws} 次)算出无意义的数,超过 1%;最早出现在 {variable}",
        "{failed} of {draws} draws give meaningless numbers, more than 1 %; first in {variable}",
    ),
    "run.masked": (
        "{failed} 次抽样(共 {draws} 次)算出无意义的数,已剔除",
        "{failed} of {draws} draws gave meaningless numbers and are left out",
    ),
}
