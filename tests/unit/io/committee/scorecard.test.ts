import fc from 'fast-check'
import { describe, expect, it, vi, afterEach } from 'vitest'
import { armorsIn, readArmor, writeArmor } from '@/io/committee/armor'
import { fromBase64Url, toBase64Url } from '@/io/committee/base64url'
import { openSealed, readEnvelope, signedText, writeCommitment, writeOpen, writeSealed } from '@/io/committee/envelope'
import { formCsv } from '@/io/committee/form-csv'
import { isForm, readForm } from '@/io/committee/form-table'
import { sessionDocument } from '@/io/committee/invitation'
import { isMarks, packMarks, rowReader } from '@/io/committee/marks'
import { receiptOf } from '@/io/committee/receipt'
import { readScorecardText, scorecardOf, scorecardText } from '@/io/committee/scorecard'
import { hasCrypto, newKeys, verify } from '@/io/committee/sealing'
import type { CriterionId, Evaluation, Rating, VendorId } from '@/domain/evaluation'
import { arbitraryEvaluation } from '../../../support/arbitrary-evaluation'
import { applyEdit } from '@/domain/edits/apply'
import { criterionId, evaluatorId } from '../../../support/an-evaluation'
import { aCommittee, anInvitation, aScoredSession, finishing, at } from '../../../support/a-committee'

async function finished(name = 'Ann', options = {}) {
  const { invitation, document } = await anInvitation(aCommittee(options), evaluatorId(name))
  const session = aScoredSession(invitation)
  return {
    document,
    session,
    scorecard: scorecardOf(session, finishing()),
    key: session.committee.session!.signingKey!,
  }
}

afterEach(() => vi.unstubAllGlobals())

/** Marks with whole times, as an evaluator's own document has them. */
const stamped = (document: Evaluation): Evaluation['ratings'][keyof Evaluation['ratings']] => {
  const [first = {}] = Object.values(document.ratings)
  return Object.fromEntries(
    Object.entries(first as Record<string, Record<string, Rating>>).map(([criterion, row], r) => [
      criterion,
      Object.fromEntries(
        Object.entries(row).map(([vendor, mark], c) => [
          vendor,
          mark.state === 'unrated' ? mark : { ...mark, ratedAt: new Date(1.7e12 + r * 1000 + c).toISOString() },
        ]),
      ),
    ]),
  ) as never
}

describe('the weights of a scorecard', () => {
  it('are in its text, whatever order they were given in, and come back', async () => {
    const { scorecard } = await finished('Ann', { asksWeights: true })
    expect(Object.keys(scorecard.weights!)).toHaveLength(4)
    const text = scorecardText(scorecard)
    expect(readScorecardText(text)).toEqual(scorecard)
    const turned = Object.fromEntries(Object.entries(scorecard.weights!).toReversed())
    expect(scorecardText({ ...scorecard, weights: turned })).toBe(text)
  })

  it.each([
    ['below zero', '-1'],
    ['no number', '"60"'],
    ['not of an id', '60,"toString":1'],
  ])('are refused when one is %s', async (_, put) => {
    const { scorecard } = await finished('Ann', { asksWeights: true })
    const text = scorecardText({ ...scorecard, weights: { [criterionId('price')]: 60 } })
    expect(readScorecardText(text)).not.toBeNull()
    expect(readScorecardText(text.replace('"c-price":60', `"c-price":${put}`))).toBeNull()
  })

  it('leave the text as it was before there were any, where none are proposed', async () => {
    const { scorecard, session } = await finished()
    expect(scorecardText(scorecard)).not.toContain('weights')
    const taken = applyEdit(session, { name: 'proposeWeights', args: { weights: {} } })
    expect(scorecardText(scorecardOf(taken, finishing()))).toBe(scorecardText(scorecard))
  })
})

