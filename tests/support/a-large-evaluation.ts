/** A document of any size in which every cell state occurs; the same for the same size. */
import { blankChapters, defaultRules } from '@/domain/evaluation'
import type {
  CriteriaGroup,
  Criterion,
  CriterionId,
  Evaluation,
  EvaluationId,
  EvaluatorId,
  GroupId,
  Rating,
  Ratings,
  VendorId,
} from '@/domain/evaluation'

export interface Size {
  readonly vendors: number
  readonly groups: number
  readonly criteriaPerGroup: number
  readonly evaluators: number
}

export function aLargeEvaluation({ vendors, groups, criteriaPerGroup, evaluators }: Size): Evaluation {
  const groupNumbers = numbers(groups)
  const vendorIds = numbers(vendors).map((i) => `v-${i}` as VendorId)
  const criteriaOf = (group: number) => numbers(criteriaPerGroup).map((i) => criterion(group, i))
  const children = groupNumbers.map((i): CriteriaGroup => ({
    ...named(`Group ${i}`, 1 + (i % 5)),
    kind: 'group',
    id: `g-${i}` as GroupId,
    threshold: i % 7 === 0 ? 30 : null,
    children: criteriaOf(i),
  }))
  const criteria = children.flatMap((group) => group.children as Criterion[])
  return {
    id: 'e-large' as EvaluationId,
    title: 'Large',
    description: '',
    createdAt: '2026-01-01T00:00:00Z',
    isSample: false,
    criteria: { ...named('', 1), kind: 'group', id: 'g-root' as GroupId, threshold: null, children },
    vendors: vendorIds.map((id, i) => ({
      id,
      name: `Vendor ${i}`,
      color: i % 10,
      website: '',
      contact: '',
      status: 'shortlist',
      outReason: '',
      note: '',
    })),
    evaluators: numbers(evaluators).map((i) => ({
      id: `p-${i}` as EvaluatorId,
      name: `Evaluator ${i}`,
      role: '',
      weight: 1 + (i % 3),
      assigned: null,
      recusals: [],
    })),
    ratings: Object.fromEntries(
      numbers(evaluators).map((e) => [
        `p-${e}`,
        Object.fromEntries(
          criteria.map((c, i) => [c.id, Object.fromEntries(vendorIds.flatMap((v, j) => cell(v, mark(e, i, j))))]),
        ),
      ]),
    ) as Ratings,
    rules: defaultRules,
    ...blankChapters,
  }
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
const named = (name: string, weight: number) => ({ name, description: '', weight })
const cell = (vendor: VendorId, given: Rating | null) => (given ? [[vendor, given] as const] : [])

function criterion(group: number, i: number): Criterion {
  return {
    ...named(`Criterion ${group}.${i}`, 1 + ((group + i) % 4)),
    kind: 'criterion',
    id: `c-${group}-${i}` as CriterionId,
    scale: {
      kind: 'levels',
      levels: [1, 2, 3, 4, 5].map((level) => ({ level, label: String(level), anchor: '', value: null })),
    },
    threshold: i === 3 && group === 2 ? 2 : null,
  }
}

/** 90 % rated, the rest not applicable, abstained, not yet rated with a note, or absent. */
function mark(evaluator: number, criterion: number, vendor: number): Rating | null {
  const hash = Math.imul(evaluator * 7919 + criterion * 104729 + vendor * 1299709 + 1, 2654435761) >>> 8
  const draw = hash % 1000
  if (draw < 900) return { state: 'rated', level: 1 + (hash % 5), ratedAt: '2026-01-01T00:00:00Z' }
  if (draw < 930) return { state: 'na' }
  if (draw < 960) return { state: 'abstain' }
  if (draw < 980) return { state: 'unrated', note: 'to be asked' }
  return null
}
