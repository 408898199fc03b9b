/**
 * `anEvaluation().withVendors('A', 'B').withCriteria(aCriterion('price'), aGroup('fit', [aCriterion('x')])).build()`:
 * every part has a default, ids are the prefix and the name (`v-A`, `c-price`, `g-fit`, `p-Ann`).
 */
import { blankChapters, defaultRules, plainEvaluator } from '@/domain/evaluation'
import type {
  CriteriaGroup,
  CriteriaNode,
  Criterion,
  CriterionId,
  Evaluation,
  EvaluationId,
  Evaluator,
  EvaluatorId,
  GroupId,
  LevelsScale,
  MeasureScale,
  PointsScale,
  Rating,
  Ratings,
  ScoringRules,
  Vendor,
  VendorId,
  YesNoScale,
} from '@/domain/evaluation'

/** Ids have neither spaces nor Chinese characters. */
const slug = (name: string) => name.replace(/[^\w.-]/gu, (character) => `.${character.codePointAt(0)!.toString(36)}`)
export const vendorId = (name: string) => `v-${slug(name)}` as VendorId
export const criterionId = (name: string) => `c-${slug(name)}` as CriterionId
export const groupId = (name: string) => `g-${slug(name)}` as GroupId
export const evaluatorId = (name: string) => `p-${slug(name)}` as EvaluatorId
export const rootId = groupId('root')

/** Levels with these numbers; values only where they are given. */
export function levelsScale(numbers: readonly number[], values: readonly number[] = []): LevelsScale {
  return {
    kind: 'levels',
    levels: numbers.map((level, i) => ({ level, label: String(level), anchor: '', value: values[i] ?? null })),
  }
}
export const oneToFive = levelsScale([1, 2, 3, 4, 5])
export const yesNo: YesNoScale = { kind: 'yes-no', anchors: [] }
export const outOf = (full: number): PointsScale => ({ kind: 'points', full, anchors: [] })
export const measure = (...points: readonly (readonly [level: number, value: number])[]): MeasureScale => ({
  kind: 'measure',
  unit: '',
  points: points.map(([level, value]) => ({ level, value })),
})

type CriterionParts = Partial<Pick<Criterion, 'weight' | 'scale' | 'threshold'>>
export function aCriterion(name: string, parts: CriterionParts = {}): Criterion {
  const defaults = { weight: 1, scale: oneToFive, threshold: null }
  return { ...defaults, ...parts, kind: 'criterion', id: criterionId(name), name, description: '' }
}

type GroupParts = Partial<Pick<CriteriaGroup, 'weight' | 'threshold'>>
export function aGroup(name: string, children: readonly CriteriaNode[], parts: GroupParts = {}): CriteriaGroup {
  return { weight: 1, threshold: null, ...parts, kind: 'group', id: groupId(name), name, description: '', children }
}

export function aVendor(name: string, parts: Partial<Omit<Vendor, 'id' | 'name'>> = {}): Vendor {
  const blank = { color: 0, website: '', contact: '', status: 'shortlist', outReason: '', note: '' } as const
  return { ...blank, ...parts, id: vendorId(name), name }
}

export function anEvaluator(name: string, weight = 1): Evaluator {
  return { ...plainEvaluator, id: evaluatorId(name), name, weight }
}

/** A level, a state without one, or null for a cell that is absent. */
export type Mark = number | 'na' | 'abstain' | 'unrated' | null

export function ratingOf(mark: Mark): Rating | null {
  if (typeof mark === 'number') return { state: 'rated', level: mark }
  return mark === null ? null : { state: mark }
}

export const anEvaluation = () =>
  new EvaluationBuilder({
    id: 'e-test' as EvaluationId,
    title: 'Test',
    description: '',
    createdAt: '2026-01-01T00:00:00Z',
    isSample: false,
    criteria: aGroup('root', []),
    vendors: [],
    evaluators: [anEvaluator('Ann')],
    ratings: {},
    rules: defaultRules,
    ...blankChapters,
  })

class EvaluationBuilder {
  private readonly document: Evaluation

  constructor(document: Evaluation) {
    this.document = document
  }

  build(): Evaluation {
    return this.document
  }

  withVendors(...vendors: readonly (string | Vendor)[]): EvaluationBuilder {
    return this.with({ vendors: vendors.map((v) => (typeof v === 'string' ? aVendor(v) : v)) })
  }

  withCriteria(...children: readonly CriteriaNode[]): EvaluationBuilder {
    return this.with({ criteria: { ...this.document.criteria, children } })
  }

  withTotalThreshold(threshold: number): EvaluationBuilder {
    return this.with({ criteria: { ...this.document.criteria, threshold } })
  }

  withEvaluators(...evaluators: readonly (string | Evaluator)[]): EvaluationBuilder {
    return this.with({ evaluators: evaluators.map((e) => (typeof e === 'string' ? anEvaluator(e) : e)) })
  }

  withRules(rules: Partial<ScoringRules>): EvaluationBuilder {
    return this.with({ rules: { ...this.document.rules, ...rules } })
  }

  /** Criterion name → marks in the order of the vendors; of the first evaluator unless one is named. */
  withMarks(rows: Readonly<Record<string, readonly Mark[]>>, evaluator?: string): EvaluationBuilder {
    const { vendors, evaluators, ratings } = this.document
    const id = evaluator === undefined ? evaluators[0]!.id : evaluatorId(evaluator)
    const marked = Object.entries(rows).map(([name, marks]) => {
      const cells = marks.flatMap((mark, v) => {
        const rating = ratingOf(mark)
        return rating ? [[vendors[v]!.id, rating] as const] : []
      })
      return [criterionId(name), Object.fromEntries(cells)] as const
    })
    const merged = { ...ratings, [id]: { ...ratings[id], ...Object.fromEntries(marked) } } as Ratings
    return this.with({ ratings: merged })
  }

  private with(parts: Partial<Evaluation>): EvaluationBuilder {
    return new EvaluationBuilder({ ...this.document, ...parts })
  }
}
