/** Two groups, every kind of scale, hostile names, two evaluators of the same name, all cell states. */
import {
  blankChapters,
  defaultRules,
  type Criterion,
  type CriterionId,
  type Evaluation,
  type EvaluationId,
  type EvaluatorId,
  type GroupId,
  type Rating,
  type Scale,
  type VendorId,
} from '@/domain/evaluation'
import { numberedLevels } from '@/io/csv/scale-notation'

const criterion = (
  id: string,
  name: string,
  weight: number,
  scale: Scale,
  threshold: number | null = null,
): Criterion => ({
  kind: 'criterion',
  id: id as CriterionId,
  name,
  description: `What "${name}" means,\nin two lines`,
  weight,
  scale,
  threshold,
})

const anchored: Scale = {
  kind: 'levels',
  levels: [
    { level: 0, label: '差', anchor: 'Nothing, or | only "talk"', value: null },
    { level: 2, label: '中', anchor: '', value: 0.25 },
    { level: 5, label: '好', anchor: '=A1', value: null },
  ],
}

const vendor = (id: string, name: string, status: 'longlist' | 'shortlist' | 'out' = 'longlist', color = 0) => ({
  id: id as VendorId,
  name,
  color,
  website: 'https://example.com/?a=1,2',
  contact: '+86 138 0000 0000',
  status,
  outReason: status === 'out' ? 'too small: 3 people' : '',
  note: '=HYPERLINK("x")\nline 2',
})

export function aSmallEvaluation(): Evaluation {
  const ratings: Record<string, Record<string, Record<string, Rating>>> = {
    'p-1': {
      'c-funnel': {
        'v-a': { state: 'rated', level: 4, note: 'a, "b"\n=c', ratedAt: '2026-03-04T05:06:07.890Z' },
        'v-b': { state: 'rated', level: 3, evidence: "'tis", ratedAt: '2026-03-04T05:06:07.890Z' },
        'v-c': { state: 'na', ratedAt: '2026-03-31T05:06:07.000Z' },
      },
      'c-sso': {
        'v-a': { state: 'rated', level: 1, ratedAt: '2026-03-04T05:06:07.890Z' },
        'v-b': { state: 'unrated', note: 'ask' },
      },
      'c-days': { 'v-a': { state: 'rated', level: -2.5, ratedAt: '2026-03-04T05:06:07.890Z' } },
    },
    'p-2': {
      'c-funnel': {
        'v-a': { state: 'rated', level: 5, ratedAt: '2026-03-05T00:00:00.000Z' },
        'v-b': { state: 'rated', level: 3, ratedAt: '2026-03-05T00:00:00.000Z' },
      },
      'c-depth': {
        'v-a': { state: 'abstain', ratedAt: '2026-03-05T00:00:00.000Z' },
        'v-b': { state: 'rated', level: 77.5, ratedAt: '2026-03-05T00:00:00.000Z' },
      },
    },
  }
  return {
    id: 'e-small' as EvaluationId,
    title: 'Small',
    description: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    isSample: false,
    criteria: {
      kind: 'group',
      id: 'g-root' as GroupId,
      name: '',
      description: '',
      weight: 1,
      threshold: 20,
      children: [
        {
          kind: 'group',
          id: 'g-fit' as GroupId,
          name: 'Fit / 匹配',
          description: '',
          weight: 3,
          threshold: 10,
          children: [
            criterion('c-funnel', 'Configurable funnel', 2, numberedLevels(1, 5), 4),
            {
              kind: 'group',
              id: 'g-deep' as GroupId,
              name: 'Deep',
              description: 'd',
              weight: 1,
              threshold: null,
              children: [criterion('c-depth', '=cmd|x', 1, { kind: 'points', full: 100, anchors: [] })],
            },
          ],
        },
        criterion('c-sso', 'SSO', 1, { kind: 'yes-no', anchors: [] }, 1),
        criterion('c-days', '__proto__', 1, {
          kind: 'measure',
          unit: 'days',
          points: [
            { level: -5, value: 1 },
            { level: 20, value: 0 },
          ],
        }),
        criterion('c-rich', '<img onerror=x>', 0.5, anchored),
      ],
    },
    vendors: [
      vendor('v-a', 'Aurora CRM'),
      vendor('v-b', '云启 CRM', 'shortlist', 1),
      vendor('v-c', '=1+1', 'out', 2),
      vendor('v-d', 'aurora crm', 'longlist', 3),
    ],
    evaluators: [
      { id: 'p-1' as EvaluatorId, name: 'Li', role: '', weight: 1, assigned: null, recusals: [] },
      { id: 'p-2' as EvaluatorId, name: 'Li', role: 'IT', weight: 2, assigned: null, recusals: [] },
    ],
    ratings: ratings as Evaluation['ratings'],
    rules: defaultRules,
    ...blankChapters,
  }
}
