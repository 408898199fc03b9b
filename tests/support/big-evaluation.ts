/** A committee's work at full size: every cell answered, all four cell states, notes and evidence in some. */
import {
  blankChapters,
  defaultRules,
  type Criterion,
  type CriterionId,
  type Evaluation,
  type EvaluationId,
  type EvaluatorId,
  type GroupId,
  type Rating,
  type VendorId,
} from '@/domain/evaluation'
import { numberedLevels } from '@/io/csv/scale-notation'

/** @returns vendors × criteria × evaluators ratings, the same each time */
export function bigEvaluation(vendorCount = 50, criterionCount = 200, evaluatorCount = 30): Evaluation {
  const scale = numberedLevels(1, 5)
  const criteria = Array.from({ length: criterionCount }, (_, c): Criterion => {
    const id = `c-criterion-${String(c)}` as CriterionId
    return {
      kind: 'criterion',
      id,
      name: `Criterion number ${String(c)}`,
      description: '',
      weight: 1 + (c % 3),
      scale,
      threshold: null,
    }
  })
  const groups = Array.from({ length: 10 }, (_, g) => ({
    kind: 'group' as const,
    id: `g-${String(g)}` as GroupId,
    name: `Group ${String(g)}`,
    description: '',
    weight: 1 + g,
    threshold: null,
    children: criteria.filter((_, c) => c % 10 === g),
  }))
  const vendors = Array.from({ length: vendorCount }, (_, v) => ({
    id: `v-vendor-${String(v)}` as VendorId,
    name: v % 5 === 0 ? `云启 ${String(v)}` : `Vendor ${String(v)}`,
    color: v % 10,
    website: '',
    contact: '',
    status: 'longlist' as const,
    outReason: '',
    note: '',
  }))
  const evaluators = Array.from({ length: evaluatorCount }, (_, e) => ({
    id: `p-evaluator-${String(e)}` as EvaluatorId,
    name: `Evaluator ${String(e)}`,
    role: '',
    weight: 1,
    assigned: null,
    recusals: [],
  }))
  const ratings: Record<EvaluatorId, Record<CriterionId, Record<VendorId, Rating>>> = {}
  let n = 0
  for (const { id: evaluator } of evaluators) {
    const byCriterion: Record<CriterionId, Record<VendorId, Rating>> = {}
    for (const { id: criterion } of criteria) {
      const row: Record<VendorId, Rating> = {}
      for (const { id: vendor } of vendors) row[vendor] = ratingNumber(n++)
      byCriterion[criterion] = row
    }
    ratings[evaluator] = byCriterion
  }
  return {
    id: 'e-big' as EvaluationId,
    title: 'Big',
    description: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    isSample: false,
    criteria: {
      kind: 'group',
      id: 'g-root' as GroupId,
      name: '',
      description: '',
      weight: 1,
      threshold: null,
      children: groups,
    },
    vendors,
    evaluators,
    ratings,
    rules: defaultRules,
    ...blankChapters,
  }
}

function ratingNumber(n: number): Rating {
  const ratedAt = new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString()
  const remarks = {
    ...(n % 11 === 0 && { note: `Shown in the demo, item ${String(n)}, "live"` }),
    ...(n % 29 === 0 && { evidence: `https://example.com/${String(n)}` }),
  }
  if (n % 17 === 0) return { ...remarks, ratedAt, state: 'na' }
  if (n % 19 === 0) return { ...remarks, ratedAt, state: 'abstain' }
  if (n % 11 === 0 && n % 23 === 0) return { ...remarks, state: 'unrated' }
  return { ...remarks, ratedAt, state: 'rated', level: 1 + (n % 5) }
}
