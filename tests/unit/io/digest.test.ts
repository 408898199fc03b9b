import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { digestOf } from '@/io/digest'

describe('the digest of a text', () => {
  it('is the SHA-256 of FIPS 180-4', () => {
    expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('is what sha256sum says of the text in UTF-8', () => {
    const text = '权重 25 % — “Aurora” 🚀\n'
    expect(digestOf(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
  })
})
