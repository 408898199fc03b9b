/**
 * Criteria and weights agreed before anyone scores. A lock holds the criteria tree (names, meanings, weights, scales,
 * anchors, thresholds) and the scoring rules, all but how scores are shown: that changes no score and no rank.
 */
import type { CriteriaGroup, Evaluation, IsoTime, ScoringRules } from '../evaluation'

export interface Lock {
  readonly at: IsoTime
  readonly by: string
  /** SHA-256, 64 hexadecimal digits, of the locked part as it stood; `io/locked-text.ts` says of which text. */
  readonly hash: string
  /** null: still in force, if it is the last one. */
  readonly unlocked: { readonly at: IsoTime; readonly by: string; readonly reason: string } | null
}

export function lockInForce({ locks }: Pick<Evaluation, 'locks'>): Lock | null {
  const last = locks.at(-1)
  return last?.unlocked === null ? last : null
}

export interface LockedPart {
  readonly criteria: CriteriaGroup
  readonly rules: Omit<ScoringRules, 'display'>
}

export function lockedPart(document: Pick<Evaluation, 'criteria' | 'rules'>): LockedPart {
  const { display: _, ...rules } = document.rules
  return { criteria: document.criteria, rules }
}

/** Enough to compare by eye: the first 12 digits, in groups of four. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}
