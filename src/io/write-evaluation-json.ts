/**
 * The backup: everything, with every change ever made. `{ "format": "evenhand/evaluation", "schemaVersion": n,
 * "document": …, "trail": [entry, …] }`. Apart from its reading, so that the way out is there when nothing more can be
 * loaded.
 */
import type { Entry } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { format, schemaVersion } from './schema-version'

export function writeEvaluationJson(document: Evaluation, trail: readonly Entry[]): string {
  return `${JSON.stringify({ format, schemaVersion, document, trail })}\n`
}
