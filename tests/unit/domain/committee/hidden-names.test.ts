import { describe, expect, it } from 'vitest'
import { lettersOf, revealed } from '@/domain/committee/hidden-names'
import { aVendor, vendorId } from '../../../support/an-evaluation'

const vendors = [aVendor('Aurora'), aVendor('Vendor B Ltd'), aVendor('云启')]
const hidden = ['云启', 'Vendor B Ltd', 'Aurora'].map(vendorId)
const words = {
  aliasOf: (letters: string) => `Vendor ${letters}`,
  both: (name: string, alias: string) => `${name} (${alias})`,
}
const show = (text: string, aliases?: readonly string[]) =>
  revealed(text, { hidden, ...(aliases && { aliases }) }, vendors, words)

describe('the names of hidden vendors', () => {
  it('go on after Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })

  it.each([
    ['Vendor C: shares\nvendor a: a friend', 'Aurora (Vendor C): shares\n云启 (vendor a): a friend'],
    ['VendorC and Vendor  C', 'Aurora (VendorC) and Aurora (Vendor  C)'],
    // The real name is not taken for a hidden one.
    ['Vendor B, once', 'Vendor B Ltd (Vendor B), once'],
    ['Vendor AC, Vendor Cello, subvendor C, Vendor D', 'Vendor AC, Vendor Cello, subvendor C, Vendor D'],
    ['Vendor C的股份', 'Aurora (Vendor C)的股份'],
    ['', ''],
  ])('are told to the chair: %j', (text, shown) => {
    expect(show(text)).toBe(shown)
  })

  it('are those that the invitation gave, whatever stands in them', () => {
    const own = ['Firm (A)', 'Firm (B)', 'Firm $&']
    expect(show('x: Firm (A), Firm $&; Vendor C', own)).toBe('x: 云启 (Firm (A)), Aurora (Firm $&); Vendor C')
  })

  it('are left alone where no names were hidden, or the vendor is gone', () => {
    expect(revealed('Vendor A', { hidden: null }, vendors, words)).toBe('Vendor A')
    expect(revealed('Vendor A, Vendor C', { hidden }, vendors.slice(0, 1), words)).toBe('Vendor A, Aurora (Vendor C)')
  })
})
