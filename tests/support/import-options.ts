import { leavesOf } from '@/domain/criteria/tree'
import { weightTable } from '@/domain/criteria/weights'
import type { ImportOptions } from '@/io/import/plan'
import { planNewEvaluation } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { finish } from '@/io/steps'
import { readTextSteps } from '@/io/table/read-table'
import type { Table } from '@/io/table/table'

/** Ids n1, n2, …; names that are not there are created. */
export function importOptions(changes: Partial<ImportOptions> = {}): ImportOptions {
  let n = 0
  return {
    evaluator: null,
    evaluatorName: 'Me',
    create: { criteria: true, vendors: true, evaluators: true },
    conflicts: 'file-wins',
    weights: 'keep',
    decimal: '.',
    ids: () => `n${String(++n)}`,
    now: '2026-11-24T00:00:00.000Z',
    ...changes,
  }
}

export function tableOfText(text: string): Table {
  const read = finish(readTextSteps(text.replace(/^\uFEFF/, '')))
  if (!read.ok) throw new Error(read.problem.code)
  return read.value.table
}

/** A new evaluation from a sheet, read as it is recognised; each row one argument, cells divided by commas. */
export function newFromSheet(...rows: readonly string[]) {
  const table = tableOfText(`${rows.join('\n')}\n`)
  const mapping = recogniseTable(table, null)
  const { plan, document } = planNewEvaluation(table, mapping, { ...importOptions(), title: 'New' })
  const leaves = leavesOf(document.criteria)
  const { globals } = weightTable(document.criteria)
  return {
    mapping,
    plan,
    document,
    leaves,
    /** Global, to four decimals. */
    weights: leaves.map(({ id }) => Math.round(globals.get(id)! * 1e4) / 1e4),
  }
}
