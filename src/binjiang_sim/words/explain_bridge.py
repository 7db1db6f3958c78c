"""Texts of what changed an answer: lines, revisions and cruxes."""

TEXTS: dict[str, tuple[str, str]] = {
    "restored.unreadable": (
        "{file}：印记中的输入与现有模型不符，不能还原当时的情景",
        "{file}: the inputs in its stamp do not fit the model of today, so its scenario cannot be made again",
    ),
    "restored.other": (
        "{file}：印记中的输入还原后与原文不同（{names}），当时的地区或模型与现在不同",
        "{file}: the inputs in its stamp come out otherwise ({names}): it is of another district or model",
    ),
    "restored.posterior": (
        "{file}：当时所用的后验表（{digest}）不在这里，不能还原当时的情景",
        "{file}: the table of its posterior ({digest}) is not here, so its scenario cannot be made again",
    ),
    "bridge.other_start": (
        "两个情景的起始年不同（{first}；{second}），期初数据全部不同，不能逐行归因",
        "the two scenarios begin in different years ({first}; {second}): all start values differ, so no line can be told apart",
    ),
    "bridge.other_label_keys": (
        "两个情景的分类不同（{first}；{second}），不能逐行归因",
        "the two scenarios have different classes ({first}; {second}), so they cannot be mixed line by line",
    ),
    "bridge.other_model": (
        "两个情景所用的模型不同（{first}；{second}），不能逐行归因",
        "the two scenarios are of different models ({first}; {second}), so they cannot be mixed line by line",
    ),
    "bridge.statistic": (
        "statistic 须为 mean（均值）或 median（中位数），现为 {found}",
        "statistic must be mean or median; found {found}",
    ),
    "bridge.no_draws": (
        "{draws} 次抽样中，没有一次在各种组合下都算得出结果",
        "of {draws} draws none has a figure in every mix of the two scenarios",
    ),
}
