/** Headings and marks as people write them, in English and Chinese: the one place to add another spelling. */
import { nameKey } from '../names'

/** What a column holds. `value`: one vendor's levels (or one criterion's, where vendors run down); `aside`: not used. */
export const columnRoles = [
  'aside',
  'id',
  'parent',
  'group',
  'name',
  'criterionId',
  'criterion',
  'vendor',
  'evaluator',
  'weight',
  'groupWeight',
  'scale',
  'full',
  'threshold',
  'description',
  'state',
  'level',
  'note',
  'evidence',
  'ratedAt',
  'website',
  'contact',
  'status',
  'value',
  'total',
  'rank',
  'coverage',
  'low',
  'high',
  'tieBreak',
] as const
export type ColumnRole = (typeof columnRoles)[number]

const aliases: Partial<Record<ColumnRole, string>> = {
  id: 'id|编号|编码|代码|序号|项次|项号|行号|no|#|nr|number|ref|s/n|sr no|item no|item #|req id',
  parent: 'parent_id|parent|parent id|上级|上级编号|父级|父级编号|所属',
  group: 'group|category|dimension|section|groups|组|分组|评分组|一级|一级指标|模块',
  name: 'name|title|名称|名字',
  criterionId: 'criterion_id|criterion id|criteria id|评分项编号|指标编号',
  criterion:
    'criterion|criteria|criterion name|requirement|feature|item|indicator|factor|评分项|评分标准|评价指标|评估项|评估指标|指标|指标名称|二级指标|评审项|评审因素|评分因素|考核项|需求|功能|功能点|项目|标准|评审项目|评审内容|评审指标|评分项目|评分内容|评分指标|评价项目|评价内容|评估项目|评估内容|考核指标|考核内容|三级指标',
  vendor:
    'vendor|vendors|supplier|suppliers|vendor name|product|company|option|alternative|供应商|供应商名称|厂商|厂商名称|厂家|产品|公司|公司名称|投标人|投标单位|投标方|品牌|候选',
  evaluator: 'evaluator|rater|reviewer|judge|scorer|scored by|评委|评审|评审人|评分人|专家|打分人|评估人',
  weight:
    'weight|weights|weighting|global weight|weight %|importance|权重|权重%|比重|占比|权值|系数|权重分|重要性|gewicht|gewichtung|二级权重|二级指标权重|三级权重|三级指标权重|指标权重|评分项权重|组内权重|相对权重|综合权重|总权重|合成权重|最终权重|绝对权重|local weight|criterion weight|relative weight|weighting %|weight factor|weightage|weight in group|wt|%|权重系数|权重值|权重比例|重要度|重要程度|分值占比|權重|配点|poids',
  scale: 'scale|量表|评分方式|计分方式|类型',
  full: 'full|full points|full score|max|max score|maximum|max points|满分|最高分|满分值|分值|标准分',
  threshold: 'threshold|minimum|min|must|cutoff|门槛|最低|最低分|最低要求|合格线',
  description: 'description|definition|meaning|explanation|说明|描述|含义|定义|评分说明|评分细则|评分标准说明',
  state: 'state|cell state|评分状态|单元状态',
  level: 'level|rating|grade|得分|评分|分数|打分|等级|级别',
  note: 'note|notes|comment|comments|remark|remarks|备注|评语|意见|注释|理由',
  evidence: 'evidence|source|link|proof|reference|证据|依据|出处|链接|来源',
  ratedAt: 'rated_at|rated at|date|time|timestamp|评分时间|打分时间|时间|日期',
  website: 'website|url|web|site|homepage|网站|网址|官网|主页',
  contact: 'contact|contacts|email|e-mail|phone|tel|联系人|联系方式|联系电话|电话|邮箱|电子邮件',
  status: 'status|stage|状态|阶段',
  total:
    'score|#score|total|total score|sum|weighted total|weighted score|overall|overall score|grand total|总分|总得分|合计|总计|综合得分|综合评分|加权总分|加权得分|最终得分|汇总|總分|合計|total pondéré',
  rank: 'rank|#rank|ranking|place|position|排名|名次|排序',
  coverage: 'coverage|#coverage|完成度|覆盖率',
  low: 'score_low|low|最低可能',
  high: 'score_high|high|最高可能',
  tieBreak: 'tie_break|tie break|tie-break|并列判定',
}

const roleOf = new Map<string, ColumnRole>(
  Object.entries(aliases).flatMap(([role, names]) =>
    names.split('|').map((name) => [name, role as ColumnRole] as const),
  ),
)

/**
 * A line break or space inside a Chinese heading (`序 号`, `权重 (%)`) says nothing, nor the point of a word cut short
 * (`Max. score`), nor what stands in brackets behind.
 */
function headingKey(heading: string): string {
  return nameKey(heading)
    .replace(/[:：*]+$|\.(?!\d)/g, '')
    .replace(/(?<=[^ -~]) | (?=[^ -~])/g, '')
}

const withoutBrackets = (key: string) => key.replace(/ ?\([^()]*\)$/, '')

/** Their words come in any order, and alone: `Total cost` and 总成本 are criteria. */
const totals =
  /^(?:totals|summe|gesamt(?:summe|punkte|punktzahl)?|(?:(?:overall|grand|final|weighted|sum|total|of) )+(?:totals?|scores?|sum|points)|(?:综合|加权|最终|评审|得分|汇总|合计|总计|总分)*(?:总计|合计|汇总|总[得评]?分)(?:得?分|数)?|(?:综合|加权|最终)评?分)$/
const ranks = /^(?:(?:overall|final) (?:rank(?:ing)?|place)|(?:综合|最终|推荐|评审|总)+(?:排名|名次|排序))$/
const groups = /^(?:一级|评[价估审分]|考核)?(?:维度|领域|方面|大类|类别|分类)$/

