"""Texts of goal seek: the cheapest plan that meets a goal, or the best that can be had."""

TEXTS: dict[str, tuple[str, str]] = {
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
}
