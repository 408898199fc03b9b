import type { ImportOptions } from '@/io/import/plan'
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
