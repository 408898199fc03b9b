/**
 * The backup: everything, with every change ever made. `{ "format": "evenhand/evaluation", "schemaVersion": n,
 * "document": …, "trail": [entry, …] }`. Apart from its reading, so that the way out is there when nothing more can be
 * loaded.
 */
import type { Entry } from '@/domain/edits/timeline'
import type { Evaluation } from '@/domain/evaluation'
import { format, schemaVersion } from './schema-version'

export function writeEvaluationJson(document: Evaluation, trail: readonly Entry[]): string {
  return backupText(JSON.stringify(document), schemaVersion, trail)
}

/** @param document as it was written, in whatever version */
export function backupText(document: string, version: number, trail: readonly unknown[]): string {
  return `{"format":"${format}","schemaVersion":${version},"document":${document},"trail":${JSON.stringify(trail)}}\n`
}
