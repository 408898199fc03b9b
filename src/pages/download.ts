/** Hands a file to the browser. Names come from titles that people type, so they are made safe for any file system. */

const longestName = 200

/**
 * A file name of at most 200 bytes: no path characters, no control or direction marks, no name that Windows reserves.
 * Chinese and accents stay.
 */
export function safeFileName(name: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && /^\.[A-Za-z0-9]{1,8}$/.test(name.slice(dot)) ? name.slice(dot) : ''
  const stem = name
    .slice(0, name.length - ending.length)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(stem)
  const safe = shortened(stem === '' ? 'evenhand' : isReserved ? `_${stem}` : stem, longestName - ending.length)
  return safe + ending
}

/** By whole characters, counted in the bytes that file systems count. */
function shortened(text: string, bytes: number): string {
  const encoder = new TextEncoder()
  let size = 0
  let kept = ''
  for (const character of text) {
    size += encoder.encode(character).length
    if (size > bytes) break
    kept += character
  }
  return kept.trimEnd()
}

/** Long enough for the slowest browser to have begun reading. */
const keepUrlFor = 60_000

/**
 * @param type media type; ignored for a Blob, which has its own
 * @returns the name under which the file was saved
 */
export function downloadFile(name: string, content: string | Blob | BlobPart[], type: string): string {
  const blob = content instanceof Blob ? content : new Blob(Array.isArray(content) ? content : [content], { type })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = safeFileName(name)
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), keepUrlFor)
  return link.download
}
