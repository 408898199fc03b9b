/** Text ↔ deflated bytes, by the browser's own streams. What inflates beyond the cap is dropped on the way. */
export async function deflate(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export type Inflated =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  /** Not deflated, or not UTF-8. */
  | { readonly kind: 'broken' }

/** @param maxBytes of the inflated text */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Inflated> {
  const reader = spoonfuls(bytes).pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length > maxBytes) {
        void reader.cancel().catch(() => undefined)
        return { kind: 'too-large' }
      }
      chunks.push(value)
    }
    return {
      kind: 'text',
      text: new TextDecoder('utf-8', { fatal: true }).decode(await new Blob(chunks).arrayBuffer()),
    }
  } catch {
    return { kind: 'broken' }
  }
}

/** A browser inflates the whole of what it is given at a time, a thousand times its size at worst. */
const spoonful = 4096

function spoonfuls(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close()
        controller.enqueue(bytes.subarray(at, (at += spoonful)))
      },
    },
    { highWaterMark: 0 },
  )
}
