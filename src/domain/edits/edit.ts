/**
 * Every change to a document is one of these: a name and plain arguments, so that it can be kept in the journal,
 * re-run on a newer document and listed in the audit trail. Edits never fail: one whose target is gone changes nothing.
 * Arguments are trusted; whoever builds an edit from user input checks it first.
 */
import type { ConsensusEdits } from './commands/consensus-edits'
import type {
  CellState,
  CriteriaNode,
  CriterionId,
  Evaluation,
  Evaluator,
  EvaluatorId,
  GroupId,
  IsoTime,
  NodeId,
  Scale,
  ScoringRules,
  Vendor,
  VendorId,
} from '../evaluation'
import type { CommitteeEdits } from './commands/committee-edits'
import type { LockEdits } from './commands/lock-edits'
import type { ScenarioEdits } from './commands/scenario-edits'
import type { WeightingEdits } from './commands/weighting-edits'

export interface EditArgs extends WeightingEdits, LockEdits, ScenarioEdits, ConsensusEdits, CommitteeEdits {
  renameEvaluation: { title?: string; description?: string }
  setRules: Partial<ScoringRules>

  addNode: { parent: GroupId; index: number; node: CriteriaNode }
  /** Many siblings at once, as an import brings them. */
  addNodes: { parent: GroupId; index: number; nodes: readonly CriteriaNode[] }
  /** `name`: what it was called, for the history. */
  removeNode: { id: NodeId; name?: string }
  describeNode: { id: NodeId; name?: string; description?: string }
  moveNode: { id: NodeId; parent: GroupId; index: number }
  /** Relative weights, ≥ 0; nodes not named keep theirs. */
  setWeights: { weights: Readonly<Record<NodeId, number>> }
  setThreshold: { id: NodeId; threshold: number | null }
  /**
   * `keep` leaves recorded levels as they are, but for those the new scale does not have; `rescale` carries every one to
   * the level of the same value; `clear` takes the marks away and keeps the notes.
   */
  setScale: {
    criterion: CriterionId
    scale: Scale
    recorded: 'keep' | 'rescale' | 'clear'
    /** On the new scale; left out, it goes the way of the recorded levels. */
    threshold?: number | null
  }

  addVendors: { vendors: readonly Vendor[]; index: number }
  updateVendor: { id: VendorId; changes: Partial<Omit<Vendor, 'id'>> }
  /** `name`: what it was called, for the history. */
  removeVendor: { id: VendorId; name?: string }
  moveVendor: { id: VendorId; index: number }

  addEvaluator: { evaluator: Evaluator }
  updateEvaluator: { id: EvaluatorId; changes: Partial<Omit<Evaluator, 'id'>> }
  removeEvaluator: { id: EvaluatorId }

  /** Marks of one evaluator; notes and evidence already there stay, unless a cell brings its own. */
  rate: { evaluator: EvaluatorId; at: IsoTime; cells: readonly RateCell[] }
  /** Note and evidence of one cell; empty text takes them away. */
  annotate: { evaluator: EvaluatorId; criterion: CriterionId; vendor: VendorId; note: string; evidence: string }

  /** Several edits as one: one entry in the trail, one undo. */
  batch: { label: string; edits: readonly Edit[] }
  /** The whole document from a backup or a snapshot; the id stays. */
  restore: { document: Evaluation }
}

export interface RateCell {
  readonly criterion: CriterionId
  readonly vendor: VendorId
  readonly state: CellState
  /** Only with the state `rated`. */
  readonly level?: number
  readonly note?: string
  readonly evidence?: string
  /** Overrides the edit's own time, for marks that were given earlier (imports). */
  readonly ratedAt?: IsoTime
}

export type EditName = keyof EditArgs
export type Edit = { [Name in EditName]: { readonly name: Name; readonly args: EditArgs[Name] } }[EditName]
