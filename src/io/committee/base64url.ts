/** Bytes as text that survives addresses and mail: base64url without padding (RFC 4648 §5). */
const chunk = 0x8000

export function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += chunk) binary += String.fromCharCode(...bytes.subarray(i, i + chunk))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** @returns null for what is not base64url, or not the one way to write its bytes */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null
  let binary: string
  try {
    binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return null
  }
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  // The last character may carry bits that belong to no byte: changed, it would read the same.
  return toBase64Url(bytes.subarray(bytes.length - (bytes.length % 3))) === tailOf(text) ? bytes : null
}

function tailOf(text: string): string {
  return text.slice(text.length - (text.length % 4))
}
