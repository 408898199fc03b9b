/**
 * An invitation as an address: everything stands behind the `#`, which no browser sends to a server; deflated JSON as
 * base64url. Read as it comes out of a mail: wrapped, in angle brackets, with the sentence's full stop behind it.
 */
import type { Result } from '@/domain/result'
import { fromBase64Url, toBase64Url } from './base64url'
import { deflate, inflate } from './deflate'
import { readInvitation, writeInvitation, maxInvitationLength, type Invitation } from './invitation'
import { refused } from './refused'

/** The route that opens it, behind the `#`. */
export const invitationPath = '/invited/'

/** Old mail programs cut off longer addresses: a longer one is given with that warning. */
export const mailSafeLength = 2000
/** Beyond this no mail program can be relied on: the file is the way. */
export const maxLinkLength = 8000
/** More does not fit into a code that a phone reads off a screen. */
export const maxQrLength = 1200

export type InvitationLink =
  | { readonly kind: 'link'; readonly link: string; readonly isMailSafe: boolean; readonly fitsQr: boolean }
  | { readonly kind: 'too-long'; readonly length: number; readonly limit: number }

/** @param base address of the app, without a fragment */
export async function linkOf(invitation: Invitation, base: string): Promise<InvitationLink> {
  const link = `${base}#${invitationPath}${toBase64Url(await deflate(writeInvitation(invitation).trim()))}`
  const { length } = link
  if (length > maxLinkLength) return { kind: 'too-long', length, limit: maxLinkLength }
  return { kind: 'link', link, isMailSafe: length <= mailSafeLength, fitsQr: length <= maxQrLength }
}

/** @param text an address, or what stands behind `invitationPath` in one */
export async function readInvitationLink(text: string): Promise<Result<Invitation>> {
  const at = text.lastIndexOf(`#${invitationPath}`)
  const behind = at < 0 ? text : text.slice(at + 1 + invitationPath.length)
  const code = /^[\w-]*/.exec(behind.replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, ''))![0]
  // A link may be pasted from further away than it can be made: a file behind it is still the same file.
  if (code.length > maxInvitationLength) return refused('invitation-too-large')
  const bytes = fromBase64Url(code)
  if (!bytes || bytes.length === 0) return refused('invitation-damaged')
  const inflated = await inflate(bytes, maxInflatedLink)
  if (inflated.kind === 'too-large') return refused('invitation-too-large')
  return inflated.kind === 'text' ? readInvitation(inflated.text) : refused('invitation-damaged')
}

/** Deflate shrinks such texts ten times at most; the limit of the link leaves 6 kB. */
const maxInflatedLink = 1_000_000
