/** An object as the API sends it: names in snake_case, times in ISO 8601 (UTC), however deep they lie. */
export function toWire(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [snakeCase(name), valueOnWire(of)]),
  )
}

/** A value as the API sends it. */
export function valueOnWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(valueOnWire)
  return typeof value === 'object' && value !== null ? toWire(value) : value
}

/** `expiresAt` as `expires_at`. */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
