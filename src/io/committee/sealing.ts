/**
 * Sealing and signing with the browser's own cryptography: ECDH P-256 with a key made for one scorecard, HKDF-SHA-256
 * and AES-256-GCM for the chair; ECDSA P-256 with the invitation's key. What it proves is said in i18n/…/sealing.json.
 */
import type { PrivateKey, PublicKey } from '@/domain/committee/committee'
import { fromBase64Url, toBase64Url } from './base64url'

/** Missing on plain http: whoever needs it says so and offers the unsealed way. */
export function hasCrypto(): boolean {
  return subtleOf() !== null
}

function subtleOf(): SubtleCrypto | null {
  return (globalThis.crypto as Partial<Crypto> | undefined)?.subtle ?? null
}

const ecdh = { name: 'ECDH', namedCurve: 'P-256' }
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }
const signing = { name: 'ECDSA', hash: 'SHA-256' }

/** @returns null without cryptography */
export async function newKeys(use: 'seal' | 'sign'): Promise<PrivateKey | null> {
  const subtle = subtleOf()
  if (!subtle) return null
  const [algorithm, usages] = use === 'seal' ? [ecdh, ['deriveBits']] : [ecdsa, ['sign', 'verify']]
  const pair = (await subtle.generateKey(algorithm, true, usages as KeyUsage[])) as CryptoKeyPair
  const { x, y, d } = await subtle.exportKey('jwk', pair.privateKey)
  return { x: x!, y: y!, d: d! }
}

/** @returns null without cryptography, or when the key is none */
export async function sign(text: string, key: PrivateKey): Promise<string | null> {
  const subtle = subtleOf()
  if (!subtle) return null
  try {
    const imported = await subtle.importKey('jwk', jwk(key), ecdsa, false, ['sign'])
    return toBase64Url(new Uint8Array(await subtle.sign(signing, imported, bytesOf(text))))
  } catch {
    return null
  }
}

/** `unchecked`: there is no cryptography here. */
export async function verify(
  text: string,
  signature: string,
  key: PublicKey,
): Promise<'valid' | 'wrong' | 'unchecked'> {
  const subtle = subtleOf()
  if (!subtle) return 'unchecked'
  const bytes = fromBase64Url(signature)
  if (!bytes) return 'wrong'
  try {
    const imported = await subtle.importKey('jwk', jwk({ x: key.x, y: key.y }), ecdsa, false, ['verify'])
    return (await subtle.verify(signing, imported, bytes, bytesOf(text))) ? 'valid' : 'wrong'
  } catch {
    return 'wrong'
  }
}

export interface SealedBytes {
  /** Made for this one scorecard; its private half is forgotten at once. */
  readonly key: PublicKey
  readonly iv: string
  readonly sealed: string
}

/**
 * @param context goes along in the clear, and cannot be changed either
 * @returns null without cryptography, or when the key is none
 */
export async function seal(
  bytes: Uint8Array<ArrayBuffer>,
  chair: PublicKey,
  context: string,
): Promise<SealedBytes | null> {
  const subtle = subtleOf()
  const own = await newKeys('seal')
  if (!subtle || !own) return null
  try {
    const key = { x: own.x, y: own.y }
    const aes = await sharedKey(subtle, own, chair, key, 'encrypt')
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(context) }, aes, bytes)
    return { key, iv: toBase64Url(iv), sealed: toBase64Url(new Uint8Array(sealed)) }
  } catch {
    return null
  }
}

/** @returns null when it is not for this key, or was changed */
export async function unseal(
  parts: SealedBytes,
  chair: PrivateKey,
  context: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const subtle = subtleOf()
  const [iv, sealed] = [fromBase64Url(parts.iv), fromBase64Url(parts.sealed)]
  if (!subtle || !iv || !sealed) return null
  try {
    const aes = await sharedKey(subtle, chair, parts.key, parts.key, 'decrypt')
    return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(context) }, aes, sealed))
  } catch {
    return null
  }
}

async function sharedKey(
  subtle: SubtleCrypto,
  own: PrivateKey,
  other: PublicKey,
  ephemeral: PublicKey,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const privateKey = await subtle.importKey('jwk', jwk(own), ecdh, false, ['deriveBits'])
  const publicKey = await subtle.importKey('jwk', jwk({ x: other.x, y: other.y }), ecdh, false, [])
  const secret = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256)
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const info = bytesOf(`evenhand/sealed/1 ${ephemeral.x} ${ephemeral.y}`)
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info }
  return subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, [use])
}

function jwk(key: PublicKey | PrivateKey): JsonWebKey {
  return { kty: 'EC', crv: 'P-256', ...key }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
