import { describe, expect, it } from 'vitest'
import type { Evaluation } from '@/domain/evaluation'
import { readDocument } from '@/io/evaluation-schema'
import { readEvaluationJson } from '@/io/evaluation-json'
import file from '../../fixtures/evaluations/v3-committee.json'

type Loose = Record<string, unknown>
const opened = readEvaluationJson(JSON.stringify(file))
if (opened.kind !== 'read') throw new Error('not read')
const sound = opened.document
const { committee, consensus, locks } = sound

/** Which problems are named, and what stands in the place. */
function read(changes: Loose) {
  const salvaged = readDocument(JSON.parse(JSON.stringify({ ...sound, ...changes })))!
  const problems = salvaged.problems.map(({ code, params }) => `${code} ${String(params.where)}`)
  return { problems, document: salvaged.document }
}
const withCommittee = (changes: Loose) => read({ committee: { ...committee, ...changes } })
const stranger = (list: readonly object[]) => [...list, { ...list[0], evaluator: 'p-gone' }]

describe('a committee that is damaged', () => {
  it('is read whole where nothing is', () => {
    expect(read({})).toEqual({ problems: [], document: sound })
  })

  it.each<[keyof Evaluation['committee'], unknown, unknown]>([
    ['chair', 7, ''],
    ['options', { ...committee.options, notes: 'sometimes' }, expect.objectContaining({ isSealed: false })],
    ['seed', null, ''],
    ['session', { invitation: 'i-1' }, null],
  ])('loses %s to the blank one, by name', (field, value, blank) => {
    const { problems, document } = withCommittee({ [field]: value })
    expect(problems).toEqual([`document-committee-dropped ${field}`])
    expect(document.committee).toEqual({ ...committee, [field]: blank })
  })

  it.each(['bases', 'invitations', 'scorecards', 'commitments'] as const)('loses entries of %s one by one', (field) => {
    const { problems, document } = withCommittee({ [field]: [null, ...committee[field], {}] })
    const after = `document-committee-dropped ${field} ${committee[field].length + 2}`
    expect(problems).toEqual([`document-committee-dropped ${field} 1`, after])
    expect(document.committee).toEqual(committee)
    expect(withCommittee({ [field]: 'none' }).problems).toEqual([`document-committee-dropped ${field}`])
  })

  it.each(['invitations', 'scorecards', 'commitments'] as const)('loses %s of nobody on the roster', (field) => {
    const { problems, document } = withCommittee({ [field]: stranger(committee[field]) })
    expect(problems).toEqual([`document-committee-dropped ${field} ${committee[field].length + 1}`])
    expect(document.committee).toEqual(committee)
  })

  it('says that the key is lost', () => {
    const { problems, document } = withCommittee({ keys: { ...committee.keys, d: 'short' } })
    expect(problems).toEqual(['document-key-dropped keys'])
    expect(document.committee.keys).toBeNull()
  })

  it('is blank when it is none at all, and silently so only where a file has none', () => {
    expect(read({ committee: [] }).problems).toEqual(['document-committee-dropped *'])
    expect(read({ committee: undefined }).problems).toEqual([])
    expect(withCommittee({ bases: undefined, chair: undefined }).problems).toEqual([])
  })
})

describe('consensus marks that are damaged', () => {
  const [criterion, row] = Object.entries(consensus)[0] as unknown as [string, Record<string, Loose>]
  const [vendor, agreed] = Object.entries(row)[0]!
  const withRow = (changes: Loose) => read({ consensus: { ...consensus, [criterion]: { ...row, ...changes } } })
  const nameOf = (list: readonly { id: string; name: string }[], id: string) => list.find((one) => one.id === id)!.name

  it.each<[string, unknown]>([
    ['off its scale', { ...agreed, level: 99 }],
    ['without a reason', { ...agreed, reason: ' ' }],
    ['without a time', { ...agreed, at: 'noon' }],
    ['none at all', null],
  ])('go by name when one is %s', (_, value) => {
    const { problems, document } = withRow({ [vendor]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^document-consensus-dropped .* / ${nameOf(sound.vendors, vendor)}$`))
    expect(document.consensus[criterion as never]?.[vendor as never]).toBeUndefined()
  })

  it('go by name where criterion or vendor is unknown, and nothing else does', () => {
    const odd = JSON.parse('{"__proto__": {"v-x": 1}, "c-gone": {}}') as Loose
    const { problems, document } = read({ consensus: { ...consensus, ...odd } })
    expect(problems).toEqual(['document-consensus-dropped __proto__', 'document-consensus-dropped c-gone'])
    expect(document.consensus).toEqual(consensus)
    expect(withRow({ 'v-gone': agreed }).problems[0]).toMatch(/ \/ v-gone$/)
    expect(read({ consensus: 3 }).problems).toEqual(['document-consensus-dropped *'])
  })
})

describe('locks that are damaged', () => {
  it('go one by one, by their place', () => {
    const { problems, document } = read({ locks: [{ at: 'then' }, ...locks] })
    expect(problems).toEqual(['document-lock-dropped 1'])
    expect(document.locks).toEqual(locks)
    expect(read({ locks: {} }).problems).toEqual(['document-lock-dropped *'])
  })
})
