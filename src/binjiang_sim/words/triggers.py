"""Triggers: what may be wrong with them, and how often they fire."""

TEXTS = {
    "trigger.levers_only": (
        "{path}：触发后只能调整措施；请写 levers.措施名称",
        "{path}: a trigger switches levers only; write levers.NAME",
    ),
    "trigger.early": (
        "{path}：从 {begins} 开始，而 {period} 的数值要到 {known} 才知道；请从 {known} 或以后开始",
        "{path}: begins at {begins}, but the figure of {period} is not known before {known}; begin at {known} or later",
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
}
