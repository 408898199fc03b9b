import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { digestOf } from '@/io/digest'
import { lockedText } from '@/io/locked-text'
import { chapterReport } from '@/io/chapter-report'
import { readLocks } from '@/io/read-locks'
import type { Evaluation } from '@/domain/evaluation'
import { aCriterion, aGroup, anEvaluation, outOf } from '../../support/an-evaluation'

const document = anEvaluation()
  .withVendors('A')
  .withCriteria(aGroup('功能', [aCriterion('x', { weight: 0.1 }), aCriterion('y', { scale: outOf(30) })]))
  .build()
const hashOf = (one: Evaluation) => digestOf(lockedText(one))

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  )
}

describe('the text that a lock hashes', () => {
  it('is indented JSON with sorted keys and a line feed at the end', () => {
    const { criteria, rules } = anEvaluation().build()
    expect(lockedText({ criteria, rules })).toBe(`{
  "criteria": {
    "children": [],
    "description": "",
    "id": "g-root",
    "kind": "group",
    "name": "root",
    "threshold": null,
    "weight": 1
  },
  "rules": {
    "notApplicable": "reweight",
    "pooledBy": "cell",
    "pooling": "mean",
    "rounding": {
      "decimals": 2,
      "stage": "none"
    },
    "tieBreaks": [],
    "trimFrom": 5
  }
}
`)
  })

  it('does not depend on the order of keys, which a stored and restored document may have lost', () => {
    expect(hashOf(reversed(document) as Evaluation)).toBe(hashOf(document))
  })

  it('can be recomputed from a backup without this code', () => {
    const { criteria, rules } = JSON.parse(JSON.stringify(document)) as Record<string, Record<string, unknown>>
    delete rules!.display
    const keys = new Set<string>()
    JSON.stringify({ criteria, rules }, (key, value: unknown) => (keys.add(key), value))
    const sorted = JSON.stringify({ criteria, rules }, [...keys].sort(), 2)
    expect(createHash('sha256').update(`${sorted}\n`).digest('hex')).toBe(hashOf(document))
  })

  it('changes with what was agreed and with nothing else', () => {
    const others: Partial<Evaluation>[] = [
      { title: 'x', vendors: [], ratings: {} },
      { rules: { ...document.rules, display: 'scale' } },
    ]
    for (const part of others) expect(hashOf({ ...document, ...part })).toBe(hashOf(document))
    const agreed: Partial<Evaluation>[] = [
      { criteria: { ...document.criteria, threshold: 60 } },
      { criteria: { ...document.criteria, children: [] } },
      { rules: { ...document.rules, pooling: 'median' } },
    ]
    for (const part of agreed) expect(hashOf({ ...document, ...part })).not.toBe(hashOf(document))
  })
})

describe('the lock of a kept backup', () => {
  it('matches, as jq and sha256sum have it', () => {
    const text = readFileSync('tests/fixtures/evaluations/v3-committee.json', 'utf8')
    const { document: kept } = JSON.parse(text) as { document: Evaluation }
    expect(hashOf(kept)).toBe(kept.locks.at(-1)!.hash)
  })
})

describe('locks from JSON', () => {
  const lock = { at: '2026-03-01T08:00:00.000Z', by: 'Ann', hash: 'ab'.repeat(32), unlocked: null }
  const opened = { ...lock, unlocked: { at: '2026-03-02T08:00:00.000Z', by: 'Bo', reason: '法规变更' } }

  const read = (input: unknown) => {
    const lost: string[] = []
    const locks = readLocks(
      input,
      chapterReport((_, where) => void lost.push(where)),
    )
    return { locks, lost }
  }

  it('come back as they were', () => {
    expect(read([opened, lock])).toEqual({ locks: [opened, lock], lost: [] })
  })

  it('lose those that cannot be read, and no others', () => {
    const broken = [null, 3, { ...lock, hash: 'AB' }, { ...lock, at: 'yesterday' }, { ...lock, unlocked: {} }]
    expect(read([...broken, opened])).toEqual({ locks: [opened], lost: ['1', '2', '3', '4', '5'] })
    expect(read({ 0: lock })).toEqual({ locks: [], lost: ['*'] })
  })
})
