/** What the readers of chapters say about what they leave out; a chapter that is not there at all is nothing lost. */
import { isRecord, type LooseRecord } from './loose-json'

export type ChapterPart = 'committee' | 'consensus' | 'lock' | 'key' | 'scenario' | 'weight-set'

export interface ChapterReport {
  /** @param where enough to find it again in the file */
  readonly dropped: (part: ChapterPart, where: string) => void
  /** The items of a chapter, or none where it is something else than a list. */
  readonly listed: (part: ChapterPart, input: unknown, where?: string) => readonly unknown[]
  /** The entries of a chapter, or null where it is something else than a record. */
  readonly record: (part: ChapterPart, input: unknown, where?: string) => LooseRecord | null
}

export function chapterReport(dropped: ChapterReport['dropped']): ChapterReport {
  return {
    dropped,
    listed: (part, input, where = '*') => {
      if (Array.isArray(input)) return input
      if (input !== undefined) dropped(part, where)
      return []
    },
    record: (part, input, where = '*') => {
      if (isRecord(input)) return input
      if (input !== undefined) dropped(part, where)
      return null
    },
  }
}
