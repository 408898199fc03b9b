/**
 * The doorway: what was read → what would happen. Every piece gets a standing; of each evaluator the newest that may
 * come in does, and all of it together is one edit: one merge, one undo. Which is newer is counted (invitation, then
 * revision), the evaluator's clock decides only between two of the same revision.
 */
import type { IssuedInvitation, ReceivedCommitment, ReceivedScorecard } from '@/domain/committee/committee'
import { proposedGroups } from '@/domain/committee/proposals'
import type { Edit } from '@/domain/edits/edit'
import type { Evaluation, EvaluatorId, IsoTime } from '@/domain/evaluation'
import { within, type Steps } from '../steps'
import { basisOf, changesOf } from './basis'
import type { CollectedItem, CollectionPlan, CollectOptions, CollectStanding } from './collection'
import { askedIn, mergeScorecard, type MergedScorecard } from './merge-scorecard'
import type { Piece, ScorecardPiece, Signature } from './read-pieces'
import { receiptFromDigest } from './receipt'
import { problemOf } from './refused'
import type { Commitment } from './envelope'
import type { Scorecard } from './scorecard'

export function* planCollectionSteps(
  document: Evaluation,
  pieces: readonly Piece[],
  options: CollectOptions,
): Steps<CollectionPlan> {
  const collector = new Collector(document, options)
  const commitments = pieces.map((piece) => (piece.kind === 'commitment' ? collector.commit(piece) : null))
  const cards = pieces.map((piece) => (piece.kind === 'scorecard' ? collector.place(piece) : null))
  collector.choose(cards.filter((card) => card !== null))
  const items: CollectedItem[] = []
  for (const [i, piece] of pieces.entries()) {
    const card = cards[i]
    if (card) items.push(yield* within(collector.merge(card), i / pieces.length, (i + 1) / pieces.length))
    else items.push(commitments[i] ?? collector.refuse(piece))
  }
  return { items, edit: collector.edit() }
}

/** A scorecard with what is known about it. */
interface Card {
  readonly piece: ScorecardPiece & { readonly source: string }
  readonly issued: IssuedInvitation | null
  /** Position of the invitation among all; the first part of the order. */
  readonly issue: number
  readonly consents: CollectedItem['consents']
  standing: CollectStanding
  isChosen: boolean
}

const blankItem: Omit<CollectedItem, 'key' | 'source' | 'standing'> = {
  evaluator: null,
  name: '',
  receipt: '',
  revision: 0,
  finishedAt: null,
  isSealed: false,
  isSigned: false,
  isTable: false,
  consents: [],
  isIncluded: false,
  expected: 0,
  given: 0,
  abstained: 0,
  added: 0,
  changed: 0,
  removed: 0,
  declaration: null,
  invitation: '',
  proposes: 0,
  changes: [],
  rejected: [],
  problems: [],
}

const standingOfProblem = new Map<string, CollectStanding>([
  ['scorecard-foreign', 'foreign'],
  ['scorecard-damaged', 'tampered'],
])

class Collector {
  private readonly basis
  private readonly asked
  private readonly rates: Edit[] = []
  private readonly scorecards: ReceivedScorecard[] = []
  private readonly commitments: ReceivedCommitment[] = []
  /** Whether every invited evaluator was bound before this collection. */
  private readonly areAllBound: boolean

  constructor(
    private readonly document: Evaluation,
    private readonly options: CollectOptions,
  ) {
    this.basis = basisOf(document)
    this.asked = askedIn(document)
    this.areAllBound = this.unbound(document.committee.commitments).length === 0
  }

  /** Invited, and without a commitment yet. */
  private unbound(commitments: readonly ReceivedCommitment[]): readonly EvaluatorId[] {
    const bound = new Set(commitments.map((one) => one.evaluator))
    return [...new Set(this.document.committee.invitations.map((one) => one.evaluator))].filter((id) => !bound.has(id))
  }

  private issuedFor({ invitation, evaluator }: Scorecard | Commitment): IssuedInvitation | null {
    const issued = this.document.committee.invitations.find((one) => one.id === invitation)
    if (issued?.evaluator !== evaluator) return null
    return this.document.evaluators.some((e) => e.id === evaluator) ? issued : null
  }

  private nameOf(evaluator: EvaluatorId): string | undefined {
    return this.document.evaluators.find((e) => e.id === evaluator)?.name
  }

  /** What cannot be opened still says to which invitation it answers: whom to ask for it again. */
  refuse(piece: Piece): CollectedItem {
    const refused = piece.kind === 'refused' ? piece : null
    const problem = refused?.problem ?? problemOf('scorecard-foreign')
    const standing = standingOfProblem.get(problem.code) ?? 'unreadable'
    const invitation = refused?.sealed?.invitation ?? ''
    const evaluator = this.document.committee.invitations.find((one) => one.id === invitation)?.evaluator
    const name = (evaluator && this.nameOf(evaluator)) ?? ''
    return { ...blankItem, key: '', source: piece.source, standing, name, invitation, problems: [problem] }
  }

