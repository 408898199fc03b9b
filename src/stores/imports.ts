/** Files on their way in. What reads and understands them is loaded when the first one comes. */
import type { Edit } from '@/domain/edits/edit'
import { plainEvaluator, type Evaluation } from '@/domain/evaluation'
import type { Problem, Result } from '@/domain/result'
import type { CriteriaPack } from '@/io/criteria-pack'
import type { ReadJson } from '@/io/evaluation-json'
import { schemaVersion } from '@/io/schema-version'
import type { Mapping } from '@/io/import/mapping'
import type { ImportOptions, MergePlan, PlanCounts } from '@/io/import/plan'
import type { Pace } from '@/io/steps'
import type { Encoding } from '@/io/table/decode-bytes'
import type { TableChoices } from '@/io/table/read-table'
import type { DecimalMark, Delimiter } from '@/io/table/sniff-delimiter'
import type { Table } from '@/io/table/table'
import { newId, now } from './session'

/** Loaded once, and from then on there at once. */
export const pipeline = () => import('./import-pipeline')

export type PlanSubjects = PlanCounts
/** What understands a table, and the choices it leaves: it came with the code that read the table. */
export type TableTools = Pick<
  Awaited<ReturnType<typeof pipeline>>,
  'recogniseTable' | 'recogniseAs' | 'tableKinds' | 'rowRoles' | 'rolesOfKind' | 'encodings' | 'delimiters'
>
export type ReadingTools = Pick<TableTools, 'encodings' | 'delimiters'>

export type Source = FileSource | PastedSource

export interface FileSource {
  readonly kind: 'file'
  readonly name: string
  readonly bytes: Uint8Array
}

export interface PastedSource {
  readonly kind: 'pasted'
  readonly text: string
  /** The same cells as HTML, which keeps line breaks inside them; empty when there is none. */
  readonly html: string
}

/** What a source turned out to be. */
export type Content = TableContent | BackupContent | PackContent

export interface TableContent {
  readonly kind: 'table'
  readonly table: Table
  /** Null for pasted cells, which have neither. */
  readonly encoding: Encoding | null
  readonly isEncodingCertain: boolean
  readonly delimiter: Delimiter | null
  readonly decimal: DecimalMark
  readonly tools: TableTools
}

export interface BackupContent {
  readonly kind: 'backup'
  readonly read: Exclude<ReadJson, { kind: 'refused' }>
  /** Written by an earlier version of the app, and brought up to date while it was read. */
  readonly isOlder: boolean
}

export interface PackContent {
  readonly kind: 'pack'
  readonly pack: CriteriaPack
}

/** The size is asked before a byte is read. */
export async function readFile(file: File): Promise<Result<FileSource>> {
  const { checkSize } = await pipeline()
  const problem = checkSize(file.size)
  if (problem) return { ok: false, problem }
  try {
    return { ok: true, value: { kind: 'file', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } }
  } catch {
    // A folder, or a file that was moved, changed or forbidden after it was chosen.
    return refused('file-unreadable', { name: file.name })
  }
}

export async function readSource(source: Source, choices: TableChoices, pace: Pace): Promise<Result<Content>> {
  if (source.kind === 'pasted') return readPasted(source, choices, pace)
  const tools = await pipeline()
  const { decodeBytes, finishPaced, readTableSteps } = tools
  if (looksLikeJson(source)) return readJson(decodeBytes(source.bytes, choices.encoding).text)
  const read = await finishPaced(readTableSteps(source.bytes, choices), pace)
  return read.ok ? { ok: true, value: { kind: 'table', ...read.value, tools } } : read
}

