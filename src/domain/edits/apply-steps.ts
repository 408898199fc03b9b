/** `applyEdit` in pieces, for edits that take long: yields how much is done, 0..1, and gives the very same document. */
import type { Evaluation } from '../evaluation'
import { applyEdit } from './apply'
import type { Edit } from './edit'

/** Cells: a few milliseconds of work. */
const smallestPiece = 5000

/** Each piece copies the evaluator's rows anew: more of them would cost more than the cells. */
const mostPieces = 32

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
  else if (edit.name === 'rate') {
    const { cells } = edit.args
    const size = Math.max(smallestPiece, Math.ceil(cells.length / mostPieces))
    for (let i = 0; i === 0 || i < cells.length; i += size)
      yield { name: 'rate', args: { ...edit.args, cells: cells.slice(i, i + size) } }
  } else yield edit
}
