/**
 * The boundary: unknown JSON → a document that the rest of the app can trust. What is unusable is repaired or left out
 * part by part, each with a problem that names it; only a file without any criteria tree is refused. Keys that the
 * schema does not name are stripped; every key of the ratings is an id, so that none can be `__proto__`.
 */
import * as v from 'valibot'
import { isLevelOf, levelBounds } from '@/domain/criteria/scales'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import {
  defaultRules,
  idPattern,
  maxDepth,
  type CriteriaGroup,
  type CriteriaNode,
  type Criterion,
  type CriterionId,
  type CriterionRatings,
  type Evaluation,
  type Evaluator,
  type EvaluatorId,
  type EvaluatorRatings,
  type NodeId,
  type Rating,
  type Scale,
  type ScoringRules,
  type Vendor,
  type VendorId,
} from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import {
  criterion,
  evaluator,
  evaluatorDefaults,
  group,
  head,
  headDefaults,
  id,
  maxTextLength,
  nodeDefaults,
  rules,
  vendor,
  vendorDefaults,
} from './document-schemas'
import { isRecord, listOf } from './loose-json'
import { chapterReport, type ChapterPart } from './chapter-report'
import { readChapters } from './read-chapters'

export interface Salvaged {
  readonly document: Evaluation
  readonly problems: readonly Problem[]
}

/** @returns null when there is no criteria tree to build on */
export function readDocument(input: unknown): Salvaged | null {
  if (!isRecord(input)) return null
  const report = openReport()
  const named = v.safeParse(id, input.id)
  if (!named.success) return null
  const criteria = readTree(input.criteria, report)
  if (!criteria) return null
  for (const [field, is] of Object.entries(shapes))
    if (input[field] !== undefined && !is(input[field])) report.repaired('', field)
  const vendors = readList(input.vendors, vendor, vendorDefaults, 'vendor', report) as unknown as Vendor[]
  const people = readList(input.evaluators, evaluator, evaluatorDefaults, 'evaluator', report)
  const evaluators = (people.length > 0 ? people : [{ id: 'p-1', ...evaluatorDefaults }]) as unknown as Evaluator[]
  const ratings = readRatings(input.ratings, criteria, vendors, evaluators, report)
  const document = {
    id: named.output,
    ...readPart(input, head, headDefaults, (field) => report.repaired('', field))!,
    isSample: input.isSample === true,
    criteria,
    vendors,
    evaluators,
    ratings,
    rules: readRules(input.rules, criteria, report),
    ...readChapters(input, { criteria, vendors, evaluators }, chapterReport(report.dropped)),
  } as unknown as Evaluation
  return { document, problems: report.problems }
}

/** Of parts that have no report of their own when they are nothing of the kind; one that is not there is nothing lost. */
const shapes = {
  vendors: Array.isArray,
  evaluators: Array.isArray,
  ratings: isRecord,
  rules: isRecord,
  weighting: isRecord,
  scenarios: Array.isArray,
}

type Part = 'node' | 'vendor' | 'evaluator' | 'rating' | 'remark' | 'threshold' | 'rules' | ChapterPart
type Report = ReturnType<typeof openReport>

function openReport() {
  const problems: Problem[] = []
  const add = (code: string, params: Problem['params']) => void problems.push({ code, severity: 'warning', params })
  return {
    problems,
    dropped: (part: Part, where: string) => add(`document-${part}-dropped`, { where: shown(where) }),
    /** @param where name of the part; empty for the evaluation itself */
    repaired: (where: string, field: string) =>
      where === ''
        ? add('document-head-repaired', { field })
        : add('document-field-repaired', { where: shown(where), field }),
  }
}

/**
 * A part that is sound but for some fields gets their defaults; a text that is too long is cut.
 * @returns null when what is wrong has no default
 */
function readPart<Schema extends v.GenericSchema>(
  input: Record<string, unknown>,
  schema: Schema,
  defaults: Readonly<Record<string, unknown>>,
  repaired: (field: string) => void,
): v.InferOutput<Schema> | null {
  const first = v.safeParse(schema, input)
  if (first.success) return first.output
  const fields = new Set(first.issues.map((issue) => String(issue.path?.[0]?.key)))
  const mended = { ...input }
  for (const field of fields) {
    if (!Object.hasOwn(defaults, field)) return null
    const value = input[field]
    mended[field] = typeof value === 'string' && typeof defaults[field] === 'string' ? cut(value) : defaults[field]
  }
  let second = v.safeParse(schema, mended)
  // A text among them may still be no date or no status.
  if (!second.success) second = v.safeParse(schema, { ...mended, ...pick(defaults, fields) })
  if (!second.success) return null
  fields.forEach(repaired)
  return second.output
}

function readTree(input: unknown, report: Report): CriteriaGroup | null {
  const taken = new Set<string>()
  const visit = (node: unknown, depth: number, where: string): CriteriaNode | null => {
    const name = isRecord(node) && typeof node.name === 'string' && node.name !== '' ? node.name : where
    const drop = () => {
      report.dropped('node', name)
      return null
    }
    if (!isRecord(node) || depth > maxDepth) return drop()
    const schema = node.kind === 'group' ? group : criterion
    const read = readPart(node, schema as typeof criterion | typeof group, nodeDefaults, (field) =>
      report.repaired(name, field),
    )
    if (!read || taken.has(read.id)) return drop()
    taken.add(read.id)
    if (read.kind === 'criterion') return withPossibleThreshold(read as unknown as Criterion, report)
    const children = read.children.flatMap((child, i) => visit(child, depth + 1, `${where}.${i + 1}`) ?? [])
    return withPossibleThreshold({ ...read, children } as unknown as CriteriaGroup, report)
  }
  const root = visit(input, 0, 'criteria')
  return root?.kind === 'group' ? root : null
}

