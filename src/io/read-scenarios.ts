/** What-ifs of a backup. One that has no id or name goes; of its departures, those that name nothing of the evaluation. */
import { isLevelOf } from '@/domain/criteria/scales'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import type { CriteriaGroup, CriterionId, NodeId, Vendor, VendorId } from '@/domain/evaluation'
import type { Scenario } from '@/domain/robustness/scenario'
import { isRecord, listOf } from './loose-json'

const scenarioId = /^s-[A-Za-z0-9._-]{1,60}$/

export function readScenarios(input: unknown, criteria: CriteriaGroup, vendors: readonly Vendor[]): Scenario[] {
  const scenarios = listOf(input).flatMap((item): Scenario[] => {
    if (!isRecord(item) || typeof item.id !== 'string' || !scenarioId.test(item.id)) return []
    if (typeof item.name !== 'string') return []
    const note = typeof item.note === 'string' ? item.note : ''
    const weights = readWeights(item.weights, criteria)
    return [{ id: item.id, name: item.name, note, weights, levels: readLevels(item.levels, criteria, vendors) }]
  })
  return scenarios.filter((one, i) => scenarios.findIndex(({ id }) => id === one.id) === i)
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
