"""Texts of the room `programs`."""

TEXTS: dict[str, tuple[str, str]] = {
    "model.label": ("没有标签“{label}”（可用：{known}）", "no label '{label}' (labels: {known})"),
}
