import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schemaVersion } from '@/io/schema-version'
import { checksum } from '@/storage/checksum'
import { seal, unseal } from '@/storage/sealed'
import { aSmallEvaluation } from '../../support/a-small-evaluation'
import { arbitraryEvaluation } from '../../support/arbitrary-evaluation'

describe('checksum', () => {
  it('is the published cyrb53 with seed 0', () => {
    // The examples in Cyrb53.md: cyrb53('a') and cyrb53('b').
    expect([checksum('a'), checksum('b')]).toEqual([(7929297801672961).toString(16), (8684336938537663).toString(16)])
  })

  it('tells any single changed character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 65535 }), (text, at, by) => {
        const place = at % text.length
        const other = String.fromCharCode((text.charCodeAt(place) + by) % 65536)
        const changed = text.slice(0, place) + other + text.slice(place + 1)
        if (changed !== text) expect(checksum(changed)).not.toBe(checksum(text))
      }),
    )
  })
})

describe('a sealed document', () => {
  it('is the same when it is unsealed', () => {
    fc.assert(
      fc.property(arbitraryEvaluation(), (document) => {
        expect(unseal(seal(document))).toEqual({ kind: 'intact', document })
      }),
    )
  })

  const sealed = seal(aSmallEvaluation())
  it.each([
    ['a changed text', { ...sealed, text: sealed.text.replace('Aurora', 'Aurorb') }],
    ['a text cut short', { ...sealed, text: sealed.text.slice(0, -1) }],
    ['no text', { ...sealed, text: null as unknown as string }],
    ['another checksum', { ...sealed, checksum: '0' }],
  ])('is damaged with %s', (_, broken) => {
    expect(unseal(broken)).toEqual({ kind: 'damaged', text: String(broken.text) })
  })

  it('of another schema is older or newer, never taken for one of today', () => {
    expect(unseal({ ...sealed, schemaVersion: schemaVersion + 1 })).toEqual({ kind: 'newer', text: sealed.text })
    expect(unseal({ ...sealed, schemaVersion: schemaVersion - 1 })).toEqual({ kind: 'older', text: sealed.text })
  })
})
