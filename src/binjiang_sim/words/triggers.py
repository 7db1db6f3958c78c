"""Triggers: what may be wrong with them, and how often they fire."""

TEXTS = {
    "trigger.levers_only": (
        "{path}：触发后只能调整改革举措；请写levers.举措名称",
        "{path}: a trigger switches levers only; write levers.NAME",
    ),
    "trigger.early": (
        "{path}：从 {begins} 开始，而是否触发要到 {known} 才知道；请从 {known} 或以后开始",
        "{path}: begins at {begins}, but whether it fires is not known before {known}; begin at {known} or later",
    ),
    "trigger.cost": (
        "{path}.cost：单价是另一个输入，不随触发改变；请写在 parameters 中",
        "{path}.cost: the cost is an input of its own, which no trigger changes; give it under parameters",
    ),
    "trigger.origin": (
        "{path}：没有说明从多少开始、回到多少（ramp 和 revert 默认为 0）；请写 from，或用 path 写出所有的点",
        "{path}: from where it moves, or where it goes back to, is not said (zero, for a ramp or revert); give from, or write a path with all its points",
    ),
    "trigger.certain": (
        "{path}：触发后的取值是一项决定，须为确定的数，不能是分布",
        "{path}: what a trigger switches to is a decision, so it is a plain number and no distribution",
    ),
    "trigger.never": (
        "{path}：{draws} 次抽样中从未触发",
        "{path}: fires in none of {draws} draws",
    ),
    "trigger.always": (
        "{path}：{draws} 次抽样中每次都触发，不如直接写进 levers",
        "{path}: fires in all of {draws} draws, so its levers may as well stand under levers",
    ),
    "xmile.triggers": (
        "触发条件已按各项输入取中位数的运行判定，写成杠杆的固定路径；改动数值后不会重新判定",
        "Triggers are decided as in the run at the medians and stand here as fixed paths of levers; they are not decided anew when a number is changed",
    ),
    "triggers.title": ("触发条件", "Triggers"),
    "triggers.name": ("名称", "name"),
    "triggers.condition": ("条件", "condition"),
    "triggers.then": ("触发后调整的改革", "reforms switched"),
    "triggers.fires": ("触发的概率", "chance to fire"),
    "triggers.lever": ("{lever}（{time}起）", "{lever} from {time}"),
    "triggers.below": ("{figure}（{period}）低于{value}", "{figure}, {period}: below {value}"),
    "triggers.above": ("{figure}（{period}）高于{value}", "{figure}, {period}: above {value}"),
    "triggers.fired": ("触发", "fires"),
    "triggers.not_fired": ("未触发", "does not fire"),
    "triggers.input": ("{lever}（触发条件{number}）", "{lever} (trigger {number})"),
    "report.section_triggers": ("触发后的安排", "Reforms switched by triggers"),
    "compare.set_triggers": ("触发条件", "Trigger"),
}
