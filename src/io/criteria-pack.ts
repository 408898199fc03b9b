/**
 * A criteria pack: a criteria tree with scales and anchor texts in every language of the app, in one JSON file.
 * `criteria/README.md` says how to write one. This is the file's own shape; `instantiatePack` makes the domain tree.
 */
import * as v from 'valibot'
import { idPattern } from '@/domain/evaluation'
import type { CriterionId, GroupId } from '@/domain/evaluation'
import type { Problem, Result } from '@/domain/result'
import { packFaults } from './pack-faults'

export type PackLocale = 'zh-CN' | 'en'
export type LocalText = Readonly<Record<PackLocale, string>>

export interface CriteriaPack {
  /** Kebab case, like the file's name. */
  readonly id: string
  readonly name: LocalText
  readonly description: LocalText
  /** Scales that several criteria name instead of repeating them. */
  readonly scales: Readonly<Record<string, PackScale>>
  readonly groups: readonly PackGroup[]
}

interface PackNodeBase {
  readonly name: LocalText
  readonly description: LocalText
  readonly weight: number
  readonly threshold: number | null
}

export interface PackGroup extends PackNodeBase {
  readonly id: GroupId
  readonly children: readonly PackNode[]
}

export interface PackCriterion extends PackNodeBase {
  readonly id: CriterionId
  /** A name out of `scales`, or a scale of its own. */
  readonly scale: string | PackScale
  /** By level, on the criterion's scale. */
  readonly anchors: PackAnchors
}

export type PackNode = PackGroup | PackCriterion
export type PackAnchors = Readonly<Record<string, LocalText>>

export type PackScale =
  | { readonly kind: 'levels'; readonly levels: readonly PackLevel[] }
  | { readonly kind: 'points'; readonly full: number }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'measure'; readonly unit: LocalText; readonly points: readonly { level: number; value: number }[] }

export interface PackLevel {
  readonly level: number
  readonly label: LocalText
  readonly value: number | null
}

const format = 'evenhand/criteria-pack'
const schemaVersion = 1

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
export const localText = v.strictObject({ 'zh-CN': text, en: text })
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const number = v.pipe(v.number(), v.finite())
const weight = v.pipe(number, v.minValue(0))
const idOf = <Id extends string>(prefix: string) =>
  v.custom<Id>((id) => typeof id === 'string' && id.startsWith(prefix) && idPattern.test(id))

const scale = v.variant('kind', [
  v.strictObject({
    kind: v.literal('levels'),
    levels: v.array(v.strictObject({ level: number, label: localText, value: v.optional(v.nullable(share), null) })),
  }),
  v.strictObject({ kind: v.literal('points'), full: number }),
  v.strictObject({ kind: v.literal('yes-no') }),
  v.strictObject({
    kind: v.literal('measure'),
    unit: localText,
    points: v.array(v.strictObject({ level: number, value: share })),
  }),
])

const criterion = v.strictObject({
  id: idOf<CriterionId>('c-'),
  name: localText,
  description: localText,
  weight,
  threshold: v.optional(v.nullable(number), null),
  // Not a union: its complaint would name neither side's fault.
  scale: v.lazy((input): v.GenericSchema<unknown, string | PackScale> => (typeof input === 'string' ? text : scale)),
  anchors: v.optional(v.record(v.string(), localText), {}),
})

const group: v.GenericSchema<unknown, PackGroup> = v.strictObject({
  id: idOf<GroupId>('g-'),
  name: localText,
  description: localText,
  weight,
  threshold: v.optional(v.nullable(v.pipe(number, v.minValue(0), v.maxValue(100))), null),
  children: v.pipe(
    v.array(v.lazy((input): v.GenericSchema<unknown, PackNode> => (isGroupLike(input) ? group : criterion))),
    v.minLength(1),
  ),
})

const pack = v.strictObject({
  format: v.literal(format),
  schemaVersion: v.literal(schemaVersion),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  name: localText,
  description: localText,
  scales: v.optional(v.record(v.string(), scale), {}),
  groups: v.pipe(v.array(group), v.minLength(1)),
})

function isGroupLike(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'children' in input
}

/** @returns the first fault with the path where it is (`groups[0].children[2].weight`) */
export function readPack(input: unknown): Result<CriteriaPack> {
  const head = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
  if (head['format'] !== format) return refuse('pack-not-a-pack', {})
  const found = head['schemaVersion']
  if (typeof found === 'number' && found > schemaVersion) return refuse('pack-newer-version', { version: found })

  const parsed = v.safeParse(pack, input, { abortEarly: true })
  if (!parsed.success) return { ok: false, problem: shapeProblem(parsed.issues[0]) }
  const { id, name, description, scales, groups } = parsed.output
  const value: CriteriaPack = { id, name, description, scales, groups }
  for (const problem of packFaults(value)) return { ok: false, problem }
  return { ok: true, value }
}

function refuse(code: string, params: Problem['params']): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, severity: 'error', params } }
}

function shapeProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).reduce((way, { key }) => {
    if (typeof key === 'number') return `${way}[${key}]`
    return way === '' ? String(key) : `${way}.${String(key)}`
  }, '')
  const isKey = issue.type === 'strict_object'
  if (isKey && issue.expected === 'never') return refuse('pack-unknown-key', { path }).problem
  if (isKey && issue.received === 'undefined') return refuse('pack-missing', { path }).problem
  return refuse('pack-wrong-value', { path, found: issue.received }).problem
}
