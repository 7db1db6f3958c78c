"""Texts of the documents that `report` writes."""

TEXTS: dict[str, tuple[str, str]] = {
    "document.no_targets": (
        "本情景没有列出规划目标；用 --targets 指定目标文件，即可得出各项目标实现的概率。",
        "This scenario names no targets; --targets FILE adds them, and with them the chance of each.",
    ),
    "document.more_targets": ("另有 {count} 项目标，见下一部分。", "{count} more targets stand in the next part."),
    "targets.named": ("{period} 年{figure} {wanted}", "{figure} {wanted} in {period}"),
    "targets.named_span": ("{figure}{period} {wanted}", "{figure} {wanted} ({period})"),
    "document.drivers": (
        "对 {period} 年{figure}影响最大的不确定输入（秩相关系数）",
        "Uncertain inputs that move {figure} in {period} most (rank correlation)",
    ),
    "document.drivers_about": (
        "秩相关系数取 -1 到 1：为正，说明该输入取值偏高的抽样里这一指标也偏高。它由本次运行的抽样算出，反映我们对各项输入知道得有多不准，不是政策效果；仅凭偶然也会出现的弱相关未列。",
        "A rank correlation lies between -1 and 1; above 0, draws with a high value of the input have a high value of the figure. It comes from the draws of this run and shows what we know badly, not what a policy does. Correlations that chance alone would give are left out.",
    ),
    "document.drivers_none": (
        "输入的影响要从许多次抽样中看出；本次运行抽样太少，因此没有列出。",
        "What inputs do can only be seen over many draws; this run has too few.",
    ),
    "document.assumed": (
        "{all} 个输入数据中有 {assumed} 个没有公布数可依，是假定值。",
        "{assumed} of the {all} numbers put in are assumptions that no published figure backs.",
    ),
    "document.conditioned": (
        "{count} 个输入和时间波动已按下列数据校准，取后验联合值（相当于 {effective} 次独立抽样）：{facts}。",
        "{count} inputs and swings over time are conditioned on figures and drawn together from a posterior worth {effective} independent draws: {facts}.",
    ),
    "document.luck": (
        "{year} 年经济增速的 80% 区间宽 {whole} 个百分点；即使不计需求与外资的起伏，仅输入的不确定性也有 {inputs} 个百分点。",
        "The 80 % band of growth in {year} is {whole} points wide; without the swings of demand and foreign capital the inputs alone still give {inputs} points.",
    ),
    "document.scored": (
        "未参与设定模型的 {count} 个公布数中，有 {inside} 个落在 80% 区间之内。",
        "Of the {count} published figures that did not help to set the model, {inside} lie inside the 80 % band.",
    ),
    "document.unscored": (
        "运行期内的公布数都已用于设定模型，没有可作检验的数；对过去年份的预测另见回溯检验。",
        "Every published figure of these years helped to set the model, so none of them tests it; forecasts of past years are tested in the hindcast.",
    ),
    "document.outside": (
        "战争、疫情、重大政策转向等模型以外的事件，不在任何区间之内。",
        "What the model does not hold, such as war, epidemics or a turn of national policy, is in no band.",
    ),
    "document.recommendations": ("对策建议", "Recommendations"),
    "document.plan": ("规划目标能否实现", "Will the plan be met?"),
    "document.reasons": ("为什么", "Because of what?"),
    "document.instead": ("怎么办", "What instead?"),
    "document.growth": ("增长从何而来", "Where growth comes from"),
    "document.strongest": ("对主要指标影响最大的", "Those that move the main figures most"),
    "document.rest_of_inputs": (
        "另有{count}项，见 inputs.csv、Excel 的输入表或网页版报告。",
        "{count} more stand in inputs.csv, in the sheet of inputs of the workbook, and in the report as a page.",
    ),
    "document.trust": ("结果有多可信", "How far can this be trusted?"),
    "document.method": ("方法说明", "How this was made"),
    "document.no_reforms": ("本情景没有安排改革。", "This scenario orders no reforms."),
    "document.effects": ("所安排改革的合计效果", "What all the reforms ordered do together"),
    "document.effects_about": (
        "把全部改革力度设为零，用同一组随机数把前 {draws} 次抽样再运行一遍，逐次相减。",
        "The first {draws} draws were run once more with every reform at zero and the same random numbers; shown are the differences, draw by draw.",
    ),
    "document.effects_left_out": (
        "其中 {count} 次没有算出有效数字，未计入。",
        " Left out: {count} that gave no meaningful number.",
    ),
    "document.effects_central": (
        "把全部改革力度设为零再运行一次，两次之差。",
        "The run was made once more with every reform at zero; shown is the difference.",
    ),
    "document.effect_figure": ("指标", "Figure"),
    "document.effect_difference": ("{year} 年之差（中位数）", "Difference in {year} (median)"),
    "document.effect_range": ("80% 区间", "80 % band"),
    "document.effect_more": ("提高的概率", "Chance of more"),
    "document.points": ("个百分点", " points"),
    "document.to": ("{low} 至 {high}", "{low} to {high}"),
    "document.method_is": (
        "本报告的数字出自 binjiang_sim。这是一个区域发展的系统动力学模型：{equations} 个变量，每个变量对应一个方程，描述产出、人才、人口、企业、创新、开放、公共服务和财政之间的相互作用，从 {start} 年初{place}的公布数据出发，逐期推算。",
        "The numbers of this report come from binjiang_sim, a stock-and-flow model of a district: {equations} variables, each with one equation, describe how output, talent, residents, enterprises, innovation, openness, public services and the budget act on each other, step by step from the published figures of {place} at the beginning of {start}.",
    ),
    "document.method_not": (
        "它不是官方预测，不预测价格、单个企业或一次性事件，也不评价公布数据本身。区级公开数据有限，不少环节只能依据假定，全部列在本报告中，可逐项改动后重新运行。",
        "It is not an official forecast. It says nothing of prices, single enterprises or one-off events, and it does not judge the published figures. Districts publish little, so that many links rest on assumptions; all of them are listed here and can be changed one by one and run again.",
    ),
    "document.method_sure": (
        "不确定性由 {draws} 次抽样表示：每个不确定的输入各取一值，再加上需求与外资的随机起伏。文中给出中位数和 80% 区间（10% 与 90% 分位）：十次中约有两次落在区间之外。区间只反映所列假定，模型遗漏的因素会使真实的不确定性更大。",
        "Uncertainty is shown by {draws} draws: every uncertain input takes a value of its own, and demand and foreign capital have their luck. Medians stand with 80 % bands (10 and 90 % points): about twice in ten the truth lies outside. Bands follow from the assumptions listed; what the model leaves out makes the true uncertainty larger.",
    ),
    "document.method_sure_central": (
        "本次为单次运行，每个输入取中位数，没有区间，因此不说明结果的把握有多大。",
        "This is a single run with every input at its median. It has no bands and does not say how sure its numbers are.",
    ),
    "document.mark": ("{period}：{figure}（{source}）", "{period}: {figure} ({source})"),
    "document.year": ("年份", "Year"),
    "document.year_unit": ("年份（{unit}）", "Year ({unit})"),
    "document.q50": ("中位数", "Median"),
    "document.q10": ("10% 分位", "10 % point"),
    "document.q90": ("90% 分位", "90 % point"),
    "page.numbers": ("数据：{title}", "Numbers: {title}"),
    "page.made_what": ("项目", "Item"),
    "format.name_near": ("没有格式“{name}”；是否想写“{near}”？", "no format '{name}'; did you mean '{near}'?"),
    "format.name_list": ("没有格式“{name}”（可用：{valid}）", "no format '{name}' (formats: {valid})"),
    "cli.comma": ("、", ", "),
    "cli.format": (
        "写成哪些格式，用逗号隔开：{names}（默认 {usual}）",
        "formats to write, separated by commas: {names} (default: {usual})",
    ),
    "excel.results": ("结果", "results"),
    "excel.targets": ("目标", "targets"),
    "excel.charts": ("图表", "charts"),
    "excel.inputs": ("输入", "inputs"),
    "excel.dictionary": ("词典", "dictionary"),
    "excel.sources": ("来源", "sources"),
    "excel.settings": ("运行设置", "run settings"),
    "excel.point": ("{point}% 分位", "{point} % point"),
    "excel.head_scenario": ("情景", "scenario"),
    "excel.head_indicator": ("变量", "variable"),
    "excel.head_item": ("项目", "item"),
    "excel.head_item_zh": ("项目（中文）", "item (Chinese)"),
    "excel.head_item_en": ("项目（英文）", "item (English)"),
    "excel.head_period": ("时期", "period"),
    "excel.head_unit": ("单位", "unit"),
    "excel.head_mean": ("平均值", "mean"),
    "excel.head_q05": ("5% 分位", "5 % point"),
    "excel.head_q10": ("10% 分位", "10 % point"),
    "excel.head_q50": ("中位数", "median"),
    "excel.head_q90": ("90% 分位", "90 % point"),
    "excel.head_q95": ("95% 分位", "95 % point"),
    "excel.head_q10_parameters": ("10% 分位（仅参数）", "10 % point (parameters only)"),
    "excel.head_q90_parameters": ("90% 分位（仅参数）", "90 % point (parameters only)"),
    "excel.head_zh": ("中文名称", "Chinese name"),
    "excel.head_en": ("英文名称", "English name"),
    "excel.head_input": ("输入", "input"),
    "excel.head_choices": ("选项", "choices"),
    "excel.head_status": ("来历", "status"),
    "excel.head_facts": ("所用公布数", "facts used"),
    "excel.head_formula": ("公式", "formula"),
    "excel.head_why": ("理由", "reason"),
    "excel.head_source": ("来源", "source"),
    "excel.head_place": ("所在文件", "file and line"),
    "excel.head_kind": ("类型", "kind"),
    "excel.head_dimensions": ("分项", "dimensions"),
    "excel.head_meaning": ("含义（英文）", "meaning"),
    "excel.head_name": ("名称", "name"),
    "excel.head_label": ("指标", "figure"),
    "excel.head_value": ("数值", "value"),
    "excel.head_quote": ("原文", "words of the source"),
    "excel.head_address": ("网址", "address"),
    "excel.head_setting": ("项目", "setting"),
    "document.recommendations_from": (
        "以下建议写于 {date}，针对的是另一次运行 {run}；本报告的数字来自新的运行，请核对后再用。",
        "These recommendations were written for another run, {run}, on {date}; the figures of this report are those of a new one: check them against it.",
    ),
    "document.recommendations_head": (
        "以下文字抄自上述运行的文件夹；核对无误后删去本行，报告即不再提示。",
        "Copied from the folder of this run; delete this line once the text holds for the new one, and the report no longer says so.",
    ),
    "files.kept": (
        "{file} 原有内容不同（有人改过，或出自其他输入），未覆盖，已改名为 {kept}",
        "{file} held something else (edited by hand, or made from other inputs); it was not overwritten and is now {kept}",
    ),
    "document.guidance": (
        """<!--
对策建议写在这里，用 Markdown：标题以 # 开头，列表以 - 开头，段落之间空一行。
重新生成报告时，这里的文字原样进入网页、Word 和 PDF，本文件不会被覆盖。
尖括号与减号之间的说明（如本段）不会出现在报告中。
-->
""",
        """<!--
Write your recommendations here, in Markdown: headings begin with #, lists with -, an empty line parts paragraphs.
Whenever the report is made again, the text goes into the page, the Word file and the PDF; this file is never overwritten.
Comments such as this one do not appear in the report.
-->
""",
    ),
}
