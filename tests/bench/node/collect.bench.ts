/** 30 scorecards of 200 criteria × 50 vendors, from the files to the merged document, beside JSON.parse of the same bytes. */
import { applyEdit } from '@/domain/edits/apply'
import { basisOf } from '@/io/committee/basis'
import { writeOpen } from '@/io/committee/envelope'
import { newInvitation } from '@/io/committee/invitation'
import { packMarks } from '@/io/committee/marks'
import { planCollectionSteps } from '@/io/committee/plan-collection'
import { readPieces } from '@/io/committee/read-pieces'
import { newKeys } from '@/io/committee/sealing'
import { finish } from '@/io/steps'
import { bigEvaluation } from '../../support/big-evaluation'
import type { Bench } from '../figure'

export const run: Bench = async (report) => {
  const full = bigEvaluation()
  const now = '2026-06-01T00:00:00.000Z'
  const made = await Promise.all(
    full.evaluators.map(async ({ id }, i) => {
      const signingKey = await newKeys('sign')
      return {
        signingKey,
        ...newInvitation(full, id, { id: `i-${i}`, now, signingKey, aliasOf: (letters) => letters }),
      }
    }),
  )
  const args = { basis: basisOf(full), invitations: made.map(({ issued }) => issued) }
  const document = applyEdit({ ...full, ratings: {} }, { name: 'recordInvitations', args })
  const inputs = await Promise.all(
    made.map(async ({ invitation, signingKey }) => {
      const { id, evaluation, evaluator, basis } = invitation
      const scorecard = {
        ...{ invitation: id, evaluation, evaluator: evaluator.id, evaluatorName: evaluator.name, basis, revision: 1 },
        ...{ finishedAt: now, nonce: 'A'.repeat(22), declaration: null },
        marks: packMarks(full.ratings[evaluator.id]!, now),
      }
      return { name: `${id}.json`, text: await writeOpen(scorecard, signingKey) }
    }),
  )
  const bodies = inputs.map(({ text }) => (JSON.parse(text) as { text: string }).text)

  let [parse, read, merge] = [Infinity, Infinity, Infinity]
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    inputs.forEach(({ text }, i) => [JSON.parse(text), JSON.parse(bodies[i]!)])
    const parsed = performance.now()
    const pieces = await readPieces(inputs, document)
    const opened = performance.now()
    const steps = planCollectionSteps(document, pieces, { now, consented: new Set() })
    const { edit } = finish(steps)
    const after = applyEdit(document, edit!)
    const end = performance.now()
    if (Object.keys(after.ratings).length !== 30) throw new Error('scorecards are missing')
    parse = Math.min(parse, parsed - start)
    read = Math.min(read, opened - parsed)
    merge = Math.min(merge, end - opened)
  }
  const baseline = { name: 'JSON.parse of the same bytes', value: parse }
  report({
    name: 'open and verify 30 scorecards, 300,000 marks',
    value: read,
    unit: 'ms',
    baseline,
    target: { ratio: 12 },
  })
  report({ name: 'plan and merge them into the document', value: merge, unit: 'ms', baseline, target: { ratio: 12 } })
}
