/** For sentences and lists where a name of any length would crowd out the rest; the whole name is shown elsewhere. */
export function shorten(text: string, most = 60): string {
  const letters = [...text.slice(0, 2 * most + 2)]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}
