/** Data files of the app itself, by the address that the build gave them. */
export type LoadJson = (address: string) => Promise<unknown>

export const fetchJson: LoadJson = async (address) => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.json()
}
