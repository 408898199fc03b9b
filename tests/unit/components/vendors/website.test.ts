import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vendorPalette } from '@/components/ui/vendor-palette'
import { nextColor } from '@/components/vendors/next-color'
import { website } from '@/components/vendors/website'

describe('website', () => {
  it.each([
    ['https://yunqi.example.com', 'https://yunqi.example.com/', 'yunqi.example.com'],
    ['http://a.example/x?y=1', 'http://a.example/x?y=1', 'a.example/x?y=1'],
    ['yunqi.example.com', 'https://yunqi.example.com/', 'yunqi.example.com'],
    ['yunqi.example.com:8080/crm', 'https://yunqi.example.com:8080/crm', 'yunqi.example.com:8080/crm'],
  ])('%s is a link', (typed, href, text) => {
    expect(website(typed)).toEqual({ href, text })
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//https://x.example',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'mailto:a@b.example',
    'https://bank.example@evil.example',
    'see their brochure',
    'http://',
    '<img onerror=1>',
    '',
  ])('%s is only text', (typed) => {
    expect(website(typed)).toEqual({ href: null, text: typed.trim() })
  })

  it('never leads anywhere but to http and https', () => {
    fc.assert(fc.property(fc.string(), (typed) => /^https?:\/\//.test(website(typed).href ?? 'https://')))
  })
})

describe('nextColor', () => {
  it('takes the first free mark', () => {
    expect(nextColor([])).toBe(0)
    expect(nextColor([0, 1, 3])).toBe(2)
  })

  it('takes the least used one when all are taken', () => {
    const all = vendorPalette.map((_, i) => i)
    expect(nextColor(all)).toBe(0)
    expect(nextColor([...all, 0, 1])).toBe(2)
  })
})
