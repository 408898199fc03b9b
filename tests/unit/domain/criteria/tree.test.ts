import { describe, expect, it } from 'vitest'
import {
  changeNode,
  findNode,
  heightOf,
  insertNodes,
  leavesOf,
  nodesOf,
  parentOf,
  pathOf,
  removeNode,
} from '@/domain/criteria/tree'
import { aCriterion, aGroup, criterionId, groupId } from '../../../support/an-evaluation'

const left = aGroup('left', [aCriterion('a'), aGroup('deep', [aCriterion('b')])])
const right = aGroup('right', [aCriterion('c')])
const root = aGroup('root', [left, right])
const names = (nodes: Iterable<{ name: string }>) => [...nodes].map((n) => n.name)

describe('the criteria tree', () => {
  it('is walked parents first, leaves in the order shown', () => {
    expect(names(nodesOf(root))).toEqual(['root', 'left', 'a', 'deep', 'b', 'right', 'c'])
    expect(names(leavesOf(root))).toEqual(['a', 'b', 'c'])
  })

  it('finds a node, its path and its parent', () => {
    expect(findNode(root, criterionId('b'))?.name).toBe('b')
    expect(names(pathOf(root, criterionId('b')))).toEqual(['root', 'left', 'deep', 'b'])
    expect(parentOf(root, criterionId('b'))?.name).toBe('deep')
    expect([findNode(root, criterionId('x')), parentOf(root, root.id)]).toEqual([undefined, undefined])
    expect(pathOf(root, criterionId('x'))).toEqual([])
  })

  it('counts its levels', () => {
    expect([heightOf(root), heightOf(right), heightOf(aGroup('e', []))]).toEqual([4, 2, 1])
  })

  it('is rebuilt only along the path of a change', () => {
    const changed = changeNode(root, criterionId('b'), (node) => ({ ...node, name: 'B' }))
    expect(findNode(changed, criterionId('b'))?.name).toBe('B')
    expect(changed.children[1]).toBe(right)
    expect(root.children[0]).toBe(left)
    expect(changeNode(root, criterionId('b'), (node) => node)).toBe(root)
  })

  it('takes nodes in and lets them go', () => {
    const grown = insertNodes(root, groupId('right'), 0, [aCriterion('new')])
    expect(names(leavesOf(grown))).toEqual(['a', 'b', 'new', 'c'])
    expect(names(leavesOf(removeNode(root, groupId('left'))))).toEqual(['c'])
    expect(removeNode(root, criterionId('x'))).toBe(root)
    expect(removeNode(root, root.id)).toBe(root)
  })
})
