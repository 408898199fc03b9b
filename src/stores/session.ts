/** The clock and the dice, which the domain is never given a way to reach. */
import { idPrefixes } from '@/domain/evaluation'

/** One per browser tab and load. */
export const session = randomText(10)

export function now(): string {
  return new Date().toISOString()
}

type IdOf = {
  evaluation: import('@/domain/evaluation').EvaluationId
  group: import('@/domain/evaluation').GroupId
  criterion: import('@/domain/evaluation').CriterionId
  vendor: import('@/domain/evaluation').VendorId
  evaluator: import('@/domain/evaluation').EvaluatorId
}

/** `newId('vendor')` → `v-3fk20a9x1c`. */
export function newId<Kind extends keyof IdOf>(kind: Kind): IdOf[Kind] {
  return `${idPrefixes[kind]}-${randomText(10)}` as IdOf[Kind]
}

export function newEntryId(): string {
  return randomText(14)
}

/** `randomUUID` is missing on plain http; `getRandomValues` is not. */
function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (b) => '0123456789abcdefghijklmnopqrstuv'[b % 32]).join('')
}
