/**
 * The text whose SHA-256 a lock keeps: `{ "criteria": tree, "rules": … }` of the document as JSON, keys sorted, indented
 * by two spaces, one line feed at the end, numbers as JavaScript prints them, in UTF-8. So anyone can recompute it: with
 * `sha256sum` of the text that the app hands out, or from a backup by
 * `jq -S '.document | {criteria, rules: (.rules | del(.display))}' backup.json | sha256sum`.
 */
import { lockedPart } from '@/domain/criteria/lock'
import type { Evaluation } from '@/domain/evaluation'

export function lockedText(document: Pick<Evaluation, 'criteria' | 'rules'>): string {
  return `${JSON.stringify(lockedPart(document), sortKeys, 2)}\n`
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
