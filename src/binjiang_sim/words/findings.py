"""Sentences that say what a figure comes to."""

TEXTS: dict[str, tuple[str, str]] = {
    "finding.up": ("{year}年{figure}升至约{median}", "{figure} rises to {median} by {year}"),
    "finding.up_many": ("{year}年{figure}升至约{median}", "{figure} rise to {median} by {year}"),
    "finding.likely_up": ("{year}年{figure}很可能升至约{median}", "{figure} is likely to rise to {median} by {year}"),
    "finding.likely_up_many": (
        "{year}年{figure}很可能升至约{median}",
        "{figure} are likely to rise to {median} by {year}",
    ),
    "finding.open": (
        "{year}年{figure}约{median}，比{first}年升降未定",
        "{figure} may rise or fall from {first} to {year}: {median}",
    ),
    "finding.likely_down": (
        "{year}年{figure}很可能降至约{median}",
        "{figure} is likely to fall to {median} by {year}",
    ),
    "finding.likely_down_many": (
        "{year}年{figure}很可能降至约{median}",
        "{figure} are likely to fall to {median} by {year}",
    ),
    "finding.down": ("{year}年{figure}降至约{median}", "{figure} falls to {median} by {year}"),
    "finding.down_many": ("{year}年{figure}降至约{median}", "{figure} fall to {median} by {year}"),
    "finding.same": ("{year}年{figure}保持在{median}", "{figure} stays at {median} until {year}"),
    "finding.same_many": ("{year}年{figure}保持在{median}", "{figure} stay at {median} until {year}"),
    "finding.alone": ("{year}年{figure}约{median}", "{figure}: {median} in {year}"),
    "finding.growth": ("{figure}增速", "growth of {figure}"),
    "finding.central": ("{sentence}（中心情形）", "{sentence} (central run)"),
    "finding.band": ("{sentence}（80%区间{low}至{high}）", "{sentence} (80 % band {low} to {high})"),
    "finding.target": (
        "；目标（{period}）{wanted}，达到概率{chance}",
        "; target for {period}, {wanted}: chance {chance}",
    ),
    "finding.target_met": ("；目标（{period}）{wanted}，达到", "; target for {period}, {wanted}: met"),
    "finding.target_missed": ("；目标（{period}）{wanted}，未达到", "; target for {period}, {wanted}: missed"),
    # what a scenario changes against another
    "finding.than_up": ("“{name}”：{year}年{figure}高{amount}", "{name}: {figure} {amount} higher in {year}"),
    "finding.than_likely_up": (
        "“{name}”：{year}年{figure}很可能高{amount}",
        "{name}: {figure} probably {amount} higher in {year}",
    ),
    "finding.than_open": (
        "“{name}”：{year}年{figure}高低未定",
        "{name}: {figure} may be higher or lower in {year}",
    ),
    "finding.than_likely_down": (
        "“{name}”：{year}年{figure}很可能低{amount}",
        "{name}: {figure} probably {amount} lower in {year}",
    ),
    "finding.than_down": ("“{name}”：{year}年{figure}低{amount}", "{name}: {figure} {amount} lower in {year}"),
    "finding.than_same": ("“{name}”：{year}年{figure}没有差别", "{name}: {figure} the same in {year}"),
    "finding.than_none": ("{year}年{figure}：各情景均无确定差别", "No scenario surely changes {figure} in {year}"),
    "finding.extremes": (
        "{year}年{figure}：“{high}”最高，{most}；“{low}”最低，{least}",
        "{figure} in {year}: highest in {high} ({most}), lowest in {low} ({least})",
    ),
    "finding.all_alike": ("{year}年{figure}：各情景均为{amount}", "{figure} in {year}: {amount} in all scenarios"),
    # what output is made of
    "finding.part": (
        "{last}年{activity}占增加值的{after}（{first}年为{before}）",
        "{activity}: {after} of value added in {last}, {before} in {first}",
    ),
    "finding.part_alone": ("{last}年{activity}占增加值的{after}", "{activity}: {after} of value added in {last}"),
    "finding.brought": (
        "{first}–{last}年年均增长{growth}，其中{activity}拉动{points}",
        "{activity}: {points} of {growth} growth a year in {first}–{last}",
    ),
    "finding.brought_alone": (
        "{last}年增长{growth}，其中{activity}拉动{points}",
        "{activity}: {points} of {growth} growth in {last}",
    ),
}