  private isConsented(key: string, consents: CollectedItem['consents']): boolean {
    return consents.length === 0 || this.options.consented.has(key)
  }

  commit(piece: Extract<Piece, { readonly kind: 'commitment' }>): CollectedItem {
    const { commitment, signature, digest, source } = piece
    const issued = this.issuedFor(commitment)
    const { evaluator, revision, hash, invitation } = commitment
    const consents = issued ? unsigned(issued, signature) : []
    const receipt = receiptFromDigest(hash)
    const isSigned = signature === 'valid'
    const name = this.nameOf(evaluator) ?? commitment.evaluatorName
    const item = { ...blankItem, key: digest, source, name, receipt, revision, isSigned, consents }
    if (!issued) return { ...item, standing: this.strangerOf(commitment) }
    const own = { ...item, evaluator }
    if (signature === 'wrong') return { ...own, standing: 'tampered' }
    const known = [...this.document.committee.commitments, ...this.commitments].findLast(
      (one) => one.evaluator === evaluator,
    )
    if (known?.hash === hash) return { ...own, standing: 'duplicate' }
    if (known && known.invitation === invitation && known.revision > revision) return { ...own, standing: 'older' }
    if (known && this.areAllBound) return { ...own, standing: 'commitment-late' }
    const isIncluded = this.isConsented(digest, consents)
    if (isIncluded) {
      const acceptedAt = this.options.now
      this.commitments.push({ evaluator, invitation, revision, hash, acceptedAt, isSigned })
    }
    return { ...own, standing: 'commitment', isIncluded }
  }

  place(piece: ScorecardPiece & { readonly source: string }): Card {
    const issued = this.issuedFor(piece.scorecard)
    const issue = issued ? this.document.committee.invitations.indexOf(issued) : -1
    const isOther = issued !== null && piece.scorecard.basis !== this.basis.hash
    const consents = issued
      ? [...unsigned(issued, piece.signature), ...(isOther ? (['other-criteria'] as const) : [])]
      : []
    return { piece, issued, issue, consents, standing: this.standingOf(piece, issued, isOther), isChosen: false }
  }

  /** On its own; which of several of one evaluator is the newest is told by `choose`. */
  private standingOf(piece: ScorecardPiece, issued: IssuedInvitation | null, isOther: boolean): CollectStanding {
    const { scorecard, signature, digest } = piece
    if (!issued) return this.strangerOf(scorecard)
    if (signature === 'wrong') return 'tampered'
    // A text that says it answers another question than the invitation asked.
    if (scorecard.basis !== issued.basis) return 'tampered'
    const receipt = receiptFromDigest(digest)
    const own = this.document.committee.scorecards.filter((one) => one.evaluator === issued.evaluator)
    if (own.some((one) => one.receipt === receipt)) return 'duplicate'
    const early = this.earliness(issued.evaluator, digest)
    if (early) return early
    return isOther ? 'other-criteria' : own.length > 0 ? 'newer' : 'new'
  }

  private earliness(evaluator: EvaluatorId, digest: string): CollectStanding | null {
    if (!this.document.committee.options.commitsFirst) return null
    const all = [...this.document.committee.commitments, ...this.commitments]
    if (this.unbound(all).length > 0) return 'too-early'
    return all.findLast((one) => one.evaluator === evaluator)?.hash === digest ? null : 'not-as-committed'
  }

  private strangerOf({ evaluation }: Scorecard | Commitment): CollectStanding {
    return evaluation === this.document.id ? 'unknown-evaluator' : 'foreign'
  }

  /** Of each evaluator the newest that may come in, if it is newer than what is here. */
  choose(cards: readonly Card[]): void {
    const seen = new Set<string>()
    const newest = new Map<EvaluatorId, Card>()
    // A copy without its signature must not stand in the way of the signed one.
    for (const card of cards.toSorted((a, b) => a.consents.length - b.consents.length)) {
      if (!comesIn.has(card.standing)) continue
      if (seen.has(card.piece.digest)) {
        card.standing = 'duplicate'
        continue
      }
      seen.add(card.piece.digest)
      const evaluator = card.issued!.evaluator
      if (this.isBehindAccepted(card)) card.standing = 'older'
      else if (this.isConsented(card.piece.digest, card.consents)) {
        const other = newest.get(evaluator)
        const isNewest = !other || compareOrder(orderOf(card), orderOf(other)) >= 0
        if (isNewest) newest.set(evaluator, card)
        const passed = isNewest ? other : card
        if (passed) passed.standing = 'older'
      }
    }
    for (const card of newest.values()) card.isChosen = true
  }

