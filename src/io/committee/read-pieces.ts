/** Whatever was dropped or pasted → scorecards and commitments, opened and verified; nothing is decided here. */
import type { Evaluation } from '@/domain/evaluation'
import type { Problem, Result } from '@/domain/result'
import { giveWay, type Pace } from '../steps'
import { armorsIn, readArmor } from './armor'
import { openSealed, readEnvelope, signedText, type Commitment, type Opened, type SealedEnvelope } from './envelope'
import { isForm, readForm } from './form-table'
import { problemOf } from './refused'
import { digestOf } from '../digest'
import { scorecardText, type Scorecard } from './scorecard'
import { hasCrypto, verify } from './sealing'

export interface CollectInput {
  /** Of the file; empty for what was pasted. */
  readonly name: string
  readonly text: string
}

/** `none`: not signed. `unchecked`: there is no cryptography here, or no key to check with. */
export type Signature = 'valid' | 'wrong' | 'none' | 'unchecked'

export type Piece = { readonly source: string } & (
  | ScorecardPiece
  | {
      readonly kind: 'commitment'
      readonly commitment: Commitment
      readonly digest: string
      readonly signature: Signature
    }
  | { readonly kind: 'refused'; readonly problem: Problem }
)

export interface ScorecardPiece {
  readonly kind: 'scorecard'
  readonly origin: 'scorecard' | 'table'
  readonly scorecard: Scorecard
  readonly digest: string
  readonly signature: Signature
  readonly isSealed: boolean
  /** Of cells of a table that could not be read. */
  readonly problems: readonly Problem[]
}

export async function readPieces(
  inputs: readonly CollectInput[],
  document: Evaluation,
  { onProgress, signal, blockMs = 24 }: Pace = {},
): Promise<readonly Piece[]> {
  const pieces: Piece[] = []
  let pauseAt = performance.now() + blockMs
  for (const [i, { name, text }] of inputs.entries()) {
    for (const piece of await piecesOf(text, document)) pieces.push({ source: name, ...piece })
    signal?.throwIfAborted()
    if (performance.now() < pauseAt) continue
    onProgress?.((i + 1) / inputs.length)
    await giveWay()
    signal?.throwIfAborted()
    pauseAt = performance.now() + blockMs
  }
  return pieces
}

type PieceContent = Piece extends infer One ? (One extends { kind: string } ? Omit<One, 'source'> : never) : never

async function piecesOf(text: string, document: Evaluation): Promise<readonly PieceContent[]> {
  const armors = armorsIn(text)
  if (armors.length > 0) {
    return Promise.all(
      armors.map(async (block) => {
        const file = await readArmor(block)
        return file.ok ? fromFile(file.value, document) : failed(file)
      }),
    )
  }
  if (isForm(text)) return [fromForm(text, document)]
  if (text.trimStart().startsWith('{')) return [await fromFile(text, document)]
  return [{ kind: 'refused', problem: problemOf('scorecard-foreign') }]
}

function fromForm(text: string, document: Evaluation): PieceContent {
  const read = readForm(text, document)
  if (!read.ok) return failed(read)
  const { scorecard, problems } = read.value
  const digest = digestOf(scorecardText(scorecard))
  return { kind: 'scorecard', origin: 'table', scorecard, digest, signature: 'none', isSealed: false, problems }
}

async function fromFile(text: string, document: Evaluation): Promise<PieceContent> {
  const read = readEnvelope(text)
  if (!read.ok) return failed(read)
  const isSealed = read.value.kind === 'sealed'
  const opened =
    read.value.kind === 'sealed' ? await openFor(read.value, document) : { ok: true as const, value: read.value }
  if (!opened.ok) return failed(opened)
  const { digest } = opened.value
  if (opened.value.kind === 'commitment') {
    const { commitment } = opened.value
    return { kind: 'commitment', commitment, digest, signature: await signatureOf(opened.value, commitment, document) }
  }
  const { scorecard } = opened.value
  const signature = await signatureOf(opened.value, scorecard, document)
  return { kind: 'scorecard', origin: 'scorecard', scorecard, digest, signature, isSealed, problems: [] }
}

async function openFor(envelope: SealedEnvelope, { committee }: Evaluation): Promise<Result<Opened>> {
  if (!hasCrypto()) return { ok: false, problem: problemOf('crypto-missing') }
  if (!committee.keys) return { ok: false, problem: problemOf('scorecard-without-key') }
  return openSealed(envelope, committee.keys)
}

async function signatureOf(
  { kind, text, signature }: Opened,
  { invitation }: { readonly invitation: string },
  { committee }: Evaluation,
): Promise<Signature> {
  if (signature === null) return 'none'
  const key = committee.invitations.find((one) => one.id === invitation)?.key
  return key ? verify(signedText(kind, text), signature, key) : 'unchecked'
}

function failed(result: { readonly ok: false; readonly problem: Problem }): PieceContent {
  return { kind: 'refused', problem: result.problem }
}
