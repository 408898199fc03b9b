/** The code that an evaluator keeps: the first 60 bits of SHA-256 in Crockford's base 32, as `K7QM-2X9D-4TBN`. */
import { digestOf } from '../digest'

/** Without I, L, O and U, which are taken for others when they are read aloud or copied by hand. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function receiptOf(text: string): string {
  return receiptFromDigest(digestOf(text))
}

export function receiptFromDigest(hex: string): string {
  let bits = BigInt(`0x${hex.slice(0, 15)}`)
  let code = ''
  for (let i = 0; i < 12; i++) {
    code = signs[Number(bits & 31n)]! + code
    bits >>= 5n
  }
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}
