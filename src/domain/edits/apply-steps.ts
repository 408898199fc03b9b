/** `applyEdit` in pieces, for edits that take long: yields how much is done, 0..1, and gives the very same document. */
import type { Evaluation } from '../evaluation'
import { applyEdit } from './apply'
import type { Edit } from './edit'

/** Cells: a few milliseconds of work. */
const pieceSize = 5000

export function* applyEditSteps(document: Evaluation, edit: Edit): Generator<number, Evaluation, undefined> {
  const pieces = [...piecesOf(edit)]
  let after = document
  for (const [i, piece] of pieces.entries()) {
    after = applyEdit(after, piece)
    yield (i + 1) / pieces.length
  }
  return after
}

function* piecesOf(edit: Edit): Generator<Edit> {
  if (edit.name === 'batch') for (const part of edit.args.edits) yield* piecesOf(part)
  else if (edit.name === 'rate' && edit.args.cells.length > pieceSize)
    for (let i = 0; i < edit.args.cells.length; i += pieceSize)
      yield { name: 'rate', args: { ...edit.args, cells: edit.args.cells.slice(i, i + pieceSize) } }
  else yield edit
}
