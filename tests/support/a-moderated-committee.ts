/**
 * Six evaluators, eight vendors and thirty criteria in five groups, everything answered, with marks that differ as people
 * do: one is strict, one gives the same everywhere, one scores a part only, one is recused. The same each time.
 */
import type { Evaluation, Evaluator } from '@/domain/evaluation'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  anEvaluator,
  aVendor,
  groupId,
  outOf,
  vendorId,
  yesNo,
} from './an-evaluation'

const vendorNames = [
  '北辰销售云',
  'Aldermoor CRM',
  '云启 CRM',
  'Brook & Sons',
  '东岚软件',
  'Cormorant',
  '海桥科技',
  'Dunlin Systems',
]
const groupNames = [
  'Sales process',
  'Marketing and leads',
  'Integration and IT',
  'Service and support',
  'Cost and contract',
]
const criterionNames = ['Configurable funnel', 'Mobile app', 'Forecast', 'Quotes', 'Reports', 'Data model']
const people = ['Wang Fang', 'Sofia Berg', '李敏', 'Tom Reyes', '陈刚', 'Amara Osei'] as const
const roles = ['Sales management', 'Front-line sales', 'IT', 'Finance', 'Customer service', 'Procurement']

const levels = {
  kind: 'levels' as const,
  levels: [
    [1, 'Missing', 'Not there, or only as a plan'],
    [2, 'Weak', 'There, but needs custom work'],
    [3, 'Enough', 'Covers the everyday case as it is'],
    [4, 'Good', 'Covers the special cases that we named'],
    [5, 'Complete', 'Shown in the demo with our own data'],
  ].map(([level, label, anchor]) => ({
    level: level as number,
    label: label as string,
    anchor: anchor as string,
    value: null,
  })),
}

/** A number in 0..1 that depends on its place only. */
const noise = (a: number, b: number, c: number) => {
  const x = Math.sin(a * 127.1 + b * 311.7 + c * 74.7) * 43758.5453
  return x - Math.floor(x)
}

export function aCommittee(): Evaluation {
  const groups = groupNames.map((group, g) =>
    aGroup(
      group,
      criterionNames.map((name, i) => {
        const scale = i === 4 ? outOf(10) : i === 5 && g === 2 ? yesNo : levels
        return aCriterion(`${name} ${g + 1}`, { weight: 1 + ((g + i) % 3), scale })
      }),
      { weight: 10 + 5 * g },
    ),
  )
  const evaluators = people.map((name, e): Evaluator => ({
    ...anEvaluator(name),
    role: roles[e]!,
    assigned: e === 2 ? [groupId('Integration and IT')] : null,
    recusals: e === 3 ? [{ vendor: vendorId('海桥科技'), reason: 'Held shares until 2024' }] : [],
  }))
  let builder = anEvaluation()
    .withVendors(...vendorNames.map((name, color) => aVendor(name, { color })))
    .withEvaluators(...evaluators)
    .withCriteria(...groups)
  people.forEach((name, e) => {
    const rows = groups.flatMap((group, g) =>
      group.children.map((criterion, c) => {
        if (criterion.kind === 'group') throw new Error('only criteria in it')
        const marks = vendorNames.map((_, v) => {
          if (e === 2 && g !== 2) return null
          if (e === 3 && v === 6) return null
          const quality = 0.35 + 0.5 * noise(v, 1, 1) + 0.25 * (noise(v, g, c) - 0.5)
          const own = e === 4 ? 0.5 : quality + 0.5 * (noise(v * 7 + e, g * 6 + c, e) - 0.5) - (e === 1 ? 0.15 : 0)
          const at = Math.min(1, Math.max(0, own))
          if (criterion.scale.kind === 'points') return Math.round(at * 20) / 2
          return criterion.scale.kind === 'yes-no' ? Math.round(at) : 1 + Math.round(at * 4)
        })
        return [criterion.name, marks] as const
      }),
    )
    builder = builder.withMarks(Object.fromEntries(rows), name)
  })
  const document = builder.build()
  return { ...document, title: 'Regional CRM 2026' }
}
