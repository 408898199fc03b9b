import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodesOf, pathOf } from '@/domain/criteria/tree'
import { moveNode } from '@/domain/edits/commands/criteria-edits'
import { groupsFor, moveBeside, moveTowards, type Direction } from '@/domain/edits/commands/moves'
import { maxDepth, type CriteriaGroup, type Evaluation, type NodeId } from '@/domain/evaluation'
import { criterion, group } from '../../../../support/criteria'

const tree = group('g-root', 1, [
  group('g-a', 1, [criterion('c-1'), criterion('c-2')]),
  criterion('c-3'),
  group('g-b', 1, [group('g-c', 1, [criterion('c-4')])]),
])
const id = (text: string) => text as NodeId
const ids = (root: CriteriaGroup) => nodesOf(root).map((node) => node.id)
const moved = (root: CriteriaGroup, args: ReturnType<typeof moveTowards>): CriteriaGroup =>
  args ? moveNode({ criteria: root } as Evaluation, args).criteria : root
const go = (node: string, direction: Direction) => moveTowards(tree, id(node), direction)

describe('moveTowards', () => {
  it('moves among siblings and stops at the ends', () => {
    expect(ids(moved(tree, go('c-2', 'up')))).toEqual(['g-root', 'g-a', 'c-2', 'c-1', 'c-3', 'g-b', 'g-c', 'c-4'])
    expect(go('c-1', 'up')).toBeNull()
    expect(go('g-b', 'down')).toBeNull()
  })

  it('moves into the group just above, and out again right after it', () => {
    const inside = moved(tree, go('c-3', 'in'))
    expect(pathOf(inside, id('c-3')).map((n) => n.id)).toEqual(['g-root', 'g-a', 'c-3'])
    expect(ids(moved(inside, moveTowards(inside, id('c-3'), 'out')))).toEqual(ids(tree))
    expect(go('c-2', 'in')).toBeNull()
    expect(go('g-a', 'out')).toBeNull()
  })
})

describe('moveBeside', () => {
  it('lands before, after and inside', () => {
    expect(ids(moved(tree, moveBeside(tree, id('c-1'), id('c-3'), 'before')))).toEqual([
      'g-root',
      'g-a',
      'c-2',
      'c-1',
      'c-3',
      'g-b',
      'g-c',
      'c-4',
    ])
    expect(ids(moved(tree, moveBeside(tree, id('c-3'), id('g-c'), 'inside'))).at(-1)).toBe('c-3')
  })

  it('refuses a group into itself, into a criterion, and where it already is', () => {
    expect(moveBeside(tree, id('g-b'), id('g-c'), 'inside')).toBeNull()
    expect(moveBeside(tree, id('c-1'), id('c-3'), 'inside')).toBeNull()
    expect(moveBeside(tree, id('c-1'), id('c-2'), 'before')).toBeNull()
    expect(moveBeside(tree, id('c-2'), id('c-1'), 'after')).toBeNull()
  })
})

describe('every move', () => {
  it('keeps all nodes, once each, within the depth allowed', () => {
    const all = ids(tree).slice(1)
    const node = fc.constantFrom(...all)
    const step = fc.oneof(
      fc.tuple(node, fc.constantFrom<Direction>('up', 'down', 'in', 'out')).map(
        ([n, d]) =>
          (r: CriteriaGroup) =>
            moveTowards(r, n, d),
      ),
      fc.tuple(node, node, fc.constantFrom('before' as const, 'after' as const, 'inside' as const)).map(
        ([n, target, side]) =>
          (r: CriteriaGroup) =>
            moveBeside(r, n, target, side),
      ),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const end = steps.reduce((root, one) => moved(root, one(root)), tree)
        expect(ids(end).toSorted()).toEqual(ids(tree).toSorted())
        for (const n of all) expect(pathOf(end, n).length - 1).toBeLessThanOrEqual(maxDepth)
      }),
    )
  })
})

describe('groupsFor', () => {
  it('lists where a node fits, its own group and itself left out', () => {
    expect(groupsFor(tree, id('g-b')).map((g) => g.id)).toEqual(['g-a'])
    expect(groupsFor(tree, id('c-1')).map((g) => g.id)).toEqual(['g-root', 'g-b', 'g-c'])
  })
})
