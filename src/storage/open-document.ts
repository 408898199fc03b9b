/** From what lies on the shelf and in local storage to the newest document that is whole. */
import { extendTimeline, startTimeline, type Entry, type Timeline } from '@/domain/edits/timeline'
import type { Evaluation, EvaluationId } from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import { isEntry, isUnknown } from '@/io/read-trail'
import { schemaVersion } from '@/io/schema-version'
import { backupText, writeEvaluationJson } from '@/io/write-evaluation-json'
import type { LocalCopies, LocalCopy } from './local-copies'
import { seal, unseal, type Sealed } from './sealed'
import type { Checkpoint, JournalEntry, Loaded, Shelf } from './shelf'
import { isSound } from './sound'

export interface Opened {
  readonly kind: 'open'
  readonly timeline: Timeline
  readonly revision: number
  /** What had to be left out, or taken from a second source, to open it. */
  readonly problems: readonly Problem[]
  /** What the timeline starts from. */
  readonly checkpoint: { readonly revision: number; readonly entries: readonly JournalEntry[] }
}

export type OpenOutcome =
  | Opened
  | { readonly kind: 'missing' }
  /** `text` is what lies there, for downloading it unchanged; a newer app reads it as a backup. */
  | { readonly kind: 'newer' | 'damaged'; readonly text: string }

export async function openDocument(id: EvaluationId, shelf: Shelf, copies: LocalCopies): Promise<OpenOutcome> {
  const loaded = await shelf.load(id)
  if (loaded?.catalogEntry.deletedAt) return { kind: 'missing' }
  const { copy, isDamaged } = copies.read(id)
  // Beside a journal it is of no use; without one it is all there is.
  const isUseless = isDamaged && loaded !== null
  if (isUseless) copies.putAside(id)
  const problems = isUseless ? [storageProblem('copy-damaged')] : []
  const outcome = await newest(id, shelf, loaded, isUseless ? null : copy)
  return outcome.kind === 'open' ? { ...outcome, problems: [...problems, ...outcome.problems] } : outcome
}

async function newest(
  id: EvaluationId,
  shelf: Shelf,
  loaded: Loaded | null,
  copy: LocalCopy | null,
): Promise<OpenOutcome> {
  if (!loaded) return copy ? adopt(copy, shelf) : { kind: 'missing' }
  if (copy && copy.revision > loaded.catalogEntry.revision) return adopt(copy, shelf)

  const { document } = loaded.checkpoint
  const unsealed = unseal(document)
  if (unsealed.kind === 'newer') {
    const trail = loaded.entries.map((e) => e?.entry)
    return { kind: 'newer', text: backupText(unsealed.text, document.schemaVersion, trail) }
  }
  const folded = unsealed.kind === 'intact' ? await fold(unsealed.document, loaded, []) : null
  if (folded?.kind === 'open') return folded
  // The checkpoint is damaged, or an entry behind it.
  const rescued = unsealed.kind === 'older' ? null : await rescue(id, shelf, loaded, copy)
  if (rescued || folded?.kind === 'newer') return rescued ?? folded!
  const base = await readBase(document)
  if (base.kind !== 'read') return base
  const problems =
    unsealed.kind === 'damaged' ? [storageProblem('checkpoint-damaged'), ...base.problems] : base.problems
  if (unsealed.kind === 'older') return carryOver(id, shelf, loaded, base.document)
  const again = await fold(base.document, loaded, problems)
  return again.kind === 'damaged' ? leaveOut(id, shelf, loaded, base.document, problems) : again
}

/** An edit that is not known here was made by a newer app; anything else that cannot be folded is damage. */
async function fold(
  base: Evaluation,
  { checkpoint, entries, catalogEntry }: Loaded,
  problems: readonly Problem[],
  isUsable = isSound,
): Promise<OpenOutcome> {
  const trail = entries.map((e) => e?.entry)
  try {
    const timeline = trail.reduce(extendTimeline, startTimeline(base))
    const { revision } = catalogEntry
    if (timeline.document && isUsable(timeline.document))
      return { kind: 'open', timeline, revision, problems, checkpoint: { revision: checkpoint.revision, entries } }
  } catch {
    // As below.
  }
  if (trail.some(isUnknown)) return { kind: 'newer', text: writeEvaluationJson(base, trail) }
  return { kind: 'damaged', text: writeEvaluationJson(base, trail.filter(isEntry)) }
}

/** Entry by entry, without those that cannot be used; it goes on from what the others make. */
async function leaveOut(
  id: EvaluationId,
  shelf: Shelf,
  { catalogEntry, checkpoint, entries }: Loaded,
  base: Evaluation,
  found: readonly Problem[],
  isUsable = isSound,
): Promise<Opened> {
  const problems = [...found]
  let timeline = startTimeline(base)
  entries.forEach((kept, i) => {
    const next = isEntry(kept?.entry) ? extended(timeline, kept.entry, isUsable) : null
    if (next) timeline = next
    else problems.push(storageProblem('entry-dropped', { number: checkpoint.revision + i + 1 }))
  })
  const { document } = timeline
  const { revision } = catalogEntry
  // A full disk must not keep anyone from reading, here and below.
  await shelf.replace(id, { revision, document: seal(document) }).catch(() => undefined)
  return { kind: 'open', timeline: startTimeline(document), revision, problems, checkpoint: { revision, entries: [] } }
}

