import { describe, expect, it } from 'vitest'
import { auditTotals } from '@/io/audit'
import { planNewEvaluation } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { importOptions, tableOfText } from '../../support/import-options'

const audit = (text: string) => {
  const table = tableOfText(text)
  return planNewEvaluation(table, recogniseTable(table, null), { ...importOptions(), title: 'x' }).plan.audit
}

describe('the import audit', () => {
  it('names every printed total that its own rows do not give (case negative-pasted-total)', () => {
    const findings = audit(
      'Criterion,Weight,A,X,Y\nQuality,0.5,4,5,4\nPrice,0.3,4,3,4\nService,0.2,5,4.5,4\nTotal,,4.0,4.2,4.1\n',
    )
    expect(findings).toEqual([
      { vendor: 'A', what: 'total', printed: 4, recomputed: expect.closeTo(4.2, 9), line: 5, column: 3 },
      { vendor: 'X', what: 'total', printed: 4.2, recomputed: expect.closeTo(4.3, 9), line: 5, column: 4 },
      { vendor: 'Y', what: 'total', printed: 4.1, recomputed: expect.closeTo(4, 9), line: 5, column: 5 },
    ])
  })

  it.each([
    ['weighted means', 'Criterion,Weight,A,B\nX,60%,4,3\nY,40%,5,2\nTotal,,4.4,2.6\n'],
    ['weighted sums over percentages', 'Criterion,Weight,A,B\nX,60,4,3\nY,40,5,2\nTotal,,440,260\n'],
    ['points out of 100', 'Criterion,Weight,A,B\nX,60,4,3\nY,40,5,2\nTotal,,88,52\n'],
    ['plain sums without weights', 'Criterion,A,B\nX,4,3\nY,5,2\nTotal,9,5\n'],
    ['averages without weights', 'Criterion,A,B\nX,4,3\nY,5,2\nTotal,4.5,2.5\n'],
    ['rounded totals', 'Criterion,Weight,A,B\nX,1,4,3\nY,2,5,2\nTotal,,4.67,2.33\n'],
  ])('finds nothing wrong with %s', (_, text) => {
    expect(audit(text)).toEqual([])
  })

  it('lets large and small scores have the same number of digits, as we write them', () => {
    const written = (text: string, score: number, line: number) => ({
      name: text,
      levels: [],
      total: { text, line, column: 3 },
      rank: null,
      own: [score],
    })
    const vendors = [written('73.64312067', 73.6431206651, 2), written('5.123456789', 5.1234567894, 3)]
    expect(auditTotals(vendors, null, '.')).toEqual([])
  })

  it("holds our own sheet to its scores, rounded or on the criteria's own scale", () => {
    const own = (scores: string) =>
      audit(`id,group,criterion,weight,A,X\nc-q,,Quality,0.5,4,5\nc-p,,Price,0.5,4.5,3\n#score,,Score,,${scores}\n`)
    expect(own('81.3,75')).toEqual([])
    expect(own('4.25,4')).toEqual([])
    expect(own('4.2,4.1')).toMatchObject([{ vendor: 'X', printed: 4.1, recomputed: 4 }])
    expect(own('4.0,4.2')).toMatchObject([{ recomputed: 4.25 }, { recomputed: 4 }])
  })

  it('says that it cannot check a sheet of many scales when it does not know them', () => {
    const table = tableOfText(
      'id,group,criterion,weight,A,B\nc-q,,Quality,0.5,4,5\nc-d,,Days,0.5,90,30\n#score,,Score,,37.5,85.714\n',
    )
    const { plan } = planNewEvaluation(table, recogniseTable(table, null), { ...importOptions(), title: 'x' })
    expect(plan.audit).toEqual([])
    expect(plan.problems.map(({ code }) => code)).toEqual(['scales-guessed'])
  })

  it('reads totals in a column too', () => {
    expect(audit('Vendor,X,Y,Total\nWeight,0.6,0.4,\nA,4,5,4.4\nB,3,2,2.9\n')).toMatchObject([
      { vendor: 'B', what: 'total', printed: 2.9, line: 4, column: 4 },
    ])
  })

  it('names ranks that the totals contradict, and lets ties be broken', () => {
    const sheet = (ranks: string) => `Criterion,Weight,A,B,C\nX,1,4,4,2\nRank,,${ranks}\n`
    expect(audit(sheet('1,2,3'))).toEqual([])
    expect(audit(sheet('2,1,3'))).toEqual([])
    expect(audit(sheet('3,1,2'))).toMatchObject([
      { vendor: 'A', what: 'rank', printed: 3, recomputed: 1 },
      { vendor: 'C' },
    ])
  })
})
