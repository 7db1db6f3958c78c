"""Texts about failed draws."""

TEXTS: dict[str, tuple[str, str]] = {
    "failed.listed": (
        "{draws}次抽样中有{failed}次未得出有效数值（NaN 或无穷大），已剔除；这些抽样及其输入见 {file}",
        "{failed} of {draws} draws gave no valid result (NaN or infinity) and are left out; {file} lists them with their inputs",
    ),
    "failed.first": (
        "{draws}次抽样中有{failed}次未得出有效数值（NaN 或无穷大），已剔除；前{most}次及其输入见 {file}",
        "{failed} of {draws} draws gave no valid result (NaN or infinity) and are left out; {file} lists the first {most} with their inputs",
    ),
}
