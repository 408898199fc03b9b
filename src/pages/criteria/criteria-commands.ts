/** What can be done to the criteria, each as one edit. */
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { NodeAction } from '@/components/criteria/node-actions'
import { useScaleWords } from '@/components/criteria/scale-words'
import { percentWeights } from '@/components/criteria/percent-weights'
import type { Direction, NewPlace, NodeKind, TreeRow } from '@/components/criteria/tree-row'
import type { DropSide } from '@/components/ui/drop-side'
import { shorten } from '@/components/ui/shorten'
import { findNode, leavesOf, parentOf } from '@/domain/criteria/tree'
import { marksUnder, moveBeside, moveTowards, type Move } from '@/domain/edits/commands/moves'
import type { EditArgs } from '@/domain/edits/edit'
import type { Criterion, GroupId, NodeId, Scale } from '@/domain/evaluation'
import { newId } from '@/stores/session'
import { useOpenEvaluation } from '../evaluation/open-evaluation'
import { useUndoNotice } from '../undo-notice'
import { averageWeight, newNode } from './new-node'
import { scaleQuestion, thresholdOn, type ScaleQuestion } from './scale-change'

type Recorded = EditArgs['setScale']['recorded']

export function useCriteriaCommands(select: (id: NodeId | null) => void) {
  const { t } = useI18n()
  const { document, commit } = useOpenEvaluation()
  const offerUndo = useUndoNotice()
  const { requirement } = useScaleWords()
  const router = useRouter()
  const adding = shallowRef<NewPlace | null>(null)
  const moving = shallowRef<TreeRow | null>(null)
  const question = shallowRef<ScaleQuestion | null>(null)
  /** Raised to make the scale editor start again from what is kept. */
  const scaleRevision = ref(0)

  const groupAt = (id: GroupId) => {
    const node = findNode(document.value.criteria, id)
    return node?.kind === 'group' ? node : document.value.criteria
  }

  function startAdding(kind: NodeKind, parent: GroupId, index = groupAt(parent).children.length) {
    adding.value = { kind, parent, index }
  }
  /** Beside the selected criterion, into the selected group, else at the end of the top level. */
  function addNear(kind: NodeKind, row: TreeRow | null) {
    const deepestGroup = 3
    const holds = row?.node.kind === 'group' && row.depth <= (kind === 'group' ? deepestGroup - 1 : deepestGroup)
    if (row && holds) return startAdding(kind, row.node.id as GroupId)
    if (row && (kind === 'criterion' || row.depth <= deepestGroup)) return startAdding(kind, row.parent, row.index + 1)
    startAdding(kind, document.value.criteria.id)
  }
  function add(name: string, isMore: boolean) {
    const place = adding.value
    if (!place) return
    const node = newNode(place.kind, name, groupAt(place.parent).children, document.value.criteria, newId)
    commit({ name: 'addNode', args: { parent: place.parent, index: place.index, node } })
    adding.value = isMore ? { ...place, index: place.index + 1 } : null
  }

  const asPercent = percentWeights()
  function setWeight(id: NodeId, weight: number, isPercent: boolean) {
    const group = parentOf(document.value.criteria, id)!
    const present = new Map(group.children.map((child) => [child.id, child.weight]))
    const weights = isPercent ? asPercent(group.id, present, id, weight) : { [id]: weight }
    if (Object.keys(weights).length > 0) commit({ name: 'setWeights', args: { weights } })
  }
  function equalise(group: GroupId) {
    const { children } = groupAt(group)
    const weight = averageWeight(children)
    if (children.every((child) => child.weight === weight)) return
    commit({ name: 'setWeights', args: { weights: Object.fromEntries(children.map((child) => [child.id, weight])) } })
  }

  function move(args: Move | null) {
    if (args) commit({ name: 'moveNode', args })
  }
  function remove(id: NodeId) {
    const node = findNode(document.value.criteria, id)
    if (!node) return
    const marks = marksUnder(document.value, node)
    const criteria = node.kind === 'group' ? leavesOf(node).length : 0
    commit({ name: 'removeNode', args: { id, name: node.name } })
    select(null)
    const name = node.name || t('criteria.unnamed')
    const parts = [t('criteria.deleted.name', { name: shorten(name) })]
    if (criteria > 0) parts.push(t('criteria.deleted.criteria', { count: criteria }, criteria))
    if (marks > 0) parts.push(t('criteria.deleted.marks', { count: marks }, marks))
    offerUndo(parts.join(t('criteria.deleted.join')))
  }

  function act({ node, parent, index, ...row }: TreeRow, action: NodeAction) {
    switch (action) {
      case 'open':
        return select(node.id)
      case 'add-criterion':
        return startAdding('criterion', parent, index + 1)
      case 'add-group':
        return startAdding('group', parent, index + 1)
      case 'add-criterion-inside':
        return startAdding('criterion', node.id as GroupId)
      case 'add-group-inside':
        return startAdding('group', node.id as GroupId)
      case 'find-weights':
        return void router.push(`/e/${document.value.id}/criteria/weights/${node.id}`)
      case 'equalise':
        return equalise(node.id as GroupId)
      case 'move-to':
        moving.value = { node, parent, index, ...row }
        return
      case 'delete':
        return remove(node.id)
      case 'rename':
        return
      default:
        return move(moveTowards(document.value.criteria, node.id, action))
    }
  }

  function proposeScale(criterion: Criterion, scale: Scale) {
    question.value = scaleQuestion(document.value, criterion, scale)
    if (!question.value) setScale(criterion, scale, 'keep', false)
  }
  function answerScale(recorded: Recorded) {
    const asked = question.value
    question.value = null
    if (asked) setScale(asked.criterion, asked.scale, recorded, recorded === 'keep', asked.marks)
  }
  /** What else changes with a scale is said. */
  function setScale(criterion: Criterion, scale: Scale, recorded: Recorded, areFiguresKept: boolean, marks = 0) {
    const threshold = thresholdOn(scale, criterion, areFiguresKept)
    const [before, now] = [criterion, { ...criterion, scale, threshold }].map(requirement)
    commit({ name: 'setScale', args: { criterion: criterion.id, scale, recorded, threshold } })
    const said = [
      recorded === 'clear' && t('criteria.scale.cleared', { count: marks }, marks),
      before !== now && t('criteria.scale.required', { before, now }),
    ].filter(Boolean)
    if (said.length > 0) offerUndo(said.join(t('criteria.scale.join')))
  }
  function dropScale() {
    if (!question.value) return
    question.value = null
    scaleRevision.value++
  }

  return {
    adding,
    moving,
    question,
    scaleRevision,
    addNear,
    add,
    setWeight,
    equalise,
    act,
    proposeScale,
    answerScale,
    dropScale,
    rename: (id: NodeId, name: string) => commit({ name: 'describeNode', args: { id, name } }),
    describe: (id: NodeId, changes: { name?: string; description?: string }) =>
      commit({ name: 'describeNode', args: { id, ...changes } }),
    setThreshold: (id: NodeId, threshold: number | null) => commit({ name: 'setThreshold', args: { id, threshold } }),
    moveTowards: (id: NodeId, direction: Direction) => move(moveTowards(document.value.criteria, id, direction)),
    moveInto: (id: NodeId, group: GroupId) => {
      moving.value = null
      move({ id, parent: group, index: groupAt(group).children.length })
    },
    drop: (dragged: NodeId, target: NodeId, side: DropSide) =>
      move(moveBeside(document.value.criteria, dragged, target, side)),
    canMove: (id: NodeId, direction: Direction) => moveTowards(document.value.criteria, id, direction) !== null,
    canDrop: (dragged: NodeId, target: NodeId, side: DropSide) =>
      moveBeside(document.value.criteria, dragged, target, side) !== null,
    parentOf: (id: NodeId) => parentOf(document.value.criteria, id),
  }
}
