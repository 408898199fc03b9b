/** Which rows of a long matrix are drawn. All rows have one height, so that this is arithmetic and reads no layout. */

/** px */
export const rowHeight = 38

/** Below this all rows are drawn: the browser's own search then finds them. */
export const drawAllUpTo = 60

/** Rows drawn beyond each edge, so that a turn of the wheel shows no gap. */
const margin = 4

export interface RowWindow {
  /** First row drawn, and the one after the last. */
  readonly first: number
  readonly after: number
}

/**
 * @param scrollTop px that the body is scrolled by
 * @param height px in which rows show; 0 before anything is measured
 */
export function rowWindow(rows: number, scrollTop: number, height: number): RowWindow {
  if (rows <= drawAllUpTo) return { first: 0, after: rows }
  // Steps of a few rows: scrolling by one row need not redraw.
  const start = Math.floor(scrollTop / rowHeight / margin) * margin
  const count = Math.ceil(height / rowHeight) + 3 * margin
  const first = Math.max(0, Math.min(start - margin, rows - count))
  return { first, after: Math.min(rows, first + count) }
}

/** Whether the window, of another place or an earlier matrix, still has all that shows. */
export function covers({ first, after }: RowWindow, rows: number, scrollTop: number, height: number): boolean {
  const last = Math.min(rows, Math.ceil((scrollTop + height) / rowHeight))
  return first <= Math.floor(scrollTop / rowHeight) && last <= after && after <= rows
}

/** @returns where to scroll so that the span is in sight; the same place when it is already */
export function scrollFor(
  span: { readonly start: number; readonly end: number },
  scroll: number,
  size: number,
): number {
  if (span.start < scroll) return span.start
  if (span.end > scroll + size) return Math.max(0, Math.min(span.start, span.end - size))
  return scroll
}
