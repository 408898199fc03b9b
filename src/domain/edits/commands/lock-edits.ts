/**
 * Locking, unlocking, and what a lock holds. The fold itself holds it, so that an import, another tab's pending edit or
 * an undo cannot slip past: an edit of the locked part changes nothing while a lock is in force.
 */
import { lockedPart, lockInForce, type Lock } from '../../criteria/lock'
import type { Evaluation, IsoTime } from '../../evaluation'
import type { Edit, EditArgs, EditName } from '../edit'

export interface LockEdits {
  /** `hash` of what whoever locks has before their eyes; where another tab was quicker the document does not match it. */
  lock: { at: IsoTime; by: string; hash: string }
  unlock: { at: IsoTime; by: string; reason: string }
}

export function lock(document: Evaluation, { at, by, hash }: EditArgs['lock']): Evaluation {
  if (lockInForce(document)) return document
  return { ...document, locks: [...document.locks, { at, by, hash, unlocked: null }] }
}

export function unlock(document: Evaluation, { at, by, reason }: EditArgs['unlock']): Evaluation {
  const held = lockInForce(document)
  if (!held) return document
  const opened: Lock = { ...held, unlocked: { at, by, reason } }
  return { ...document, locks: [...document.locks.slice(0, -1), opened] }
}

const lockedEdits: ReadonlySet<EditName> = new Set<EditName>([
  'addNode',
  'addNodes',
  'removeNode',
  'describeNode',
  'moveNode',
  'setWeights',
  'setThreshold',
  'setScale',
  'adoptWeightSet',
])

/** Whether an edit, or a part of a batch, changes what a lock holds. A restored document brings its own locks. */
export function touchesLocked(edit: Edit): boolean {
  if (edit.name === 'batch') return edit.args.edits.some(touchesLocked)
  if (edit.name === 'setRules') return Object.keys(edit.args).some((rule) => rule !== 'display')
  return lockedEdits.has(edit.name)
}

/** Whether nothing at all would come of the edit: a batch is held when each of its parts is. */
export function isHeld(document: Evaluation, edit: Edit): boolean {
  if (!lockInForce(document)) return false
  if (edit.name === 'adoptScenario') return hasWeights(document, edit.args.id)
  if (edit.name !== 'batch') return touchesLocked(edit)
  return edit.args.edits.length > 0 && edit.args.edits.every((part) => isHeld(document, part))
}

function hasWeights({ scenarios }: Evaluation, id: string): boolean {
  return scenarios.some((scenario) => scenario.id === id && Object.keys(scenario.weights).length > 0)
}

/**
 * Whether an edit that was made can be taken back (or put in place again) as things stand. Locks cannot: their way back
 * is to unlock, with a reason.
 */
export function canTakeBack(document: Evaluation, edit: Edit): boolean {
  if (edit.name === 'lock' || edit.name === 'unlock') return false
  return !lockInForce(document) || !touchesLocked(edit)
}

/** The fold's own check of an undo or redo, by what comes of it: criteria that are locked stay as they are. */
export function breaksLock(before: Evaluation, after: Evaluation, edit: Edit): boolean {
  if (edit.name === 'lock' || edit.name === 'unlock') return true
  if (edit.name === 'restore' || !lockInForce(after)) return false
  return JSON.stringify(lockedPart(before)) !== JSON.stringify(lockedPart(after))
}
