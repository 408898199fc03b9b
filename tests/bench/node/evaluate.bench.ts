import { reactive } from 'vue'
import { applyEdit } from '@/domain/edits/apply'
import type { Edit } from '@/domain/edits/edit'
import { evaluate } from '@/domain/ranking/evaluate'
import type { Evaluation } from '@/domain/evaluation'
import { aLargeEvaluation } from '../../support/a-large-evaluation'
import type { Bench } from '../figure'

const size = { vendors: 50, groups: 20, criteriaPerGroup: 10, evaluators: 30 }
const filteredCriteria = 2

export const run: Bench = async (report, stopwatch) => {
  // As it comes out of storage.
  const document = JSON.parse(JSON.stringify(aLargeEvaluation(size))) as Evaluation
  const fromScratch = await stopwatch.time(() => evaluate(document), 60)
  const oneCell = edits(document)
  let results = evaluate(document)
  const afterEdit = await stopwatch.time(() => {
    results = evaluate(applyEdit(results.document, oneCell.next().value), results)
  }, 200)

  // Last, because proxies spoil the compiled code for everything after them.
  const live = reactive(structuredClone(document)) as Evaluation
  const deepReactive = await stopwatch.time(() => evaluate(live), 3)
  const filtered = await timeFiltering(document, stopwatch)

  const name = '50 vendors × 200 criteria × 30 evaluators: evaluate'
  const target = { value: 8 }
  report({
    name,
    value: fromScratch.p50,
    unit: 'ms',
    baseline: { name: 'in deep reactive', value: deepReactive.p50 },
    target,
  })
  report({
    name,
    value: fromScratch.p50,
    unit: 'ms',
    baseline: { name: 'filter() per cell *', value: filtered },
    target,
  })

  report({
    name: 'the same after one edit',
    value: afterEdit.p50,
    unit: 'ms',
    baseline: { name: 'from scratch', value: fromScratch.p50 },
    target: { value: 1 },
  })
  report({ name: 'the same after one edit, 95th percentile', value: afterEdit.p95, unit: 'ms' })
  console.log(`* pooling alone, timed on ${filteredCriteria} of 200 criteria and multiplied`)
}

/** One mark after another, all over the matrix. */
function* edits(document: Evaluation): Generator<Edit, never> {
  const criteria = document.criteria.children.flatMap((group) => (group.kind === 'group' ? group.children : []))
  for (let i = 0; ; i += 1) {
    const evaluator = document.evaluators[(i * 7) % document.evaluators.length]!.id
    const criterion = criteria[(i * 53) % criteria.length]!
    const vendor = document.vendors[(i * 11) % document.vendors.length]!.id
    if (criterion.kind === 'group') continue
    const cell = { criterion: criterion.id, vendor, state: 'rated', level: 1 + (i % 5) } as const
    yield { name: 'rate', args: { evaluator, at: '2026-01-01T00:00:00Z', cells: [cell] } }
  }
}

/** Rows as a table of scores is often kept, searched again for every cell. */
async function timeFiltering(document: Evaluation, stopwatch: Parameters<Bench>[1]): Promise<number> {
  const rows = Object.values(document.ratings).flatMap((byCriterion) =>
    Object.entries(byCriterion).flatMap(([criterion, row]) =>
      Object.entries(row).map(([vendor, mark]) => ({ criterion, vendor, ...mark })),
    ),
  )
  const criteria = [...new Set(rows.map((row) => row.criterion))]
  const meanOf = (criterion: string, vendor: string) => {
    const levels = rows
      .filter((row) => row.criterion === criterion && row.vendor === vendor)
      .flatMap((row) => (row.state === 'rated' ? [row.level] : []))
    return levels.reduce((a, b) => a + b, 0) / levels.length
  }
  const { p50 } = await stopwatch.time(
    () => criteria.slice(0, filteredCriteria).map((c) => document.vendors.map((v) => meanOf(c, v.id))),
    1,
  )
  return (p50 * criteria.length) / filteredCriteria
}
