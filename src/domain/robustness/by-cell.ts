/**
 * Pooled cell by cell, whatever the rules say: every certificate of firmness takes a score as a weighted sum of pooled
 * values, which a pool of the evaluators' totals is not.
 */
import type { ScoringRules } from '../evaluation'
import { evaluate } from '../ranking/evaluate'
import type { Results } from '../ranking/results'

/** The same rules give the same object, so that `evaluate` can take over what an edit leaves alone. */
const kept = new WeakMap<ScoringRules, ScoringRules>()

/** @param before what this gave for the document before an edit */
export function byCell(results: Results, before?: Results): Results {
  const { document } = results
  if (document.rules.pooledBy === 'cell') return results
  const rules = kept.get(document.rules) ?? { ...document.rules, pooledBy: 'cell' }
  kept.set(document.rules, rules)
  return evaluate({ ...document, rules }, before)
}
