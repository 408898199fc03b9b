/** From a file or pasted cells to a table and what it is taken for. A failure leaves everything before it as it was. */
import { ref, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Evaluation } from '@/domain/evaluation'
import type { Problem, Result } from '@/domain/result'
import type { ColumnRole } from '@/io/table/headings'
import type { Mapping, RowRole, TableKind } from '@/io/import/mapping'
import type { Pace } from '@/io/steps'
import type { TableChoices } from '@/io/table/read-table'
import { useBusy } from '@/stores/busy'
import { pipeline, readFile, readSource, type Content, type ReadingTools, type Source } from '@/stores/imports'
import { rowsFrom, withColumn, withRow } from './mapping-changes'

/** @param document the open evaluation, whose names help to recognise a table; null for a new one */
export function useReading(document: Ref<Evaluation | null>) {
  const { t } = useI18n()
  const busy = useBusy()
  const source = shallowRef<Source | null>(null)
  const content = shallowRef<Content | null>(null)
  const mapping = shallowRef<Mapping | null>(null)
  const choices = shallowRef<TableChoices>({})
  const refusal = shallowRef<Problem | null>(null)
  /** Of the refused file, which is not the source. */
  const refusedName = ref('')
  const pasted = ref('')
  /** A broken quote may come of a wrong guess: what may be tried instead, and on what. */
  const retry = shallowRef<(ReadingTools & { source: Source; choices: TableChoices }) | null>(null)

  async function takeFile(file: File): Promise<boolean> {
    refusedName.value = file.name
    const read = await readFile(file).catch(notLoaded)
    if (!read.ok) {
      retry.value = null
      refusal.value = read.problem
      return false
    }
    return take(read.value)
  }

  async function takePasted(cells: { text: string; html: string }): Promise<boolean> {
    pasted.value = cells.text
    refusedName.value = ''
    return take({ kind: 'pasted', ...cells })
  }

  async function take(next: Source, chosen: TableChoices = {}): Promise<boolean> {
    refusal.value = null
    const read = await busy.run(t('import.reading'), (pace) =>
      readSource(next, chosen, pace).catch(unlessAborted(pace)),
    )
    if (!read) return false
    retry.value = null
    if (!read.ok) {
      refusal.value = read.problem
      if (read.problem.code.startsWith('csv-')) retry.value = { ...(await pipeline()), source: next, choices: chosen }
      return false
    }
    source.value = next
    choices.value = chosen
    show(read.value)
    return true
  }
  async function takeAgain(changed: TableChoices): Promise<boolean> {
    const failed = retry.value
    return failed !== null && take(failed.source, { ...failed.choices, ...changed })
  }

  function show(next: Content): void {
    content.value = next
    mapping.value = next.kind === 'table' ? next.tools.recogniseTable(next.table, document.value) : null
  }

  /** Another encoding, delimiter or decimal mark. */
  async function reread(changed: TableChoices): Promise<void> {
    if (!source.value) return
    const before = choices.value
    choices.value = { ...before, ...changed }
    refusal.value = null
    const read = await busy.run(t('import.reading'), (pace) =>
      readSource(source.value!, choices.value, pace).catch(unlessAborted(pace)),
    )
    if (!read) {
      choices.value = before
      return
    }
    if (!read.ok) refusal.value = read.problem
    else if (changed.decimal && read.value.kind === 'table') content.value = read.value
    else show(read.value)
  }

  function takeAs(kind: TableKind): void {
    if (content.value?.kind === 'table')
      mapping.value = content.value.tools.recogniseAs(content.value.table, kind, document.value)
  }
  function change(changes: Partial<Mapping>): void {
    if (mapping.value) mapping.value = { ...mapping.value, ...changes }
  }
  /** Another line of headings: the columns are recognised by it, where that can be done. */
  function takeHeadings(row: number): void {
    if (content.value?.kind !== 'table' || !mapping.value) return
    const below =
      row > 0 ? content.value.tools.recogniseTable(rowsFrom(content.value.table, row), document.value) : null
    if (below?.headingRow !== 0) return change({ headingRow: row })
    const rows = Object.fromEntries(Object.entries(below.rows).map(([at, role]) => [Number(at) + row, role]))
    mapping.value = { ...below, headingRow: row, rows }
  }
  function setColumn(column: number, role: ColumnRole): void {
    if (mapping.value) change({ columns: withColumn(mapping.value.columns, column, role) })
  }
  function setRow(row: number, role: RowRole | ''): void {
    if (mapping.value) change({ rows: withRow(mapping.value.rows, row, role) })
  }

  return {
    source,
    content,
    mapping,
    choices,
    refusal,
    refusedName,
    pasted,
    retry,
    takeFile,
    takePasted,
    takeAgain,
    reread,
    takeAs,
    change,
    takeHeadings,
    setColumn,
    setRow,
  }
}

/** The code that reads files comes over the network, once. */
function notLoaded(): Result<never> {
  return { ok: false, problem: { code: 'import-not-loaded', severity: 'error', params: {} } }
}
function unlessAborted(pace: Pace) {
  return (error: unknown): Result<never> => {
    if (pace.signal?.aborted) throw error
    return notLoaded()
  }
}

export type Reading = ReturnType<typeof useReading>
