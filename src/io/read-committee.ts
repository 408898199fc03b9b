/** The committee's chapter of a backup. Settings that cannot be read are the blank ones; entries are left out one by one. */
import * as v from 'valibot'
import type { Committee } from '@/domain/committee/committee'
import { blankChapters, idPattern, type Evaluator } from '@/domain/evaluation'
import type { ChapterReport } from './chapter-report'
import { isRecord } from './loose-json'

const blank = blankChapters.committee

const text = v.pipe(v.string(), v.maxLength(100_000))
const id = v.pipe(v.string(), v.regex(idPattern))
const time = v.pipe(v.string(), v.isoTimestamp())
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const finite = v.pipe(v.number(), v.finite())
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** 32 bytes as base64url. */
const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

export const publicKey = v.object({ x: coordinate, y: coordinate })
export const privateKey = v.object({ x: coordinate, y: coordinate, d: coordinate })
export const declaration = v.object({ hasConflict: v.boolean(), text, at: time })
export const receipt = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$/))
export const nonce = v.pipe(v.string(), v.regex(/^[\w-]{22}$/))

/** Points by criterion or group. */
export const proposal = v.exactOptional(v.record(id, v.pipe(finite, v.minValue(0))))

export const committeeOptions = v.object({
  hidesVendors: v.boolean(),
  notes: v.picklist(['never', 'ends', 'always']),
  isSealed: v.boolean(),
  commitsFirst: v.boolean(),
  asksWeights: v.exactOptional(v.boolean()),
})
const basis = v.object({
  hash,
  nodes: v.array(
    v.object({ id, parent: id, name: text, share: finite, threshold: v.nullable(finite), scale: text, text }),
  ),
  vendors: v.array(v.object({ id, name: text })),
})
const invitation = v.object({
  id,
  evaluator: id,
  at: time,
  basis: hash,
  key: v.nullable(publicKey),
  hidden: v.nullable(v.array(id)),
  aliases: v.exactOptional(v.array(text)),
})
const scorecard = v.object({
  evaluator: id,
  name: text,
  evaluation: id,
  basis: hash,
  invitation: id,
  receipt,
  revision: count,
  finishedAt: time,
  acceptedAt: time,
  nonce: v.union([nonce, v.literal('')]),
  expected: count,
  given: count,
  abstained: count,
  declaration: v.nullable(declaration),
  weights: proposal,
  isSealed: v.boolean(),
  isSigned: v.boolean(),
  source: v.picklist(['scorecard', 'table']),
})
const commitment = v.object({
  evaluator: id,
  invitation: id,
  revision: count,
  hash,
  acceptedAt: time,
  isSigned: v.boolean(),
})
const session = v.object({
  invitation: id,
  evaluation: id,
  basis: hash,
  lock: v.nullable(hash),
  issuedAt: time,
  chairKey: v.nullable(publicKey),
  signingKey: v.nullable(privateKey),
  declaration: v.nullable(declaration),
  weights: proposal,
  carried: v.exactOptional(v.object({ from: id, issuedAt: time, marks: count, left: count })),
  finished: v.array(v.object({ revision: count, at: time, receipt, nonce })),
})

/** @param evaluators what the entries may name */
export function readCommittee(input: unknown, evaluators: readonly Evaluator[], report: ChapterReport): Committee {
  const given = report.record('committee', input)
  if (!given) return blank
  const known = new Set<string>(evaluators.map((one) => one.id))
  const drop = (where: string) => report.dropped('committee', where)

  function one<Schema extends v.GenericSchema>(field: keyof Committee, schema: Schema) {
    const read = v.safeParse(schema, given![field])
    if (read.success) return read.output
    // Whoever loses the key must know: nothing sealed can be opened without.
    if (given![field] !== undefined) report.dropped(field === 'keys' ? 'key' : 'committee', field)
    return blank[field as keyof typeof blank]
  }
  function all<Schema extends v.GenericSchema>(field: keyof Committee, schema: Schema): v.InferOutput<Schema>[] {
    return report.listed('committee', given![field], field).flatMap((item, i) => {
      const read = v.safeParse(schema, item)
      const isKnown = !isRecord(item) || !Object.hasOwn(item, 'evaluator') || known.has(item.evaluator as string)
      if (read.success && isKnown) return [read.output]
      drop(`${field} ${i + 1}`)
      return []
    })
  }
  return {
    chair: one('chair', text),
    options: one('options', committeeOptions),
    seed: one('seed', text),
    keys: one('keys', v.nullable(privateKey)),
    ...(given.otherKeys !== undefined && { otherKeys: all('otherKeys', privateKey) }),
    bases: all('bases', basis),
    invitations: all('invitations', invitation),
    scorecards: all('scorecards', scorecard),
    commitments: all('commitments', commitment),
    session: one('session', v.nullable(session)),
  } as unknown as Committee
}
