"""Texts of the audit of a ledger."""

TEXTS: dict[str, tuple[str, str]] = {
    "audit_fact": ("{name}（{value}，{period}）", "{name} ({value}, {period})"),
    "audit_percent": ("{number}%", "{number} %"),
    "audit_comma": ("、", ", "),
    "audit_counts": ("核对台账{facts}条数据：", "Audit of a ledger of {facts} facts:"),
    "audit_clean": (
        "核对台账{facts}条数据：没有相互矛盾的数字。",
        "Audit of a ledger of {facts} facts: no figure contradicts another.",
    ),
    "audit_error": (
        "错误{count}处：这些数字按所标口径不可能同时成立，或被用错",
        "Errors ({count}): figures cannot all be right as they are labelled, or are used wrongly",
    ),
    "audit_warning": (
        "警告{count}处：这些数字不能放在一起用",
        "Warnings ({count}): figures do not go together",
    ),
    "audit_note": (
        "提示{count}处：由数字推出的结果，或口径之别",
        "Notes ({count}): what follows from figures, or how they differ",
    ),
    "audit_titled": ("{title}：{text}", "{title}: {text}"),
    "audit_rule_product": ("乘积", "product"),
    "audit_rule_sum": ("合计", "sum"),
    "audit_rule_denominator": ("人均数的分母", "people of a figure per head"),
    "audit_rule_implied_share": ("推算的比重", "implied weight"),
    "audit_rule_price_break": ("现价与可比价", "nominal against real"),
    "audit_rule_growth": ("增速与总量", "growth against levels"),
    "audit_rule_scope": ("统计范围", "scope"),
    "audit_rule_part_of_year": ("时期", "period"),
    "audit_rule_annual_slot": ("半年数当全年数", "part of a year for a year"),
    "audit_rule_two_prints": ("前后公布值", "two prints"),
    "audit_rule_two_sources": ("两个来源", "two sources"),
    "audit_rule_two_definitions": ("两种口径", "two definitions"),
    "audit_product": (
        "{first}与{second}相乘得{product}，与所公布的{whole}不符，四舍五入和上下限都不能解释。",
        "{first} times {second} is {product}, not {whole}: neither rounding nor bounds explain it.",
    ),
    "audit_sum": (
        "{parts}合计{sum}，与{whole}不符，四舍五入不能解释。",
        "{parts} add up to {sum}, not to {whole}: rounding does not explain it.",
    ),
    "audit_denominator": (
        "{per}的分母与{count}不是同一批人：两者相乘得{product}，是{level}的{times}倍。按该人均数推算的人数为{implied}{bound}。",
        "{per} is not over the people of {count}: both multiplied give {product}, {times} times {level}. "
        "The people that it does imply are {implied}{bound}.",
    ),
    "audit_denominator_carried": (
        "{per}的分母与{count}不是同一批人：两者相乘得{product}，是当年{whole}的{times}倍（当年总量未公布，以{level}按{growth}推算，为上年价格）。按该人均数推算的人数为{implied}{bound}。",
        "{per} is not over the people of {count}: both multiplied give {product}, {times} times the {whole} of that year "
        "(not published: {level} carried on by {growth}, in prices of the year before). "
        "The people that it does imply are {implied}{bound}.",
    ),
    "audit_denominator_alone": (
        "{per}的分母与{count}不是同一批人：两者相乘得{product}，并不代表任何总量。",
        "{per} is not over the people of {count}: both multiplied give {product}, which is no total of anything.",
    ),
    "audit_implied_about": ("左右", ", or about that"),
    "audit_implied_above": ("，人均数是下限，人数只会更少", ", or fewer, since the figure per head is a lower bound"),
    "audit_implied_below": ("，人均数是上限，人数只会更多", ", or more, since the figure per head is an upper bound"),
    "audit_implied_share": (
        "由{whole}、{first}和{second}推算，前一行业所占比重为{share}（考虑四舍五入为{low}至{high}），没有同期公布的比重可以核对。",
        "{whole}, {first} and {second} imply a weight of {share} for the first activity ({low} to {high} with rounding); "
        "no weight of that period is published to hold it against.",
    ),
    "audit_implied_share_before": (
        "由{whole}、{first}和{second}推算，前一行业所占比重为{share}（考虑四舍五入为{low}至{high}）；同期比重未公布，上年同期为{ratio}（{published}）。",
        "{whole}, {first} and {second} imply a weight of {share} for the first activity ({low} to {high} with rounding); "
        "that of the period is not published, a year before it was {ratio} ({published}).",
    ),
    "audit_implied_share_other": (
        "由{whole}、{first}和{second}推算，前一行业所占比重为{low}至{high}，与公布的{ratio}（{published}）不符。",
        "{whole}, {first} and {second} imply a weight of {low} to {high} for the first activity, "
        "yet the published one is {ratio} ({published}).",
    ),
    "audit_implied_share_outside": (
        "{whole}不在{first}与{second}之间，四舍五入不能解释：总量增速应介于各行业之间，除非其余行业相差很大或口径不同。",
        "{whole} does not lie between {first} and {second}, nor does rounding explain it: "
        "unless other activities moved far apart, or the scopes differ.",
    ),
    "audit_price_break": (
        "{now}比{before}现价变动{change}，而{rate}为可比价，相当于价格变动{prices}：总量经过修订或口径有变，序列在此有断点。",
        "{now} over {before} is {change} at current prices, while {rate} is real: prices would have moved by {prices}. "
        "The level was revised or its basis changed: the series is broken here.",
    ),
    "audit_growth": (
        "{rate}与两年数额不符：{now}比{before}变动{change}。同一增速有两种说法，两年口径不同或有修订。",
        "{rate} is not what the levels say: {now} over {before} is {change}. "
        "Of this growth there are two prints; the basis of one year differs or was revised.",
    ),
    "audit_scope": (
        "{now}与{before}统计范围不同（{scope}；此前为 {earlier}）：两者之比{change}不是增速，增速见{rate}。",
        "{now} and {before} differ in scope ({scope}; before, {earlier}): "
        "their ratio, {change}, is no growth; for that see {rate}.",
    ),
    "audit_part_of_year": (
        "{part}标为{months}个月，却是全年{year}的{share}，大小相当于{size}：时期或统计范围标注有误。",
        "{part} is labelled as {months} months, yet it is {share} of {year}, the size of {size}: the period or the scope is labelled wrongly.",
    ),
    "audit_size_3": ("一个季度", "a quarter"),
    "audit_size_6": ("半年", "half a year"),
    "audit_size_9": ("前三季度", "three quarters"),
    "audit_size_12": ("全年", "the whole year"),
    "audit_annual_slot": (
        "{path} 是年率，却直接取自{fact}，那只是一年中一段时期的数额（公式：{formula}）；应除以这段时期在全年的占比。",
        "{path} is a yearly rate, yet it is {fact} as it stands, the amount of a part of a year (formula: {formula}); "
        "divide it by the share of the part in the year.",
    ),
    "audit_two_prints": (
        "同一数字有不同的公布值：{facts}，相差{apart}。",
        "One figure was printed with different values: {facts}, {apart} apart.",
    ),
    "audit_two_sources": (
        "同一事物两个来源给出不同的值：{facts}，相差{apart}。",
        "One thing has different values from two sources: {facts}, {apart} apart.",
    ),
    "audit_two_definitions": (
        "口径不同，不能互相替代，也不能接成一个序列：{facts}。",
        "Not the same thing, so that one cannot stand for another or continue its series: {facts}.",
    ),
}
