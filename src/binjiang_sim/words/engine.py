"""Texts of the room `engine`."""

TEXTS: dict[str, tuple[str, str]] = {
    "model.variable_near": ("没有变量“{name}”；是否想写“{near}”？", "no variable '{name}'; did you mean '{near}'?"),
    "model.variable_list": ("没有变量“{name}”（可用：{valid}）", "no variable '{name}' (variables: {valid})"),
    "model.parameter_near": ("没有参数“{name}”；是否想写“{near}”？", "no parameter '{name}'; did you mean '{near}'?"),
    "model.parameter_list": ("没有参数“{name}”（可用：{valid}）", "no parameter '{name}' (parameters: {valid})"),
    "model.variant_near": ("没有备选方程“{name}”；是否想写“{near}”？", "no variant '{name}'; did you mean '{near}'?"),
    "model.variant_list": ("没有备选方程“{name}”（可用：{valid}）", "no variant '{name}' (variants: {valid})"),
    "model.clash": ("“{name}”被定义了不止一次", "'{name}' is defined more than once"),
    "model.sectors_clash": ("有两个部门都叫“{name}”", "two sectors are named '{name}'"),
    "model.sector_name": (
        "部门名“{name}”只能用字母、数字和下划线，且不能以数字开头",
        "a sector's name holds letters, digits and underscores and does not begin with a digit: '{name}'",
    ),
    "model.empty": ("没有声明任何方程", "declares no equation"),
    "model.undeclared": (
        "函数“{name}”没有声明；请在它前面写上 @flow、@stock、@lever 等",
        "the function '{name}' is not declared; write @flow, @stock, @lever or the like above it",
    ),
    "model.params": (
        "Params 应为 @dataclass 类，每个字段写成 parameter(...)",
        "its Params must be a class under @dataclass whose every field is parameter(...)",
    ),
    "model.unlike": (
        "单位和维度是 {unit} ({dims})，与所代替的变量 {old_unit} ({old_dims}) 不同",
        "is in {unit} ({dims}), the variable it stands in for in {old_unit} ({old_dims})",
    ),
    "model.source": (
        "找不到函数的源代码；请写在文件或笔记本的单元格中，修改文件后重新载入",
        "the text of the function cannot be found; write it in a file or a cell of a notebook, and load a file again after a change",
    ),
    "model.unnamed": ("缺少中文名或英文名", "has no Chinese or no English name"),
    "model.unit": ("单位“{unit}”没有意义", "the unit '{unit}' means nothing"),
    "model.unit_words": (
        "单位“{unit}”中的“{part}”在报告里没有中英文写法；请用基本单位，如 person/year",
        "reports have no words in both languages for '{part}' of the unit '{unit}'; write base units, such as person/year",
    ),
    "model.ending": (
        "变量名不能以 {endings} 结尾：这些词尾表示所读变量的另一时点或时段",
        "no variable's name may end in {endings}: these say when a variable that is read is meant",
    ),
    "model.start": ("期初值“{name}”不是 @start 变量", "its start '{name}' is not a @start variable"),
    "model.indicator": (
        "读取了指标“{name}”；指标要到期末才算出",
        "reads the indicator '{name}', which exists only after the period",
    ),
    "model.shape": (
        "算出的维度（{found}）与声明的维度（{dims}）不符",
        "gives the dimensions ({found}), which do not fit its own ({dims})",
    ),
    "model.mixed": ("混用了维度（{one}）与（{other}）", "mixes the dimensions ({one}) and ({other})"),
    "model.expression": (
        "第 {line} 行：方程中不能使用“{found}”",
        "line {line}: '{found}' is not allowed in an equation",
    ),
    "model.fact_near": (
        "{fact} 不能是“{name}”；是否想写“{near}”？",
        "{fact} cannot be '{name}'; did you mean '{near}'?",
    ),
    "model.fact_list": ("{fact} 不能是“{name}”（可用：{valid}）", "{fact} cannot be '{name}' (possible: {valid})"),
    "model.share": (
        "share 只用于单位为 1 或 1/year 的变量，这里的单位是“{unit}”",
        "share is for the units 1 and 1/year; the unit here is '{unit}'",
    ),
    "model.prices": (
        "单位“{unit}”的价格口径不能写成“{found}”",
        "a figure in '{unit}' cannot be at {found} prices",
    ),
    "model.lever_near": (
        "costs 指向的举措“{name}”不存在；是否想写“{near}”？",
        "costs: no lever '{name}'; did you mean '{near}'?",
    ),
    "model.lever_list": (
        "costs 指向的举措“{name}”不存在（举措：{valid}）",
        "costs: no lever '{name}' (levers: {valid})",
    ),
    "model.cost_twice": (
        "举措“{name}”的成本由不止一个参数给出",
        "more than one parameter holds the cost of the lever '{name}'",
    ),
    "model.loop": (
        "同一时点内的循环依赖：{path}（请在其中一处经过存量）",
        "loop within one instant: {path} (let it pass through a stock)",
    ),
}
