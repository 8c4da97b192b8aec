import { type EditableApi, JWT_TYPES, type TokenFormat } from '@/lib/apis/api'
import { HOUR, MINUTE } from '@/lib/clock'

export const FORMAT_LABELS = {
  opaque: 'Opaque',
  jwt: 'JWT',
} as const satisfies Record<TokenFormat, string>

/** How its JWTs are signed, and what they say of their type; only a JWT has both. */
export function signatureInWords({ tokenFormat, signingAlg, tokenType }: EditableApi): string {
  return tokenFormat === 'jwt' ? `${signingAlg}, typ ${JWT_TYPES[tokenType]}` : 'None'
}

/** "90 minutes", "1 hour": in hours, when it is whole hours. */
export function lifetimeInWords(seconds: number): string {
  const { count, unit } = lifetimeParts(seconds)
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
}

/** How a form shows a lifetime. */
export function lifetimeParts(seconds: number): { count: number; unit: 'hours' | 'minutes' } {
  return seconds % HOUR === 0
    ? { count: seconds / HOUR, unit: 'hours' }
    : { count: seconds / MINUTE, unit: 'minutes' }
}
