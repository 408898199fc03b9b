import { expect, it } from 'vitest'
import { isolated } from '@/i18n/isolated'

it('a name that turns its line round turns round only itself', () => {
  const params = { a: '\u202eAcme', b: '\u2069\u202eAcme', c: 'שלום' }
  expect(isolated(params)).toEqual({ a: '\u2068Acme\u2069', b: '\u2068Acme\u2069', c: '\u2068שלום\u2069' })
})

it('all else is left as it is', () => {
  const params = { name: '云启 CRM', score: '50.0', n: 3 }
  expect(isolated(params)).toEqual(params)
})
