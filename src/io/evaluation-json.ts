/** A backup read back; see `write-evaluation-json.ts` for what is in it. */
import type { Entry } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import type { Problem } from '@/domain/result'
import { readDocument } from './evaluation-schema'
import { migrate } from './migrations'
import { format, schemaVersion } from './schema-version'
import { readTrail } from './read-trail'
import { withUsableIds } from './usable-ids'

export type ReadJson =
  | {
      readonly kind: 'read'
      readonly document: Evaluation
      readonly trail: readonly Entry[]
      readonly problems: readonly Problem[]
      /** The version it was written in. */
      readonly version: number
    }
  /** Made with a newer app: to be kept, and looked at as far as it can be read; null when it cannot. */
  | { readonly kind: 'newer'; readonly version: number; readonly document: Evaluation | null }
  | { readonly kind: 'refused'; readonly problem: Problem }

export function readEvaluationJson(source: string): ReadJson {
  let json: unknown
  try {
    json = JSON.parse(source.replace(/^\uFEFF/, ''))
  } catch {
    return refused('json-broken')
  }
  if (typeof json !== 'object' || json === null) return refused('json-not-an-evaluation')
  const { format: named, schemaVersion: version, document, trail: past } = json as Record<string, unknown>
  if (named !== format || typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refused('json-not-an-evaluation')
  if (version > schemaVersion) return { kind: 'newer', version, document: readableIn(document) }
  if (typeof document !== 'object' || document === null) return refused('json-without-document')
  const { document: withIds, renamed } = withUsableIds(migrate(document as Record<string, unknown>, version))
  const salvaged = readDocument(withIds)
  if (!salvaged) return refused('json-without-document')
  const { trail, dropped } = readTrail(past)
  const problems = [
    ...(renamed > 0 ? [problemOf('document-ids-renamed', 'warning', { count: renamed })] : []),
    ...salvaged.problems,
    ...(dropped > 0 ? [problemOf('document-trail-dropped', 'warning', { count: dropped })] : []),
  ]
  return { kind: 'read', document: salvaged.document, trail, problems, version }
}

function readableIn(document: unknown): Evaluation | null {
  if (typeof document !== 'object' || document === null) return null
  try {
    return readDocument(withUsableIds(document as Record<string, unknown>).document)?.document ?? null
  } catch {
    return null
  }
}

function refused(code: string): ReadJson {
  return { kind: 'refused', problem: problemOf(code, 'error') }
}

function problemOf(code: string, severity: Problem['severity'], params: Problem['params'] = {}): Problem {
  return { code, severity, params }
}
