/** Hashes of what a lock holds. What computes them is loaded with the first lock that is made or checked. */
import type { Evaluation } from '@/domain/evaluation'

type Lockable = Pick<Evaluation, 'criteria' | 'rules'>

/** The very text that is hashed, for whoever recomputes it. */
export async function lockedTextOf(document: Lockable): Promise<string> {
  return (await import('@/io/locked-text')).lockedText(document)
}

export async function lockHashOf(document: Lockable): Promise<string> {
  const [text, { digestOf }] = await Promise.all([lockedTextOf(document), import('@/io/digest')])
  return digestOf(text)
}
