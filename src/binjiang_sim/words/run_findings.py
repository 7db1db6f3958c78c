"""Texts of what charts of one run find: their titles."""

TEXTS: dict[str, tuple[str, str]] = {
    "finding.people_more": (
        "{year}年引进青年大学生{came}，流出{left}；常住人口增加{change}",
        "{year}: {came} young graduates come and {left} leave; residents grow by {change}",
    ),
    "finding.people_less": (
        "{year}年引进青年大学生{came}，流出{left}；常住人口减少{change}",
        "{year}: {came} young graduates come and {left} leave; residents shrink by {change}",
    ),
    "finding.enterprises_more": (
        "{year}年新设企业{came}，退出{left}，净增{change}",
        "{year}: {came} enterprises enter and {left} exit, {change} more in all",
    ),
    "finding.enterprises_less": (
        "{year}年新设企业{came}，退出{left}，净减{change}",
        "{year}: {came} enterprises enter and {left} exit, {change} fewer in all",
    ),
    "finding.ladder": (
        "{stage}每100家中，{year}年有{climbed}家晋级，{lost}家退出",
        "Of 100 at the stage {stage}, {climbed} are promoted in {year} and {lost} lose the title",
    ),
    "finding.ladder_none": (
        "{year}年初没有{stage}",
        "There is no {stage} at the start of {year}",
    ),
    "finding.stage": (
        "{first}—{last}年末，{stage}增长最快：由{before}增至{after}",
        "{stage} grows fastest: {before} at the end of {first}, {after} at the end of {last}",
    ),
    "finding.no_stage": (
        "{first}—{last}年末，各级企业均未增加",
        "No stage grows from the end of {first} to that of {last}",
    ),
    "finding.age_more": (
        "{first}—{last}年末，{group}人口变化最大：由{before}增至{after}",
        "{group} changes most: from {before} at the end of {first} up to {after} at the end of {last}",
    ),
    "finding.age_less": (
        "{first}—{last}年末，{group}人口变化最大：由{before}减至{after}",
        "{group} changes most: from {before} at the end of {first} down to {after} at the end of {last}",
    ),
    "finding.cost": (
        "{first}—{last}年改革合计花费{cost}，{field}最多，占{share}%",
        "Reforms cost {cost} from {first} to {last}; the largest part is the {field} ({share} %)",
    ),
    "finding.no_cost": ("{first}—{last}年改革没有成本", "Reforms cost nothing from {first} to {last}"),
    "finding.reserve": (
        "{year}年末财力结余{reserve}（中位数），低于零的概率为{chance}",
        "The reserve is {reserve} at the end of {year} (median); chance of being below zero: {chance}",
    ),
    "finding.reserve_central": ("{year}年末财力结余{reserve}", "The reserve is {reserve} at the end of {year}"),
    "finding.plan": (
        "安排的{count}项改革平均落实{share}%，{year}年共花费{cost}",
        "{count} reforms: {share} % of what is ordered is delivered, at {cost} in {year}",
    ),
    "finding.plan_triggers": (
        "启动{count}项改革，{year}年共花费{cost}",
        "{count} reforms start and cost {cost} in {year}",
    ),
    "finding.no_plan": ("没有启动任何改革", "No reform starts"),
}
