/** Text as a Chinese Excel saves it. The platform only decodes GB18030: its two-byte table is turned round. */
let codes: ReadonlyMap<string, readonly [lead: number, trail: number]> | undefined

function twoByteCodes() {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\uFFFD') found.set(text, [lead, trail])
    }
  return found
}

/** @throws for characters outside ASCII and the two-byte table */
export function encodeGb18030(text: string): Uint8Array {
  codes ??= twoByteCodes()
  const bytes = [...text].flatMap((letter) => {
    if (letter < '\x80') return [letter.charCodeAt(0)]
    const code = codes!.get(letter)
    if (!code) throw new Error(`No two-byte code for ${letter}`)
    return [...code]
  })
  return Uint8Array.from(bytes)
}