describe('the marks of a scorecard', () => {
  it('come back exactly, whatever was answered', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        const ratings = stamped(document)
        const marks = packMarks(ratings, at)
        expect(isMarks(JSON.parse(JSON.stringify(marks)))).toBe(true)
        const back: Record<CriterionId, Record<VendorId, object>> = {}
        const read = rowReader(marks, at)
        marks.criteria.forEach((criterion, r) =>
          read(r, (c, { state, level, note, evidence, ratedAt }) => {
            ;(back[criterion] ??= {})[marks.vendors[c]!] = {
              state,
              ...(state === 'rated' && { level }),
              ...(note !== '' && { note }),
              ...(evidence !== '' && { evidence }),
              ...(ratedAt !== '' && { ratedAt }),
            }
          }),
        )
        const filled = Object.fromEntries(
          Object.entries(ratings).filter(([, row]) => Object.keys(row as object).length > 0),
        )
        expect(back).toEqual(filled)
      }),
    )
  })

  it('are the same text in whatever order they were given', async () => {
    const { scorecard, session } = await finished()
    const shuffled = Object.fromEntries(Object.entries(session.ratings[scorecard.evaluator]!).toReversed()) as never
    expect(packMarks(shuffled, scorecard.finishedAt)).toEqual(scorecard.marks)
  })
})

describe('a scorecard’s text', () => {
  it('comes back exactly, and no other text of the same content is read', async () => {
    const { scorecard } = await finished()
    const text = scorecardText(scorecard)
    expect(readScorecardText(text)).toEqual(scorecard)
    expect(readScorecardText(` ${text}`)).toBeNull()
    expect(readScorecardText(JSON.stringify({ more: 1, ...JSON.parse(text) }))).toBeNull()
  })

  it('has a receipt in three groups that changes with any mark', async () => {
    const { scorecard, session } = await finished()
    expect(receiptOf(scorecardText(scorecard))).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    // The first 60 bits of the SHA-256 of nothing, e3b0c44298fc1c1.
    expect(receiptOf('')).toBe('WERC-8GMR-ZGE1')
    const other = scorecardOf(session, { ...finishing(), nonce: 'B'.repeat(22) })
    expect(receiptOf(scorecardText(other))).not.toBe(receiptOf(scorecardText(scorecard)))
  })
})

describe('a scorecard file', () => {
  it('comes back with a signature that fits the invitation’s key and no other', async () => {
    const { scorecard, key } = await finished()
    const read = readEnvelope(await writeOpen(scorecard, key))
    if (!read.ok || read.value.kind !== 'open') throw new Error('not read')
    expect(read.value.scorecard).toEqual(scorecard)
    const { text, signature } = read.value
    expect(await verify(signedText('open', text), signature!, key)).toBe('valid')
    expect(await verify(signedText('commitment', text), signature!, key)).toBe('wrong')
    expect(await verify(signedText('open', text), signature!, (await newKeys('sign'))!)).toBe('wrong')
  })

  it('is opened by the chair’s key alone when it is sealed', async () => {
    const { scorecard, key } = await finished()
    const chair = (await newKeys('seal'))!
    const file = (await writeSealed(scorecard, key, chair))!
    expect(file).not.toContain(scorecard.evaluator)
    const envelope = readEnvelope(file)
    if (!envelope.ok || envelope.value.kind !== 'sealed') throw new Error('not sealed')
    expect(await openSealed(envelope.value, chair)).toMatchObject({ value: { kind: 'open', scorecard } })
    const other = await openSealed(envelope.value, (await newKeys('seal'))!)
    expect(other).toMatchObject({ problem: { code: 'scorecard-not-opened' } })
    const renamed = await openSealed({ ...envelope.value, invitation: 'i-other' }, chair)
    expect(renamed).toMatchObject({ problem: { code: 'scorecard-not-opened' } })
  })

  it('is refused with any one bit changed, sealed or not', async () => {
    const { scorecard, key } = await finished()
    const chair = (await newKeys('seal'))!
    for (const file of [await writeOpen(scorecard, key), (await writeSealed(scorecard, key, chair))!]) {
      const bytes = new TextEncoder().encode(file.trim())
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (place, bit) => {
          const changed = bytes.slice()
          changed[place]! ^= 1 << bit
          const text = new TextDecoder().decode(changed)
          const read = readEnvelope(text)
          if (!read.ok) return
          const opened = read.value.kind === 'sealed' ? await openSealed(read.value, chair) : read
          if (!opened.ok || opened.value.kind === 'sealed') return
          // A changed digest or text never gets here; a changed signature must not pass for one.
          const { kind, text: signed, signature } = opened.value
          const standing = signature === null ? 'none' : await verify(signedText(kind, signed), signature, key)
          const isUntouched = JSON.stringify(JSON.parse(text)) === JSON.stringify(JSON.parse(file))
          expect(standing === 'valid' && !isUntouched).toBe(false)
        }),
        { numRuns: 600 },
      )
    }
  })

  it('says so when the browser has no cryptography, and can still be written unsealed', async () => {
    const { scorecard, key } = await finished()
    const chair = (await newKeys('seal'))!
    vi.stubGlobal('crypto', { getRandomValues: <Bytes>(bytes: Bytes) => bytes })
    expect(hasCrypto()).toBe(false)
    expect(await newKeys('sign')).toBeNull()
    expect(await writeSealed(scorecard, key, chair)).toBeNull()
    const read = readEnvelope(await writeOpen(scorecard, key))
    expect(read).toMatchObject({ ok: true, value: { signature: null, scorecard } })
  })

  it('of a commitment tells nothing of the marks', async () => {
    const { scorecard, key } = await finished()
    const file = await writeCommitment(scorecard, key)
    const { value } = readEnvelope(file) as never as { value: { kind: string; commitment: object } }
    expect(value.kind).toBe('commitment')
    expect(Object.keys(value.commitment).toSorted()).toEqual([
      'evaluation',
      'evaluator',
      'evaluatorName',
      'hash',
      'invitation',
      'revision',
    ])
  })

  it.each([
    ['{"format":"evenhand/scorecard","version":2}', 'scorecard-newer'],
    ['{"format":"evenhand/scorecard","version":1,"kind":"open"}', 'scorecard-damaged'],
    ['{"format":"evenhand/scorecard","version":1,"kind":"sealed","invitation":"__proto__"}', 'scorecard-damaged'],
    ['{"format":"evenhand/evaluation","version":1}', 'scorecard-foreign'],
    ['{"__proto__":{"format":"evenhand/scorecard"}}', 'scorecard-foreign'],
    ['[1e999]', 'scorecard-foreign'],
    ['{', 'scorecard-damaged'],
  ])('is refused as %s', (text, code) => {
    expect(readEnvelope(text)).toMatchObject({ ok: false, problem: { code } })
  })
})

