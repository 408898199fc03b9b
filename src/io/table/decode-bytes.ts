/**
 * Bytes → text. A BOM decides (UTF-8, UTF-16), or NULs in every other byte (UTF-16); else strict UTF-8, else strict GB18030, else windows-1252.
 * Short GBK texts fool every statistical detector, strict decoding is right far more often; still it is a guess
 * (`Müller` in windows-1252 is valid GB18030), so the encoding is shown and can be chosen.
 */
export const encodings = ['utf-8', 'gb18030', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]

export interface Decoded {
  /** Without a BOM. */
  readonly text: string
  readonly encoding: Encoding
  /** A BOM said so, or all of it is ASCII or valid UTF-8. */
  readonly isCertain: boolean
}

export function decodeBytes(bytes: Uint8Array, chosen?: Encoding): Decoded {
  const marked = encodingOfMark(bytes)
  if (chosen) return { text: decode(bytes, chosen), encoding: chosen, isCertain: marked === chosen }
  if (marked) return { text: decode(bytes, marked), encoding: marked, isCertain: true }
  const wide = utf16Of(bytes)
  if (wide) return { text: decode(bytes, wide), encoding: wide, isCertain: false }
  const text = decode(bytes, 'utf-8')
  // Strict decoding is several times slower in some engines: it is asked only where something was replaced.
  if (!text.includes('\uFFFD') || decodeStrictly(bytes, 'utf-8') !== null)
    return { text, encoding: 'utf-8', isCertain: true }
  const chinese = decodeStrictly(bytes, 'gb18030')
  if (chinese !== null) return { text: chinese, encoding: 'gb18030', isCertain: false }
  return { text: decode(bytes, 'windows-1252'), encoding: 'windows-1252', isCertain: false }
}

function encodingOfMark([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** By its mark, else by the NULs in its commas and line breaks: read the right way round it has these, and no NULs. */
export function utf16Of(bytes: Uint8Array): Encoding | null {
  const marked = encodingOfMark(bytes)
  if (marked) return marked === 'utf-8' ? null : marked
  const start = bytes.subarray(0, 4096)
  if (!start.includes(0)) return null
  return (
    (['utf-16le', 'utf-16be'] as const).find((one) => /^[^\0-\x08]*[\t\n,;][^\0-\x08]*$/.test(decode(start, one))) ??
    null
  )
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
