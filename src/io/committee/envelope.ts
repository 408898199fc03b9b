/**
 * The file that an evaluator sends: `{ "format": "evenhand/scorecard", "version": 1, "kind": … }`, one of
 *   open        the scorecard's text, its SHA-256, and the signature of the invitation's key
 *   sealed      the same, deflated and encrypted for the chair; only the invitation's id stands outside
 *   commitment  SHA-256 of the scorecard, which is sent later
 * A signature covers the kind and the text, so that nothing signed as one can pass for the other.
 */
import * as v from 'valibot'
import type { PrivateKey, PublicKey } from '@/domain/committee/committee'
import { idPattern, type EvaluatorId } from '@/domain/evaluation'
import type { Result } from '@/domain/result'
import { digestOf } from '../digest'
import { isRecord } from '../loose-json'
import { publicKey } from '../read-committee'
import { canonicalJson } from './canonical-json'
import { deflate, inflate } from './deflate'
import { keysFormat } from './keys-file'
import { refused } from './refused'
import { maxScorecardLength, readScorecardText, scorecardText, type Scorecard } from './scorecard'
import { seal, sign, unseal, type SealedBytes } from './sealing'

export const scorecardFormat = 'evenhand/scorecard'
const version = 1

export interface Commitment {
  readonly invitation: string
  readonly evaluation: string
  readonly evaluator: EvaluatorId
  readonly evaluatorName: string
  readonly revision: number
  /** SHA-256, hexadecimal, of the scorecard's text. */
  readonly hash: string
}

/** What stands in the clear, or has been opened. */
export type Opened = {
  /** Signed, and what the digest is of. */
  readonly text: string
  readonly digest: string
  readonly signature: string | null
} & (
  | { readonly kind: 'open'; readonly scorecard: Scorecard }
  | { readonly kind: 'commitment'; readonly commitment: Commitment }
)

export type SealedEnvelope = { readonly kind: 'sealed'; readonly invitation: string } & SealedBytes

export function signedText(kind: 'open' | 'commitment', text: string): string {
  return `${scorecardFormat} ${kind}\n${text}`
}

/** @param key null: not signed */
export async function writeOpen(scorecard: Scorecard, key: PrivateKey | null): Promise<string> {
  return written('open', await contentOf('open', scorecardText(scorecard), key))
}

/** @returns null where there is no cryptography */
export async function writeSealed(
  scorecard: Scorecard,
  key: PrivateKey | null,
  chair: PublicKey,
): Promise<string | null> {
  const content = await contentOf('open', scorecardText(scorecard), key)
  const { invitation } = scorecard
  const bytes = new Uint8Array(await deflate(JSON.stringify(content)))
  const sealed = await seal(bytes, chair, sealContext(invitation))
  return sealed && written('sealed', { invitation, ...sealed })
}

export async function writeCommitment(scorecard: Scorecard, key: PrivateKey | null): Promise<string> {
  const { invitation, evaluation, evaluator, evaluatorName, revision } = scorecard
  const hash = digestOf(scorecardText(scorecard))
  const text = canonicalJson({ invitation, evaluation, evaluator, evaluatorName, revision, hash } satisfies Commitment)
  return written('commitment', await contentOf('commitment', text, key))
}

async function contentOf(kind: 'open' | 'commitment', text: string, key: PrivateKey | null) {
  return { digest: digestOf(text), signature: key && (await sign(signedText(kind, text), key)), text }
}

function written(kind: string, content: object): string {
  return `${JSON.stringify({ format: scorecardFormat, version, kind, ...content })}\n`
}

function sealContext(invitation: string): string {
  return `${scorecardFormat} sealed ${invitation}`
}

const base64Url = v.pipe(v.string(), v.regex(/^[\w-]+$/))
const content = v.object({
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  signature: v.nullable(base64Url),
  text: v.string(),
})
const invitationId = v.pipe(v.string(), v.regex(idPattern), v.startsWith('i-'))
const sealedEnvelope = v.object({ invitation: invitationId, key: publicKey, iv: base64Url, sealed: base64Url })
const commitment = v.object({
  invitation: invitationId,
  evaluation: v.pipe(v.string(), v.regex(idPattern)),
  evaluator: v.pipe(v.string(), v.regex(idPattern)),
  evaluatorName: v.pipe(v.string(), v.maxLength(10_000)),
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})

/** Twice the text that it holds as a string, at most. */
const maxEnvelopeLength = 2 * maxScorecardLength

export function readEnvelope(text: string): Result<Opened | SealedEnvelope> {
  if (text.length > maxEnvelopeLength) return refused('scorecard-too-large')
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused('scorecard-damaged')
  }
  if (isRecord(json) && json.format === keysFormat) return refused('scorecard-is-key')
  if (!isRecord(json) || json.format !== scorecardFormat) return refused('scorecard-foreign')
  if (typeof json.version === 'number' && json.version > version) return refused('scorecard-newer')
  if (json.version !== version) return refused('scorecard-damaged')
  if (json.kind === 'open' || json.kind === 'commitment') return openedOf(json.kind, json)
  const read = json.kind === 'sealed' ? v.safeParse(sealedEnvelope, json) : null
  return read?.success ? { ok: true, value: { kind: 'sealed', ...read.output } } : refused('scorecard-damaged')
}

/** The digest tells damage; only a signature tells who, and only the nonce and the seal keep it from others. */
export async function openSealed(envelope: SealedEnvelope, chair: PrivateKey): Promise<Result<Opened>> {
  const bytes = await unseal(envelope, chair, sealContext(envelope.invitation))
  if (!bytes) return refused('scorecard-not-opened')
  const inflated = await inflate(bytes, maxEnvelopeLength)
  if (inflated.kind === 'too-large') return refused('scorecard-too-large')
  if (inflated.kind === 'broken') return refused('scorecard-damaged')
  try {
    const opened = openedOf('open', JSON.parse(inflated.text))
    // A seal around somebody else's scorecard.
    const isOwn = opened.ok && opened.value.kind === 'open' && opened.value.scorecard.invitation === envelope.invitation
    return isOwn ? opened : refused('scorecard-damaged')
  } catch {
    return refused('scorecard-damaged')
  }
}

function openedOf(kind: 'open' | 'commitment', json: unknown): Result<Opened> {
  const read = v.safeParse(content, json)
  if (!read.success || digestOf(read.output.text) !== read.output.digest) return refused('scorecard-damaged')
  if (kind === 'open') {
    const scorecard = readScorecardText(read.output.text)
    return scorecard ? { ok: true, value: { ...read.output, kind, scorecard } } : refused('scorecard-damaged')
  }
  const promised = readCommitmentText(read.output.text)
  return promised ? { ok: true, value: { ...read.output, kind, commitment: promised } } : refused('scorecard-damaged')
}

function readCommitmentText(text: string): Commitment | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const read = v.safeParse(commitment, json)
  return read.success && canonicalJson(read.output) === text ? (read.output as Commitment) : null
}
