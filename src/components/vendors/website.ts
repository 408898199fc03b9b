/** What a typed website is: an address to follow, or only text. Nothing but http and https is ever followed. */
export interface Website {
  /** null: shown as text. */
  readonly href: string | null
  /** Without the scheme and a bare slash at the end. */
  readonly text: string
}

export function website(typed: string): Website {
  const trimmed = typed.trim()
  const isBare = /^[^\s/:@]+\.[^\s/:@.]{2,}(:\d+)?(\/\S*)?$/.test(trimmed)
  const url = parse(isBare ? `https://${trimmed}` : trimmed)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || /\s/.test(trimmed))
    return { href: null, text: trimmed }
  return { href: url.href, text: trimmed.replace(/^https?:\/\//i, '').replace(/\/$/, '') }
}

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
