/**
 * A mail saved as a file (RFC 5322, MIME: RFC 2045 and 2046): its parts, attachments too, as text. Boundaries are looked
 * for wherever they stand, so that mails within mails come apart as well.
 */
import { decodeBytes } from '../table/decode-bytes'

export interface MailPart {
  readonly isHtml: boolean
  readonly text: string
}

/** @returns null when it is no mail */
export function mailParts(text: string): readonly MailPart[] | null {
  const head = text.slice(0, 50_000)
  if (!/^(?:From |[\w-]+:)/.test(head) || !/^(?:mime-version|content-transfer-encoding):/im.test(head)) return null
  const boundaries = new Set<string>()
  for (const [, quoted, plain] of text.matchAll(/\bboundary=(?:"([^"\r\n]+)"|([^\s;"]+))/gi))
    boundaries.add(`--${quoted ?? plain!}`)
  const parts: string[][] = [[]]
  for (const line of text.split(/\r?\n/)) {
    if (boundaries.has(line.trimEnd().replace(/--$/, '')) || boundaries.has(line.trimEnd())) parts.push([])
    else parts.at(-1)!.push(line)
  }
  return parts.map(partOf)
}

function partOf(lines: readonly string[]): MailPart {
  const blank = lines.indexOf('')
  const head = lines.slice(0, Math.max(blank, 0)).join('\n')
  const body = lines.slice(blank + 1).join('\n')
  const isHtml = /^content-type:\s*text\/html/im.test(head)
  const [, encoding = ''] = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head) ?? []
  const text = decoded(body, encoding.toLowerCase())
  return { isHtml, text: isHtml ? withoutTags(text) : text }
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'quoted-printable') {
    const joined = body.replace(/=[ \t]*\n/g, '')
    return textOf(joined.replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))))
  }
  if (encoding !== 'base64') return body
  try {
    return textOf(atob(body.replace(/\s/g, '')))
  } catch {
    return body
  }
}

/** @param binary a character a byte */
function textOf(binary: string): string {
  return decodeBytes(Uint8Array.from(binary, (sign) => sign.charCodeAt(0))).text
}

function withoutTags(html: string): string {
  return html
    .replace(/<[^<>]*>/g, '\n')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
}
