import { describe, expect, it } from 'vitest'
import { readTableClip, writeTableClip } from '@/stores/clipboard-tables'

describe('tables on the clipboard', () => {
  it('come back as they were written, states and numbers included', () => {
    const texts = [
      ['4', 'N/A', '-'],
      ['', '85.5', 'Yes'],
    ]
    const { plain, html } = writeTableClip(texts)
    expect(plain).toBe('4\tN/A\t-\r\n\t85.5\tYes')
    expect(readTableClip({ plain, html: '' })).toEqual(texts)
    expect(readTableClip({ plain: '', html })).toEqual(texts)
  })

  it('are read from a spreadsheet with quotes and line breaks inside cells', () => {
    expect(readTableClip({ plain: '"a\nb"\t"say ""hi"""\n3\t4\n', html: '' })).toEqual([
      ['a\nb', 'say "hi"'],
      ['3', '4'],
    ])
  })

  it('are read from HTML where the text has lost the columns', () => {
    const html = '<table><tr><td>1</td><td>2</td></tr></table>'
    expect(readTableClip({ plain: '1\n2', html })).toEqual([['1', '2']])
    expect(readTableClip({ plain: '5', html: '<b>5</b>' })).toEqual([['5']])
  })

  it('are read from HTML where the text has torn cells apart at their line breaks', () => {
    const html = '<table><tr><td>very<br>good</td><td>4</td></tr><tr><td>x</td><td>5</td></tr></table>'
    expect(readTableClip({ plain: 'very\ngood\t4\nx\t5', html })).toEqual([
      ['very\ngood', '4'],
      ['x', '5'],
    ])
  })

  it('keep an empty last row', () => {
    const { plain } = writeTableClip([['4'], ['']])
    expect(readTableClip({ plain, html: '' })).toEqual([['4'], ['']])
  })
})
