/** Once IndexedDB can be used again: what was done meanwhile in local storage goes into the journal, behind what is there. */
import type { IsoTime } from '@/domain/evaluation'
import type { Kept, LocalShelf } from './local-shelf'
import { summaryOf, type Shelf } from './shelf'

export async function bringHome(local: LocalShelf, home: Shelf, now: IsoTime): Promise<void> {
  for (const kept of local.all()) {
    try {
      await bring(kept, local, home, now)
    } catch {
      // It stays where it is, and in nobody's way.
    }
  }
}

async function bring(kept: Kept, local: LocalShelf, home: Shelf, now: IsoTime): Promise<void> {
  const { id, deletedAt } = kept.catalogEntry
  const isKnown = await append(kept, home, now)
  if (!isKnown) await move(kept, home, now)
  for (const { snapshot, document } of local.keptSnapshots(id).toReversed())
    await home.takeSnapshot(id, snapshot, document)
  if (deletedAt !== null) await home.mark(id, deletedAt)
  await local.purge(id)
}

/** Entries that are there already stay once. @returns whether the evaluation is known there */
async function append({ catalogEntry, journal }: Kept, home: Shelf, now: IsoTime): Promise<boolean> {
  const { id } = catalogEntry
  const known = (await home.catalog()).find((entry) => entry.id === id)
  if (!known) return false
  // Changed since it was deleted there: it is wanted again.
  if (known.deletedAt !== null && journal.length > 0) await home.mark(id, null)
  await home.append(
    id,
    0,
    journal.map((one) => one.entry),
    summaryOf(catalogEntry),
    now,
  )
  return true
}

async function move({ catalogEntry, checkpoint, journal }: Kept, home: Shelf, now: IsoTime): Promise<void> {
  const history = journal.filter((one) => one.revision <= checkpoint.revision)
  const later = journal.filter((one) => one.revision > checkpoint.revision)
  await home.put({ ...catalogEntry, revision: checkpoint.revision, deletedAt: null }, checkpoint.document, history)
  await home.append(
    catalogEntry.id,
    checkpoint.revision,
    later.map((one) => one.entry),
    summaryOf(catalogEntry),
    now,
  )
}
