"""Texts of the charts."""

TEXTS: dict[str, tuple[str, str]] = {
    "chart.several": (
        "一张图可比较 {least} 至 {most} 个情景，给了 {found} 个",
        "a chart compares {least} to {most} scenarios, not {found}",
    ),
    "chart.scenario": ("情景", "Scenario"),
    "chart.lines": ("线：中位数；色带与右侧竖线：80% 区间", "line: median; band, and bar at the right: 80 % band"),
    "chart.lines_central": ("线：中心情形（单次运行）", "line: central run"),
    "chart.difference": ("{figure}：“{name}”减“{reference}”", "{figure}: {name} less {reference}"),
    "chart.points": ("百分点", "percentage points"),
    "chart.first_year": ("{year} 年起影响可辨", "matters from {year}"),
    "chart.differences": (
        "逐次抽样配对之差；线：中位数；色带：50%、80%、95% 区间；虚线：80% 区间首次不含零的年份",
        "difference of paired draws; line: median; bands: 50, 80 and 95 %; dashed: first year whose 80 % band leaves zero out",
    ),
    "chart.differences_central": ("线：两次中心情形之差", "line: difference of the two central runs"),
    "chart.unpaired": (
        "两个结果不是同一组抽样（种子、抽样次数、剔除次数都须相同），无法逐次配对",
        "the two results do not share their draws (same seed, number of draws and draws left out), so they cannot be paired",
    ),
    "chart.no_shared_year": ("“{indicator}”在两个结果中没有共同的年份", "{indicator} has no year that both results cover"),
    "chart.no_indicator": ("没有给出指标", "no indicator is given"),
    "chart.panels": ("线：中位数；灰色带：首个情景的 80% 区间", "line: median; grey band: 80 % band of the first scenario"),
    "chart.panels_central": ("线：中心情形（单次运行）", "line: central run"),
    "chart.heat_title": ("{year} 年各情景与“{name}”相比", "Scenarios in {year} against {name}"),
    "chart.heat": (
        "左列：中位数；其余：中位数之差。蓝：更高；橙加斜纹：更低；颜色越深，差距与 80% 区间相比越大",
        "left column: medians; others: difference of the medians; blue: higher; orange, hatched: lower; the darker, the larger against the 80 % band",
    ),
    "chart.heat_central": (
        "中心情形（单次运行）；左列：数值；其余：差值。蓝：更高；橙加斜纹：更低；颜色越深，差距越大",
        "central runs; left column: figures; others: differences; blue: higher; orange, hatched: lower; the darker, the larger",
    ),
}
