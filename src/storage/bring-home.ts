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
  const { checkpoint, journal } = kept
  // Another tab may be doing the same: what is there already is neither put over nor appended twice.
  const history = journal.filter((one) => one.revision <= checkpoint.revision)
  const entry = { ...kept.catalogEntry, revision: checkpoint.revision, deletedAt: null }
  await home.put(entry, checkpoint.document, history, true)
  await append(kept, home, now)
  for (const { snapshot, document } of local.keptSnapshots(id).toReversed())
    await home.takeSnapshot(id, snapshot, document)
  if (deletedAt !== null) await home.mark(id, deletedAt)
  // A tab that has no database yet may have gone on meanwhile: for the next start.
  if (local.all().some((one) => one.catalogEntry.id === id && one.catalogEntry.revision > kept.catalogEntry.revision))
    return
  await local.purge(id)
}

/** Entries that are there already stay once. */
async function append({ catalogEntry, journal }: Kept, home: Shelf, now: IsoTime): Promise<void> {
  const { id } = catalogEntry
  const known = (await home.catalog()).find((entry) => entry.id === id)
  // Changed since it was deleted there: it is wanted again.
  if (known && known.deletedAt !== null && journal.length > 0) await home.mark(id, null)
  await home.append(
    id,
    0,
    journal.map((one) => one.entry),
    summaryOf(catalogEntry),
    now,
  )
}
