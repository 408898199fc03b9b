/** A list of vendors: new ones are added, known ones get what the file says about them. */
import { idPattern, type Vendor } from '@/domain/evaluation'
import { vendorStatusOf } from '../table/headings'
import { isIdleRow, type Table } from '../table/table'
import { columnOf, type Mapping } from './mapping'
import type { FieldChange } from './plan'
import type { PlanDraft } from './plan-draft'

type Details = {
  -readonly [Field in 'name' | 'website' | 'contact' | 'status' | 'outReason' | 'note']?: Vendor[Field]
}

export function planVendors(table: Table, mapping: Mapping, plan: PlanDraft): void {
  const nameColumn = columnOf(mapping, 'vendor')
  const idColumn = columnOf(mapping, 'id')
  const statusColumn = columnOf(mapping, 'status')
  const seen = new Set<string>()
  for (let row = mapping.headingRow + 1; row < table.rowCount; row++) {
    if (isIdleRow(table, row, mapping.headingRow)) continue
    const line = table.lineOf(row)
    const place = { line, column: nameColumn + 1 }
    const name = nameColumn < 0 ? '' : table.cell(row, nameColumn)
    const id = idColumn < 0 ? '' : table.cell(row, idColumn)
    const details: Details = {}
    for (const field of ['website', 'contact', 'note'] as const) {
      const column = columnOf(mapping, field)
      if (column >= 0) details[field] = table.cell(row, column)
    }
    const text = statusColumn < 0 ? '' : table.cell(row, statusColumn)
    // An empty cell says nothing.
    if (text.trim() !== '') {
      const status = vendorStatusOf(text)
      if (status) Object.assign(details, status)
      else plan.warn('status-not-understood', { line, column: statusColumn + 1 }, { text })
    }
    const named = plan.knownVendor(name)
    // Two vendors may share a name where each has an id of its own.
    const isTwin = named !== undefined && seen.has(named.id) && idPattern.test(id)
    const known = (id === '' ? undefined : plan.knownVendor(id)) ?? (isTwin ? undefined : named)
    if (!known && name.trim() === '') plan.reject('vendor-missing', place)
    else if (!known) {
      if (!plan.options.create.vendors) plan.reject('vendor-unknown', place, { name })
      else {
        const blank = plan.blankVendor(name, id)
        const vendor = { ...blank, ...details }
        seen.add(vendor.id)
        plan.addVendor(vendor, line, changes(blank, details))
      }
    } else if (seen.has(known.id)) plan.reject('vendor-twice', place, { name })
    else {
      seen.add(known.id)
      if (name.trim() !== '' && known.id === id) details.name = name
      compare(known, details, line, plan)
    }
  }
}

/** An empty cell says nothing: it never erases what is there. */
function compare(known: Vendor, details: Details, line: number, plan: PlanDraft): void {
  const fields = changes(known, details)
  const item = { subject: 'vendor', line, id: known.id, name: known.name } as const
  if (fields.length === 0) {
    plan.note('unchanged', item)
    return
  }
  const told = Object.fromEntries(
    Object.entries(details).filter(([field, value]) => value !== '' && known[field as keyof Details] !== value),
  )
  plan.edits.push({ name: 'updateVendor', args: { id: known.id, changes: told } })
  plan.note('changed', item, fields)
}

function changes(before: Vendor, details: Details): FieldChange[] {
  const fields: FieldChange[] = []
  for (const field of ['name', 'website', 'contact', 'status', 'note'] as const) {
    const after = details[field]
    if (after !== undefined && after !== '' && after !== before[field])
      fields.push({ field, before: before[field], after })
  }
  const { outReason } = details
  if (outReason && outReason !== before.outReason && !fields.some(({ field }) => field === 'status'))
    fields.push({ field: 'status', before: before.outReason, after: outReason })
  return fields
}
