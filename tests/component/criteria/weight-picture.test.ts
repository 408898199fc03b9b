import { mount } from '@vue/test-utils'
import { beforeAll, expect, describe, it } from 'vitest'
import WeightPicture from '@/components/criteria/WeightPicture.vue'
import { i18n, setLocale } from '@/i18n'
import type { CriteriaNode } from '@/domain/evaluation'
import { outlineOf } from '@/pages/criteria/outline'
import { criterion, group } from '../../support/criteria'

beforeAll(() => setLocale('en'))

const said = (...children: readonly CriteriaNode[]) =>
  mount(WeightPicture, {
    global: { plugins: [i18n] },
    props: { outline: outlineOf(group('g-root', 1, children)), selected: null },
  })
    .get('figcaption')
    .text()

describe('the sentence above the picture of weights', () => {
  it('names the heaviest group and the heaviest criterion', () => {
    expect(said(criterion('Price', 40), group('Fit', 60, [criterion('Depth')]))).toContain(
      'Most weight lies in Fit (60.0%). The heaviest single criterion is Depth (60.0%).',
    )
  })

  it('keeps its order whatever direction a name says it has', () => {
    expect(said(group('\u202eFit', 1, [criterion('Depth')]))).toContain('Most weight lies in Fit (100.0%).')
  })

  it('names none where several weigh as much, however their shares are rounded', () => {
    const three = ['A', 'B', 'C'].map((id) => group(id, 1, [criterion(`1 in ${id}`), criterion(`2 in ${id}`)]))
    expect(said(...three)).toContain(
      'The 3 heaviest groups weigh about the same (33.4% each). The 6 heaviest criteria weigh about the same (16.7% each).',
    )
    expect(said(group('Fit', 50, [criterion('Depth')]), criterion('Price', 50))).not.toContain('Fit')
  })

  it('names no group while criteria outside them weigh more', () => {
    const groups = ['A', 'B', 'C'].map((id) => group(id, 20, [criterion(`in ${id}`)]))
    expect(said(criterion('Huge', 40), ...groups)).toMatch(/^The heaviest single criterion is Huge \(40\.0%\)\./)
    expect(said(group('Fit', 0, [criterion('Depth')]), criterion('Price', 1))).not.toContain('Fit')
  })
})
