import { describe, expect, it } from 'vitest'
import { sniffDelimiter } from '@/io/table/sniff-delimiter'

describe('guessing the delimiter', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'a;b;c\n1,5;2,5;3\n'],
    ['\t', 'a\tb\n"x, y, z"\t2\n'],
    ['|', 'a|b\n1|2\n'],
    [';', 'name;note\nA;"one, two"\nB;"three, four, five"\n'],
    [',', 'name,note\nA,"x; y"\nB,"x; y; z"\n'],
    ['；', '评分项；权重；甲公司\n功能，好用；60；4\n价格；40；5\n'],
    ['，', '评分项，甲公司\n功能，4\n'],
    [',', 'only\none\ncolumn\n'],
  ])('finds %j', (delimiter, text) => {
    expect(sniffDelimiter(text).delimiter).toBe(delimiter)
  })

  it('takes a comma for the decimal mark where numbers have one', () => {
    expect(sniffDelimiter('a;b\n4,5;3\n2,5;1\n').decimal).toBe(',')
    expect(sniffDelimiter('a;b\n4.5;3\n').decimal).toBe('.')
  })

  it('finds a decimal comma far below whole numbers', () => {
    expect(sniffDelimiter(`a;b\n${'70;60\n'.repeat(500)}76,5;60\n`).decimal).toBe(',')
  })

  it('is not put off by a sample cut inside quotes', () => {
    const text = `a;b\n${'"x;y";"z"\n'.repeat(5)}"never closed`
    expect(sniffDelimiter(text).delimiter).toBe(';')
  })
})
