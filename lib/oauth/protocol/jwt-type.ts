/**
 * Whether a JWT may be of this type (RFC 8725 §3.11). If it names an explicit type, it must be this
 * one. Older JWTs name no type, or only `JWT`.
 */
export function mayBeOfType(header: { typ?: unknown } | undefined, type: string): boolean {
  const { typ } = header ?? {}
  if (typ === undefined) return true
  const mediaType = String(typ)
    .toLowerCase()
    .replace(/^application\//, '')
  return mediaType === 'jwt' || mediaType === type
}