/** Of a group it is 0..100. */
function withPossibleThreshold<Node extends CriteriaNode>(read: Node, report: Report): Node {
  const { min, max } = read.kind === 'criterion' ? levelBounds(read.scale) : { min: 0, max: 100 }
  if (read.threshold === null || (read.threshold >= min && read.threshold <= max)) return read
  report.dropped('threshold', read.name || 'criteria')
  return { ...read, threshold: null }
}

function readList<Schema extends v.GenericSchema<unknown, { id: string }>>(
  input: unknown,
  schema: Schema,
  defaults: Readonly<Record<string, unknown>>,
  part: 'vendor' | 'evaluator',
  report: Report,
): v.InferOutput<Schema>[] {
  const taken = new Set<string>()
  return listOf(input).flatMap((item, i) => {
    const name = isRecord(item) && typeof item.name === 'string' && item.name !== '' ? item.name : String(i + 1)
    const read = isRecord(item) ? readPart(item, schema, defaults, (field) => report.repaired(name, field)) : null
    if (read && !taken.has(read.id)) {
      taken.add(read.id)
      return [read]
    }
    report.dropped(part, name)
    return []
  })
}

/** A rule that cannot be read is the default one. */
function readRules(input: unknown, criteria: CriteriaGroup, report: Report): ScoringRules {
  const given = isRecord(input) ? input : {}
  const read = readPart(given, rules, { ...defaultRules }, (field) =>
    report.dropped('rules', field),
  ) as unknown as ScoringRules
  const nodes = new Set<NodeId>(nodesOf(criteria).map((n) => n.id))
  return { ...read, tieBreaks: read.tieBreaks.filter((node) => nodes.has(node)) }
}

function readRatings(
  input: unknown,
  criteria: CriteriaGroup,
  vendors: readonly Vendor[],
  evaluators: readonly Evaluator[],
  report: Report,
): Evaluation['ratings'] {
  const scales = new Map<string, Scale>(leavesOf(criteria).map((c) => [c.id, c.scale]))
  const vendorIds = new Set<string>(vendors.map((one) => one.id))
  const evaluatorIds = new Set<string>(evaluators.map((one) => one.id))

  const readRow = (row: unknown, scale: Scale, where: string): CriterionRatings => {
    const cells: Record<VendorId, Rating> = {}
    if (!isRecord(row)) report.dropped('rating', where)
    for (const [vendor, mark] of entriesOf(row)) {
      const lostRemark = () => report.dropped('remark', `${where} / ${vendor}`)
      const rating = vendorIds.has(vendor) ? readRating(mark, scale, lostRemark) : null
      if (rating) cells[vendor as VendorId] = rating
      else report.dropped('rating', `${where} / ${vendor}`)
    }
    return cells
  }
  const readRows = (rows: unknown, where: string): EvaluatorRatings => {
    const kept: Record<CriterionId, CriterionRatings> = {}
    if (!isRecord(rows)) report.dropped('rating', where)
    for (const [on, row] of entriesOf(rows)) {
      const scale = scales.get(on)
      if (scale) kept[on as CriterionId] = readRow(row, scale, `${where} / ${on}`)
      else report.dropped('rating', `${where} / ${on}`)
    }
    return kept
  }
  const ratings: Record<EvaluatorId, EvaluatorRatings> = {}
  for (const [by, rows] of entriesOf(input)) {
    if (evaluatorIds.has(by)) ratings[by as EvaluatorId] = readRows(rows, by)
    else report.dropped('rating', by)
  }
  return ratings
}

const remarks = ['note', 'evidence', 'ratedAt'] as const

/** By hand, since there may be 300,000; a long remark is cut. */
function readRating(mark: unknown, scale: Scale, lostRemark: () => void): Rating | null {
  if (!isRecord(mark)) return null
  const { state, level } = mark
  const isRated = state === 'rated'
  if (isRated ? typeof level !== 'number' || !isLevelOf(scale, level) : !unlevelled.has(state)) return null
  const read: Record<string, unknown> = isRated ? { state, level } : { state }
  for (const key of remarks) {
    const remark = mark[key]
    if (typeof remark === 'string' && (key !== 'ratedAt' || isTime(remark))) read[key] = cut(remark)
    else if (remark !== undefined) lostRemark()
  }
  return read as unknown as Rating
}

/** What is no time cannot be shown as one. */
function isTime(at: string): boolean {
  return !Number.isNaN(Date.parse(at))
}

const unlevelled = new Set<unknown>(['na', 'abstain', 'unrated'])

/** `__proto__` and everything else that is no id stays out. */
function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value).filter(([key]) => idPattern.test(key)) : []
}

function pick(from: Readonly<Record<string, unknown>>, fields: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries([...fields].map((field) => [field, from[field]]))
}

/** Never through the middle of a character. */
function cut(value: string, length = maxTextLength): string {
  if (value.length <= length) return value
  return value.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}

/** Enough of a text to find it again. */
function shown(where: string): string {
  return where.length > 80 ? `${cut(where, 79)}…` : where
}
