/**
 * The sample's file → document. It ships with the app and is checked by a test, so a fault in it is our bug and throws.
 * Ratings: a row for each criterion, in the order of the vendors; a number is a level, null is not yet rated.
 */
import * as v from 'valibot'
import { blankChapters, defaultRules, plainEvaluator } from '@/domain/evaluation'
import type {
  CriterionId,
  CriterionRatings,
  Evaluation,
  EvaluationId,
  EvaluatorId,
  GroupId,
  IsoTime,
  NodeId,
  Rating,
  VendorId,
} from '@/domain/evaluation'
import { localText, readPack } from './criteria-pack'
import type { PackLocale } from './criteria-pack'
import { instantiatePack } from './instantiate-pack'

const cell = v.nullable(v.union([v.number(), v.picklist(['na', 'abstain'])]))
const blankable = v.optional(localText)

const schema = v.strictObject({
  format: v.literal('evenhand/sample'),
  title: localText,
  description: localText,
  evaluator: v.strictObject({ id: v.string(), name: localText, role: localText }),
  tieBreaks: v.array(v.string()),
  vendors: v.array(
    v.strictObject({
      id: v.string(),
      name: v.string(),
      website: v.string(),
      contact: localText,
      status: v.picklist(['longlist', 'shortlist', 'out']),
      outReason: blankable,
      note: blankable,
    }),
  ),
  ratings: v.record(v.string(), v.array(cell)),
  remarks: v.array(v.strictObject({ criterion: v.string(), vendor: v.string(), note: blankable, evidence: blankable })),
})

type Sample = v.InferOutput<typeof schema>

export function buildSample(
  file: unknown,
  packFile: unknown,
  locale: PackLocale,
  { id, now }: { readonly id: EvaluationId; readonly now: IsoTime },
): Evaluation {
  const sample = v.parse(schema, file)
  const pack = readPack(packFile)
  if (!pack.ok) throw new Error(`sample: ${pack.problem.code} ${JSON.stringify(pack.problem.params)}`)
  const evaluator = sample.evaluator.id as EvaluatorId

  return {
    id,
    title: sample.title[locale],
    description: sample.description[locale],
    createdAt: now,
    isSample: true,
    criteria: instantiatePack(pack.value, locale, 'g-root' as GroupId),
    vendors: sample.vendors.map(({ id: vendor, name, website, contact, status, outReason, note }, index) => ({
      id: vendor as VendorId,
      name,
      color: index,
      website,
      contact: contact[locale],
      status,
      outReason: outReason?.[locale] ?? '',
      note: note?.[locale] ?? '',
    })),
    evaluators: [
      { ...plainEvaluator, id: evaluator, name: sample.evaluator.name[locale], role: sample.evaluator.role[locale] },
    ],
    ratings: { [evaluator]: ratingsOf(sample, locale, now) },
    rules: { ...defaultRules, tieBreaks: sample.tieBreaks as NodeId[] },
    ...blankChapters,
  }
}

function ratingsOf(sample: Sample, locale: PackLocale, now: IsoTime): Record<CriterionId, CriterionRatings> {
  const remarks = new Map(sample.remarks.map((remark) => [`${remark.criterion} ${remark.vendor}`, remark]))
  const rows = Object.entries(sample.ratings).map(([criterion, cells]): [string, CriterionRatings] => {
    const marks = sample.vendors.flatMap((vendor, index): [string, Rating][] => {
      const remark = remarks.get(`${criterion} ${vendor.id}`)
      const mark = cells[index] ?? null
      if (mark === null && !remark) return []
      const words = {
        ...(remark?.note && { note: remark.note[locale] }),
        ...(remark?.evidence && { evidence: remark.evidence[locale] }),
      }
      if (mark === null) return [[vendor.id, { state: 'unrated', ...words }]]
      if (typeof mark === 'number') return [[vendor.id, { state: 'rated', level: mark, ...words, ratedAt: now }]]
      return [[vendor.id, { state: mark, ...words, ratedAt: now }]]
    })
    return [criterion, Object.fromEntries(marks)]
  })
  return Object.fromEntries(rows)
}
