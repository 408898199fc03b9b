/** A plan being drawn up: what the planners of each kind of table share. */
import { lockInForce } from '@/domain/criteria/lock'
import type { Edit, RateCell } from '@/domain/edits/edit'
import {
  idPattern,
  markCount,
  plainEvaluator,
  type EvaluatorId,
  type Evaluation,
  type Evaluator,
  type IsoTime,
  type Rating,
  type Vendor,
  type VendorId,
} from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import type { AuditFinding } from '../audit'
import { itemsByName, nameKey } from '../names'
import type { TableKind } from './mapping'
import type { FieldChange, ImportOptions, MergePlan, PlannedItem } from './plan'
import { PlannedList } from './planned-list'

export class PlanDraft {
  readonly added = new PlannedList()
  readonly changed = new PlannedList()
  readonly unchanged = new PlannedList()
  readonly conflicting = new PlannedList()
  readonly problems: Problem[] = []
  readonly audit: AuditFinding[] = []
  /** In the order in which they must run: structure before ratings. */
  readonly edits: Edit[] = []
  private readonly marks = new Map<EvaluatorId, RateCell[]>()
  private readonly newVendors: Vendor[] = []
  private readonly vendorsByName: Map<string, Vendor>
  private readonly evaluatorsByName: Map<string, Evaluator>
  private readonly indices = new Map<string, number>()
  private evaluatorCount = 0
  private vendorCount = 0
  private lateEdits: () => Edit[] = () => []
  private ownEvaluator: EvaluatorId | null
  /** The only evaluator as long as nobody has named it, nor marked anything in its name. */
  private placeholder: Evaluator | null = null

  readonly options: ImportOptions
  /** Criteria and weights of the document stay as they are; what the file says otherwise is listed. */
  readonly isLocked: boolean

  constructor(
    readonly document: Evaluation,
    options: ImportOptions,
  ) {
    this.isLocked = lockInForce(document) !== null
    this.options = this.isLocked
      ? { ...options, weights: 'keep', create: { ...options.create, criteria: false } }
      : options
    this.vendorsByName = itemsByName(document.vendors)
    this.evaluatorsByName = itemsByName(document.evaluators)
    this.ownEvaluator = options.evaluator ?? document.evaluators[0]?.id ?? null
    const [only, ...others] = document.evaluators
    const isUnnamed = others.length === 0 && only?.name === options.evaluatorName && !options.evaluatorNames
    if (isUnnamed && Object.keys(document.ratings[only.id] ?? {}).length === 0) this.placeholder = only
  }

  problem(
    severity: Problem['severity'],
    code: string,
    place: { line: number; column?: number },
    params: Problem['params'] = {},
  ): void {
    const { line, column } = place
    this.problems.push({
      code,
      severity,
      params: { line, ...(column && { column }), ...params },
      line,
      ...(column && { column }),
    })
  }

  reject(code: string, place: { line: number; column?: number }, params?: Problem['params']): void {
    // Allowing new criteria, as the other text advises, would not help.
    const why = code === 'criterion-unknown' && this.isLocked ? 'criterion-new-locked' : code
    this.problem('error', why, place, params)
  }

  warn(code: string, place: { line: number; column?: number }, params?: Problem['params']): void {
    this.problem('warning', code, place, params)
  }

  newId(prefix: string): string {
    return `${prefix}-${this.options.ids()}`
  }

  /** An id of the file where it is one of ours and free, else a new one. */
  idFor(prefix: string, wanted: string, isTaken: (id: string) => boolean): string {
    const isOurs = idPattern.test(wanted) && wanted.startsWith(`${prefix}-`)
    return isOurs && !isTaken(wanted) ? wanted : this.newId(prefix)
  }

  knownVendor(name: string): Vendor | undefined {
    return this.vendorsByName.get(nameKey(name))
  }

  addVendor(vendor: Vendor, line: number, fields: readonly FieldChange[] = []): void {
    this.newVendors.push(vendor)
    if (!this.vendorsByName.has(nameKey(vendor.name))) this.vendorsByName.set(nameKey(vendor.name), vendor)
    this.vendorsByName.set(nameKey(vendor.id), vendor)
    this.added.addItem({ subject: 'vendor', line, id: vendor.id, name: vendor.name, fields })
  }

  /** The vendor of that name, a new one where that is allowed, or null with a problem. */
  vendorNamed(name: string, place: { line: number; column: number }): VendorId | null {
    const known = this.knownVendor(name)
    if (known) return known.id
    if (nameKey(name) === '') return this.rejected('vendor-missing', place)
    if (!this.options.create.vendors) return this.rejected('vendor-unknown', place, { name })
    const vendor = this.blankVendor(name.trim())
    this.addVendor(vendor, place.line)
    return vendor.id
  }

  blankVendor(name: string, wantedId = ''): Vendor {
    const id = this.idFor('v', wantedId, (taken) => this.vendorsByName.has(nameKey(taken))) as VendorId
    const color = (this.document.vendors.length + this.newVendors.length) % markCount
    return { id, name, color, website: '', contact: '', status: 'longlist', outReason: '', note: '' }
  }

