/**
 * Whether a JWT may be taken for this kind (RFC 8725 §3.11): one that says what it is says this. Those
 * of before explicit types say nothing, or only that they are a JWT.
 */
export function mayBeOfType(header: { typ?: unknown } | undefined, type: string): boolean {
  const { typ } = header ?? {}
  if (typ === undefined) return true
  const mediaType = String(typ)
    .toLowerCase()
    .replace(/^application\//, '')
  return mediaType === 'jwt' || mediaType === type
}
