/** Names that stand in for hidden vendors, and the way back for the chair, who knows whom each evaluator saw as which. */
import type { Vendor } from '../evaluation'
import type { IssuedInvitation } from './committee'

/** 0 → A, 25 → Z, 26 → AA. */
export function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last
}

/**
 * What an evaluator wrote, with the real name wherever a hidden one is named.
 * @param words `aliasOf`: what invitations call them that did not write it down; `both`: what stands there then, of the
 *   vendor’s name and the words of the text
 */
export function revealed(
  text: string,
  { hidden, aliases }: Pick<IssuedInvitation, 'hidden' | 'aliases'>,
  vendors: readonly Vendor[],
  words: { readonly aliasOf: (letters: string) => string; readonly both: (name: string, alias: string) => string },
): string {
  const names = new Map<string, string>()
  for (const [i, id] of (hidden ?? []).entries()) {
    const name = vendors.find((vendor) => vendor.id === id)?.name
    if (name !== undefined) names.set(plain(aliases?.[i] ?? words.aliasOf(lettersOf(i))), name)
  }
  if (names.size === 0) return text
  const patterns = [...names.keys()].map((alias) => Array.from(alias, escaped).join('\\s*'))
  // In one go: a real name may look like a hidden one.
  const mention = new RegExp(`(?<![A-Za-z0-9])(?:${patterns.join('|')})(?![A-Za-z0-9])`, 'gi')
  return text.replace(mention, (alias) => words.both(names.get(plain(alias))!, alias))
}

function plain(alias: string): string {
  return alias.replace(/\s+/g, '').toLowerCase()
}

function escaped(letter: string): string {
  return letter.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
}
