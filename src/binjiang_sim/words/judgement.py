"""Texts of expert judgement: what is laid over a variable, and what it brings."""

TEXTS: dict[str, tuple[str, str]] = {
    "judgement.stock": (
        "{path}：{name} 是存量，其变动来自流量；请对流量作判断：{instead}",
        "{path}: {name} is a stock, which changes by its flows; judge one of these: {instead}",
    ),
    "judgement.indicator": (
        "{path}：{name} 是由整个时期的数值算出的指标；请对其依据的变量作判断：{instead}",
        "{path}: {name} is computed from figures of whole periods; judge what it is computed from: {instead}",
    ),
    "judgement.start": (
        "{path}：{name} 只在期初计算一次；请设定其所依据的参数：{instead}",
        "{path}: {name} is computed once, at the start; set what it is computed from: {instead}",
    ),
    "judgement.lever": (
        "{path}：{name} 由情景直接给定；请写 {instead}",
        "{path}: {name} is given by the scenario itself; set {instead}",
    ),
    "judgement.driver": (
        "{path}：{name} 由情景直接给定；请写 {instead}",
        "{path}: {name} is given by the scenario itself; set {instead}",
    ),
    "judgement.dimensions": (
        "{path}：{name} 按两个以上维度分列，不能作判断",
        "{path}: {name} has rows in more than one dimension, which cannot be judged",
    ),
    "judgement.time": (
        "{path}：须说明自何时起，如 {{path: {{2025: ...}}}}",
        "{path}: say from when on, such as {{path: {{2025: ...}}}}",
    ),
    "judgement.never": (
        "{path}：只有一个时点而又 after: revert，从不生效；请再写一个终止时点，或写 after: hold",
        "{path}: with one time and after: revert it never holds; give the time at which it ends, or after: hold",
    ),
    "judgement.twice": (
        "{name} 已有判断（{first}）；请合写为一条",
        "{name} is judged already ({first}); put both into one",
    ),
    "judgement.add": (
        "判断：{author}对“{name}”作了增减（{status}：{why}）。",
        "Judgement: {author} adds to {name} ({status}: {why}).",
    ),
    "judgement.multiply": (
        "判断：{author}把“{name}”乘以系数（{status}：{why}）。",
        "Judgement: {author} multiplies {name} ({status}: {why}).",
    ),
    "judgement.pin": (
        "判断：{author}直接给定“{name}”（{status}：{why}）。",
        "Judgement: {author} sets {name} in place of its equation ({status}: {why}).",
    ),
    "judgement.brings": ("平均影响：{figures}。", " Its effect, on average: {figures}."),
    "judgement.brings_nothing": (
        "对主要指标没有影响。",
        " It changes no headline figure.",
    ),
    "judgement.share": ("{period}年{name}{number}", "{name} {period} {number}"),
}
