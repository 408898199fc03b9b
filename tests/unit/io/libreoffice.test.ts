/** A real spreadsheet reads our files and writes them again. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyEdit } from '@/domain/edits/apply'
import { evaluate } from '@/domain/ranking/evaluate'
import { csvSteps, type CsvKind } from '@/io/csv/export-csv'
import { formatCsv } from '@/io/csv/format-csv'
import { planImport } from '@/io/import/plan-import'
import { recogniseTable } from '@/io/import/recognise'
import { finish } from '@/io/steps'
import { readTableSteps } from '@/io/table/read-table'
import { rowsOf } from '@/io/table/table'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { importOptions } from '../../support/import-options'

const isInstalled = spawnSync('soffice', ['--version']).status === 0
const title = isInstalled ? 'LibreOffice' : 'LibreOffice (skipped: soffice is not installed here)'
const timeout = 180_000

describe.skipIf(!isInstalled)(title, { timeout }, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'evenhand-soffice-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  /** CSV → xlsx → CSV, each file by its name. */
  const throughSpreadsheet = (files: Readonly<Record<string, string>>) => {
    const names = Object.keys(files)
    for (const name of names) writeFileSync(join(folder, `${name}.csv`), files[name]!)
    const convert = (args: readonly string[], inputs: readonly string[]) => {
      const profile = `-env:UserInstallation=file://${folder}/profile`
      execFileSync('soffice', [profile, '--headless', ...args, '--outdir', folder, ...inputs], {
        stdio: 'ignore',
        timeout,
      })
    }
    convert(
      ['--infilter=CSV:44,34,76,1', '--convert-to', 'xlsx'],
      names.map((name) => join(folder, `${name}.csv`)),
    )
    for (const name of names) rmSync(join(folder, `${name}.csv`))
    const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
    convert(
      ['--convert-to', asCsv],
      names.map((name) => join(folder, `${name}.xlsx`)),
    )
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, `${name}.csv`))]))
  }
  const tableOf = (bytes: Uint8Array) => {
    const read = finish(readTableSteps(bytes))
    if (!read.ok) throw new Error(read.problem.code)
    return read.value.table
  }

  it('reads our files and gives everything back', () => {
    const document = aSmallEvaluation()
    const write = (kind: CsvKind) => finish(csvSteps(kind, document, evaluate(document))).join('')
    const hostile = [
      '=1+1',
      '@x',
      '-2+3',
      "'tis",
      '  =1',
      '<img onerror=x>',
      '👍 云启',
      'two\nlines',
      '\u202Ertl',
      'say "x", y',
    ]
    const back = throughSpreadsheet({
      ratings: write('ratings'),
      criteria: write('criteria'),
      comparison: write('comparison'),
      hostile: formatCsv([['text'], ...hostile.map((text) => [text])]),
    })

    const read = rowsOf(tableOf(back.hostile!)).map((row) => row[0])
    expect(read).toEqual(['text', ...hostile])

    const bare = { ...document, ratings: {} }
    const ratings = tableOf(back.ratings!)
    const plan = planImport(ratings, recogniseTable(ratings, bare), bare, importOptions())
    expect(plan.problems).toEqual([])
    expect(applyEdit(bare, plan.edit!).ratings).toEqual(document.ratings)

    const leafless = { ...bare, criteria: { ...document.criteria, threshold: null, children: [] } }
    const criteria = tableOf(back.criteria!)
    const rebuilt = planImport(criteria, recogniseTable(criteria, leafless), leafless, importOptions())
    expect(rebuilt.problems).toEqual([])
    expect(applyEdit(leafless, rebuilt.edit!).criteria).toEqual(document.criteria)

    const comparison = tableOf(back.comparison!)
    const compared = planImport(comparison, recogniseTable(comparison, bare), bare, importOptions())
    expect(compared.audit).toEqual([])
  })
})
