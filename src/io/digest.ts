/** SHA-256 of a text (UTF-8), as 64 hexadecimal digits. In plain JavaScript: `crypto.subtle` is missing on plain http. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
