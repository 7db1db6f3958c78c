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
    "chart.first_year": ("{year} 年起显著", "matters from {year}"),
    "chart.differences": (
        "逐次抽样配对之差；线：中位数；色带：50%、80%、95% 区间；虚线：首个显著年份（九成抽样方向一致，且差距达基准 80% 区间的二十分之一）",
        "difference of paired draws; line: median; bands: 50, 80 and 95 %; dashed: first year that matters (one direction in 90 % of the draws, at least a twentieth of the reference's 80 % band)",
    ),
    "chart.differences_central": ("线：两次中心情形之差", "line: difference of the two central runs"),
    "chart.no_shared_year": (
        "“{indicator}”在两个结果中没有共同的年份",
        "{indicator} has no year that both results cover",
    ),
    "chart.no_indicator": ("没有给出指标", "no indicator is given"),
    "chart.panels": (
        "线：中位数；灰色带：首个情景的 80% 区间",
        "line: median; grey band: 80 % band of the first scenario",
    ),
    "chart.panels_central": ("线：中心情形（单次运行）", "line: central run"),
    "chart.heat_title": ("{year} 年各情景与“{name}”相比", "Scenarios in {year} against {name}"),
    "chart.heat": (
        "左列：中位数；其余：逐次抽样配对之差的中位数。蓝：更高；橙加斜纹：更低；颜色越深，差距与 80% 区间相比越大",
        "left column: medians; others: median difference of paired draws; blue: higher; orange, hatched: lower; the darker, the larger against the 80 % band",
    ),
    "chart.heat_central": (
        "中心情形（单次运行）；左列：数值；其余：差值。蓝：更高；橙加斜纹：更低；颜色越深，差距越大",
        "central runs; left column: figures; others: differences; blue: higher; orange, hatched: lower; the darker, the larger",
    ),
    "chart.gain": ("净增", "net gain"),
    "chart.loss": ("净减", "net loss"),
    "chart.more_commuters": ("新增通勤", "more commuters"),
    "chart.entered": ("入级", "entered"),
    "chart.promoted": ("晋级", "promoted"),
    "chart.title_lost": ("退出", "title lost"),
    "chart.people_flows": ("{year} 年人员流动", "People who came, moved and left in {year}"),
    "chart.people_flows_note": (
        "各次抽样的平均值；每个方框内为年初与年末人数，流入等于流出与净增之和；带宽同一比例",
        "means of the draws; in the boxes: before and after the year; what comes in equals what goes out and is gained; one scale for all bands",
    ),
    "chart.enterprise_flows": ("{year} 年企业进出", "Enterprises that entered and left in {year}"),
    "chart.enterprise_flows_note": (
        "各次抽样的平均值；每个方框内为年初与年末家数，流入等于流出与净增之和；各方框比例不同",
        "means of the draws; in the boxes: before and after the year; what comes in equals what goes out and is gained; each box has its own scale",
    ),
    "chart.ladder_flows": ("{year} 年梯队各级之间的流动", "Flows between the stages of the ladder in {year}"),
    "chart.ladder_flows_note": (
        "各次抽样的平均值；每个方框内为年初与年末家数，入级等于退出、晋级与净增之和；各级比例不同",
        "means of the draws; in the boxes: before and after the year; what enters equals what leaves, is promoted and is gained; each stage has its own scale",
    ),
    "chart.target": ("目标 {sign} {number}", "target {sign} {number}"),
    "chart.spaghetti": (
        "细线：前 {lines} 次抽样，每条是一种可能的走势；粗线：全部抽样的中位数；虚线：80% 区间",
        "thin lines: the first {lines} draws, each one possible course; thick: median of all; dashed: 80 % band",
    ),
    "chart.lines_count": ("至少要画一条线，给了 {found}", "at least one line is drawn, not {found}"),
    "chart.mirror": ("柱：中位数；横线：80% 区间", "bar: median; line: 80 % band"),
    "chart.mirror_central": ("柱：中心情形（单次运行）", "bar: central run"),
    "chart.end_of": ("{year} 年末", "end of {year}"),
    "chart.stacked": (
        "柱：各行业平均值（平均值可以相加，中位数不能）；竖线：合计的 80% 区间；右侧：{year} 年占比",
        "bars: mean of each activity, because means add up and medians do not; line: 80 % band of the sum; at the right: shares in {year}",
    ),
    "chart.stacked_central": ("柱：各行业；右侧：{year} 年占比", "bars: activities; at the right: shares in {year}"),
    "chart.contributions": ("各行业对经济增长的贡献", "What each activity adds to growth of GDP"),
    "chart.contributions_note": (
        "柱：各行业增加值的增量与上年地区生产总值之比，各次抽样平均，相加等于增速；点线：增速平均值",
        "bars: rise of each activity over the GDP of the year before, means of the draws, which sum to growth; line: mean growth",
    ),
    "chart.contributions_central": (
        "柱：各行业增加值的增量与上年地区生产总值之比，相加等于增速；点线：增速",
        "bars: rise of each activity over the GDP of the year before, which sum to growth; line: growth",
    ),
    "chart.lever_plan": ("改革安排与成本", "Reforms ordered, delivered, and their cost"),
    "chart.intensity": ("力度（0 = 维持起始年，1 = 全部落实）", "intensity (0 = effort of the start year, 1 = all announced)"),
    "chart.cost_total": ("{first}–{last} 年合计成本，{unit}", "cost of {first}–{last}, {unit}"),
    "chart.lever_plan_note": (
        "左：虚线为安排的力度，实心为落实的力度（中位数），数字为最后的安排；右：柱为平均值，横线为 80% 区间，按领域",
        "left: dashed, ordered; filled, delivered (median); numbers: last order; right: bar, mean; line, 80 % band; by field",
    ),
    "chart.lever_plan_central": (
        "左：虚线为安排的力度，实心为落实的力度，数字为最后的安排；右：按领域的成本",
        "left: dashed, ordered; filled, delivered; numbers: last order; right: cost by field",
    ),
}
