/** The committee's chapter of a backup. Settings that cannot be read are the blank ones; entries are left out one by one. */
import * as v from 'valibot'
import type { Committee } from '@/domain/committee/committee'
import { blankChapters, idPattern, type Evaluator } from '@/domain/evaluation'
import { isRecord, listOf } from './loose-json'

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
export function readCommittee(input: unknown, evaluators: readonly Evaluator[]): Committee {
  if (!isRecord(input)) return blank
  const known = new Set<string>(evaluators.map((one) => one.id))
  const listed = <Schema extends v.GenericSchema<unknown, { evaluator: string }>>(items: unknown, schema: Schema) =>
    readAll(items, schema).filter((item) => known.has(item.evaluator))
  return {
    chair: one(input.chair, text, blank.chair),
    options: one(input.options, committeeOptions, blank.options),
    seed: one(input.seed, text, blank.seed),
    keys: one(input.keys, v.nullable(privateKey), blank.keys),
    ...(input.otherKeys !== undefined && { otherKeys: readAll(input.otherKeys, privateKey) }),
    bases: readAll(input.bases, basis),
    invitations: listed(input.invitations, invitation),
    scorecards: listed(input.scorecards, scorecard),
    commitments: listed(input.commitments, commitment),
    session: one(input.session, v.nullable(session), blank.session),
  } as unknown as Committee
}

function one<Schema extends v.GenericSchema>(value: unknown, schema: Schema, otherwise: v.InferOutput<Schema>) {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : otherwise
}

function readAll<Schema extends v.GenericSchema>(items: unknown, schema: Schema): v.InferOutput<Schema>[] {
  return listOf(items).flatMap((item) => {
    const read = v.safeParse(schema, item)
    return read.success ? [read.output] : []
  })
}