describe('a scorecard as text', () => {
  it('survives wrapping, quoting, prose around it and Windows line ends', async () => {
    const { scorecard, key } = await finished()
    const file = (await writeOpen(scorecard, key)).trim()
    const text = await writeArmor(file)
    const quoted = text.replace(/^/gm, '> > ')
    const wrapped = text.replace(/.{30}/g, '$&\n')
    for (const mangled of [
      text,
      `Dear chair,\nhere it is:\n\n${text}\nBest = Ann: END`,
      quoted,
      wrapped,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('-----', '—'),
      text.replaceAll('\n', ' \u00A0\n'),
      text.replaceAll('\n', ' '),
    ]) {
      const blocks = armorsIn(mangled)
      expect(blocks).toHaveLength(1)
      expect(await readArmor(blocks[0]!)).toEqual({ ok: true, value: file })
    }
    expect(armorsIn(`${text}\n${quoted}`)).toHaveLength(2)
  })

  it('is refused when a letter is lost or it is cut off', async () => {
    const { scorecard } = await finished()
    const text = await writeArmor(await writeOpen(scorecard, null))
    const lost = text.replace(/^([\w-]{20})[\w]/m, '$1')
    expect(await readArmor(armorsIn(lost)[0]!)).toMatchObject({ problem: { code: 'scorecard-damaged' } })
    const half = armorsIn(text.slice(0, text.length / 2))
    expect(await readArmor(half[0]!)).toMatchObject({ problem: { code: 'scorecard-cut-off' } })
  })
})

describe('base64url', () => {
  it('comes back exactly, and has one way to write each run of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64Url(bytes)
        expect(fromBase64Url(text)).toEqual(bytes)
      }),
    )
    expect(fromBase64Url('AA')).toEqual(new Uint8Array([0]))
    expect(fromBase64Url('AB')).toBeNull()
    expect(fromBase64Url('A')).toBeNull()
    expect(fromBase64Url('A+')).toBeNull()
  })
})

