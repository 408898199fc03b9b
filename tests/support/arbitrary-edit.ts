/** Any edit of a document: of what is there, of what is not there, alone or in a batch. */
import fc from 'fast-check'
import { leavesOf, nodesOf } from '@/domain/criteria/tree'
import type { CriteriaGroup, CriterionId, EvaluatorId, Evaluation, NodeId, VendorId } from '@/domain/evaluation'
import type { Edit, RateCell } from '@/domain/edits/edit'
import { aCriterion, aGroup, anEvaluator, aVendor } from './an-evaluation'
import { arbitraryCommitteeEdits } from './arbitrary-committee-edit'
import { arbitraryScale, levelOn } from './arbitrary-evaluation'

const edit = <Name extends Edit['name']>(name: Name, args: Extract<Edit, { name: Name }>['args']) =>
  ({ name, args }) as Edit

export function arbitraryEdit(document: Evaluation, mayNest = true): fc.Arbitrary<Edit> {
  const leaves = leavesOf(document.criteria)
  const nodes = nodesOf(document.criteria)
  const ids = <Id extends string>(known: readonly Id[]) => fc.constantFrom(...known, 'x-gone' as Id)
  const group = fc.constantFrom(...nodes.filter((n): n is CriteriaGroup => n.kind === 'group').map((g) => g.id))
  const node = ids<NodeId>(nodes.map((n) => n.id))
  const criterion = ids<CriterionId>(leaves.map((c) => c.id))
  const vendor = ids<VendorId>(document.vendors.map((v) => v.id))
  const evaluator = ids<EvaluatorId>(document.evaluators.map((e) => e.id))
  const weightSet = fc.constantFrom('w-sales', 'w-it')
  const index = fc.nat(4)
  const weight = fc.integer({ min: 0, max: 9 })
  const text = fc.constantFrom('', 'x', '名')
  const freshName = fc.nat(999).map((n) => `new${n}`)
  const at = '2026-02-02T02:02:02Z'

  const cell: fc.Arbitrary<RateCell> = fc
    .record({
      leaf: fc.nat(leaves.length - 1),
      vendor,
      draw: fc.nat(99),
      state: fc.constantFrom('rated', 'rated', 'na', 'abstain', 'unrated'),
    })
    .map(({ leaf, vendor, draw, state }) => ({
      criterion: leaves[leaf]!.id,
      vendor,
      state: state as RateCell['state'],
      ...(state === 'rated' && { level: levelOn(leaves[leaf]!.scale, draw / 99) }),
      ...(draw % 5 === 0 && { note: 'note' }),
    }))

  const plain: fc.Arbitrary<Edit>[] = [
    text.map((title) => edit('renameEvaluation', { title })),
    fc
      .record({
        pooledBy: fc.constantFrom('cell' as const, 'total' as const),
        pooling: fc.constantFrom('mean' as const, 'weighted-mean' as const, 'median' as const, 'trimmed-mean' as const),
        notApplicable: fc.constantFrom('reweight' as const, 'zero' as const),
        tieBreaks: fc.array(node, { maxLength: 2 }),
      })
      .map((rules) => edit('setRules', rules)),
    fc
      .record({ parent: group, index, name: freshName, scale: arbitraryScale() })
      .map(({ parent, index, name, scale }) =>
        edit('addNode', { parent, index, node: aGroup(name, [aCriterion(name, { scale })]) }),
      ),
    fc
      .record({ parent: group, index, names: fc.array(freshName, { maxLength: 3 }) })
      .map(({ parent, index, names }) =>
        edit('addNodes', { parent, index, nodes: names.map((name) => aCriterion(name)) }),
      ),
    node.map((id) => edit('removeNode', { id })),
    fc.record({ id: node, name: text }).map((args) => edit('describeNode', args)),
    fc.record({ id: node, parent: group, index }).map((args) => edit('moveNode', args)),
    fc
      .dictionary(node as fc.Arbitrary<string>, weight, { maxKeys: 3 })
      .map((weights) => edit('setWeights', { weights })),
    fc
      .record({ id: node, threshold: fc.option(fc.integer({ min: 0, max: 100 })) })
      .map((args) => edit('setThreshold', args)),
    fc
      .record({ criterion, scale: arbitraryScale(), recorded: fc.constantFrom('rescale' as const, 'clear' as const) })
      .map((args) => edit('setScale', args)),
    fc
      .record({ index, name: freshName })
      .map(({ index, name }) => edit('addVendors', { vendors: [aVendor(name)], index })),
    fc
      .record({ id: vendor, status: fc.constantFrom('shortlist' as const, 'out' as const) })
      .map(({ id, status }) => edit('updateVendor', { id, changes: { status } })),
    vendor.map((id) => edit('removeVendor', { id })),
    fc.record({ id: vendor, index }).map((args) => edit('moveVendor', args)),
    freshName.map((name) => edit('addEvaluator', { evaluator: anEvaluator(name) })),
    fc.record({ id: evaluator, weight }).map(({ id, weight }) => edit('updateEvaluator', { id, changes: { weight } })),
    evaluator.map((id) => edit('removeEvaluator', { id })),
    fc
      .record({ evaluator, cells: fc.array(cell, { minLength: 1, maxLength: 4 }) })
      .map(({ evaluator, cells }) => edit('rate', { evaluator, at, cells })),
    fc.record({ evaluator, criterion, vendor, note: text, evidence: text }).map((args) => edit('annotate', args)),
    fc
      .record({
        id: evaluator,
        assigned: fc.option(fc.array(node, { maxLength: 2 })),
        recused: fc.array(vendor, { maxLength: 1 }),
      })
      .map(({ id, assigned, recused }) => {
        const recusals = recused.map((one) => ({ vendor: one, reason: 'x' }))
        return edit('updateEvaluator', { id, changes: { assigned, recusals } })
      }),
    fc
      .record({ leaf: fc.nat(leaves.length - 1), vendor, draw: fc.nat(99), reason: fc.constantFrom('agreed', '') })
      .map(({ leaf, vendor, draw, reason }) =>
        edit('setConsensus', {
          criterion: leaves[leaf]!.id,
          ...{ vendor, reason, at, agreedBy: 'Ann' },
          level: levelOn(leaves[leaf]!.scale, draw / 99),
        }),
      ),
    fc.record({ criterion, vendor }).map((args) => edit('removeConsensus', args)),
    fc.record({ group, from: node, to: node, figure: weight }).map(({ group, from, to, figure }) =>
      edit('keepInputs', {
        group,
        inputs: {
          points: { [from]: figure },
          rank: { rule: 'sum', tiers: [[from]] },
          pairwise: { judges: [{ name: '', judgements: { [from]: { [to]: 3 } } }] },
          'best-worst': figure > 5 ? null : { best: from, worst: to, bestOver: { [to]: 2 }, overWorst: {} },
        },
      }),
    ),
    fc
      .record({ group, id: node, weight })
      .map(({ group, id, weight }) =>
        edit('rememberMethod', { group, applied: { method: 'points', weights: { [id]: weight } } }),
      ),
    fc
      .record({ id: weightSet, name: text, node, weight, evaluator: fc.option(evaluator) })
      .map(({ node: named, weight, ...set }) =>
        edit('addWeightSet', { set: { ...set, note: '', weights: { [named]: weight } } }),
      ),
    fc
      .record({ id: weightSet, node, weight })
      .map(({ id, node: named, weight }) => edit('changeWeightSet', { id, changes: { weights: { [named]: weight } } })),
    weightSet.map((id) => edit('removeWeightSet', { id })),
    weightSet.map((id) => edit('adoptWeightSet', { id })),
    ...arbitraryCommitteeEdits(evaluator, vendor),
  ]
  const scenario = ids<string>(document.scenarios.map((s) => s.id))
  const departures = fc.record({
    weights: fc.dictionary(node as fc.Arbitrary<string>, weight, { maxKeys: 2 }),
    levels: fc.record({ leaf: fc.nat(leaves.length - 1), vendor, draw: fc.nat(99) }).map(({ leaf, vendor, draw }) => ({
      [leaves[leaf]!.id]: { [vendor]: levelOn(leaves[leaf]!.scale, draw / 99) },
    })),
  })
  plain.push(
    fc
      .record({ id: fc.nat(99).map((n) => `s-${n}`), departures })
      .map(({ id, departures }) => edit('addScenario', { scenario: { id, name: '情景', note: '', ...departures } })),
    fc.record({ id: scenario, changes: departures }).map((args) => edit('changeScenario', args)),
    scenario.map((id) => edit('removeScenario', { id })),
    scenario.map((id) => edit('adoptScenario', { id, at })),
  )
  if (!mayNest) return fc.oneof(...plain)
  return fc.oneof(
    ...plain,
    text.map((by) => edit('lock', { at, by, hash: 'ab'.repeat(32) })),
    text.map((by) => edit('unlock', { at, by, reason: 'x' })),
    fc.array(arbitraryEdit(document, false), { maxLength: 3 }).map((edits) => edit('batch', { label: 'x', edits })),
    fc.constant(edit('restore', { document: { ...document, title: 'restored', vendors: document.vendors.slice(1) } })),
  )
}
