/** The criterion that each row of ratings is about: by its id, else by its name; new ones where that is allowed. */
import { leavesOf } from '@/domain/criteria/tree'
import type { CriterionId, GroupId, Scale } from '@/domain/evaluation'
import { itemsByName, nameKey } from '../names'
import { distinctIn, type DistinctTexts, type Table } from '../table/table'
import { CriteriaDraft } from './criteria-draft'
import { gradesOf, noteFigures, noteGrades } from './grades'
import { inferScale, isMeasure, scaleOfWords, spreadOf } from './infer-scale'
import { plainLevel } from './level-cell'
import { columnOf, type Mapping } from './mapping'
import type { PlanDraft } from './plan-draft'

export interface RowCriterion {
  readonly id: CriterionId
  readonly name: string
  readonly scale: Scale
  readonly index: number
}

export interface RowCriteria {
  /** Greater than every index. */
  readonly limit: number
  /** null, with a problem, where there is none. */
  readonly at: (row: number, line: number) => RowCriterion | null
}

export function rowCriteria(table: Table, mapping: Mapping, plan: PlanDraft, levels: DistinctTexts): RowCriteria {
  const idColumn = columnOf(mapping, 'criterionId')
  const nameColumn = columnOf(mapping, 'criterion')
  const ids = distinctIn(table, idColumn)
  const leaves = leavesOf(plan.document.criteria)
  const known = new Map<string, RowCriterion>()
  const indexOf = new Map(leaves.map((leaf, index) => [leaf.id, index]))
  for (const [key, leaf] of itemsByName(leaves)) known.set(key, { ...leaf, index: indexOf.get(leaf.id) as number })
  // Names are looked at only where an id does not answer.
  const isAnswered =
    idColumn >= 0 && ids.texts.every((id, i) => known.has(nameKey(id)) || isHeadingOnly(ids, i, mapping))
  const names = distinctIn(table, isAnswered ? -1 : nameColumn)
  const column = (idColumn >= 0 ? idColumn : nameColumn) + 1

  const found = new Map<number, RowCriterion | null>()
  const scaleOf = newScales(table, mapping, ids, names, levels, plan)
  const draft = new CriteriaDraft(
    plan.document.criteria,
    () => plan.newId('g') as GroupId,
    () => undefined,
  )
  let limit = leaves.length

  const resolve = (i: number, n: number, line: number): RowCriterion | null => {
    const id = ids.texts[i] as string
    const name = names.texts[n] as string
    const criterion = known.get(nameKey(id)) ?? known.get(nameKey(name))
    if (criterion) return criterion
    if (nameKey(id) === '' && nameKey(name) === '') plan.reject('criterion-missing', { line, column })
    else if (!plan.options.create.criteria) plan.reject('criterion-unknown', { line, column }, { name: name || id })
    else {
      const made: RowCriterion = {
        id: plan.idFor('c', id, draft.isTaken) as CriterionId,
        name: name.trim() || id.trim(),
        scale: scaleOf(i, n),
        index: limit++,
      }
      draft.add(
        {
          id: made.id,
          kind: 'criterion',
          name: made.name,
          description: '',
          weight: 1,
          threshold: null,
          scale: made.scale,
          children: [],
        },
        plan.document.criteria.id,
      )
      noteGrades(made.scale, made.name, { line, column }, plan)
      noteFigures(made.scale, '', { name: made.name, line, column }, plan)
      plan.note('added', { subject: 'criterion', line, id: made.id, name: made.name })
      known.set(nameKey(id) || nameKey(name), made)
      if (nameKey(name) !== '') known.set(nameKey(name), made)
      plan.onFinish(() => draft.edits())
      return made
    }
    return null
  }

  return {
    limit: leaves.length + ids.texts.length * (idColumn < 0 ? 0 : 1) + names.texts.length,
    at: (row, line) => {
      const i = ids.ids[row] as number
      const n = names.ids[row] as number
      const key = i * names.texts.length + n
      const cached = found.get(key)
      // A row without a criterion is listed each time, so only findings are kept.
      if (cached) return cached
      const criterion = resolve(i, n, line)
      found.set(key, criterion)
      return criterion
    },
  }
}

function isHeadingOnly({ ids }: DistinctTexts, id: number, { headingRow }: Mapping): boolean {
  return headingRow >= 0 && ids.indexOf(id) <= headingRow && !ids.includes(id, headingRow + 1)
}

/** Scales of criteria that the document does not have, from all levels the file gives them. */
function newScales(
  table: Table,
  mapping: Mapping,
  ids: DistinctTexts,
  names: DistinctTexts,
  levels: DistinctTexts,
  plan: PlanDraft,
): (i: number, n: number) => Scale {
  let textsOf: Map<string, Set<number>> | null = null
  let grades: ReturnType<typeof gradesOf> | null = null
  const wordsOf = (ids: Iterable<number>) => [...ids].map((l) => levels.texts[l] as string)
  const keyOf = (i: number, n: number) => nameKey(ids.texts[i] as string) || nameKey(names.texts[n] as string)
  const collect = () => {
    const collected = new Map<string, Set<number>>()
    for (let row = mapping.headingRow + 1; row < table.rowCount; row++) {
      const key = keyOf(ids.ids[row] as number, names.ids[row] as number)
      const texts = collected.get(key)
      if (texts) texts.add(levels.ids[row] as number)
      else collected.set(key, new Set([levels.ids[row] as number]))
    }
    return collected
  }
  const numbers = levels.texts.map((text) => plainLevel(text, plan.options.decimal))
  return (i, n) => {
    textsOf ??= collect()
    const texts = [...(textsOf.get(keyOf(i, n)) ?? [])]
    grades ??= gradesOf([...textsOf.values()].map(wordsOf))
    const worded = scaleOfWords(wordsOf(texts), grades)
    if (worded) return worded
    const own = spreadOf(texts.flatMap((l) => numbers[l] ?? []))
    const sheet = spreadOf(numbers.flatMap((level) => (level !== null && level >= 0 && level <= 100 ? [level] : [])))
    return inferScale(own, own && isMeasure(own) ? null : sheet, null)
  }
}
