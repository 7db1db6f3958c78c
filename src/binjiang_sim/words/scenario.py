"""Texts of the room `scenario`."""

# Things a name can stand for; each has two texts, with the nearest valid name or with the list of valid names.
_NOUNS = {
    "key": ("键", "key", "keys"),
    "sector": ("部门", "sector", "sectors"),
    "parameter": ("参数", "parameter", "parameters"),
    "lever": ("政策杠杆", "lever", "levers"),
    "driver": ("外部因素", "driver", "drivers"),
    "dimension": ("维度", "dimension", "dimensions"),
    "label": ("分项", "row", "rows"),
    "variable": ("变量", "variable", "variables"),
    "variant": ("备选方程", "variant", "variants"),
    "value": ("可设定的值", "value", "values"),
    "district": ("城区", "district", "districts"),
    "input": ("不确定的输入", "uncertain input", "uncertain inputs"),
    "column": ("列", "column", "columns"),
    "word": ("选项", "choice", "choices"),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{
        f"scenario.{key}_near": (
            f"{{path}}：没有这个{zh}；是否想写“{{near}}”？",
            f"{{path}}: no such {en}; did you mean '{{near}}'?",
        )
        for key, (zh, en, _) in _NOUNS.items()
    },
    **{
        f"scenario.{key}_list": (
            f"{{path}}：没有{zh}“{{name}}”（可用：{{valid}}）",
            f"{{path}}: no such {en} '{{name}}' ({several}: {{valid}})",
        )
        for key, (zh, en, several) in _NOUNS.items()
    },
    "scenario.file": ("没有文件“{file}”", "no such file: '{file}'"),
    "scenario.folder": (
        "“{file}”是文件夹，不是文件；其中有：{found}",
        "'{file}' is a folder, not a file; in it: {found}",
    ),
    "scenario.folder_empty": (
        "“{file}”是文件夹，不是文件，其中没有情景文件",
        "'{file}' is a folder, not a file, with no scenario file in it",
    ),
    "scenario.file_near": (
        "没有文件“{file}”；是否想写“{near}”？",
        "no such file: '{file}'; did you mean '{near}'?",
    ),
    "scenario.ledger": (
        "ledger：无法读取数据台账“{file}”；应为 published 或城区文件旁的 CSV 文件",
        "ledger: cannot read the ledger '{file}'; write published, or a CSV file beside the district file",
    ),
    "scenario.label_needed": (
        "dimensions：没有分项“{label}”，而方程 {name} 要读取它",
        "dimensions: no row '{label}', which the equation {name} reads",
    ),
    "scenario.label_twice": (
        "{path}：维度 {other} 已有同名分项；分项名在所有维度中只能用一次",
        "{path}: dimension {other} has a row of this name; a row's name may be used once in all dimensions",
    ),
    "scenario.cycle": (
        "extends：“{file}”又回到自身，或层数超过 {most}",
        "extends: '{file}' leads back to itself, or the chain is longer than {most} files",
    ),
    "scenario.no_parent": (
        "缺少 extends（另一个情景文件）或 district（城区）",
        "neither extends (another scenario file) nor district is given",
    ),
    "scenario.two_parents": (
        "extends 与 district 只能写一个；城区由被扩展的文件给出",
        "give extends or district, not both; the file that is extended names the district",
    ),
    "scenario.is_district": (
        "这是城区文件，不是情景文件；请在情景文件中用 district 引用它",
        "this is a district file; name it as district in a scenario file",
    ),
    "scenario.fixed": (
        "{path} 只能在文件中给出",
        "{path} can only be given in a file",
    ),
    "target.beyond": (
        "计划中 {period} 年的目标不计：模拟到 {end} 年为止",
        "this target of the plan, for {period}, is left out: the run ends with {end}",
    ),
    "scenario.gone": (
        "{path}：本版模型已没有这个参数；请改用 {new}",
        "{path}: this version of the model has no such parameter; use {new} instead",
    ),
    "scenario.planning": (
        "planning_years 应为不早于 {start} 年、从早到晚的年份",
        "planning_years must be years from {start} on, in order",
    ),
    "scenario.end": (
        "end：{end} 早于模拟的第一年 {start}",
        "end: {end} is before {start}, the first year of the run",
    ),
    "scenario.missing": (
        "{path} 没有取值（{zh}，{unit}）；请在城区文件中给出：没有已公布的数据可用，请写明理由作为假设",
        "no value for {path} ({en}, {unit}): give it in the district file; no published figure is known to fill it, so give an assumption with its reason",
    ),
    "scenario.missing_fact": (
        '{path} 没有取值（{zh}，{unit}）；请在城区文件中给出：可用数据 {facts}；{district} 的写法是 "= {formula}"',
        'no value for {path} ({en}, {unit}): give it in the district file; what fills it is {facts}; {district} has "= {formula}"',
    ),
    "scenario.missing_row": (
        '{path} 没有取值（{zh}，{unit}）；请在台账中补上 {indicators} 的数据，再在城区文件中给出；{district} 的写法是 "= {formula}"',
        'no value for {path} ({en}, {unit}): add a fact of {indicators} to the ledger and give the value in the district file; {district} has "= {formula}"',
    ),
    "yaml.empty": ("没有内容", "there is nothing in it"),
    "yaml.no_table": ("应为“键: 值”的映射", "expected a mapping of keys to values"),
    "yaml.full_width_colon": (
        "全角冒号“：”不起作用；请用半角冒号加空格“: ”",
        "a full-width colon does not separate; write ': ' (half-width, with a space)",
    ),
    "yaml.values": ("值超过 {most} 个", "more than {most} values"),
    "yaml.deep": ("嵌套超过 {most} 层", "nested more than {most} levels deep"),
    "yaml.documents": (
        "文件中有第二个文档（---）；只能有一个",
        "a second document (---) begins here; a file holds one",
    ),
    "yaml.alias": (
        "不支持锚点和别名“{name}”；请写出取值",
        "anchors and aliases ('{name}') are not used here; write the value out",
    ),
    "yaml.tag": ("不支持标签“{name}”", "tags ('{name}') are not used here"),
    "yaml.key": ("键必须是一段文字", "a key must be plain text"),
    "yaml.key_line": ("键只能占一行，不能含制表符", "a key is one line without tabs"),
    "yaml.twice": ("键“{name}”重复，已在 {first} 给出", "key '{name}' is given twice, first at {first}"),
    "yaml.tab": ("此处有制表符；YAML 只用空格缩进", "there is a tab here; YAML is indented with spaces"),
    "yaml.character": (
        "值不能以“{found}”开头；请加引号",
        "a value cannot begin with '{found}'; put it in quotes",
    ),
    "yaml.colon": (
        "此处不能有冒号；请检查缩进，含“: ”的文字请加引号",
        "a colon cannot stand here; check the indentation, and put text that holds ': ' in quotes",
    ),
    "yaml.bracket": (
        "此处的括号没有闭合，或其中缺少逗号",
        "the bracket opened here is not closed, or a comma is missing in it",
    ),
    "yaml.no_colon": ("这一行缺少“: ”", "this line lacks ': ' after its key"),
    "yaml.indentation": (
        "这一行与上文不衔接；请检查缩进、引号和括号",
        "this does not fit what stands before; check indentation, quotes and brackets",
    ),
    "yaml.quote": ("此处的引号没有闭合", "the quote opened here is not closed"),
    "yaml.other": ("不是有效的 YAML：{problem}", "not valid YAML: {problem}"),
    "shape.table": ("{path}：应为“键: 值”的映射", "{path}: expected a mapping of keys to values"),
    "shape.list": ("{path}：应为列表", "{path}: expected a list"),
    "shape.text": ("{path}：应为一个值，而不是列表或映射", "{path}: expected a single value, not a list or a mapping"),
    "shape.empty": ("{path}：没有写值", "{path}: nothing is written"),
    "shape.line": ("{path}：名称只能占一行，不能含制表符", "{path}: a name is one line without tabs"),
    "shape.whole": ("{path}：“{found}”不是整数", "{path}: '{found}' is not a whole number"),
    "shape.range": ("{path}：{found} 不在 {low} 到 {high} 之间", "{path}: {found} is not between {low} and {high}"),
    "shape.schema": ("schema：{found}；本程序只读 schema: 1", "schema: {found}; this program reads schema: 1"),
    "shape.choice": ("{path}：“{found}”应为以下之一：{valid}", "{path}: '{found}' must be one of {valid}"),
    "shape.year_end": (
        "{path}：“{found}”应为某年末，如 2022-12-31",
        "{path}: '{found}' must be the end of a year, such as 2022-12-31",
    ),
    "shape.missing": ("缺少 {path}", "{path} is missing"),
    "shape.one_of": ("{path}：须写且只写其一：{names}", "{path}: give exactly one of {names}"),
    "row.positive": ("{path}：{text} 必须大于 0", "{path}: {text} must be above 0"),
    "row.negative": ("{path}：{text} 不能为负", "{path}: {text} must not be negative"),
    "row.period": (
        "{path}：时期“{text}”应写成 2030、2030-H1 或 2025/2030",
        "{path}: period '{text}' must be written like 2030, 2030-H1 or 2025/2030",
    ),
    "target.item": (
        "{path}：{indicator} 分项目列出，须写 item（可用：{valid}）",
        "{path}: {indicator} has a figure for each item; write item: with one of {valid}",
    ),
    "target.no_item": ("{path}：{indicator} 不分项目", "{path}: {indicator} has no items"),
    "target.line": (
        "“{text}”应写成 指标@时期>=数值 或 <=，如 graduate_inflow@2030>=5万人；分项写在斜线后：school_coverage/compulsory@2027>=95%",
        "'{text}' should be INDICATOR@PERIOD>=VALUE or <=, such as 'graduate_inflow@2030>=50 thousand person'; an item stands"
        " behind a slash: 'school_coverage/compulsory@2027>=95%'",
    ),
    "target.items": (
        "“{text}”已写明分项，与另给的分项“{item}”不同",
        "'{text}' names an item already, and another one, '{item}', is given",
    ),
    "target.unit": (
        "{path}：“{text}”没有单位；是否想写“{near}”？",
        "{path}: '{text}' has no unit; did you mean '{near}'?",
    ),
    "target.prices": (
        "{path}：“{text}”应写成年份（如 2023，按该年价格）或 current（按当年价格）",
        "{path}: '{text}' must be a year such as 2023 (at its prices) or current (at prices of the time)",
    ),
    "target.prices_both": (
        "{path}：“{said}”已经说明价格，不能再写 prices: {text}",
        "{path}: '{said}' says its prices, so prices: {text} cannot stand beside it",
    ),
    "target.bound": (
        "{path}：须写 at_least、at_most（两者可并用）或 between: [下限, 上限]",
        "{path}: give at_least, at_most, both, or between: [low, high]",
    ),
    "target.between": ("{path}：须写两个数：[下限, 上限]", "{path}: needs two numbers: [low, high]"),
    "target.over": (
        "{path}：{period} 是多年，须写 over 说明 {indicator} 怎么算（可用：{valid}）",
        "{path}: {period} is several years; write over: with one of {valid} for {indicator}",
    ),
    "target.not_over": (
        "{path}：{indicator} 不能按 over: {over} 计算（可用：{valid}）",
        "{path}: {indicator} cannot be taken over: {over} (it can: {valid})",
    ),
    "target.one_year": (
        "{path}：{over} 须与多年时期并用，如 period: 2025/2030；现为 {period}",
        "{path}: {over} needs several years, such as period: 2025/2030, not {period}",
    ),
    "number.none": ("{path}：“{text}”不是数", "{path}: '{text}' is not a number"),
    "number.shape": ("{path}：此处应为一个数", "{path}: expected one number here"),
    "number.comma": (
        "{path}：“{text}”中的逗号不在千位处；千位写成 1,234.5，小数点写成“.”",
        "{path}: in '{text}' a comma stands where no thousands end; write thousands as 1,234.5, decimals with a point",
    ),
    "number.decimal_comma": (
        "{path}：“{text}”中的逗号不是小数点，也不在千位处；请写 {better}，或 {thousands}",
        "{path}: the comma in '{text}' is no decimal mark and no thousands end there; write {better}, or {thousands}",
    ),
    "number.unit": (
        "{path}：“{text}”的单位是 {own}，应为 {unit}",
        "{path}: '{text}' is in {own}, expected {unit}",
    ),
    "number.formula_unit": (
        "{path}：公式“{text}”的单位是 {own}，应为 {unit}",
        "{path}: the formula '{text}' is in {own}, expected {unit}",
    ),
    "number.unit_plain": (
        "{path}：“{text}”的单位是 {own}，此处的数不带单位",
        "{path}: '{text}' is in {own}, expected a number without a unit",
    ),
    "number.formula_unit_plain": (
        "{path}：公式“{text}”的单位是 {own}，此处的数不带单位",
        "{path}: the formula '{text}' is in {own}, expected a number without a unit",
    ),
    "number.infinite": ("{path}：“{text}”太大", "{path}: '{text}' is too large"),
    "name.ambiguous": (
        "{path}：“{name}”可以指 {keys}；请写其中一个",
        "{path}: '{name}' is the name of {keys}; write one of these",
    ),
    # Further words that people write for what files call by an English word.
    "choice.published": ("已公布", "as published"),
    "choice.derived": ("推导", "calculated"),
    "choice.assumption": ("假设", "assumed"),
    "choice.hold": ("保持", "held"),
    "choice.revert": ("恢复", "reverted"),
    "choice.linear": ("线性", "in a line"),
    "choice.step": ("阶梯", "in steps"),
    "variant.section_near": (
        "{path}：不能逐项变动；是否想写“{near}”？",
        "{path}: cannot be varied; did you mean '{near}'?",
    ),
    "variant.section_list": (
        "{path}：不能逐项变动（可变动：{valid}；抽样数、种子、起止年份和步长对各变体必须相同）",
        "{path}: cannot be varied (what can: {valid}; draws, seed, years and steps are the same for all variants)",
    ),
    "variant.number_near": ("没有数字“{name}”；是否想写“{near}”？", "no number '{name}'; did you mean '{near}'?"),
    "variant.number_list": ("没有数字“{name}”（可用：{valid}）", "no number '{name}' (numbers: {valid})"),
    "variant.whole_near": ("没有输入“{name}”；是否想写“{near}”？", "no input '{name}'; did you mean '{near}'?"),
    "variant.whole_list": ("没有输入“{name}”（可用：{valid}）", "no input '{name}' (inputs: {valid})"),
    "variant.cost": (
        "{path}.cost：单价是另一个输入；请变动 parameters 中的对应参数",
        "{path}.cost: the cost is an input of its own; vary its parameter under parameters",
    ),
    "variant.not_given": (
        "{path}：模型需要此值（单位 {unit}），情景没有给出；请用 `bj.load(文件, model=...)` 读取，并在城区文件中给出",
        "{path}: the model needs it (in {unit}) and the scenario does not give it; "
        "load the file with bj.load(file, model=...) and give it in the district file",
    ),
    "time.bad": (
        "{path}：“{text}”不是时间；请写 2025、2024-H2、2024-Q3 或 2024-07",
        "{path}: '{text}' is not a time; write 2025, 2024-H2, 2024-Q3 or 2024-07",
    ),
    "time.twice": ("{path}：时间 {text} 已经给出", "{path}: the time {text} is given twice"),
    "value.unit": (
        "{path}：单位“{own}”换算不到 {unit}",
        "{path}: the unit '{own}' is no measure of {unit}",
    ),
    "value.unit_plain": (
        "{path}：此处的数不带单位，换算不成“{own}”",
        "{path}: the unit '{own}' does not belong here, the number has none",
    ),
    "value.list": (
        "{path}：列表须说明种类，如 triangular: [1, 2, 3]（种类：{kinds}）",
        "{path}: a list needs its kind, such as triangular: [1, 2, 3] (kinds: {kinds})",
    ),
    "value.kinds": ("{path}：只能有一种取值，却写了 {found}", "{path}: one kind of value is possible, found {found}"),
    "value.no_kind": ("{path}：没有取值（种类：{kinds}）", "{path}: no value (kinds: {kinds})"),
    "correlation.certain": (
        "{path}：{name} 是确定的数，无法相关",
        "{path}: {name} is not uncertain, so it cannot be correlated",
    ),
    "correlation.inputs": (
        "{path}：inputs 需要至少两个不同的输入",
        "{path}: inputs needs at least two different inputs",
    ),
    "correlation.twice": (
        "correlations：{first} 与 {second} 的相关给了两次",
        "correlations: {first} and {second} are correlated twice",
    ),
    "lever.cost": (
        "{path}：模型中没有这个杠杆的成本（参数 cost_{name}），不能写 cost",
        "{path}: the model has no cost of this lever (a parameter cost_{name}), so cost cannot be set",
    ),
    "lever.cost_twice": (
        "{path}：成本写了两次：{parameter} 已在 {first} 给出；请只留一处",
        "{path}: the cost is given twice, {parameter} at {first} is the same; keep one of them",
    ),
    "report.section_shocks": ("冲击", "Shocks"),
    "shock.probability": ("发生的概率", "chance to strike"),
    "shock.probability_yearly": ("{window} 年中每年发生的概率", "chance to strike in each of {window} years"),
    "shock.start": ("开始", "start"),
    "shock.years": ("持续", "duration"),
    "shock.factor": ("倍数", "factor"),
    "shock.change": ("变动", "change"),
    "shock.recovery": ("恢复", "recovery"),
    "shock.window": (
        "{path}：window 须与 probability 同写，例如 probability: 8 %/year",
        "{path}: window goes with a probability, such as probability: 8 %/year",
    ),
    "shock.name": (
        "shocks：有两个冲击都叫“{name}”；不确定的冲击请用 name 各自命名",
        "shocks: two shocks are called '{name}'; give an uncertain one a name of its own",
    ),
    "lever.path": (
        "{path}：路径已说明时间，不能再写 {note}",
        "{path}: a path says its own times, {note} goes with a number",
    ),
    "value.note": ("{path}：{note} 只用于 {kinds}", "{path}: {note} goes with {kinds} only"),
    "value.empirical": (
        "{path}：empirical 需要至少两个不同的数、至多 {most} 行，找到 {found} 个",
        "{path}: empirical needs at least two different numbers and at most {most} rows, found {found}",
    ),
    "value.discrete": (
        "{path}：discrete 需要至少两个带名称的数，如 {{slow: 0.2, fast: 0.8}}",
        "{path}: discrete needs at least two named numbers, such as {{slow: 0.2, fast: 0.8}}",
    ),
    "value.discrete_same": ("{path}：两个名称的数相同", "{path}: two names have the same number"),
    "value.weights": ("{path}：weights 必须大于 0", "{path}: weights must be above 0"),
    "value.between": (
        "{path}：between 需要两个数：下限和上限",
        "{path}: between needs two numbers: low and high",
    ),
    "value.between_outside": (
        "{path}：{low} 至 {high} 之间没有这个 {kind} 的取值",
        "{path}: this {kind} has no values between {low} and {high}",
    ),
    "value.count": (
        "{path}：{kind} 需要 {count} 个数的列表 [{names}]，找到 {found} 个",
        "{path}: {kind} needs a list of {count} numbers [{names}], found {found}",
    ),
    "value.low_high": ("{path}：下限 {low} 高于上限 {high}", "{path}: low {low} is above high {high}"),
    "value.order": ("{path}：{found} 没有递增（{names}）", "{path}: {found} do not rise ({names})"),
    "value.normal": ("{path}：标准差必须大于 0", "{path}: the standard deviation must be above 0"),
    "value.lognormal": ("{path}：中位数和 sigma 必须大于 0", "{path}: median and sigma must be above 0"),
    "value.range_plain": (
        "{path}：{found} 超出允许范围 {low} 至 {high}",
        "{path}: {found} is outside the allowed range {low} to {high}",
    ),
    "value.range": (
        "{path}：{found} 超出允许范围 {low} 至 {high}（{unit}）",
        "{path}: {found} is outside the allowed range {low} to {high} ({unit})",
    ),
    "value.scale": (
        "{path}：{found} {unit} 与它所替换的 {old} 相差百倍或更多；请核对万、亿和单位",
        "{path}: {found} {unit} differs from the {old} it replaces by a hundred times or more; check multiples and unit",
    ),
    "value.percent": (
        "{path}：{found} 与它所替换的 {old} 相差悬殊；是否想写 {found} %？",
        "{path}: {found} is far from the {old} it replaces; did you mean {found} %?",
    ),
    "value.rate": (
        "{path}：这是每年 {percent} %；是否想写 {near} %？",
        "{path}: this is {percent} % a year; did you mean {near} %?",
    ),
    "value.factor": (
        "{path}：倍数 {found} 使该外部因素增至 {found} 倍；是否想写 {found} %？",
        "{path}: a factor of {found} makes the driver {found} times as large; did you mean {found} %?",
    ),
    "value.change": (
        "{path}：变动 {found} {unit} 远大于外部因素 {driver} 本身的大小 {size}；请核对万、亿和单位",
        "{path}: a change of {found} {unit} is far larger than the driver {driver}, about {size}; check multiples and unit",
    ),
    "value.change_percent": (
        "{path}：变动 {found} 远大于外部因素 {driver} 本身的大小 {size}；是否想写 {found} %？",
        "{path}: a change of {found} is far larger than the driver {driver}, about {size}; did you mean {found} %?",
    ),
    "value.growth": (
        "{path}：growth 给出从 1 起的指数，而此处的单位是 {unit}；请用 path",
        "{path}: growth gives an index that starts at 1, but the unit here is {unit}; use path",
    ),
    "value.lag": (
        "{path}：由时钟决定，每年 {steps} 步时为 {lag} 年，此处的值不被采用",
        "{path}: follows from the clock, {lag} years at {steps} steps a year; the value here is not used",
    ),
    "value.season": (
        "{path}：season 需要两个数：上半年和下半年",
        "{path}: season needs two numbers: first and second half-year",
    ),
    "value.path": (
        "{path}：{kind} 需要时间到数的映射，如 {{2025: 0.4, 2027: 1.0}}",
        "{path}: {kind} needs a mapping of times to numbers, such as {{2025: 0.4, 2027: 1.0}}",
    ),
    "value.parts": ("{path}：应为映射，键为 {names}", "{path}: expected a mapping with the keys {names}"),
    "value.missing": ("{path}：缺少 {names}", "{path}: missing: {names}"),
    "status.none": (
        "{path}：缺少 status（数据性质：{statuses}）",
        "{path}: status is missing (one of {statuses})",
    ),
    "status.published": (
        '{path}：published 的取值必须是单个数据名，至多再乘除单位，如 "= budget_revenue_2023 / year"',
        '{path}: a published value is one fact and at most units, such as "= budget_revenue_2023 / year"',
    ),
    "status.derived": (
        "{path}：derived 的取值必须是引用数据的公式",
        "{path}: a derived value is a formula on facts",
    ),
    "status.literature": (
        "{path}：literature 须写 facts 或 source",
        "{path}: a value from literature names facts or a source",
    ),
    "status.assumption": ("{path}：假设须用 why 说明理由", "{path}: an assumption needs why, one sentence"),
    "status.definition": ("{path}：定义须用 why 说明理由", "{path}: a definition needs why, one sentence"),
    "posterior.none": (
        "不是后验表：文件应以“{wanted}”开头",
        "no table of a posterior: the file should begin with '{wanted}'",
    ),
    "posterior.number": ("{name}：“{found}”不是数", "{name}: '{found}' is no number"),
    "posterior.effective": (
        "effective 应为正数（后验各行相当于多少次独立抽样），读到“{found}”",
        "effective should be above zero (how many independent draws the rows are worth), found '{found}'",
    ),
    "posterior.rows": ("后验表没有任何一行", "the table of a posterior has no row"),
    "posterior.prior": (
        "{file}：计算后验时 {name} 的先验为 {then}，现在为 {now}；请重新计算（binjiang_sim calibrate），或写 posterior: none",
        "{file}: {name} had the prior {then} when the posterior was made, and has {now} now; make it anew (binjiang_sim"
        " calibrate), or write posterior: none",
    ),
    "observation.nothing": ("facts 为空：没有可用于校准的数据", "facts is empty: there is nothing to condition on"),
    "observation.line": (
        "“{text}”应写成 指标@时期=数值，如 registered_enterprises@2025=11万 家；界限用 >= 或 <=，误差写在后面：± 2 %",
        "'{text}' should be INDICATOR@PERIOD=VALUE, such as 'registered_enterprises@2025=110 thousand enterprise'; >= or <= for a"
        " bound, the error behind it: +- 2 %",
    ),
    "observation.no_variable": (
        "{name} 没有对应的模型变量，或是目标而非实绩（{reason}），不能用来校准",
        "{name} observes no variable of the model, or is a target and no outcome ({reason}): nothing can be conditioned on"
        " it",
    ),
    "observation.more": (
        "{path}：引用数据台账时只能另写 error，不能写 {names}",
        "{path}: beside a fact of the ledger only its error may stand, not {names}",
    ),
    "observation.twice": (
        "{indicator} 在 {period} 已有一个数（{first}）；同一个数不能用两次",
        "{indicator} in {period} is there already ({first}); one figure may not count twice",
    ),
    "observation.span": (
        "{path}：只有全年发生额（如引进人数、投资额）可以跨年累计，{indicator} 不是",
        "{path}: only amounts of a year can be added up over several; {indicator} is none",
    ),
    "observation.error": ("{path}：误差应大于零，读到“{text}”", "{path}: an error is above zero, found '{text}'"),
    "observation.before": (
        "{path}：{period} 早于模拟起点 {start} 年",
        "{path}: {period} lies before the run, which begins with {start}",
    ),
    "observation.no_prices": (
        "{path}：金额须写明价格：prices: {start}（{start}年不变价）或 prices: current（现价）；命令行写“… 按{start}年价格”或"
        "“… 按现价”",
        "{path}: money names its prices: prices: {start} or prices: current; on the command line '... at {start} prices' or"
        " '... at current prices'",
    ),
    "observation.prices": (
        "{path}：价格年份应为 {start} 或 current，读到“{prices}”",
        "{path}: prices are those of {start} or current, found '{prices}'",
    ),
    # reasons of values that no file states
    "reason.none": ("情景文件设定", "set in the scenario"),
    "reason.lag": (
        "一年之内各步起点的平均时刻，比年初晚这么多。",
        "The mean of the instants at which a year's steps begin lies so long after its start.",
    ),
    "reason.zero": ("维持起始年的力度", "the effort of the start year goes on"),
    "reason.at_once": ("冲击期满即恢复", "it ends at once"),
    "reason.pinned": ("自第一个时点起按判断取值", "the pin holds from its first time on"),
    "reason.row": ("所判断的一项", "the row that is judged"),
    "reason.idle": ("未作判断", "nothing is judged"),
    "reason.before": ("此前未作判断", "nothing is judged before"),
}
