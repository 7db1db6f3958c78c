"""Texts of wrong usage.

The English side of what argparse says itself is in its own words, by which it is known and put in Chinese.
"""

TEXTS: dict[str, tuple[str, str]] = {
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
