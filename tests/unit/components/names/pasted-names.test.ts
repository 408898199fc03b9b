import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestName, markDoubts, namesIn } from '@/components/names/pasted-names'
import { nameKey } from '@/io/names'

describe('namesIn', () => {
  it('takes one name a line, trimmed, blank lines left out', () => {
    expect(namesIn(' Aurora CRM \r\n\n云启 CRM\rTallgrove\n')).toEqual(['Aurora CRM', '云启 CRM', 'Tallgrove'])
  })

  it('takes the first cell where a line has several', () => {
    expect(namesIn('Aurora\thttps://a.example\tx\nYunqi\t\n\tno name\n')).toEqual(['Aurora', 'Yunqi'])
  })

  it('takes quotes off as Excel puts them on, with line breaks inside', () => {
    expect(namesIn('"Pine\nand Harbour"\tx\n"the ""best"" one"\n5" drives')).toEqual([
      'Pine and Harbour',
      'the "best" one',
      '5" drives',
    ])
  })

  it('leaves an unclosed quote as text and loses no line after it', () => {
    expect(namesIn('"open\nnext')).toEqual(['"open', 'next'])
  })

  it('keeps hostile names as text, none longer than the field allows', () => {
    const names = ['<img onerror=alert(1)>', '=cmd|1', '__proto__', '🙂']
    expect(namesIn(names.join('\n'))).toEqual(names)
    expect(namesIn('x'.repeat(6000))[0]).toHaveLength(longestName)
  })

  it('gives every plain line back', () => {
    const line = fc.stringMatching(/^[A-Za-z0-9<>=&'.-]{1,20}$/)
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(namesIn(lines.join('\r\n'))).toEqual(lines)
      }),
    )
  })
})

describe('markDoubts', () => {
  it('knows a vendor in another spelling, and a name that comes twice', () => {
    const marked = markDoubts(['ＡＵＲＯＲＡ crm', 'Pine', 'pine ', 'New'], ['Aurora CRM'], nameKey)
    expect(marked.map((one) => one.doubt)).toEqual(['known', null, 'paste', null])
  })

  it('takes a heading for one on the first line only', () => {
    const doubts = (...names: string[]) => markDoubts(names, [], nameKey, ['供应商', 'name']).map((one) => one.doubt)
    expect(doubts(' ＮＡＭＥ ', '云启 CRM')).toEqual(['heading', null])
    expect(doubts('云启 CRM', '供应商')).toEqual([null, null])
  })

  it('drops nothing', () => {
    expect(markDoubts(['a', 'a', 'a'], ['a'], nameKey)).toHaveLength(3)
  })
})
