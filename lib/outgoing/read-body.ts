/**
 * The body of an answer from elsewhere, whole. Throws when it has more than `most` bytes, and reads no
 * further then.
 */
export async function readBody({ body }: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length
    if (bytes > most) throw new Error(`it has more than ${most} bytes`)
    parts.push(part)
  }
  return Uint8Array.from(Buffer.concat(parts))
}
