/** Names at the ends of lines: each as near to its line as it can be without touching the next. */
export function spreadLabels(ys: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = ys.map((y, i) => ({ y, i })).toSorted((a, b) => a.y - b.y)
  let free = top
  for (const label of order) {
    label.y = Math.max(label.y, free)
    free = label.y + gap
  }
  let limit = bottom
  for (const label of order.toReversed()) {
    label.y = Math.min(label.y, limit)
    limit = label.y - gap
  }
  const placed = new Array<number>(ys.length)
  for (const { y, i } of order) placed[i] = y
  return placed
}
