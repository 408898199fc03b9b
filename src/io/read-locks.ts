/** Locks from JSON. One that cannot be read is left out; only the last can be in force, so that an earlier one was opened. */
import * as v from 'valibot'
import type { Lock } from '@/domain/criteria/lock'
import type { ChapterReport } from './chapter-report'

const text = v.string()
const at = v.pipe(text, v.isoTimestamp())
const lock = v.object({
  at,
  by: text,
  hash: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
  unlocked: v.nullable(v.object({ at, by: text, reason: text })),
})

export function readLocks(input: unknown, report: ChapterReport): readonly Lock[] {
  return report.listed('lock', input).flatMap((item, i) => {
    const read = v.safeParse(lock, item)
    if (read.success) return [read.output]
    report.dropped('lock', String(i + 1))
    return []
  })
}
