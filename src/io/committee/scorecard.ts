/**
 * One evaluator's scorecard. Its text is canonical: the same content is the same text, so that a short hash of it can
 * serve as the receipt, and a signature covers all of it. A nonce keeps anybody from guessing the marks of a short
 * scorecard from its receipt or commitment.
 */
import * as v from 'valibot'
import type { Declaration } from '@/domain/committee/committee'
import { idPattern, type Evaluation, type EvaluatorId, type IsoTime } from '@/domain/evaluation'
import type { Figures } from '@/domain/weighting/weighting'
import { declaration, nonce, proposal } from '../read-committee'
import { isMarks, packMarks, type Marks } from './marks'

export interface Scorecard {
  readonly invitation: string
  readonly evaluation: string
  readonly evaluator: EvaluatorId
  readonly evaluatorName: string
  /** Hash of what was asked. */
  readonly basis: string
  /** Counts up with each finishing. */
  readonly revision: number
  readonly finishedAt: IsoTime
  /** 128 bits as base64url; empty for a table. */
  readonly nonce: string
  readonly declaration: Declaration | null
  readonly marks: Marks
  /** Points by criterion or group; never empty. */
  readonly weights?: Figures
}

export interface Finishing {
  readonly revision: number
  readonly at: IsoTime
  readonly nonce: string
}

/** What an evaluator's own document comes to when it is finished. */
export function scorecardOf(document: Evaluation, { revision, at, nonce: chance }: Finishing): Scorecard {
  const session = document.committee.session!
  const evaluator = document.evaluators[0]!
  return {
    invitation: session.invitation,
    evaluation: session.evaluation,
    evaluator: evaluator.id,
    evaluatorName: evaluator.name,
    basis: session.basis,
    revision,
    finishedAt: at,
    nonce: chance,
    declaration: session.declaration,
    marks: packMarks(document.ratings[evaluator.id] ?? {}, at),
    ...proposed(session.weights),
  }
}

/** What is proposed, if anything is. */
function proposed(weights: Figures = {}): Pick<Scorecard, 'weights'> {
  return Object.keys(weights).length > 0 ? { weights } : {}
}

/** Keys in alphabetical order; by hand, since there are thousands of cells. */
export function scorecardText(scorecard: Scorecard): string {
  const { basis, declaration: said, evaluation, evaluator, evaluatorName, finishedAt, invitation } = scorecard
  const { cells, criteria, remarks, times, vendors } = scorecard.marks
  return JSON.stringify({
    basis,
    declaration: said && { at: said.at, hasConflict: said.hasConflict, text: said.text },
    evaluation,
    evaluator,
    evaluatorName,
    finishedAt,
    invitation,
    marks: { cells, criteria, remarks, times, vendors },
    nonce: scorecard.nonce,
    revision: scorecard.revision,
    // Where none are proposed the text is what it was before one could.
    weights: scorecard.weights && Object.fromEntries(Object.entries(scorecard.weights).toSorted(byKey)),
  })
}

function byKey([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1
}

export const maxScorecardLength = 8_000_000

const head = v.object({
  invitation: v.pipe(v.string(), v.regex(idPattern), v.startsWith('i-')),
  evaluation: v.pipe(v.string(), v.regex(idPattern)),
  evaluator: v.pipe(v.string(), v.regex(idPattern)),
  evaluatorName: v.pipe(v.string(), v.maxLength(10_000)),
  basis: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  finishedAt: v.pipe(
    v.string(),
    v.check((at) => isWholeTime(at)),
  ),
  nonce,
  declaration: v.nullable(declaration),
  marks: v.custom<Marks>(isMarks),
  weights: proposal,
})

/** @returns null for any other text than one that `scorecardText` gives */
export function readScorecardText(text: string): Scorecard | null {
  if (text.length > maxScorecardLength) return null
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const read = v.safeParse(head, json)
  if (!read.success) return null
  const scorecard = read.output as unknown as Scorecard
  return scorecardText(scorecard) === text ? scorecard : null
}

/** As `Date` writes it, so that times counted from it come out as they were. */
function isWholeTime(at: string): boolean {
  const time = new Date(at)
  return !Number.isNaN(time.getTime()) && time.toISOString() === at
}
