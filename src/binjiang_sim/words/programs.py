"""Texts of the room `programs`."""

TEXTS: dict[str, tuple[str, str]] = {
    "model.shape": (
        "算出的维度（{found}）与声明的维度（{dims}）不符",
        "gives the dimensions ({found}), which do not fit its own ({dims})",
    ),
    "model.mixed": ("混用了维度（{one}）与（{other}）", "mixes the dimensions ({one}) and ({other})"),
    "model.label": ("没有标签“{label}”（可用：{known}）", "no label '{label}' (labels: {known})"),
    "model.expression": ("第 {line} 行：方程中不能使用“{found}”", "line {line}: '{found}' is not allowed in an equation"),
}
