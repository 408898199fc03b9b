/** 300,000 ratings out to CSV and in again to a merge plan, beside PapaParse on the same rows and bytes. */
import Papa from 'papaparse'
import { countRatingsRows, ratingsRows } from '@/io/csv/ratings-csv'
import { formatCsvSteps } from '@/io/csv/format-csv'
import { planImport } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { finish } from '@/io/steps'
import { readTableSteps } from '@/io/table/read-table'
import { bigEvaluation } from '../../support/big-evaluation'
import type { Bench } from '../figure'

export const run: Bench = (report) => {
  const document = bigEvaluation()
  const rows = [...ratingsRows(document)]
  const bytes = new TextEncoder().encode(finish(formatCsvSteps(rows, rows.length)).join(''))
  const text = new TextDecoder().decode(bytes)
  const faulty = new TextEncoder().encode(text.replaceAll(',rated,3,', ',rated,9,'))
  const empty = { ...document, ratings: {} }
  const [unparse, written] = fastest([
    () => Papa.unparse(rows as unknown[][]),
    () => finish(formatCsvSteps(ratingsRows(document), countRatingsRows(document))),
  ])
  report({
    name: 'write 300,000 ratings as CSV',
    value: written,
    unit: 'ms',
    baseline: { name: 'Papa.unparse of the same rows', value: unparse },
    target: { ratio: 1.2 },
  })
  const [parse, read, listed, compared] = fastest([
    () => Papa.parse(text, { delimiter: ',', newline: '\r\n' }),
    () => plan(bytes, empty),
    () => plan(faulty, empty),
    () => plan(bytes, document),
  ])
  const baseline = { name: 'Papa.parse to arrays, no plan', value: parse }
  const target = { ratio: 1.5 }
  report({ name: 'read 300,000 CSV rows into a merge plan', value: read, unit: 'ms', baseline, target })
  report({ name: 'the same, every fifth row wrong and listed', value: listed, unit: 'ms', baseline, target })
  report({ name: 'the same, compared with 300,000 ratings', value: compared, unit: 'ms', baseline })
}

const options = {
  evaluator: null,
  evaluatorName: 'Me',
  create: { criteria: false, vendors: false, evaluators: false },
  conflicts: 'file-wins',
  weights: 'keep',
  decimal: '.',
  ids: () => 'x',
  now: '2026-01-01T00:00:00.000Z',
} as const

function plan(bytes: Uint8Array, document: ReturnType<typeof bigEvaluation>) {
  const read = finish(readTableSteps(bytes))
  if (!read.ok) throw new Error(read.problem.code)
  const { table } = read.value
  const result = planImport(table, recogniseTable(table, document), document, options)
  if (result.added.length + result.rejected.length + result.unchanged.length !== 300_000)
    throw new Error('rows are missing')
}

/** In turns, so that a machine that does other things too slows all of them; of each the fastest of seven rounds. */
function fastest<const Works extends readonly (() => unknown)[]>(works: Works): { [Index in keyof Works]: number } {
  const best = works.map(() => Infinity)
  for (let round = 0; round < 7; round++)
    works.forEach((work, i) => {
      const start = performance.now()
      work()
      best[i] = Math.min(best[i]!, performance.now() - start)
    })
  return best as { [Index in keyof Works]: number }
}
