/** Which command a key gives in the matrix. null: the key is left to the editor, so that it types. */
import type { Direction, Edge } from './selection'

export type GridCommand =
  | { readonly do: 'move' | 'jump'; readonly direction: Direction; readonly extend: boolean }
  | { readonly do: 'edge'; readonly edge: Edge; readonly extend: boolean }
  | { readonly do: 'page'; readonly back: boolean; readonly extend: boolean }
  | { readonly do: 'step'; readonly axis: 'row' | 'column'; readonly back: boolean }
  | { readonly do: 'fill'; readonly direction: 'down' | 'right' }
  | {
      readonly do:
        'edit' | 'cancel' | 'clear' | 'select-all' | 'enter-in-range' | 'undo' | 'redo' | 'note' | 'toggle' | 'keys'
    }

/** `typing`: begun by a first character, so arrows keep the entry and move; `editing`: F2, arrows move the caret. */
export type EditorMode = 'idle' | 'typing' | 'editing'

interface KeyLike {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export function commandOf(event: KeyLike, mode: EditorMode): GridCommand | null {
  if (event.altKey) return null
  const isControl = event.ctrlKey || event.metaKey
  const extend = event.shiftKey
  switch (event.key) {
    case 'Enter':
      return isControl ? { do: 'enter-in-range' } : { do: 'step', axis: 'row', back: extend }
    case 'Tab':
      return isControl ? null : { do: 'step', axis: 'column', back: extend }
    case 'Escape':
      return { do: 'cancel' }
    case 'F2':
      return { do: extend ? 'note' : 'edit' }
  }
  if (mode === 'editing') return null
  const direction = arrows[event.key]
  if (direction) return { do: isControl ? 'jump' : 'move', direction, extend: extend && mode === 'idle' }
  if (mode === 'typing') return null
  switch (event.key) {
    case 'Home':
      return { do: 'edge', edge: isControl ? 'grid-start' : 'row-start', extend }
    case 'End':
      return { do: 'edge', edge: isControl ? 'grid-end' : 'row-end', extend }
    case 'PageUp':
    case 'PageDown':
      return { do: 'page', back: event.key === 'PageUp', extend }
    case 'Delete':
    case 'Backspace':
      return { do: 'clear' }
    case ' ':
      return { do: 'toggle' }
    case '?':
    case '？':
      return { do: 'keys' }
  }
  return isControl ? controlCommand(event.key.toLowerCase(), extend) : null
}

function controlCommand(letter: string, isShift: boolean): GridCommand | null {
  switch (letter) {
    case 'a':
      return { do: 'select-all' }
    case 'd':
      return { do: 'fill', direction: 'down' }
    case 'r':
      // Ctrl Shift R reloads the page.
      return isShift ? null : { do: 'fill', direction: 'right' }
    case 'z':
      return { do: isShift ? 'redo' : 'undo' }
    case 'y':
      return { do: 'redo' }
    default:
      return null
  }
}
