/**
 * The document's shape over time: a gapless list, one step per version, each from the shape before to the next.
 * Steps work on plain JSON and never import today's types: what they describe is the past.
 */
import { isRecord, listOf, type LooseRecord } from './loose-json'

export interface Migration {
  readonly to: number
  /** What changed. */
  readonly name: string
  readonly migrate: (document: LooseRecord) => LooseRecord
}

const blankCommittee = {
  chair: '',
  options: { hidesVendors: false, notes: 'never', isSealed: false, commitsFirst: false },
  seed: '',
  keys: null,
  bases: [],
  invitations: [],
  scorecards: [],
  commitments: [],
  session: null,
}

export const migrations: readonly Migration[] = [
  {
    to: 2,
    // Version 1 was used before the first release: vendors had no colour, scores were always shown 0–100.
    name: 'vendors get a colour, rules get trimFrom and display',
    migrate: (document) => ({
      ...document,
      vendors: listOf(document.vendors).map((vendor, i) => (isRecord(vendor) ? { color: i % 10, ...vendor } : vendor)),
      rules: { trimFrom: 5, display: 'hundred', ...(isRecord(document.rules) && document.rules) },
    }),
  },
  {
    to: 3,
    name: 'evaluators get a part to score and recusals, rules get pooledBy; chapters for weighting, locks, scenarios and the committee',
    migrate: (document) => ({
      weighting: { inputs: {}, sets: [] },
      locks: [],
      scenarios: [],
      committee: blankCommittee,
      consensus: {},
      ...document,
      rules: { pooledBy: 'cell', ...(isRecord(document.rules) && document.rules) },
      evaluators: listOf(document.evaluators).map((evaluator) =>
        isRecord(evaluator) ? { assigned: null, recusals: [], ...evaluator } : evaluator,
      ),
    }),
  },
]

const first = 1

/** @throws where a step is missing, doubled or out of order: at the first start of a wrong build, never for a reader */
export function newestVersion(steps: readonly Pick<Migration, 'to'>[]): number {
  steps.forEach(({ to }, i) => {
    if (to !== first + i + 1) throw new Error(`Migration to version ${to} stands where ${first + i + 1} belongs`)
  })
  return first + steps.length
}

/** @param version of the document, from 1 to `schemaVersion` */
export function migrate(document: LooseRecord, version: number): LooseRecord {
  return migrations.slice(version - first).reduce((older, step) => step.migrate(older), document)
}
