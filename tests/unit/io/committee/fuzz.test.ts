/**
 * Files, texts and links as malice and mail programs make them. Each run has its seed in its name; a failure becomes a
 * named regression below.
 */
import { describe, expect, it, vi } from 'vitest'
import { deflateRawSync } from 'node:zlib'
import { applyEdit } from '@/domain/edits/apply'
import { leavesOf } from '@/domain/criteria/tree'
import type { Evaluation } from '@/domain/evaluation'
import { writeArmor, armorsIn, readArmor } from '@/io/committee/armor'
import { toBase64Url } from '@/io/committee/base64url'
import { deflate, inflate } from '@/io/committee/deflate'
import { writeCommitment, writeOpen, writeSealed } from '@/io/committee/envelope'
import { formCsv } from '@/io/committee/form-csv'
import { readInvitation, writeInvitation } from '@/io/committee/invitation'
import { linkOf, readInvitationLink } from '@/io/committee/invitation-link'
import { planCollectionSteps } from '@/io/committee/plan-collection'
import { readPieces } from '@/io/committee/read-pieces'
import { scorecardOf } from '@/io/committee/scorecard'
import { newKeys } from '@/io/committee/sealing'
import { digestOf } from '@/io/digest'
import { readDocument } from '@/io/evaluation-schema'
import { finish } from '@/io/steps'
import { evaluatorId } from '../../../support/an-evaluation'
import { aCommittee, anInvitation, aScoredSession, finishing } from '../../../support/a-committee'
import { seed as firstSeed } from '../../../support/seed'

const runs = 10_000
const now = '2026-03-05T08:00:00.000Z'

/** mulberry32 (Tommy Ettinger, public domain). */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * sides)
  }
}
type Dice = ReturnType<typeof dice>

const hostile = [
  '__proto__',
  'constructor',
  '=HYPERLINK("http://x")',
  '\u202Egnp.exe',
  '<img src=x onerror=1>',
  '\0',
  '\uD800',
  '',
  'i-1',
  'v-1',
  'x'.repeat(5000),
]
const oddValues = [null, true, -1, 0.5, 1e308, -0, 2 ** 53, 1e999, [], {}, [[]], { length: 3 }, 'NaN']

/** Somewhere in the tree another value, a key more or less, or a list too long. */
function twist(value: unknown, roll: Dice): unknown {
  if (typeof value !== 'object' || value === null || roll(6) === 0) {
    const kind = roll(3)
    if (kind === 0) return hostile[roll(hostile.length)]
    if (kind === 1) return oddValues[roll(oddValues.length)]
    return typeof value === 'number' ? value + (roll(2) === 0 ? 1 : 1e6) : value
  }
  if (Array.isArray(value)) {
    if (value.length === 0 || roll(8) === 0) return [...(value as unknown[]), value[0]]
    const at = roll(value.length)
    return (value as unknown[]).map((part, i) => (i === at ? twist(part, roll) : part))
  }
  const keys = Object.keys(value)
  if (keys.length === 0 || roll(10) === 0) return JSON.parse(`{"__proto__":{"polluted":1},"x":${roll(9)}}`)
  const key = keys[roll(keys.length)]!
  const { [key]: part, ...others } = value as Record<string, unknown>
  return roll(12) === 0 ? others : { ...value, [key]: twist(part, roll) }
}

/** Letters lost, doubled, swapped or replaced. */
function smudge(text: string, roll: Dice): string {
  let smudged = text
  for (let i = roll(4); i >= 0; i--) {
    const at = roll(smudged.length)
    const length = roll(8) === 0 ? roll(200) : 1
    const put = [smudged.slice(at, at + 1).repeat(2), '', ' ', '\n> ', hostile[roll(hostile.length)]!, '"', '}'][
      roll(7)
    ]!
    smudged = smudged.slice(0, at) + put + smudged.slice(at + length)
  }
  return smudged
}

/** Wrong inside, yet with a digest that fits: what somebody writes who has read our source. */
function twistEnvelope(file: string, roll: Dice): string {
  const parts = JSON.parse(file) as Record<string, unknown>
  if (typeof parts.text !== 'string' || roll(3) === 0) return JSON.stringify(twist(parts, roll))
  const text = JSON.stringify(twist(JSON.parse(parts.text), roll)) ?? ''
  return JSON.stringify({ ...parts, text, digest: digestOf(text), ...(roll(2) === 0 && { signature: null }) })
}

function expectSound(document: Evaluation): void {
  const read = readDocument(JSON.parse(JSON.stringify(document)))
  expect(read?.problems).toEqual([])
  expect(read?.document).toEqual(JSON.parse(JSON.stringify(document)))
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
}

