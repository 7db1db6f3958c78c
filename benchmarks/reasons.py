"""What profiles show of the rows that are hardest to hold: (Chinese, English) by key. Printed where a row misses."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "ensemble": (
        "剖析显示：步进约占一半；其余依次是抽取 119 个不确定输入并统计触界、查找失效样本，以及每个大块首次触碰结果内存(缺页)。",
        "The profile: the step takes about half; the rest goes, in this order, to drawing 119 uncertain inputs and "
        "counting clips, to looking for failed draws, and to touching a chunk's memory for the first time (page faults).",
    ),
    "naive_all": (
        "剖析显示：保留全部指标时，两边都受限于把结果写入内存的速度，算得再快也拉不开差距。",
        "The profile: with every figure kept both sides are bound by writing them to memory, which no quicker "
        "arithmetic shortens.",
    ),
    "ema": (
        "工作台运行的正是上面那个手写浮点循环，是能给它的最快的模型；换成较慢的模型，比值会更大。",
        "The workbench runs the hand-written float loop of the rows above, the fastest model it can be given; with a "
        "slower one the ratio would be larger.",
    ),
    "sampling_uniform": (
        "剖析显示：每个输入有自己的随机数流，开销主要是逐个输入建流和逐条路径插值，而不是随机数本身。",
        "The profile: each input has a stream of its own; opening a stream for each and following each path in time "
        "costs more than the numbers themselves.",
    ),
}
