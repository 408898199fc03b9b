import { describe, expect, it } from 'vitest'
import { readScenarios } from '@/io/read-scenarios'
import { aCriterion, anEvaluation } from '../../support/an-evaluation'

const { criteria, vendors } = anEvaluation().withVendors('A').withCriteria(aCriterion('x')).build()
const read = (input: unknown) => readScenarios(input, criteria, vendors, { dropped: () => undefined })

describe('readScenarios', () => {
  it('keeps what the evaluation has, and drops the rest part by part', () => {
    const input = [
      {
        id: 's-1',
        name: 'IT',
        weights: { 'c-x': 2, 'c-gone': 1, 'g-root': -1 },
        levels: { 'c-x': { 'v-A': 4, 'v-gone': 3 }, 'c-gone': { 'v-A': 1 } },
      },
      { id: 's-2', name: 'odd', note: 'why', weights: [], levels: { 'c-x': { 'v-A': 2.5 } } },
      { id: 's-1', name: 'twin' },
      { id: '__proto__', name: 'bad' },
      { id: 's-3' },
      null,
    ]
    expect(read(input)).toEqual([
      { id: 's-1', name: 'IT', note: '', weights: { 'c-x': 2 }, levels: { 'c-x': { 'v-A': 4 } } },
      { id: 's-2', name: 'odd', note: 'why', weights: {}, levels: {} },
    ])
  })

  it('reads nothing from what is no list', () => {
    expect(read({ 0: 'x' })).toEqual([])
    expect(read(undefined)).toEqual([])
  })
})
