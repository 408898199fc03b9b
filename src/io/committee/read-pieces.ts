/** Whatever was dropped or pasted → scorecards and commitments, opened and verified; nothing is decided here. */
import type { Evaluation } from '@/domain/evaluation'
import type { Problem, Result } from '@/domain/result'
import { giveWay, type Pace } from '../steps'
import { armorsIn, readArmor } from './armor'
import { openSealed, readEnvelope, signedText, type Commitment, type Opened, type SealedEnvelope } from './envelope'
import { isForm, readForm } from './form-table'
import { mailParts } from './mail'
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
  | {
      readonly kind: 'refused'
      readonly problem: Problem
      /** What another key may open. */
      readonly sealed?: SealedEnvelope
    }
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
  const mail = mailParts(text)
  const [parts, html] = [false, true].map((isHtml) =>
    mail?.filter((one) => one.isHtml === isHtml && isAnswer(one.text)),
  )
  // The same once more, and rarely intact, where a program sends both.
  const answers = parts?.length ? parts : (html ?? [])
  if (answers.length > 0) return (await Promise.all(answers.map((one) => contentsOf(one.text, document)))).flat()
  return contentsOf(text, document)
}

/** Whether a part of a mail is what is looked for; the rest is letters and signatures. */
function isAnswer(text: string): boolean {
  return armorsIn(text).length > 0 || isForm(text) || text.trimStart().startsWith('{')
}

async function contentsOf(text: string, document: Evaluation): Promise<readonly PieceContent[]> {
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
  return read.value.kind === 'sealed' ? fromSealed(read.value, document) : fromOpened(read.value, document, false)
}

async function fromSealed(sealed: SealedEnvelope, document: Evaluation): Promise<PieceContent> {
  if (!hasCrypto()) return { kind: 'refused', problem: problemOf('crypto-missing') }
  const opened = await openFor(sealed, document)
  return opened.ok ? fromOpened(opened.value, document, true) : { ...failed(opened), sealed }
}

async function fromOpened(opened: Opened, document: Evaluation, isSealed: boolean): Promise<PieceContent> {
  const { digest } = opened
  if (opened.kind === 'commitment') {
    const { commitment } = opened
    return { kind: 'commitment', commitment, digest, signature: await signatureOf(opened, commitment, document) }
  }
  const { scorecard } = opened
  const signature = await signatureOf(opened, scorecard, document)
  return { kind: 'scorecard', origin: 'scorecard', scorecard, digest, signature, isSealed, problems: [] }
}

/** With any key that is here; what is said is what the first one came to. */
async function openFor(envelope: SealedEnvelope, { committee }: Evaluation): Promise<Result<Opened>> {
  const keys = [...(committee.keys ? [committee.keys] : []), ...(committee.otherKeys ?? [])]
  const tried: Result<Opened>[] = []
  for (const key of keys) {
    const opened = await openSealed(envelope, key)
    if (opened.ok) return opened
    tried.push(opened)
  }
  return tried[0] ?? { ok: false, problem: problemOf('scorecard-without-key') }
}

/** What could not be opened is tried again, with the keys that are here now. */
export function reopened(pieces: readonly Piece[], document: Evaluation): Promise<readonly Piece[]> {
  return Promise.all(
    pieces.map(async (piece) =>
      isLocked(piece) ? { source: piece.source, ...(await fromSealed(piece.sealed, document)) } : piece,
    ),
  )
}

export function isLocked(piece: Piece): piece is Piece & { readonly sealed: SealedEnvelope } {
  return piece.kind === 'refused' && piece.sealed !== undefined
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

function failed(result: {
  readonly ok: false
  readonly problem: Problem
}): PieceContent & { readonly kind: 'refused' } {
  return { kind: 'refused', problem: result.problem }
}
