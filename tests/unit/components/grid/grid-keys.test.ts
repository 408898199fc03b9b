import { describe, expect, it } from 'vitest'
import { commandOf } from '@/components/grid/grid-keys'

const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

describe('keys in the matrix', () => {
  it('leave characters, copy, cut and paste to the editor', () => {
    for (const name of ['4', 'a', '是']) expect(commandOf(key(name), 'idle')).toBeNull()
    for (const name of ['c', 'x', 'v']) expect(commandOf(key(name, { ctrlKey: true }), 'idle')).toBeNull()
  })
  it('move while idle or typing, but belong to the text while editing', () => {
    expect(commandOf(key('ArrowLeft'), 'idle')).toMatchObject({ do: 'move', direction: 'left' })
    expect(commandOf(key('ArrowLeft'), 'typing')).toMatchObject({ do: 'move', direction: 'left' })
    for (const name of ['ArrowLeft', 'Home', 'Delete']) expect(commandOf(key(name), 'editing')).toBeNull()
  })
  it('erase in the text while typing, and cells while idle', () => {
    expect(commandOf(key('Backspace'), 'typing')).toBeNull()
    expect(commandOf(key('Backspace'), 'idle')).toEqual({ do: 'clear' })
  })
  it('keep the text of an open editor for its own undo', () => {
    expect(commandOf(key('z', { ctrlKey: true }), 'editing')).toBeNull()
    expect(commandOf(key('Z', { metaKey: true, shiftKey: true }), 'idle')).toEqual({ do: 'redo' })
  })
  it('leave the browser what is its own', () => {
    expect(commandOf(key('r', { ctrlKey: true, shiftKey: true }), 'idle')).toBeNull()
    expect(commandOf(key('ArrowLeft', { altKey: true }), 'idle')).toBeNull()
    expect(commandOf(key('Tab', { ctrlKey: true }), 'idle')).toBeNull()
    expect(commandOf(key('F5'), 'idle')).toBeNull()
  })
})
