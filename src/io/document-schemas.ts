/** The parts of a document as files must have them, and what stands in for a field that cannot be read. */
import * as v from 'valibot'
import { scaleFault } from '@/domain/criteria/scales'
import { idPattern, markCount, plainEvaluator, type Scale } from '@/domain/evaluation'

/** Longer texts are cut; far beyond what anyone types, so that a backup loses nothing. */
export const maxTextLength = 1_000_000

const text = v.pipe(v.string(), v.maxLength(maxTextLength))
export const id = v.pipe(v.string(), v.regex(idPattern))
const finite = v.pipe(v.number(), v.finite())
const weight = v.pipe(finite, v.minValue(0))
const share = v.pipe(finite, v.minValue(0), v.maxValue(1))
const threshold = v.nullable(finite)
const anchors = v.array(v.object({ level: finite, anchor: text }))

const scale = v.variant('kind', [
  v.object({
    kind: v.literal('levels'),
    levels: v.array(v.object({ level: finite, label: text, anchor: text, value: v.nullable(share) })),
  }),
  v.object({ kind: v.literal('points'), full: finite, anchors }),
  v.object({ kind: v.literal('yes-no'), anchors }),
  v.object({ kind: v.literal('measure'), unit: text, points: v.array(v.object({ level: finite, value: share })) }),
])
const nodeBase = { id, name: text, description: text, weight, threshold }
export const criterion = v.object({
  ...nodeBase,
  kind: v.literal('criterion'),
  scale: v.pipe(
    scale,
    v.check((s) => scaleFault(s as Scale) === null),
  ),
})
export const group = v.object({ ...nodeBase, kind: v.literal('group'), children: v.array(v.unknown()) })
export const vendor = v.object({
  id,
  name: text,
  color: v.pipe(finite, v.integer(), v.minValue(0), v.maxValue(markCount - 1)),
  website: text,
  contact: text,
  status: v.picklist(['longlist', 'shortlist', 'out']),
  outReason: text,
  note: text,
})
export const evaluator = v.object({
  id,
  name: text,
  role: text,
  weight,
  assigned: v.nullable(v.array(id)),
  recusals: v.array(v.object({ vendor: id, reason: text })),
})
export const rules = v.object({
  pooling: v.picklist(['mean', 'weighted-mean', 'median', 'trimmed-mean']),
  pooledBy: v.picklist(['cell', 'total']),
  trimFrom: v.pipe(finite, v.integer(), v.minValue(3)),
  notApplicable: v.picklist(['reweight', 'zero']),
  rounding: v.object({
    stage: v.picklist(['none', 'cell', 'criterion', 'total']),
    decimals: v.pipe(finite, v.integer(), v.minValue(0), v.maxValue(10)),
  }),
  tieBreaks: v.array(id),
  display: v.picklist(['hundred', 'scale']),
})
export const head = v.object({ title: text, description: text, createdAt: v.pipe(v.string(), v.isoTimestamp()) })

/** What stands in for a part's field that cannot be read; a field without one cannot be done without. */
export const nodeDefaults = { name: '', description: '', weight: 0, threshold: null, children: [] }
export const vendorDefaults = {
  name: '',
  color: 0,
  website: '',
  contact: '',
  status: 'longlist',
  outReason: '',
  note: '',
}
export const evaluatorDefaults = { ...plainEvaluator, name: '' }
export const headDefaults = { title: '', description: '', createdAt: new Date(0).toISOString() }
