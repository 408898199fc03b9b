/**
 * Names in files: how two spellings are compared, and how people and vendors with the same name are told apart.
 */

/** The same for two spellings of one name: NFKC, trimmed, inner space collapsed, case-folded. */
export function nameKey(name: string): string {
  // Plain lower-case ASCII without outer or double spaces is its own key.
  if (/^[!-@[-~]+(?: [!-@[-~]+)*$/.test(name)) return name
  return name
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

interface Named {
  readonly id: string
  readonly name: string
}

/** What stands for each item in a file: its name, with the id behind it where the name alone is not enough. */
export function labelsOf(items: readonly Named[]): string[] {
  const counts = new Map<string, number>(items.map((item) => [nameKey(item.id), 1]))
  for (const { name } of items) counts.set(nameKey(name), (counts.get(nameKey(name)) ?? 0) + 1)
  return items.map(({ id, name }) => {
    if (nameKey(name) === '') return id
    return counts.get(nameKey(name)) === 1 ? name : `${name} (${id})`
  })
}

/** From an id, a label or a name that only one item has, all as keys, to the item. */
export function itemsByName<Item extends Named>(items: readonly Item[]): Map<string, Item> {
  const found = new Map<string, Item>()
  const twice = new Set<string>()
  for (const item of items) {
    const key = nameKey(item.name)
    if (found.has(key)) twice.add(key)
    else if (key !== '') found.set(key, item)
  }
  for (const key of twice) found.delete(key)
  const labels = labelsOf(items)
  items.forEach((item, i) => found.set(nameKey(labels[i] as string), item))
  for (const item of items) found.set(nameKey(item.id), item)
  return found
}

/** Between the groups of a path. */
export const separator = ' / '

/** A path of group names as one text; a slash standing alone inside a name gets a backslash. */
export function joinPath(names: readonly string[]): string {
  return names.map((name) => name.replace(/(^|\s)(\\*)\/(?=\s|$)/g, '$1$2\\/')).join(separator)
}

export function splitPath(path: string): string[] {
  if (path === '') return []
  return path.split(separator).map((name) => name.replace(/(^|\s)\\(\\*)\/(?=\s|$)/g, '$1$2/'))
}
