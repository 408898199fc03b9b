import { describe, expect, it } from 'vitest'
import { declaredRecusals, declareEdit } from '@/domain/committee/interest'
import { checkScorecard } from '@/domain/committee/scorecard-check'
import { applyEdit } from '@/domain/edits/apply'
import type { CommitteeOptions } from '@/domain/committee/committee'
import type { Evaluation } from '@/domain/evaluation'
import { aCriterion, anEvaluation, anEvaluator, evaluatorId, vendorId } from '../../../support/an-evaluation'

const at = '2026-03-01T08:00:00.000Z'
const ann = evaluatorId('Ann')

function aSession(
  marks: Record<string, readonly (number | null)[]>,
  notes: CommitteeOptions['notes'] = 'never',
): Evaluation {
  const built = anEvaluation()
    .withVendors('Aurora', 'Borealis')
    .withEvaluators({ ...anEvaluator('Ann'), recusals: [] })
    .withCriteria(aCriterion('funnel'), aCriterion('price'))
    .withMarks(marks, 'Ann')
    .build()
  const { committee } = built
  const session = {
    invitation: 'i-1',
    evaluation: 'e-1',
    basis: '0'.repeat(64),
    lock: null,
    issuedAt: at,
    chairKey: null,
    signingKey: null,
    declaration: null,
    finished: [],
  }
  return { ...built, committee: { ...committee, options: { ...committee.options, notes }, session } }
}
const cells = (found: ReturnType<typeof checkScorecard>['missing']) =>
  found.map(({ criterion, vendor }) => `${vendor.name} ${criterion.name}`)

describe('the check before finishing', () => {
  it('names the cells that are missing, vendor by vendor', () => {
    const check = checkScorecard(aSession({ funnel: [3, null], price: [null, 4] }))
    expect(check.asked).toBe(4)
    expect(cells(check.missing)).toEqual(['Aurora price', 'Borealis funnel'])
    expect(check.isAllSame).toBe(false)
  })

  it('asks for notes where the chair does: never, at the ends of the scale, or with every mark', () => {
    const marks = { funnel: [1, 3], price: [5, 4] }
    expect(checkScorecard(aSession(marks)).withoutNote).toEqual([])
    expect(cells(checkScorecard(aSession(marks, 'ends')).withoutNote)).toEqual(['Aurora funnel', 'Aurora price'])
    const noted = applyEdit(aSession(marks, 'always'), {
      name: 'annotate',
      args: { evaluator: ann, ...firstCell(aSession(marks)), note: 'seen', evidence: '' },
    })
    expect(checkScorecard(noted).withoutNote).toHaveLength(3)
  })

  it('asks why somebody abstains, and remarks that all marks are the same', () => {
    const same = aSession({ funnel: [3, 3], price: [3, 3] })
    expect(checkScorecard(same).isAllSame).toBe(true)
    const abstained = applyEdit(same, {
      name: 'rate',
      args: { evaluator: ann, at, cells: [{ ...firstCell(same), state: 'abstain' }] },
    })
    expect(cells(checkScorecard(abstained).withoutReason)).toEqual(['Aurora funnel'])
  })
})

describe('a declared conflict of interest', () => {
  const recusals = [{ vendor: vendorId('Aurora'), reason: 'spouse works there' }]
  const declaration = { hasConflict: true, text: 'Aurora: spouse works there', at }

  it('takes the vendor out of what is asked, and answers its cells as abstained with the reason', () => {
    const before = aSession({ funnel: [3, null], price: [null, 4] })
    const after = applyEdit(before, declareEdit(before, declaration, recusals, at))
    expect(checkScorecard(after)).toMatchObject({ asked: 2, withoutReason: [] })
    expect(declaredRecusals(after)).toEqual(recusals)
    const { criterion } = firstCell(after)
    expect(after.ratings[ann]![criterion]![vendorId('Aurora')]).toMatchObject({
      state: 'abstain',
      note: 'spouse works there',
    })
    expect(after.committee.session!.declaration).toEqual(declaration)
  })

  it('is taken back whole, and leaves alone what the chair has set', () => {
    const plain = aSession({ funnel: [null, 3], price: [null, 4] })
    const chairs = [{ vendor: vendorId('Borealis'), reason: 'by the chair' }]
    const before = applyEdit(plain, { name: 'updateEvaluator', args: { id: ann, changes: { recusals: chairs } } })
    const declared = applyEdit(before, declareEdit(before, declaration, recusals, at))
    expect(declared.evaluators[0]!.recusals).toEqual([...chairs, ...recusals])
    const none = { hasConflict: false, text: '', at }
    const after = applyEdit(declared, declareEdit(declared, none, [], at))
    expect(after.evaluators[0]!.recusals).toEqual(chairs)
    expect(after.ratings).toEqual(before.ratings)
  })
})

function firstCell({ criteria, vendors }: Evaluation) {
  const first = criteria.children[0]!
  if (first.kind !== 'criterion') throw new Error('a criterion was expected')
  return { criterion: first.id, vendor: vendors[0]!.id }
}
