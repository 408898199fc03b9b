/** Files of the open evaluation, written with what only they need: each kind's code is loaded when it is asked for. */
import type { Entry } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import type { Results } from '@/domain/ranking/results'
import type { Pace } from '@/io/steps'
import { writeEvaluationJson } from '@/io/write-evaluation-json'

export const exportKinds = ['comparison', 'results', 'ratings', 'criteria', 'vendors', 'json'] as const
export type ExportKind = (typeof exportKinds)[number]

export interface ExportFile {
  readonly parts: readonly string[]
  readonly type: string
  readonly extension: string
}

export async function exportFile(
  kind: ExportKind,
  document: Evaluation,
  results: Results,
  trail: () => Promise<readonly Entry[]>,
  pace: Pace,
): Promise<ExportFile> {
  if (kind === 'json') {
    return { parts: [writeEvaluationJson(document, await trail())], type: 'application/json', extension: 'json' }
  }
  const { csvPaced } = await import('@/io/csv/export-csv')
  const parts = await csvPaced(kind, document, results, pace)
  return { parts, type: 'text/csv;charset=utf-8', extension: 'csv' }
}
