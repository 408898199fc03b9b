/**
 * A scale as text in the `scale` column of the criteria CSV, without loss:
 *   `points`              满分制 without anchors; its full points stand in the column `full`
 *   `yes-no`              without anchors
 *   `1|2|3|4|5`           levels named by their numbers
 *   `1=Poor|2=Fair|3=Good` levels with names, without anchors and with linear values
 *   `{"kind":…}`          anything richer, as JSON of the document's own shape
 * Read as well: `1-5`, `0~10`, `yes/no`, `是/否`, `满分制`.
 */
import { scaleFault } from '@/domain/criteria/scales'
import type { LevelAnchor, Scale, ScaleLevel } from '@/domain/evaluation'
import { nameKey } from '../names'

const plainLabel = /^[^|=\s{}](?:[^|={}]*[^|=\s{}])?$/

export function formatScale(scale: Scale): string {
  if ((scale.kind === 'points' || scale.kind === 'yes-no') && scale.anchors.length === 0) return scale.kind
  if (scale.kind === 'levels' && scale.levels.every((l) => l.anchor === '' && l.value === null)) {
    if (scale.levels.every((l) => l.label === String(l.level))) return scale.levels.map((l) => l.label).join('|')
    if (scale.levels.every((l) => plainLabel.test(l.label)))
      return scale.levels.map((l) => `${String(l.level)}=${l.label}`).join('|')
  }
  return JSON.stringify(scale)
}

const yesNoNames = new Set(['yes-no', 'yes/no', 'y/n', '是/否', '是否', '有/无', '有无'])
const pointsNames = new Set(['points', '满分制', '百分制', '分'])

/**
 * @param full of the column beside it; 100 where it is empty
 * @returns null for what is no scale
 */
export function parseScale(text: string, full: number | null): Scale | null {
  const key = nameKey(text)
  if (yesNoNames.has(key)) return { kind: 'yes-no', anchors: [] }
  const scale = pointsNames.has(key)
    ? ({ kind: 'points', full: full ?? 100, anchors: [] } as const)
    : text.trimStart().startsWith('{')
      ? scaleFromJson(text)
      : (rangeOfLevels(key) ?? listedLevels(text))
  return scale && scaleFault(scale) === null ? scale : null
}

/** Levels from..to, each named by its number. */
export function numberedLevels(from: number, to: number): Scale {
  const levels: ScaleLevel[] = []
  for (let level = from; level <= to; level++) levels.push(namedLevel(level, String(level)))
  return { kind: 'levels', levels }
}

function namedLevel(level: number, label: string): ScaleLevel {
  return { level, label, anchor: '', value: null }
}

function rangeOfLevels(key: string): Scale | null {
  const match = /^(\d{1,3}) ?(?:-|–|~|to|至) ?(\d{1,3})$/.exec(key)
  if (!match) return null
  const [from, to] = [Number(match[1]), Number(match[2])]
  return to > from && to - from <= 20 ? numberedLevels(from, to) : null
}

function listedLevels(text: string): Scale | null {
  const levels = text.split('|').map((part) => {
    const at = part.indexOf('=')
    const number = (at < 0 ? part : part.slice(0, at)).trim()
    return number === '' ? namedLevel(NaN, '') : namedLevel(Number(number), at < 0 ? number : part.slice(at + 1).trim())
  })
  return levels.length > 1 ? { kind: 'levels', levels } : null
}

function scaleFromJson(text: string): Scale | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const { kind, full, unit, levels, points, anchors } = json as Record<string, unknown>
  if (kind === 'points' && typeof full === 'number') return { kind, full, anchors: anchorsOf(anchors) }
  if (kind === 'yes-no') return { kind, anchors: anchorsOf(anchors) }
  if (kind === 'levels') return { kind, levels: recordsOf(levels).map(levelOf) }
  if (kind === 'measure' && typeof unit === 'string')
    return {
      kind,
      unit,
      points: recordsOf(points).map((p) => ({ level: numberOf(p.level), value: numberOf(p.value) })),
    }
  return null
}

function levelOf(entry: Record<string, unknown>): ScaleLevel {
  const { level, label, anchor, value } = entry
  return {
    level: numberOf(level),
    label: textOf(label),
    anchor: textOf(anchor),
    value: value == null ? null : numberOf(value),
  }
}

function anchorsOf(list: unknown): LevelAnchor[] {
  return recordsOf(list).map(({ level, anchor }) => ({ level: numberOf(level), anchor: textOf(anchor) }))
}

const recordsOf = (list: unknown): Record<string, unknown>[] =>
  Array.isArray(list)
    ? list.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    : []
const numberOf = (x: unknown): number => (typeof x === 'number' ? x : NaN)
const textOf = (x: unknown): string => (typeof x === 'string' ? x : '')
