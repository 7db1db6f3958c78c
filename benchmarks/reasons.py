"""What profiles show of the rows that are hardest to hold: (Chinese, English) by key. Printed where a row misses."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "ensemble": (
        "剖析显示：步进之外，主要是抽取一百多个不确定输入(各有自己的随机数流)和随时间变化的路径，其次是查找失效样本。",
        "The profile: beside the step, it is drawing more than a hundred uncertain inputs, each from a stream of its own, "
        "and the paths in time; then the search for failed draws.",
    ),
    "passes": (
        "剖析显示：时间的四分之一是把每次抽样模拟两遍多(预览、计数、收集)；其余用于每遍读取约一万二千个指标：第一遍每个数约九纳秒"
        "(求和与极值一、找格二、计数一、把落在分位数附近的八分之一挑出来再细数四)，第二遍约五纳秒半。",
        "The profile: a quarter is simulating every draw a little more than twice, for preview, counting and collecting; "
        "the rest is reading some twelve thousand figures in each pass: about nine nanoseconds a number in the first "
        "(sums and extremes one, finding its bin two, counting one, picking the eighth near a quantile and counting it "
        "more finely four), five and a half in the second.",
    ),
    "memory": (
        "剖析显示：一个区块的抽样占 176 MB，程序库与编译好的方程 125 MB，各遍的计数约 70 MB，各块之和 29 MB；"
        "区块减半可省 88 MB，但时间多出一至两成。",
        "The profile: the cells of a block of draws take 176 MB, libraries and compiled equations 125, the counts of a "
        "pass about 70, the sums of the chunks 29; blocks of half the size would save 88 and take a tenth to a fifth "
        "more time.",
    ),
    "naive_all": (
        "剖析显示：保留全部指标时，两边都受限于把结果写入内存的速度，算得再快也拉不开差距；备注中的最后一个数是写入不费时的上限。",
        "The profile: with every figure kept both sides are bound by writing them to memory, which no quicker "
        "arithmetic shortens; the last figure of the note is the limit, were it free.",
    ),
    "quantiles": (
        "剖析显示：时间的五分之四用于给各行排序；模型算得越快，这一比值越大。",
        "The profile: four fifths of it are sorting the rows; the faster the processor simulates, the larger the ratio.",
    ),
    "ema": (
        "工作台运行的正是上面那个手写浮点循环，是能给它的最快的模型；换成较慢的模型，比值会更大。",
        "The workbench runs the hand-written float loop of the rows above, the fastest model it can be given; with a "
        "slower one the ratio would be larger.",
    ),
    "sampling_uniform": (
        "剖析显示：随机数流、分布的反函数与按月复利的增长路径各约占三分之一。",
        "The profile: streams, inverse functions and growth paths, compounded by the month, take about a third each.",
    ),
}