  private isBehindAccepted(card: Card): boolean {
    const { scorecards, invitations } = this.document.committee
    const last = scorecards.findLast((one) => one.evaluator === card.issued!.evaluator)
    if (!last) return false
    const issue = invitations.findIndex((one) => one.id === last.invitation)
    return compareOrder(orderOf(card), { issue, revision: last.revision, finishedAt: last.finishedAt }) < 0
  }

  *merge(card: Card): Steps<CollectedItem> {
    const { piece, issued, standing, consents, isChosen } = card
    const { scorecard, digest, signature, isSealed, origin } = piece
    const receipt = receiptFromDigest(digest)
    const merged =
      issued && comesIn.has(standing) ? yield* mergeScorecard(this.document, scorecard, issued, this.asked) : null
    const isSigned = signature === 'valid'
    if (isChosen && issued && merged) this.accept(piece, issued, merged)
    const before = this.document.committee.bases.find((one) => one.hash === issued?.basis)
    return {
      ...blankItem,
      ...(merged && withoutCells(merged)),
      key: digest,
      source: piece.source,
      standing,
      evaluator: issued?.evaluator ?? null,
      name: (issued && this.nameOf(issued.evaluator)) ?? scorecard.evaluatorName,
      receipt,
      revision: scorecard.revision,
      finishedAt: origin === 'table' ? null : scorecard.finishedAt,
      isSealed,
      isSigned,
      isTable: origin === 'table',
      declaration: scorecard.declaration,
      invitation: scorecard.invitation,
      proposes: proposedGroups(this.document.criteria, scorecard.weights),
      consents: comesIn.has(standing) ? consents : [],
      isIncluded: isChosen,
      changes: before && consents.includes('other-criteria') ? changesOf(before, this.basis) : [],
      problems: [...piece.problems, ...this.remarksOn(card)],
    }
  }

  private remarksOn({ standing, piece, issued }: Card): CollectedItem['problems'] {
    if (standing === 'too-early') {
      const missing = this.unbound([...this.document.committee.commitments, ...this.commitments])
      return [problemOf('scorecard-too-early', { missing: missing.map((id) => this.nameOf(id) ?? id).join(', ') })]
    }
    const last = this.document.committee.scorecards.findLast((one) => one.evaluator === issued?.evaluator)
    const isSameRevision =
      standing === 'newer' && last?.invitation === issued?.id && last?.revision === piece.scorecard.revision
    return isSameRevision ? [problemOf('scorecard-same-revision', { revision: last!.revision }, 'warning')] : []
  }

  private accept(
    { scorecard, digest, signature, isSealed, origin }: ScorecardPiece,
    issued: IssuedInvitation,
    merged: MergedScorecard,
  ): void {
    const { evaluator } = issued
    const { expected, given, abstained, cells } = merged
    if (cells.length > 0) this.rates.push({ name: 'rate', args: { evaluator, at: this.options.now, cells } })
    this.scorecards.push({
      evaluator,
      name: scorecard.evaluatorName,
      evaluation: scorecard.evaluation,
      basis: scorecard.basis,
      invitation: issued.id,
      receipt: receiptFromDigest(digest),
      revision: scorecard.revision,
      finishedAt: scorecard.finishedAt,
      acceptedAt: this.options.now,
      nonce: scorecard.nonce,
      expected,
      given,
      abstained,
      declaration: scorecard.declaration,
      ...(scorecard.weights && { weights: scorecard.weights }),
      isSealed,
      isSigned: signature === 'valid',
      source: origin,
    })
  }

  edit(): Edit | null {
    const { scorecards, commitments, rates } = this
    if (scorecards.length + commitments.length === 0) return null
    const accepted: Edit = { name: 'acceptScorecards', args: { scorecards, commitments } }
    return { name: 'batch', args: { label: 'collect', edits: [...rates, accepted] } }
  }
}

/** What may come in, as it stands alone. */
const comesIn = new Set<CollectStanding>(['new', 'newer', 'other-criteria'])

/** Without a signature anybody who has seen the invitation could have written it: that is for the chair to judge. */
function unsigned(issued: IssuedInvitation, signature: Signature): readonly 'unsigned'[] {
  return issued.key !== null && signature !== 'valid' ? ['unsigned'] : []
}

interface Order {
  readonly issue: number
  readonly revision: number
  readonly finishedAt: IsoTime
}

function orderOf({ issue, piece }: Card): Order {
  const { revision, finishedAt } = piece.scorecard
  return { issue, revision, finishedAt }
}

function compareOrder(a: Order, b: Order): number {
  return (
    a.issue - b.issue ||
    a.revision - b.revision ||
    (a.finishedAt < b.finishedAt ? -1 : a.finishedAt > b.finishedAt ? 1 : 0)
  )
}

function withoutCells({ cells: _, ...counts }: MergedScorecard): Omit<MergedScorecard, 'cells'> {
  return counts
}