describe('a scorecard as a table', () => {
  it('brings every mark back from the form', async () => {
    const { session, document } = await finished()
    const csv = formCsv(session)
    expect(isForm(csv)).toBe(true)
    const read = readForm(csv, document)
    if (!read.ok) throw new Error(read.problem.code)
    expect(read.value.problems).toEqual([])
    expect(read.value.scorecard.marks).toMatchObject({
      criteria: ['c-funnel', 'c-price', 'c-sso'],
      cells: scorecardOf(session, finishing()).marks.cells,
      remarks: scorecardOf(session, finishing()).marks.remarks,
    })
    expect(read.value.scorecard).toMatchObject({ revision: 1, nonce: '', declaration: { hasConflict: false } })
  })

  it('is read as a spreadsheet saves it: semicolons, decimal commas, short rows filled up, rows sorted', async () => {
    const { invitation, document } = await anInvitation(aCommittee(), evaluatorId('Ann'))
    const [head, rows] = formCsv(sessionDocument(invitation, at)).split(/(?<=evidence\r\n)/)
    const filled = rows!
      .trim()
      .split('\r\n')
      .map((row) => row.replace(/,([^,]*),,,$/, ',$1,1,fine,'))
      .toReversed()
    const saved = [...head!.trim().split('\r\n'), ...filled].map((row) => row.replaceAll(',', ';')).join('\r\n')
    const read = readForm(saved, document)
    if (!read.ok) throw new Error(read.problem.code)
    expect(read.value.scorecard.marks.cells.flat().every((cell) => cell === 1)).toBe(true)
    expect(read.value.scorecard.marks.remarks).toHaveLength(9)
  })

  it('names each cell that it cannot read, with its line, and keeps the rest', async () => {
    const { session, document } = await finished()
    const lines = formCsv(session).split('\r\n')
    const at = lines.findIndex((line) => line.startsWith('c-funnel'))
    lines[at] = lines[at]!.replace(/,(\d),(seen[^,]*|),$/, ',9,$2,')
    const read = readForm(lines.join('\r\n'), document)
    if (!read.ok) throw new Error(read.problem.code)
    expect(read.value.problems).toMatchObject([{ code: 'level-outside-scale', line: at + 1 }])
  })

  it('names the rows that are of no criterion and of no vendor, as they stand there', async () => {
    const { session, document } = await finished()
    const lines = formCsv(session).split('\r\n')
    const at = lines.findIndex((line) => line.startsWith('c-funnel'))
    lines[at] = lines[at]!.replace('c-funnel', 'c-tunnel')
    lines[at + 1] = lines[at + 1]!.replace(/,v-[^,]+/, ',somebody')
    const read = readForm(lines.join('\r\n'), document)
    if (!read.ok) throw new Error(read.problem.code)
    expect(read.value.problems).toMatchObject([
      { code: 'form-criterion-unknown', line: at + 1, params: { id: 'c-tunnel', name: 'funnel' } },
      { code: 'form-vendor-unknown', line: at + 2, params: { id: 'somebody' } },
    ])
  })

  it('says of a measure in which unit it is, and that any number goes', async () => {
    const { session, document } = await finished()
    const points = [
      { level: 0, value: 1 },
      { level: 48, value: 0 },
    ]
    const scale = { kind: 'measure', unit: 'hours', points } as const
    const args = { criterion: criterionId('funnel'), scale, recorded: 'keep' } as const
    const csv = formCsv(applyEdit(session, { name: 'setScale', args }))
    expect(csv).toMatch(/^c-funnel,.*,hours,/m)
    const measured = applyEdit(document, { name: 'setScale', args })
    const read = readForm(csv.replace(/(hours),[^,]*/, '$1,soon'), measured)
    expect(read).toMatchObject({ value: { problems: [{ code: 'measure-not-understood', params: { text: 'soon' } }] } })
  })

  it('is refused when its head was deleted', async () => {
    const { session, document } = await finished()
    const csv = formCsv(session).replace(/^basis.*\r\n/m, '')
    expect(readForm(csv, document)).toMatchObject({ problem: { code: 'scorecard-table-head' } })
  })
})
