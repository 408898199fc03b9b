import { expect, it } from 'vitest'
import { isolated } from '@/i18n/isolated'

it('a name turns round no sentence', () => {
  expect(isolated({ a: '\u202eAcme', b: '\u2069\u202eAcme', c: 'שלום\u202e' })).toEqual({
    a: 'Acme',
    b: 'Acme',
    c: '\u2068שלום\u2069',
  })
})

it('all else is left as it is', () => {
  const params = { name: '云启 CRM', score: '50.0', n: 3 }
  expect(isolated(params)).toEqual(params)
})
