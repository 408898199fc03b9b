import { describe, expect, it } from 'vitest'
import { writeArmor } from '@/io/committee/armor'
import { writeOpen } from '@/io/committee/envelope'
import { mailParts } from '@/io/committee/mail'
import { readPieces } from '@/io/committee/read-pieces'
import { scorecardOf } from '@/io/committee/scorecard'
import { evaluatorId } from '../../../support/an-evaluation'
import { aCommittee, anInvitation, aScoredSession, finishing } from '../../../support/a-committee'

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')
/** Soft line breaks, and `=` as its code. */
const quotedPrintable = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => (byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
    .replaceAll('\n', '\r\n')
    .replace(/[^\r\n=]{70}(?=[^\r\n=]{3})/g, '$&=\r\n')

const part = (type: string, encoding: string, body: string) =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`
const mail = (boundary: string, ...parts: string[]) =>
  [
    'From: =?utf-8?B?5p2O?= <li@example.com>\r\nSubject: scorecard\r\nMIME-Version: 1.0\r\n',
    `Content-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n\r\nThis is MIME.\r\n`,
    ...parts.map((one) => `--${boundary}\r\n${one}`),
    `--${boundary}--\r\n`,
  ].join('')

async function aScorecard() {
  const { invitation, document } = await anInvitation(aCommittee(), evaluatorId('Ann'))
  const file = await writeOpen(scorecardOf(aScoredSession(invitation, 1), finishing(1)), invitation.signingKey)
  return { file, document, armor: await writeArmor(file) }
}

describe('a mail saved as a file', () => {
  it('gives the scorecard that is attached to it, pasted into it, or both, whatever the mail program made of it', async () => {
    const { file, document, armor } = await aScorecard()
    const prose = `周组长：\n附上评分表。\n\n${armor}\n此致`
    const html = `<div>周组长：</div><pre>${armor.replaceAll('\n', '<br>\n')}</pre>`
    const attached = part('application/json; name="Ann.json"', 'base64', base64(file))
    const greeting = part('text/plain; charset=utf-8', 'base64', base64('请查收'))
    const alternative = (text: string) =>
      `Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\n${text}--inner\r\n${part('text/html', 'base64', base64(html))}--inner--\r\n`
    for (const [saved, count] of [
      [mail('b1', greeting, attached), 1],
      [mail('b1', alternative(part('text/plain', 'base64', base64(prose))), attached), 2],
      [mail('b1', part('text/plain', 'quoted-printable', quotedPrintable(prose))), 1],
      [mail('b1', part('text/plain', 'quoted-printable', quotedPrintable(armor.replace(/^/gm, '> ')))), 1],
      [mail('b1', part('text/html', 'quoted-printable', quotedPrintable(html))), 1],
      [`From: a\r\nMIME-Version: 1.0\r\n${part('text/plain', '8bit', prose)}`, 1],
    ] as const) {
      const pieces = await readPieces([{ name: 'mail.eml', text: saved }], document)
      expect(pieces).toHaveLength(count)
      for (const piece of pieces) expect(piece).toMatchObject({ kind: 'scorecard', signature: 'valid' })
    }
  })

  it('is a stranger’s file when nothing of the kind is in it', async () => {
    const { document } = await aScorecard()
    const letter = mail('b1', part('text/plain', 'base64', base64('请查收')))
    const pieces = await readPieces([{ name: 'mail.eml', text: letter }], document)
    expect(pieces).toMatchObject([{ kind: 'refused', problem: { code: 'scorecard-foreign' } }])
  })

  it('is not what anything else is taken for', async () => {
    const { file, armor } = await aScorecard()
    for (const text of [file, armor, '', 'Note: see below', `From Ann:\n${armor}`, '{"mime-version:": 1}'])
      expect(mailParts(text)).toBeNull()
  })
})
