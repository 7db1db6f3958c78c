"""Texts of wrong usage.

The English side of what argparse says itself is in its own words, by which it is known and put in Chinese.
"""

TEXTS: dict[str, tuple[str, str]] = {
    "argument.kind": (
        "参数 {argument}：应为 {expected}，实际为 {found}",
        "{argument}: expected {expected}, found {found}",
    ),
    "argument.scenario": (
        "参数 {argument}：应为 {expected}，实际为 {found}；文件请先用 bj.load(...) 读入",
        "{argument}: expected {expected}, found {found}; read a file with bj.load(...) first",
    ),
    "frozen.mapping": (
        "情景、模型和结果不能就地修改；请用 scenario.with_({{...}}) 或 model.replace(...) 得到改动后的新对象",
        "a scenario, a model or a result does not change in place; scenario.with_({{...}}) and model.replace(...) give a new one",
    ),
    "usage.prefix": ("用法：", "usage: "),
    "usage.error": ("{program}：用法有误：{message}", "{program}: error: {message}"),
    "usage.argument": ("{name}：{message}", "argument {name}: {message}"),
    "usage.required": ("缺少 {names}", "the following arguments are required: {names}"),
    "usage.unknown": ("没有这样的选项或参数：{names}", "no such option or argument: {names}"),
    "usage.unknown_near": (
        "没有这样的选项或参数：{names}；是否想写 {near}？",
        "no such option or argument: {names}; did you mean {near}?",
    ),
    "usage.choice": ("“{found}”不在可选值之内（可选：{choices}）", "invalid choice: {found} (choose from {choices})"),
    "usage.whole_number": ("“{found}”不是整数", "invalid int value: {found}"),
    "usage.positive": ("“{found}”不是 1 或更大的整数", "'{found}' is not a whole number from 1 on"),
    "usage.one_value": ("后面需要一个值", "expected one argument"),
    "usage.no_value": ("后面不带值，却给了“{found}”", "ignored explicit argument {found}"),
    "usage.exclusive": ("不能与 {name} 同时使用", "not allowed with argument {name}"),
}
