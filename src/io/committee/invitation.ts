/**
 * The invitation of one evaluator: criteria, scales, vendors and the evaluator's part, never anybody's marks.
 * `{ "format": "evenhand/invitation", "version": 1, "digest": …, "invitation": {…} }`; whatever is wrong with it, it is
 * refused as a whole, since half the criteria would be other criteria.
 */
import * as v from 'valibot'
import { lettersOf } from '@/domain/committee/hidden-names'
import type { CommitteeOptions, IssuedInvitation, PrivateKey, PublicKey } from '@/domain/committee/committee'
import {
  markCount,
  blankChapters,
  defaultRules,
  idPattern,
  sessionIdPrefix,
  type CriteriaGroup,
  type Evaluation,
  type EvaluationId,
  type Evaluator,
  type EvaluatorId,
  type IsoTime,
  type Vendor,
  type VendorId,
} from '@/domain/evaluation'
import type { Result } from '@/domain/result'
import { digestOf } from '../digest'
import { readDocument } from '../evaluation-schema'
import { isRecord } from '../loose-json'
import { committeeOptions, privateKey, publicKey } from '../read-committee'
import { basisOf } from './basis'
import { canonicalJson } from './canonical-json'
import { refused } from './refused'

export const invitationFormat = 'evenhand/invitation'
const version = 1

export interface Invitation {
  /** `i-…` */
  readonly id: string
  readonly evaluation: string
  readonly title: string
  readonly description: string
  readonly chair: string
  readonly issuedAt: IsoTime
  readonly evaluator: Evaluator
  readonly criteria: CriteriaGroup
  readonly vendors: readonly Vendor[]
  readonly options: CommitteeOptions
  /** Hash of criteria and vendors as the chair has them. */
  readonly basis: string
  readonly lock: string | null
  readonly chairKey: PublicKey | null
  readonly signingKey: PrivateKey | null
}

export interface InvitationParts {
  readonly id: string
  readonly now: IsoTime
  readonly signingKey: PrivateKey | null
  /** What a hidden vendor is called: `Vendor A` for `A`. */
  readonly aliasOf: (letters: string) => string
}

/** What goes out, and what the chair's document keeps of it. */
export interface NewInvitation {
  readonly invitation: Invitation
  readonly issued: IssuedInvitation
}

/** Ids of vendors, names of vendors and all that could tell who they are stay behind where names are hidden. */
export function newInvitation(document: Evaluation, evaluatorId: EvaluatorId, parts: InvitationParts): NewInvitation {
  const { id, now, signingKey, aliasOf } = parts
  const { committee } = document
  const evaluator = document.evaluators.find((e) => e.id === evaluatorId)!
  const { hash } = basisOf(document)
  const judged = document.vendors.filter((one) => one.status !== 'out')
  // Nobody recused from a hidden vendor could see it without knowing which one it is.
  const open = judged.filter((one) => !evaluator.recusals.some((r) => r.vendor === one.id))
  const hidden = committee.options.hidesVendors ? hiddenFor(document, evaluatorId, open) : null
  const vendors = hidden
    ? hidden.flatMap((one, i) => (open.some((vendor) => vendor.id === one) ? [aliased(i, aliasOf)] : []))
    : judged.map(bare)
  const recusals = hidden ? [] : evaluator.recusals.filter((r) => judged.some((one) => one.id === r.vendor))
  const key = signingKey && { x: signingKey.x, y: signingKey.y }
  return {
    invitation: {
      id,
      evaluation: document.id,
      title: document.title,
      description: document.description,
      chair: committee.chair,
      issuedAt: now,
      evaluator: { ...evaluator, recusals },
      criteria: document.criteria,
      vendors,
      options: committee.options,
      basis: hash,
      lock: document.locks.findLast((lock) => lock.unlocked === null)?.hash ?? null,
      chairKey: committee.keys && { x: committee.keys.x, y: committee.keys.y },
      signingKey,
    },
    issued: {
      ...{ id, evaluator: evaluatorId, at: now, basis: hash, key, hidden },
      ...(hidden && { aliases: hidden.map((_, i) => aliasOf(lettersOf(i))) }),
    },
  }
}

/**
 * Whoever was asked before finds every vendor under the name it had then, so that earlier marks stay what they were: new
 * ones come after, and the name of one that is gone stays unused.
 */
