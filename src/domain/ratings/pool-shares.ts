/**
 * Which share each figure has in its pool: Σ share × figure is what `pool` gives, Σ share = 1. Mean: 1/n; weighted mean:
 * w/Σw; median: the middle one or two; trimmed mean: all but one highest and one lowest. Equal figures share alike, so
 * that it does not matter in which order they come.
 */
import { sum, type Numbers } from '../sum'
import type { PoolingRule } from './pooling'

export function poolShares(figures: Numbers, weights: Numbers, rule: PoolingRule): Float64Array {
  const count = figures.length
  const total = sum(weights)
  if (rule.pooling === 'weighted-mean' && total > 0) return Float64Array.from(weights, (w) => w / total)
  const shares = new Float64Array(count)
  const order = Array.from(figures, (_, i) => i).sort((a, b) => figures[a]! - figures[b]!)
  const dropped = droppedAtEachEnd(count, rule)
  const kept = count - 2 * dropped
  for (let at = 0; at < count;) {
    let end = at + 1
    while (end < count && figures[order[end]!] === figures[order[at]!]) end++
    const counted = Math.max(0, Math.min(end, count - dropped) - Math.max(at, dropped))
    for (let i = at; i < end; i++) shares[order[i]!] = counted / kept / (end - at)
    at = end
  }
  return shares
}

function droppedAtEachEnd(count: number, { pooling, trimFrom }: PoolingRule): number {
  if (pooling === 'median') return (count - 1) >> 1
  return pooling === 'trimmed-mean' && count >= Math.max(3, trimFrom) ? 1 : 0
}
