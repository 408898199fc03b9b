/** `navigator.storage` is missing on plain http; browsers often answer no. */
export async function isPersisted(): Promise<boolean | null> {
  return navigator.storage?.persisted ? navigator.storage.persisted() : null
}

export async function persist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false
}