/** The role that a heading names; undefined for anything else, a vendor's name for example. */
export function roleOfHeading(heading: string): ColumnRole | undefined {
  const key = headingKey(heading)
  const bare = withoutBrackets(key)
  const role = roleOf.get(key) ?? roleOf.get(bare)
  if (role) return role
  if (totals.test(bare)) return 'total'
  if (ranks.test(bare)) return 'rank'
  if (groups.test(bare)) return 'group'
  const weighed = bare.replace(/ ?(?:weight|权重)$/, '')
  return weighed !== bare && roleOfHeading(weighed) === 'group' ? 'groupWeight' : undefined
}

/** A sum over a part of the sheet, a mean, a product of weight and level: what other cells say already. */
export function isPartialResult(heading: string): boolean {
  return /小计$|sub-?totals?$|加权(?:得?分)?$|weighted(?: score)?$|^(?:(?:加权|综合)?平?均(?:得?分|值)?|(?:(?:weighted|overall|total) )?(?:average|avg|mean)(?: (?:score|rating)s?)?)$/.test(
    withoutBrackets(headingKey(heading)),
  )
}

/** What the total is divided by the weights, and stands in its place. */
export function isWeightedMean(heading: string): boolean {
  return /^加权平均|^weighted (?:average|avg|mean)/.test(headingKey(heading)) && isPartialResult(heading)
}

/**
 * What stands beside vendors and is none: figures over them all, the rank of one, what a requirement is.
 * As a row, `Range` or `Priority` may well be a criterion.
 */
export function isNoVendor(heading: string): boolean {
  return /^(?:priority|best|difference|range|must.?haves?|mandatory|owner|units?|std ?dev(?:iation)?|stdev|variance|median|差值|分差|差距|极差|标准差|方差|中位数|最[高低]值|优先级|必须(?:满足)?|是否必须|必备|单位|负责人|责任人)$|(?:排名|名次| rank)$/.test(
    withoutBrackets(headingKey(heading)),
  )
}

/** `甲公司备注`: words on the marks of a vendor. */
export function isRemark(heading: string): boolean {
  return /(?:说明|备注|原因|notes?|comments?|remarks?)$/.test(withoutBrackets(headingKey(heading)))
}

/** What is made of the totals, and stands behind them. */
export function isVerdict(heading: string): boolean {
  return /^(?:recommend(?:ed|ation)|decision|selected|verdict|结论|结果|推荐(?:意见|结论)?|是否(?:推荐|入围|中标))$/.test(
    withoutBrackets(headingKey(heading)),
  )
}

/** The highest mark of a row, or the highest that can be given: the figures tell which. */
export function isHighest(heading: string): boolean {
  return /^(?:max|maximum|最高分)$/.test(withoutBrackets(headingKey(heading)))
}

/** Whether a heading has a meaning of its own, so that no vendor or criterion is to be looked for below it. */
export function isAside(heading: string): boolean {
  return roleOfHeading(heading) !== undefined || isPartialResult(heading) || isNoVendor(heading)
}

/** `评委1`, `Judge B`: somebody who scores, where a vendor or criterion is looked for. */
export function isEvaluator(name: string): boolean {
  return /^(?:评委|专家|evaluator|judge|reviewer) ?(?:[a-z]|\d+|[一二三四五六七八九十]+)$/.test(nameKey(name))
}

const naMarks = new Set('n/a|/|na|n.a.|#n/a|not applicable|不适用|不涉及|不适用的|无关'.split('|'))
const abstainMarks = new Set('-|–|—|--|−|abstain|abstained|abstention|弃权|回避|不评'.split('|'))
const blankMarks = new Set('|unrated|not rated|not yet rated|tbd|?|未评|未评分|待评|待定|空'.split('|'))
const ratedMarks = new Set('rated|scored|已评|已评分|评分'.split('|'))
const yesMarks = new Set('yes|y|true|✓|✔|✅|☑|√|是|有|对|支持|满足|符合|通过'.split('|'))
const noMarks = new Set('no|n|false|✗|✘|❌|×|x|否|无|没有|错|不支持|不满足|不符合|不通过'.split('|'))

/** The state that a cell's text stands for; null where it must be a level. */
export function stateOfMark(text: string): 'na' | 'abstain' | 'unrated' | 'rated' | null {
  const key = nameKey(text)
  if (naMarks.has(key)) return 'na'
  if (abstainMarks.has(key)) return 'abstain'
  if (blankMarks.has(key)) return 'unrated'
  return ratedMarks.has(key) ? 'rated' : null
}

/** 1, 0 or null. A sign may come as a picture (`✔️`). */
export function yesOrNo(text: string): 1 | 0 | null {
  const key = nameKey(text).replace('\uFE0F', '')
  if (yesMarks.has(key)) return 1
  return noMarks.has(key) ? 0 : null
}

const statusNames = new Map<string, 'longlist' | 'shortlist' | 'out'>([
  ...'longlist|long list|长名单|候选|初选'.split('|').map((name) => [name, 'longlist'] as const),
  ...'shortlist|short list|shortlisted|短名单|入围|复选'.split('|').map((name) => [name, 'shortlist'] as const),
  ...'out|rejected|eliminated|淘汰|出局|落选|退出'.split('|').map((name) => [name, 'out'] as const),
])

/** `out: reason` carries why. */
export function vendorStatusOf(text: string): { status: 'longlist' | 'shortlist' | 'out'; outReason: string } | null {
  const [head = '', ...rest] = text.split(/(?<=^[^:：]*)[:：]/)
  const status = statusNames.get(nameKey(head))
  if (!status) return null
  return { status, outReason: status === 'out' ? rest.join(':').replace(/^ /, '') : '' }
}