describe('10,000 mutated scorecards', () => {
  it('never crash, and change nothing unless they are accepted, and then nothing but sound marks', async () => {
    let document = aCommittee({ isSealed: true, asksWeights: true })
    document = applyEdit(document, { name: 'setCommittee', args: { keys: await newKeys('seal') } })
    const bases: string[] = []
    for (const name of ['Ann', 'Bo', 'Cai']) {
      const sent = await anInvitation(document, evaluatorId(name))
      document = sent.document
      const session = aScoredSession(sent.invitation)
      const scorecard = scorecardOf(session, finishing())
      const { signingKey: key, chairKey } = sent.invitation
      const sealed = (await writeSealed(scorecard, key, chairKey!))!
      const files = [await writeOpen(scorecard, key), sealed, await writeCommitment(scorecard, key)]
      bases.push(...files, ...(await Promise.all(files.map(writeArmor))), formCsv(session))
    }
    const before = JSON.stringify(document)
    const standings = new Map<string, number>()
    for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
      const roll = dice(seed)
      const base = bases[roll(bases.length)]!
      const text = base.startsWith('{') && roll(2) === 0 ? twistEnvelope(base, roll) : smudge(base, roll)
      const where = `seed ${seed}`
      try {
        const pieces = await readPieces([{ name: '', text }], document)
        const careful = finish(planCollectionSteps(document, pieces, { now, consented: new Set() }))
        expect(JSON.stringify(document)).toBe(before)
        const consented = new Set(careful.items.map(({ key }) => key))
        const { items, edit } = finish(planCollectionSteps(document, pieces, { now, consented }))
        for (const { standing } of items) standings.set(standing, (standings.get(standing) ?? 0) + 1)
        // Whoever has no key gets nothing in by himself.
        for (const item of careful.items) if (item.isIncluded) expect(item.isSigned).toBe(true)
        if (edit) expectSound(applyEdit(document, edit))
      } catch (error) {
        throw new Error(where, { cause: error })
      }
    }
    // The mutations reach deep, too.
    for (const standing of ['tampered', 'foreign', 'unreadable', 'new', 'commitment'])
      expect(standings.get(standing), standing).toBeGreaterThan(20)
  }, 300_000)
})

describe('10,000 mutated invitations', () => {
  it('never crash; what is accepted is exactly an invitation', async () => {
    const { invitation } = await anInvitation(aCommittee({ hidesVendors: true }), evaluatorId('Ann'))
    const file = writeInvitation(invitation)
    const made = await linkOf(invitation, 'https://example.com/')
    const link = made.kind === 'link' ? made.link : ''
    for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
      const roll = dice(seed)
      try {
        const isLink = roll(2) === 0
        const twisted = roll(2) === 0 ? JSON.stringify(twist(JSON.parse(file), roll)) : smudge(file, roll)
        const read = isLink ? await readInvitationLink(smudge(link, roll)) : readInvitation(twisted)
        if (read.ok) {
          expect(readInvitation(writeInvitation(read.value))).toEqual(read)
          expect(leavesOf(read.value.criteria).length).toBeGreaterThan(0)
        } else expect(read.problem.code).toMatch(/^invitation-/)
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error })
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  }, 300_000)
})

describe('a bomb', () => {
  /** 256 MB of zeros in 256 kB. */
  const bomb = deflateRawSync(Buffer.alloc(2 ** 28), { level: 9 })

  it('in a link is refused after a megabyte', async () => {
    const read = await readInvitationLink(`https://example.com/#/invited/${toBase64Url(bomb)}`)
    expect(read).toMatchObject({ ok: false, problem: { code: 'invitation-too-large' } })
  })

  it('goes in by small pieces, since a browser inflates the whole of what it is given', async () => {
    let taken = 0
    class Thousandfold extends TransformStream<Uint8Array, Uint8Array> {
      constructor() {
        super({
          transform(chunk, next) {
            taken += chunk.length
            next.enqueue(new Uint8Array(chunk.length * 1000))
          },
        })
      }
    }
    vi.stubGlobal('DecompressionStream', Thousandfold)
    const inflated = await inflate(new Uint8Array(bomb), 1_000_000)
    vi.unstubAllGlobals()
    expect(inflated).toEqual({ kind: 'too-large' })
    expect(taken).toBeLessThan(20_000)
  })

  it('in a pasted text is refused at its cap', async () => {
    const code = toBase64Url(bomb)
    const text = `BEGIN EVENHAND SCORECARD:${code}=${digestOf(code).slice(0, 8)}END EVENHAND SCORECARD`
    const [block] = armorsIn(text)
    expect(await readArmor(block!)).toMatchObject({ problem: { code: 'scorecard-too-large' } })
  })
})

describe('deflate', () => {
  it('writes what zlib writes for everybody else to read', async () => {
    const { inflateRawSync } = await import('node:zlib')
    expect(inflateRawSync(await deflate('云启 CRM')).toString()).toBe('云启 CRM')
  })
})
