/** What-ifs of a backup. One that has no id or name goes; of its departures, those that name nothing of the evaluation. */
import { isLevelOf } from '@/domain/criteria/scales'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import type { CriteriaGroup, CriterionId, NodeId, Vendor, VendorId } from '@/domain/evaluation'
import type { Scenario } from '@/domain/robustness/scenario'
import type { ChapterReport } from './chapter-report'
import { isRecord, listOf } from './loose-json'

const scenarioId = /^s-[A-Za-z0-9._-]{1,60}$/

export function readScenarios(
  input: unknown,
  criteria: CriteriaGroup,
  vendors: readonly Vendor[],
  report: Pick<ChapterReport, 'dropped'>,
): Scenario[] {
  const taken = new Set<string>()
  return listOf(input).flatMap((item, i): Scenario[] => {
    const { id, name } = isRecord(item) ? item : {}
    if (
      !isRecord(item) ||
      typeof id !== 'string' ||
      !scenarioId.test(id) ||
      typeof name !== 'string' ||
      taken.has(id)
    ) {
      report.dropped('scenario', String(name ?? i + 1))
      return []
    }
    taken.add(id)
    const note = typeof item.note === 'string' ? item.note : ''
    const weights = readWeights(item.weights, criteria)
    return [{ id, name, note, weights, levels: readLevels(item.levels, criteria, vendors) }]
  })
}

function readWeights(input: unknown, criteria: CriteriaGroup): Scenario['weights'] {
  if (!isRecord(input)) return {}
  const entries = nodesOf(criteria).flatMap(({ id }): [NodeId, number][] => {
    const weight = Object.hasOwn(input, id) ? input[id] : undefined
    return typeof weight === 'number' && Number.isFinite(weight) && weight >= 0 ? [[id, weight]] : []
  })
  return Object.fromEntries(entries)
}

function readLevels(input: unknown, criteria: CriteriaGroup, vendors: readonly Vendor[]): Scenario['levels'] {
  if (!isRecord(input)) return {}
  const rows = leavesOf(criteria).flatMap(({ id, scale }): [CriterionId, Record<VendorId, number>][] => {
    const row = Object.hasOwn(input, id) ? input[id] : undefined
    if (!isRecord(row)) return []
    const cells = vendors.flatMap((vendor): [VendorId, number][] => {
      const level = Object.hasOwn(row, vendor.id) ? row[vendor.id] : undefined
      return typeof level === 'number' && isLevelOf(scale, level) ? [[vendor.id, level]] : []
    })
    return cells.length > 0 ? [[id, Object.fromEntries(cells)]] : []
  })
  return Object.fromEntries(rows)
}
