import { describe, expect, it } from 'vitest'
import { shorten } from '@/components/ui/shorten'

describe('shorten', () => {
  it('leaves what fits', () => {
    expect(shorten('云启 CRM')).toBe('云启 CRM')
    expect(shorten('x'.repeat(60))).toHaveLength(60)
  })

  it('cuts what does not, never through a character', () => {
    expect(shorten('x'.repeat(5000))).toBe(`${'x'.repeat(59)}…`)
    expect(shorten('😀'.repeat(70))).toBe(`${'😀'.repeat(59)}…`)
  })
})