function extended(timeline: Timeline, entry: Entry, isUsable: typeof isSound): Timeline | null {
  try {
    const next = extendTimeline(timeline, entry)
    return isUsable(next.document) ? next : null
  } catch {
    return null
  }
}

/** Edits behind an older document are older too: fold them, then check the whole, and go on from there. */
async function carryOver(id: EvaluationId, shelf: Shelf, loaded: Loaded, base: Evaluation): Promise<OpenOutcome> {
  const isUsable = () => true
  let folded = await fold(base, loaded, [], isUsable)
  if (folded.kind === 'damaged') folded = await leaveOut(id, shelf, loaded, base, [], isUsable)
  if (folded.kind !== 'open') return folded
  const { readDocument } = await import('@/io/read-documents')
  const { document } = folded.timeline
  const salvaged = readDocument(document)
  if (!salvaged)
    return {
      kind: 'damaged',
      text: writeEvaluationJson(
        document,
        loaded.entries.map((e) => e?.entry),
      ),
    }
  const { revision } = folded
  await shelf.replace(id, { revision, document: seal(salvaged.document) }).catch(() => undefined)
  const timeline = startTimeline(salvaged.document)
  const problems = [...folded.problems, ...salvaged.problems]
  return { kind: 'open', timeline, revision, problems, checkpoint: { revision, entries: [] } }
}

/** The journal is whole from an earlier document on that is whole too: the local copy, or a snapshot. */
async function rescue(
  id: EvaluationId,
  shelf: Shelf,
  loaded: Loaded,
  copy: LocalCopy | null,
): Promise<OpenOutcome | null> {
  const trail = await shelf.trail(id)
  const sources: (() => Promise<Checkpoint | null>)[] = [
    async () => copy && { revision: copy.revision, document: copy.document },
    ...(await shelf.snapshots(id)).map(({ number, revision }) => async () => {
      const document = await shelf.loadSnapshot(id, number)
      return document && { revision, document }
    }),
  ]
  for (const source of sources) {
    const checkpoint = await source()
    const unsealed = checkpoint && unseal(checkpoint.document)
    if (!checkpoint || unsealed?.kind !== 'intact') continue
    const entries = trail.filter((e) => e?.revision > checkpoint.revision)
    if (entries.length !== loaded.catalogEntry.revision - checkpoint.revision) continue
    const folded = await fold(unsealed.document, { ...loaded, checkpoint, entries }, [
      storageProblem('checkpoint-rebuilt'),
    ])
    if (folded.kind !== 'open') continue
    await shelf.replace(id, checkpoint).catch(() => undefined)
    return folded
  }
  return null
}

/** The journal was lost, or lags behind: the copy is the newest there is. */
async function adopt(copy: LocalCopy, shelf: Shelf): Promise<OpenOutcome> {
  const base = await readBase(copy.document)
  if (base.kind !== 'read') return base
  const { catalogEntry, revision } = copy
  const history = (await shelf.trail(catalogEntry.id)).filter((e) => e?.revision <= revision)
  await shelf.put({ ...catalogEntry, deletedAt: null }, seal(base.document), history).catch(() => undefined)
  const timeline = startTimeline(base.document)
  const problems = [storageProblem('copy-adopted'), ...base.problems]
  return { kind: 'open', timeline, revision, problems, checkpoint: { revision, entries: [] } }
}

export type Base =
  | { readonly kind: 'read'; readonly document: Evaluation; readonly problems: readonly Problem[] }
  | { readonly kind: 'newer' | 'damaged'; readonly text: string }

/** An older shape is migrated, what is damaged checked part by part; the checks are loaded only then. */
export async function readBase(sealed: Sealed): Promise<Base> {
  const unsealed = unseal(sealed)
  if (unsealed.kind === 'intact' && isSound(unsealed.document))
    return { kind: 'read', document: unsealed.document, problems: [] }
  if (unsealed.kind === 'newer') return { kind: 'newer', text: backupText(unsealed.text, sealed.schemaVersion, []) }
  const { readDocument, migrate } = await import('@/io/read-documents')
  const version = Math.min(sealed.schemaVersion, schemaVersion)
  try {
    const salvaged = readDocument(migrate(JSON.parse(sealed.text) as Record<string, unknown>, version))
    if (salvaged && isSound(salvaged.document)) return { kind: 'read', ...salvaged }
  } catch {
    // Not even JSON any more.
  }
  return { kind: 'damaged', text: String(sealed.text) }
}

type StorageCode = 'copy-damaged' | 'copy-adopted' | 'checkpoint-damaged' | 'checkpoint-rebuilt' | 'entry-dropped'

function storageProblem(code: StorageCode, params: Problem['params'] = {}): Problem {
  return { code: `storage-${code}`, severity: 'warning', params }
}
