/** A title out of a file's name: without its ending, and without what our own exports put behind the title. */
export function titleFrom(name: string, isFile: boolean): string {
  if (!isFile) return ''
  return name
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 300)
}
