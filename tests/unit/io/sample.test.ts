import { describe, expect, it } from 'vitest'
import rawSample from '../../../criteria/samples/crm-selection.json'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import { isLevelOf } from '@/domain/criteria/scales'
import { idPattern } from '@/domain/evaluation'
import type { CellState, EvaluationId, EvaluatorId } from '@/domain/evaluation'
import { evaluate, standingOf } from '@/domain/ranking/evaluate'
import { loadJson } from '../../support/load-json'
import { loadSample } from '@/io/sample'

const fresh = { id: 'e-sample' as EvaluationId, now: '2026-11-24T08:00:00.000Z' }
const chair = 'p-zhou-min' as EvaluatorId

describe.each(['zh-CN', 'en'] as const)('the sample in %s', async (locale) => {
  const sample = await loadSample(locale, fresh, loadJson)
  const criteria = leavesOf(sample.criteria)
  const rows = Object.entries(sample.ratings[chair]!)
  const marks = rows.flatMap(([, row]) => Object.values(row))
  const count = (state: CellState) => marks.filter((mark) => mark.state === state).length

  it('is marked as a sample and takes its id and time from outside', () => {
    expect(sample).toMatchObject({ id: fresh.id, createdAt: fresh.now, isSample: true })
  })

  it('has 8 vendors with ids and colours of their own', () => {
    expect(new Set(sample.vendors.map(({ id }) => id)).size).toBe(8)
    expect(new Set(sample.vendors.map(({ color }) => color)).size).toBe(8)
    for (const { id, website, status, outReason } of sample.vendors) {
      expect(id).toMatch(idPattern)
      expect(new URL(website).hostname).toMatch(/\.example(\.com)?$/)
      expect(outReason !== '').toBe(status === 'out')
    }
    expect(new Set(sample.vendors.map(({ status }) => status))).toEqual(new Set(['longlist', 'shortlist', 'out']))
  })

  it('rates every criterion of the pack and nothing else', () => {
    expect(rows.map(([id]) => id).sort()).toEqual(criteria.map(({ id }) => id).sort())
  })

  it.each(criteria)('records only levels that the scale of $id has', ({ id, scale }) => {
    for (const mark of Object.values(sample.ratings[chair]![id]!))
      if (mark.state === 'rated') expect(isLevelOf(scale, mark.level), `${mark.level}`).toBe(true)
  })

  it('breaks ties by groups that exist', () => {
    const ids = nodesOf(sample.criteria).map(({ id }) => id)
    expect(sample.rules.tieBreaks.length).toBeGreaterThan(0)
    for (const id of sample.rules.tieBreaks) expect(ids).toContain(id)
  })

  it('shows all four cell states', () => {
    expect(count('rated')).toBeGreaterThan(220)
    expect(count('na')).toBeGreaterThanOrEqual(4)
    expect(count('abstain')).toBeGreaterThanOrEqual(3)
    expect(marks.length).toBeLessThan(criteria.length * 8)
  })

  it('carries every remark of the file', () => {
    const remarked = marks.filter((mark) => mark.note !== undefined || mark.evidence !== undefined)
    expect(remarked.length).toBeGreaterThanOrEqual(25)
    expect(remarked.length).toBe(rawSample.remarks.length)
  })

  it('has a close race at the top, a failed must-have, a range and one vendor out', () => {
    const results = evaluate(sample)
    expect(results.problems).toEqual([])
    const [first, second] = results.ranking
    expect(first!.rank).toBe(1)
    expect(second!.rank).toBe(2)
    expect(first!.score! - second!.score!).toBeLessThan(0.02)
    expect([first!.worstRank, second!.bestRank]).toEqual([2, 1])
    const failed = results.standings.filter(({ status }) => status === 'below-threshold')
    expect(failed.map(({ vendor }) => vendor)).toEqual(['v-harbour'])
    expect(failed[0]!.failures).toMatchObject([{ node: 'c-residency', required: 1, actual: 0 }])
    const late = standingOf(results, sample.vendors[5]!.id)!
    expect(late.high - late.low).toBeGreaterThan(0.1)
    expect(late.bestRank).toBeLessThan(late.worstRank!)
    expect(results.standings.filter(({ status }) => status === 'out')).toHaveLength(1)
  })
})

describe('the sample', () => {
  it('differs between the languages in words only', async () => {
    const [zh, en] = await Promise.all([loadSample('zh-CN', fresh, loadJson), loadSample('en', fresh, loadJson)])
    const levels = (document: typeof zh) =>
      Object.values(document.ratings[chair]!).map((row) =>
        Object.entries(row).map(([vendor, mark]) => [vendor, mark.state, 'level' in mark ? mark.level : null]),
      )
    expect(levels(zh)).toEqual(levels(en))
    expect(zh.title).not.toBe(en.title)
    expect(zh.vendors.map(({ name }) => name)).toEqual(en.vendors.map(({ name }) => name))
    expect(JSON.stringify(en.ratings)).not.toMatch(/\p{Script=Han}/u)
  })
})