async function readPasted({ text, html }: PastedSource, choices: TableChoices, pace: Pace): Promise<Result<Content>> {
  const tools = await pipeline()
  const { checkSize, decimalOf, finishPaced, parseHtmlTable, parsePastedTable, readTextSteps } = tools
  const problem = checkSize(text.trim() === '' ? 0 : text.length)
  if (problem) return { ok: false, problem }
  if (text.trimStart().startsWith('{')) return readJson(text)
  const cells = { kind: 'table', encoding: null, isEncodingCertain: true, delimiter: null, tools } as const
  const fromHtml = html === '' ? null : parseHtmlTable(html, new DOMParser())
  if (fromHtml || text.includes('\t')) {
    const decimal = choices.decimal ?? decimalOf(text.slice(0, 200_000), '\t')
    return { ok: true, value: { ...cells, table: fromHtml ?? parsePastedTable(text), decimal } }
  }
  const read = await finishPaced(readTextSteps(text, choices), pace)
  return read.ok ? { ok: true, value: { ...cells, ...read.value } } : read
}

function looksLikeJson({ name, bytes }: FileSource): boolean {
  if (/\.json$/i.test(name)) return true
  const start = bytes.subarray(0, 64).findIndex((byte) => byte > 32 && byte < 128)
  return bytes[start] === 0x7b
}

async function readJson(text: string): Promise<Result<Content>> {
  if (text.slice(0, 2000).includes('"evenhand/criteria-pack"')) return readPackText(text)
  const { readEvaluationJson } = await import('@/io/read-documents')
  const read = readEvaluationJson(text)
  if (read.kind === 'refused') return { ok: false, problem: read.problem }
  return { ok: true, value: { kind: 'backup', read, isOlder: read.version < schemaVersion } }
}

async function readPackText(text: string): Promise<Result<Content>> {
  const { readPack } = await import('@/io/packs')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refused('json-broken', {})
  }
  const read = readPack(json)
  return read.ok ? { ok: true, value: { kind: 'pack', pack: read.value } } : read
}

/** What is planned, and for what. */
export interface Planned {
  readonly plan: MergePlan
  /** What the plan is for: the open evaluation, or an empty one. */
  readonly base: Evaluation
  /** A new evaluation with the plan carried out, still without a title; null when it goes into the open one. */
  readonly created: Evaluation | null
}

/** Ids and the clock are added here. */
export type PlanOptions = Omit<ImportOptions, 'ids' | 'now'>

export async function planTable(
  table: Table,
  mapping: Mapping,
  document: Evaluation | null,
  options: PlanOptions,
  pace: Pace,
): Promise<Planned> {
  const { finishPaced, planImportSteps, planNewEvaluationSteps } = await pipeline()
  const stamped = { ...options, title: '', ids: () => newId('vendor').slice('v-'.length), now: now() }
  if (document) {
    const plan = await finishPaced(planImportSteps(table, mapping, document, stamped), pace)
    return { plan, base: document, created: null }
  }
  const planned = await finishPaced(planNewEvaluationSteps(table, mapping, stamped), pace)
  return { plan: planned.plan, base: planned.base, created: withEvaluator(planned.document, options.evaluatorName) }
}

/** Somebody is there to score, even where the file names nobody. */
function withEvaluator(document: Evaluation, name: string): Evaluation {
  if (document.evaluators.length > 0) return document
  return { ...document, evaluators: [{ ...plainEvaluator, id: newId('evaluator'), name }] }
}

/** What the edit makes of the document; nothing is kept yet. */
export async function carryOut(document: Evaluation, edit: Edit, pace: Pace): Promise<Evaluation> {
  const { applyEditSteps, finishPaced } = await pipeline()
  return finishPaced(applyEditSteps(document, edit), pace)
}

/** The same evaluation beside the one it is a backup of. */
export function copyOf(document: Evaluation, title: string): Evaluation {
  return { ...document, id: newId('evaluation'), title }
}

/** @param messages of the problems, in the reader's language */
export async function problemListCsv(
  problems: readonly Problem[],
  headings: readonly string[],
  messages: (problem: Problem) => readonly [severity: string, text: string],
): Promise<string> {
  const { formatCsv } = await pipeline()
  return formatCsv([
    headings,
    ...problems.map((problem) => [problem.line ?? '', problem.column ?? '', ...messages(problem)]),
  ])
}

function refused(code: string, params: Problem['params']): Result<never> {
  return { ok: false, problem: { code, severity: 'error', params } }
}