  evaluatorNamed(name: string, place: { line: number; column: number }): EvaluatorId | null {
    const chosen = this.options.evaluatorNames?.get(name)
    if (chosen) return chosen
    if (nameKey(name) === '') return this.evaluator()
    const known = this.evaluatorsByName.get(nameKey(name))
    if (known) {
      if (known === this.placeholder) this.placeholder = null
      return known.id
    }
    if (!this.options.create.evaluators) return this.rejected('evaluator-unknown', place, { name })
    return this.addEvaluator(name.trim(), place.line)
  }

  /** Who gets the levels that no name stands beside. */
  evaluator(): EvaluatorId {
    this.placeholder = null
    this.ownEvaluator ??= this.addEvaluator(this.options.evaluatorName, 0)
    return this.ownEvaluator
  }

  /** Dense, in the order in which they come up. */
  evaluatorIndex(id: EvaluatorId): number {
    const index = this.indices.get(id)
    if (index !== undefined) return index
    this.indices.set(id, this.evaluatorCount)
    return this.evaluatorCount++
  }

  vendorIndex(id: VendorId): number {
    const index = this.indices.get(id)
    if (index !== undefined) return index
    this.indices.set(id, this.vendorCount)
    return this.vendorCount++
  }

  /** Edits that are known only once every row is read; they run before vendors and ratings. */
  onFinish(edits: () => Edit[]): void {
    this.lateEdits = edits
  }

  /** Takes the place of the one who was only there to be named: nobody would ever rate in that name. */
  private addEvaluator(name: string, line: number): EvaluatorId {
    const { placeholder } = this
    const id = placeholder?.id ?? (this.newId('p') as EvaluatorId)
    const evaluator: Evaluator = { ...plainEvaluator, id, name }
    const item = { subject: 'evaluator', line, id, name } as const
    if (placeholder) {
      this.placeholder = this.ownEvaluator = null
      this.evaluatorsByName.delete(nameKey(placeholder.name))
      this.edits.push({ name: 'updateEvaluator', args: { id, changes: { name } } })
      this.note('changed', item, [{ field: 'name', before: placeholder.name, after: name }])
    } else {
      this.edits.push({ name: 'addEvaluator', args: { evaluator } })
      this.note('added', item)
    }
    this.evaluatorsByName.set(nameKey(name), evaluator)
    return id
  }

  /** Decides what becomes of one mark, and notes it. */
  mark(evaluator: EvaluatorId, cell: RateCell, line: number): void {
    const before = this.document.ratings[evaluator]?.[cell.criterion]?.[cell.vendor]
    if (!before) {
      this.added.addRating(line, evaluator, cell, null)
      this.marksOf(evaluator).push(cell)
      return
    }
    this.remark(evaluator, cell, before, line)
  }

  private remark(evaluator: EvaluatorId, cell: RateCell, before: Rating, line: number): void {
    const hasNewNote =
      (cell.note ?? before.note) !== before.note || (cell.evidence ?? before.evidence) !== before.evidence
    const isSame = cell.state === before.state && (before.state !== 'rated' || cell.level === before.level)
    if (isSame || cell.state === 'unrated') {
      if (!hasNewNote) {
        this.unchanged.addRating(line, evaluator, cell, before)
        return
      }
      const kept = { ...cell, state: before.state, ...(before.state === 'rated' && { level: before.level }) }
      const stamped =
        before.ratedAt === undefined || cell.ratedAt !== undefined ? kept : { ...kept, ratedAt: before.ratedAt }
      this.changed.addRating(line, evaluator, stamped, before)
      this.marksOf(evaluator).push(stamped)
    } else if (before.state === 'unrated') {
      this.added.addRating(line, evaluator, cell, before)
      this.marksOf(evaluator).push(cell)
    } else {
      this.conflicting.addRating(line, evaluator, cell, before)
      if (this.options.conflicts === 'file-wins') this.marksOf(evaluator).push(cell)
    }
  }

  private marksOf(evaluator: EvaluatorId): RateCell[] {
    let cells = this.marks.get(evaluator)
    if (!cells) this.marks.set(evaluator, (cells = []))
    return cells
  }

  note(
    list: 'added' | 'changed' | 'unchanged',
    item: Omit<PlannedItem, 'fields'>,
    fields: readonly FieldChange[] = [],
  ): void {
    this[list].addItem({ ...item, fields })
  }

  private rejected(code: string, place: { line: number; column: number }, params?: Problem['params']): null {
    this.reject(code, place, params)
    return null
  }

  /** The edits so far without the marks: criteria, vendors, evaluators. */
  structure(): Edit[] {
    const edits = [...this.edits, ...this.lateEdits()]
    if (this.newVendors.length > 0)
      edits.push({ name: 'addVendors', args: { vendors: this.newVendors, index: this.document.vendors.length } })
    return edits
  }

  finished(kind: TableKind): MergePlan {
    const edits = this.structure()
    const at: IsoTime = this.options.now
    for (const [evaluator, cells] of this.marks) edits.push({ name: 'rate', args: { evaluator, at, cells } })
    const problems = this.problems.toSorted(
      (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    )
    const { added, changed, unchanged, conflicting, audit } = this
    return {
      kind,
      added,
      changed,
      unchanged,
      conflicting,
      rejected: problems.filter((problem) => problem.severity === 'error'),
      problems,
      audit,
      edit: edits.length === 0 ? null : { name: 'batch', args: { label: `import-${kind}`, edits } },
    }
  }
}
