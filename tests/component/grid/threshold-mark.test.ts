import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CriteriaNode } from '@/domain/evaluation'
import ThresholdMark from '@/components/grid/ThresholdMark.vue'
import { i18n, setLocale } from '@/i18n'
import { aCriterion, aGroup, measure, yesNo } from '../../support/an-evaluation'

beforeEach(() => setLocale('en'))

describe('the mark of a threshold', () => {
  const said = (node: CriteriaNode) =>
    mount(ThresholdMark, { global: { plugins: [i18n] }, props: { node } })
      .text()
      .replaceAll(/\s+/g, ' ')

  it.each<[CriteriaNode, string]>([
    [aGroup('g', [], { threshold: 60 }), 'threshold ≥ 60/100'],
    [aCriterion('c', { threshold: 3 }), 'threshold ≥ 3'],
    [aCriterion('c', { threshold: 20, scale: measure([0, 1], [100, 0]) }), 'threshold ≤ 20'],
    [aCriterion('c', { threshold: 59.996, scale: measure([0, 0], [100, 1]) }), 'threshold ≥ 59.996'],
    [aCriterion('c', { threshold: 1, scale: yesNo }), 'threshold must'],
  ])('%#: has the unit of what it limits, and the way it runs', (node, text) => expect(said(node)).toBe(text))
})
