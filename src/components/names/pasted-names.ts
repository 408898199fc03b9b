/** A pasted column of names: one a line, the first cell of each line where there are several, Excel's quotes taken off. */

/** The field's own limit, so that a name pasted is no longer than one typed. */
export const longestName = 5000

export function namesIn(text: string): string[] {
  return firstCells(text)
    .map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, longestName))
    .filter((name) => name !== '')
}

/** A quote counts only where it opens a cell and is closed again; inside it, line breaks and tabs are text. */
function firstCells(text: string): string[] {
  const cells: string[] = []
  const quoted = /^"((?:[^"]|"")*)"[^\S\r\n]*(?=\t|\r|\n|$)/
  let rest = text.replace(/^\uFEFF/, '')
  while (rest !== '') {
    const found = quoted.exec(rest)
    const plain = found ? found[0] : /^[^\t\r\n]*/.exec(rest)![0]
    cells.push(found ? found[1]!.replaceAll('""', '"') : plain)
    rest = rest.slice(plain.length).replace(/^[^\r\n]*(\r\n|\r|\n)?/, '')
  }
  return cells
}

export interface PastedName {
  readonly name: string
  /** Already there, a second time in the paste itself, or what stands over the column. */
  readonly doubt: 'known' | 'paste' | 'heading' | null
}

/**
 * @param keyOf the same for two spellings of one name
 * @param headings as keys
 */
export function markDoubts(
  names: readonly string[],
  existing: readonly string[],
  keyOf: (name: string) => string,
  headings: readonly string[] = [],
): readonly PastedName[] {
  const known = new Set(existing.map(keyOf))
  const seen = new Set<string>()
  return names.map((name, i) => {
    const key = keyOf(name)
    const repeats = known.has(key) ? 'known' : seen.has(key) ? 'paste' : null
    seen.add(key)
    return { name, doubt: repeats ?? (i === 0 && headings.includes(key) ? 'heading' : null) }
  })
}
