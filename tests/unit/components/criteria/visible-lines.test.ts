import { describe, expect, it } from 'vitest'
import { treeKey } from '@/components/criteria/tree-keys'
import { visibleLines } from '@/components/criteria/visible-lines'
import type { GroupId, NodeId } from '@/domain/evaluation'
import { outlineOf } from '@/pages/criteria/outline'
import { criterion, group } from '../../../support/criteria'

const tree = group('g-root', 1, [
  group('g-a', 2, [criterion('c-1', 1), criterion('c-2', 1)]),
  group('g-b', 1, [criterion('c-3', 0), criterion('c-4', 0)]),
])
const { rows } = outlineOf(tree)
const keys = (collapsed: string[] = [], adding: Parameters<typeof visibleLines>[2] = null) =>
  visibleLines(rows, new Set(collapsed as NodeId[]), adding, tree.id).map((line) => line.key)

describe('visibleLines', () => {
  it('lists rows in tree order, with a fault right below its group', () => {
    expect(keys()).toEqual(['g-a', 'c-1', 'c-2', 'g-b', 'fault-g-b', 'c-3', 'c-4'])
  })

  it('leaves out what is inside a closed group, but not its fault', () => {
    expect(keys(['g-a', 'g-b'])).toEqual(['g-a', 'g-b', 'fault-g-b'])
  })

  it('puts the field for a new name where the node will be', () => {
    const inside = { kind: 'criterion', parent: 'g-a' as GroupId, index: 1 } as const
    expect(keys([], inside)).toEqual(['g-a', 'c-1', 'new-g-a-1', 'c-2', 'g-b', 'fault-g-b', 'c-3', 'c-4'])
    expect(keys(['g-a', 'g-b'], { ...inside, parent: tree.id, index: 2 }).at(-1)).toBe('new-g-root-2')
  })

  it('shows it in an empty tree', () => {
    const lines = visibleLines([], new Set(), { kind: 'group', parent: tree.id, index: 0 }, tree.id)
    expect(lines).toHaveLength(1)
  })
})

describe('treeKey', () => {
  const plain = { altKey: false, ctrlKey: false, metaKey: false }
  const press = (key: string, at: number, held: Partial<typeof plain> = {}, collapsed: string[] = []) =>
    treeKey({ key, ...plain, ...held }, rows[at]!, rows, new Set(collapsed as NodeId[]))

  it('moves with the arrows and stops at the ends', () => {
    expect(press('ArrowDown', 0)).toEqual({ kind: 'focus', id: 'c-1' })
    expect(press('ArrowUp', 0)).toBeNull()
    expect(press('ArrowDown', rows.length - 1)).toBeNull()
    expect(press('End', 0)).toEqual({ kind: 'focus', id: 'c-4' })
  })

  it('opens, closes and climbs with left and right', () => {
    expect(press('ArrowLeft', 0)).toEqual({ kind: 'toggle' })
    expect(press('ArrowRight', 0)).toEqual({ kind: 'focus', id: 'c-1' })
    expect(press('ArrowRight', 0, {}, ['g-a'])).toEqual({ kind: 'toggle' })
    expect(press('ArrowLeft', 1)).toEqual({ kind: 'focus', id: 'g-a' })
  })

  it('moves the row itself with Alt, and leaves command keys alone', () => {
    expect(press('ArrowUp', 1, { altKey: true })).toEqual({ kind: 'move', direction: 'up' })
    expect(press('ArrowRight', 1, { altKey: true })).toEqual({ kind: 'move', direction: 'in' })
    expect(press('z', 1, { ctrlKey: true })).toBeNull()
  })

  it('names the row to stand on after a deletion', () => {
    expect(press('Delete', 0)).toEqual({ kind: 'act', action: 'delete', then: 'g-b' })
    expect(press('Delete', rows.length - 1)).toEqual({ kind: 'act', action: 'delete', then: 'c-3' })
  })
})
