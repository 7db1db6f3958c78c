"""Texts of the record of judgements: who gave which 80 % interval and when, and how it was scored."""

TEXTS: dict[str, tuple[str, str]] = {
    "record.columns": (
        "列名为 {found}；应依次为 {valid}（末列可省）",
        "the columns are {found}; they should be {valid} (the last may be missing)",
    ),
    "record.empty": ("“{column}”列为空", "column '{column}' is empty"),
    "record.date": ("“{text}”不是日期，应写成 2024-09-02", "'{text}' is no day; write it as 2024-09-02"),
    "record.order": (
        "10%、50%、90% 分位数须依次增大，现为 {found}",
        "the 10, 50 and 90 % points must rise; found {found}",
    ),
    "record.line": (
        "“{text}”不是判断；应写成 graduate_inflow@2025=2.4万..3万..3.6万 person，依次为 10%、50%、90% 分位数",
        "'{text}' is no judgement; write graduate_inflow@2025=24000..30000..36000 person, with the 10, 50 and 90 % points",
    ),
    "record.earlier": (
        "{date} 早于记录的最后一行（{last}）：只能按先后追加",
        "{date} is before the last row of the record ({last}): rows are only added in order",
    ),
    "record.broken": (
        "{author}于 {date} 所作判断的一行与封签不符：它封存之后被改动，或其前一行被改动、增删",
        "the row of {author}, {date}, does not fit its seal: it was changed after it was sealed, or the row before it was"
        " changed, added or taken out",
    ),
    "record.gap": (
        "此行有封签而上一行没有，无从封存",
        "this row has a seal and the one before it has none, so that the record cannot be sealed",
    ),
    "record.not_a_figure": (
        "{author}对 {name} 的判断未收入记录：只有直接给定（pin）、以 interval80 表示且整年不变的数值，才能由公布数据检验",
        "the judgement of {name} by {author} is not collected: only a pin with interval80 that stands still for a whole"
        " year can be decided by a published figure",
    ),
    "record.needs": ("{given} 须与 {needed} 同用", "{given} needs {needed}"),
    "cli.judge": (
        "记录专家给出的区间，数据公布后评分",
        "keep the intervals that experts give, and score them when figures are published",
    ),
    "judge.file": ("判断记录（CSV）", "record of judgements (CSV)"),
    "judge.facts": (
        "据以评分的数据：台账（CSV）或数据文件（YAML），缺省为情景的台账",
        "the figures to score by: a ledger (CSV) or a document of figures (YAML); by default the scenario's ledger",
    ),
    "judge.from": (
        "据以检查名称和单位的情景，缺省为 base",
        "scenario that names and units are checked against, by default base",
    ),
    "judge.run": (
        "运行情景，与模型自己的区间并列",
        "run the scenario, and show the model's own intervals beside",
    ),
    "judge.add": (
        "追加一行并封存，如 graduate_inflow@2025=2.4万..3万..3.6万 person",
        "add a row and seal it, such as 'graduate_inflow@2025=24000..30000..36000 person'",
    ),
    "judge.author": ("追加时：判断者", "with --add: who judges"),
    "judge.why": ("追加时：理由", "with --add: the reason"),
    "judge.date": ("追加或收入时：日期，缺省为今天", "with --add or --collect: the day, by default today"),
    "judge.collect": (
        "把情景中可由公布数据检验的判断收入记录",
        "collect the judgements of the scenario that a published figure can decide",
    ),
    "judge.seal": ("封存尚未封存的各行", "seal the rows that have no seal"),
    "judge.written": (
        "已写入：{file}，共{count}行，最后的封签为 {seal}。请另行保存此封签：末尾各行被删时，只有它能发现",
        "written: {file}, {count} rows, last seal {seal}. Keep this seal elsewhere: only it tells that rows were taken"
        " off the end",
    ),
    "judge.nothing_collected": ("没有可收入记录的判断", "there is no judgement to collect"),
    "judge.unsealed": (
        "{count}行没有封签，事后改动无从发现；可用 --seal 封存",
        "{count} rows have no seal, so that later changes are not seen; seal them with --seal",
    ),
    "judge.intact": ("{count}行封签相符，最后的封签为 {seal}", "{count} rows as they were sealed, last seal {seal}"),
    "judge.by_author": ("按判断者", "By author"),
    "judge.pairs": ("区间与公布的数据", "Intervals and what was published"),
    "judge.head_author": ("判断者", "author"),
    "judge.head_figure": ("指标", "figure"),
    "judge.head_period": ("时期", "period"),
    "judge.head_interval80": ("80%区间", "80 % interval"),
    "judge.head_published": ("公布值", "published"),
    "judge.head_hit": ("命中", "inside"),
    "judge.head_hits": ("命中", "inside"),
    "judge.head_interval": ("区间评分", "interval score"),
    "judge.head_quantile": ("分位数评分", "quantile score"),
    "judge.head_verdict": ("结论", "verdict"),
    "judge.yes": ("是", "yes"),
    "judge.no": ("否", "no"),
    "judge.all": ("全部", "all"),
    "judge.model": ("模型", "model"),
    "judge.of": ("{hits}/{n}", "{hits} of {n}"),
    "judge.untested": (
        "未经检验（{figures}项数据，少于{fewest}项）",
        "untested: figures {figures}, at least {fewest} needed",
    ),
    "judge.share": (
        "命中{share}；区间恰当时，95%的情形落在{low}至{high}之间",
        "{share} inside; if the intervals are right, 95 % of such shares lie between {low} and {high}",
    ),
    "judge.how": (
        "区间评分为区间宽度加上漏出部分的十倍，分位数评分为三个分位数平均弹球损失的两倍（近似 CRPS）；均以指标的单位计，越小越好，"
        "不同指标不能相加。",
        "The interval score is the width of the interval plus ten times what lies outside; the quantile score is twice the mean pinball loss at the three points (close to the CRPS). Both are in the unit of the figure, smaller is better, and cannot be added over different figures.",
    ),
    "judge.model_knew": (
        "模型的区间出自本次运行，所用数据截至{latest}；此前已公布的数据不计为它的预测。",
        "The model's intervals are those of this run, which knew figures up to {latest}; figures known by then do not count as its forecasts.",
    ),
    "judge.nothing": ("尚无可评分的判断。", "No judgement can be scored yet."),
    "judge.left_pending": ("{count}行尚待数据公布", "{count} rows are waiting for their figure"),
    "judge.left_known": (
        "{count}行判断时数据已经公布，不评分",
        "{count} rows are about figures that were known on the day, and are not scored",
    ),
    "judge.left_prices": (
        "{count}行的价格与公布的数据不同，不评分",
        "{count} rows are at other prices than the published figure, and are not scored",
    ),
    "judge.left_bound": (
        "{count}行只公布了上限或下限，不评分",
        "{count} rows have a published bound and no figure, and are not scored",
    ),
}
