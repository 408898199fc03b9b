/** The trail of a backup: shown and written out again, never applied. Entries of another shape are left out. */
import type { EditName } from '@/domain/edits/edit'
import type { Entry } from '@/domain/edits/timeline'
import { isRecord, listOf } from './loose-json'

export function readTrail(input: unknown): { readonly trail: readonly Entry[]; readonly dropped: number } {
  const items = listOf(input)
  const trail = items.filter(isEntry)
  const isOther = input !== undefined && !Array.isArray(input)
  return { trail, dropped: isOther ? 1 : items.length - trail.length }
}

export function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || !areTexts(value, ['id', 'at', 'session']) || !isRecord(value.action)) return false
  if (Number.isNaN(Date.parse(value.at as string)) || !isShallow(value.action, deepest)) return false
  const { kind, edit, entry } = value.action
  return kind === 'edit' ? isEdit(edit, 0) : (kind === 'undo' || kind === 'redo') && typeof entry === 'string'
}

/** What whoever shows an edit may rely on. */
const shapes: Readonly<Record<EditName, (args: Record<string, unknown>, depth: number) => boolean>> = {
  renameEvaluation: () => true,
  setRules: () => true,
  addNode: (args) => isRecord(args.node) && areTexts(args.node, ['name']),
  addNodes: (args) => isListOf(args.nodes, (one) => isRecord(one) && areTexts(one, ['name'])),
  removeNode: (args) => areTexts(args, ['id']),
  describeNode: (args) => areTexts(args, ['id']),
  moveNode: (args) => areTexts(args, ['id']),
  setWeights: (args) => isRecord(args.weights),
  setThreshold: (args) => areTexts(args, ['id']),
  setScale: (args) => areTexts(args, ['criterion']) && isRecord(args.scale),
  addVendors: (args) => isListOf(args.vendors, (one) => isRecord(one) && areTexts(one, ['name'])),
  updateVendor: (args) => areTexts(args, ['id']) && isRecord(args.changes),
  removeVendor: (args) => areTexts(args, ['id']),
  moveVendor: (args) => areTexts(args, ['id']),
  addEvaluator: (args) => isRecord(args.evaluator),
  updateEvaluator: (args) => areTexts(args, ['id']) && isRecord(args.changes),
  removeEvaluator: (args) => areTexts(args, ['id']),
  rate: (args) => isListOf(args.cells, (one) => isRecord(one) && areTexts(one, ['criterion', 'vendor', 'state'])),
  annotate: (args) => areTexts(args, ['criterion', 'vendor']),
  lock: (args) => areTexts(args, ['at', 'by', 'hash']),
  unlock: (args) => areTexts(args, ['at', 'by', 'reason']),
  setConsensus: (args) => areTexts(args, ['criterion', 'vendor']),
  removeConsensus: (args) => areTexts(args, ['criterion', 'vendor']),
  addScenario: (args) => isRecord(args.scenario) && areTexts(args.scenario, ['name']),
  changeScenario: (args) => areTexts(args, ['id']) && isRecord(args.changes),
  removeScenario: (args) => areTexts(args, ['id']),
  adoptScenario: (args) => areTexts(args, ['id', 'at']),
  setCommittee: () => true,
  recordInvitations: (args) => isListOf(args.invitations, isRecord),
  acceptScorecards: (args) => isListOf(args.scorecards, isRecord) && isListOf(args.commitments, isRecord),
  declareInterest: () => true,
  proposeWeights: (args) => isRecord(args.weights),
  finishScorecard: (args) => isRecord(args.finished),
  keepInputs: (args) => areTexts(args, ['group']) && isRecord(args.inputs),
  rememberMethod: (args) => areTexts(args, ['group']) && isRecord(args.applied),
  addWeightSet: (args) => isRecord(args.set) && areTexts(args.set, ['name']),
  changeWeightSet: (args) => areTexts(args, ['id']) && isRecord(args.changes),
  removeWeightSet: (args) => areTexts(args, ['id']),
  adoptWeightSet: (args) => areTexts(args, ['id']),
  batch: (args, depth) =>
    areTexts(args, ['label']) && depth < deepestBatch && isListOf(args.edits, (one) => isEdit(one, depth + 1)),
  restore: ({ document }) => isRecord(document) && (document.locks === undefined || isListOf(document.locks, isRecord)),
}

/** Batches of batches are not made. */
const deepestBatch = 3

/** A whole document in a batch is about 15 deep; far deeper than this cannot even be written out again. */
const deepest = 64

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1))
}

const isKnownEdit = (name: string) => Object.hasOwn(shapes, name)

/** An edit that this app does not know was made by a newer one. */
export function isUnknown(entry: Entry | undefined): boolean {
  const action = entry?.action
  const name: unknown = action?.kind === 'edit' ? action.edit?.name : undefined
  return typeof name === 'string' && !isKnownEdit(name)
}

function isEdit(value: unknown, depth: number): boolean {
  if (!isRecord(value) || typeof value.name !== 'string' || !isRecord(value.args)) return false
  return isKnownEdit(value.name) && shapes[value.name as EditName](value.args, depth)
}

function areTexts(value: Record<string, unknown>, keys: readonly string[]): boolean {
  return keys.every((key) => typeof value[key] === 'string')
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}
