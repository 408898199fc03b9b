import { describe, expect, it } from 'vitest'
import { evaluate } from '@/domain/ranking/evaluate'
import { progressOf } from '@/pages/overview/progress'
import { aCriterion, anEvaluation } from '../../../support/an-evaluation'

/** @param out how many of the vendors, from the first, are out */
function stageOfVendors(names: readonly string[], out: number) {
  const built = anEvaluation()
    .withVendors(...names)
    .withCriteria(aCriterion('Fit'))
    .build()
  const vendors = built.vendors.map((vendor, i) => (i < out ? { ...vendor, status: 'out' as const } : vendor))
  const document = { ...built, vendors }
  return progressOf(document, evaluate(document)).find(({ name }) => name === 'vendors')
}

describe('progressOf', () => {
  it.each([
    [[], 0, 'empty'],
    [['Alder'], 0, 'begun'],
    [['Alder', 'Brook'], 1, 'begun'],
    [['Alder', 'Brook'], 2, 'begun'],
    [['Alder', 'Brook', 'Cedar'], 1, 'done'],
  ])('of vendors %j, %d of them out: %s', (names, out, state) => {
    expect(stageOfVendors(names, out)).toMatchObject({
      state,
      figures: { vendors: names.length, inRace: names.length - out },
    })
  })
})
