/**
 * A scorecard as text for a mail: `BEGIN EVENHAND SCORECARD`, `:` and the deflated file as base64url in lines of 64,
 * `=` and a checksum, `END EVENHAND SCORECARD`. Between the two marks only the letters of base64url count, so that line breaks,
 * quote marks and stray spaces do no harm; all around it there may be prose. The checksum tells what else happened.
 */
import type { Result } from '@/domain/result'
import { digestOf } from '../digest'
import { fromBase64Url, toBase64Url } from './base64url'
import { deflate, inflate } from './deflate'
import { refused } from './refused'
import { maxScorecardLength } from './scorecard'

const begin = 'BEGIN EVENHAND SCORECARD'
const end = 'END EVENHAND SCORECARD'
const checksumLength = 8

/** @param file of `envelope.ts` */
export async function writeArmor(file: string): Promise<string> {
  const code = toBase64Url(await deflate(file.trim()))
  const lines = `:${code}`.match(/.{1,64}/g) ?? []
  return [`-----${begin}-----`, ...lines, `=${checksumOf(code)}`, `-----${end}-----`, ''].join('\n')
}

/** Each block in a text. */
export function armorsIn(text: string): readonly string[] {
  const blocks: string[] = []
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at)) {
    at += begin.length
    const next = text.indexOf(begin, at)
    const to = text.indexOf(end, at)
    // Cut off: the rest is handed on too, so that it is refused and not passed over.
    const stop = to < 0 || (next >= 0 && next < to) ? (next < 0 ? text.length : next) : to
    blocks.push(text.slice(at, stop))
    at = stop
  }
  return blocks
}

/** @returns the file */
export async function readArmor(block: string): Promise<Result<string>> {
  const from = block.indexOf(':')
  const at = block.lastIndexOf('=')
  if (from < 0 || at < from) return refused('scorecard-cut-off')
  const code = block.slice(from + 1, at).replace(/[^\w-]/g, '')
  const checksum = block.slice(at + 1).replace(/[^0-9a-f]/gi, '')
  const bytes = checksumOf(code) === checksum.toLowerCase() ? fromBase64Url(code) : null
  if (!bytes) return refused('scorecard-damaged')
  const inflated = await inflate(bytes, 2 * maxScorecardLength)
  if (inflated.kind === 'text') return { ok: true, value: inflated.text }
  return refused(inflated.kind === 'too-large' ? 'scorecard-too-large' : 'scorecard-damaged')
}

function checksumOf(code: string): string {
  return digestOf(code).slice(0, checksumLength)
}
