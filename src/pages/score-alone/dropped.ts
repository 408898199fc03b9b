/** Files dropped on the first page, on their way to the page that opens them. */
let files: readonly File[] = []

export function handOver(dropped: readonly File[]): void {
  files = dropped
}

export function takeDropped(): readonly File[] {
  const taken = files
  files = []
  return taken
}
