import type { Edit } from '@/domain/edits/edit'

/** Message key of what an edit does. A batch is an import (`import-matrix`) unless it carries the words of a single step. */
export function editKey(edit: Edit): string {
  if (edit.name === 'renameEvaluation' && edit.args.title === undefined) return 'edit.describeEvaluation'
  if (edit.name !== 'batch') return `edit.${edit.name}`
  const kind = /^import-(comparison|matrix|ratings|criteria|vendors|results)$/.exec(edit.args.label)?.[1]
  const last = edit.args.edits.at(-1)
  return kind ? `edit.imported.${kind}` : last ? editKey(last) : 'edit.batch'
}
