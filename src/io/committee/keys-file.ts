/**
 * The chair's key pair as a file, `{ "format": "evenhand/chair-keys", "version": 1, "evaluation": …, "keys": {…} }`, for
 * opening sealed scorecards in another browser; whoever has it can open them. The first files did not name the evaluation.
 */
import * as v from 'valibot'
import type { PrivateKey } from '@/domain/committee/committee'
import type { Evaluation } from '@/domain/evaluation'
import type { Result } from '@/domain/result'
import { isRecord } from '../loose-json'
import { privateKey } from '../read-committee'
import { refused } from './refused'
import { hasCrypto, seal, unseal } from './sealing'

export const keysFormat = 'evenhand/chair-keys'
const version = 1

/** Also where it is damaged. */
export function isKeysText(text: string): boolean {
  return text.includes(keysFormat)
}

export interface KeysFile {
  readonly keys: PrivateKey
  /** Id of the evaluation; null when the file does not say. */
  readonly evaluation: string | null
}

export function writeKeys({ id, committee }: Pick<Evaluation, 'id' | 'committee'>): string | null {
  const { keys } = committee
  return keys && `${JSON.stringify({ format: keysFormat, version, evaluation: id, keys })}\n`
}

const content = v.object({ keys: privateKey, evaluation: v.exactOptional(v.string()) })

export async function readKeys(text: string): Promise<Result<KeysFile>> {
  if (!hasCrypto()) return refused('crypto-missing')
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // What is cut off still begins like one.
    return refused(isKeysText(text) ? 'keys-damaged' : 'keys-foreign')
  }
  if (!isRecord(json) || json.format !== keysFormat) return refused('keys-foreign')
  if (typeof json.version === 'number' && json.version > version) return refused('keys-newer')
  const read = v.safeParse(content, json)
  if (json.version !== version || !read.success || !(await isPair(read.output.keys))) return refused('keys-damaged')
  const { keys, evaluation = null } = read.output
  return { ok: true, value: { keys, evaluation } }
}

/** What is sealed for its public half can be opened with its private one. */
async function isPair(keys: PrivateKey): Promise<boolean> {
  const sealed = await seal(new Uint8Array([1]), keys, keysFormat)
  return sealed !== null && (await unseal(sealed, keys, keysFormat)) !== null
}