function hiddenFor({ committee }: Evaluation, evaluator: EvaluatorId, open: readonly Vendor[]): readonly VendorId[] {
  const before =
    committee.invitations.findLast((one) => one.evaluator === evaluator && one.hidden !== null)?.hidden ?? []
  const others = open.filter(({ id }) => !before.includes(id))
  return [...before, ...hiddenOrder(committee.seed, evaluator, others)]
}

/** By a hash of seed, evaluator and vendor: the same each time, and different for each evaluator. */
export function hiddenOrder(seed: string, evaluator: EvaluatorId, vendors: readonly Vendor[]): readonly VendorId[] {
  const keyed = vendors.map(({ id }) => ({ id, key: digestOf(canonicalJson([seed, evaluator, id])) }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ id }) => id)
}

export function writeInvitation(invitation: Invitation): string {
  const digest = digestOf(canonicalJson(invitation)).slice(0, digestLength)
  return `${JSON.stringify({ format: invitationFormat, version, digest, invitation })}\n`
}

/** Damage, not malice: whoever changes the text can compute it again. */
const digestLength = 16
/** 4 levels of 2,000 criteria with long anchors stay far below. */
export const maxInvitationLength = 8_000_000

const head = v.object({
  id: v.pipe(v.string(), v.regex(idPattern), v.startsWith('i-')),
  evaluation: v.pipe(v.string(), v.regex(idPattern)),
  title: v.string(),
  description: v.string(),
  chair: v.string(),
  issuedAt: v.pipe(v.string(), v.isoTimestamp()),
  evaluator: v.looseObject({}),
  criteria: v.looseObject({}),
  vendors: v.array(v.looseObject({})),
  options: committeeOptions,
  basis: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  lock: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  chairKey: v.nullable(publicKey),
  signingKey: v.nullable(privateKey),
})

export function readInvitation(text: string): Result<Invitation> {
  if (text.length > maxInvitationLength) return refused('invitation-too-large')
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused('invitation-damaged')
  }
  if (!isRecord(json) || json.format !== invitationFormat) return refused('invitation-foreign')
  if (typeof json.version === 'number' && json.version > version) return refused('invitation-newer')
  if (json.version !== version) return refused('invitation-damaged')
  const read = v.safeParse(head, json.invitation)
  if (!read.success) return refused('invitation-damaged')
  const parts = read.output
  // Strictly: the document's own reader mends what it can, and here nothing may have to be mended.
  const salvaged = readDocument({
    ...blankDocument,
    criteria: parts.criteria,
    vendors: parts.vendors,
    evaluators: [parts.evaluator],
  })
  if (!salvaged || salvaged.problems.length > 0) return refused('invitation-damaged')
  const { criteria, vendors, evaluators } = salvaged.document
  const invitation = { ...parts, criteria, vendors, evaluator: evaluators[0]! } as unknown as Invitation
  if (digestOf(canonicalJson(invitation)).slice(0, digestLength) !== json.digest) return refused('invitation-damaged')
  return { ok: true, value: invitation }
}

/** The evaluator's own document: what the invitation holds, to be scored like any other. */
export function sessionDocument(invitation: Invitation, now: IsoTime): Evaluation {
  const { id, title, description, criteria, vendors, evaluator, chair, options } = invitation
  const { evaluation, basis, lock, issuedAt, chairKey, signingKey } = invitation
  return {
    ...blankDocument,
    id: `${sessionIdPrefix}${id.slice('i-'.length)}` as EvaluationId,
    title,
    description,
    createdAt: now,
    criteria,
    vendors,
    evaluators: [evaluator],
    committee: {
      ...blankChapters.committee,
      chair,
      options,
      session: {
        invitation: id,
        evaluation,
        basis,
        lock,
        issuedAt,
        chairKey,
        signingKey,
        declaration: null,
        finished: [],
      },
    },
  }
}

const blankDocument = {
  ...blankChapters,
  id: 'e-invitation' as EvaluationId,
  title: '',
  description: '',
  createdAt: new Date(0).toISOString(),
  isSample: false,
  ratings: {},
  rules: defaultRules,
} as const

/** What a judge has no use for stays behind. */
function bare({ id, name, color, website }: Vendor): Vendor {
  return { id, name, color, website, contact: '', status: 'shortlist', outReason: '', note: '' }
}

function aliased(index: number, aliasOf: InvitationParts['aliasOf']): Vendor {
  return bare({
    ...unnamed,
    id: `v-${index + 1}` as VendorId,
    name: aliasOf(lettersOf(index)),
    color: index % markCount,
  })
}

const unnamed = { website: '', contact: '', status: 'shortlist', outReason: '', note: '' } as const
