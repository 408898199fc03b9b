/** Marks as they count: those outside an evaluator's part are read as abstentions, whatever was recorded there. */
import type { Criterion, Evaluation, Rating } from '../evaluation'
import { isAsked, isAskedForAll, partOf } from './parts'
import { readMarks, type MarkReader } from './read-marks'

const abstention: Rating = { state: 'abstain' }

export function readAsked(document: Evaluation, criteria: readonly Criterion[], reader: MarkReader): void {
  const { evaluators, vendors } = document
  // Nearly always nobody is restricted, and then 300,000 marks are read without asking.
  if (evaluators.every(isAskedForAll)) return readMarks(document, criteria, reader)
  const outside = evaluators.map((evaluator) => {
    if (isAskedForAll(evaluator)) return null
    const part = partOf(evaluator, document.criteria)
    const cells = new Uint8Array(criteria.length * vendors.length)
    criteria.forEach(({ id }, c) => {
      for (let v = 0; v < vendors.length; v++) if (!isAsked(part, id, vendors[v]!.id)) cells[c * vendors.length + v] = 1
    })
    return cells
  })
  readMarks(document, criteria, {
    take: (cell, evaluator, mark) => {
      if (!outside[evaluator]?.[cell]) reader.take(cell, evaluator, mark)
    },
  })
  outside.forEach((cells, evaluator) => {
    cells?.forEach((isOutside, cell) => {
      if (isOutside) reader.take(cell, evaluator, abstention)
    })
  })
}
