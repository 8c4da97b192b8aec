import { type EditableApi, JWT_TYPES, type TokenClaims, type TokenFormat } from '@/lib/apis/api'
import { HOUR, MINUTE } from '@/lib/clock'

export const FORMAT_LABELS = {
  opaque: 'Opaque',
  jwt: 'JWT',
} as const satisfies Record<TokenFormat, string>

/** How its JWTs are signed, and what they say of their type; only a JWT has both. */
export function signatureInWords({ tokenFormat, signingAlg, tokenType }: EditableApi): string {
  return tokenFormat === 'jwt' ? `${signingAlg}, typ ${JWT_TYPES[tokenType]}` : 'None'
}

/** What tokens say of a person, in words. */
export const TOKEN_CLAIMS_WORDS = {
  none: { label: 'Only who it is', description: 'The number of the person, in sub.' },
  role: {
    label: 'Role too',
    description: 'Also org_id, and the role in roles, of people of your organization.',
  },
  person: {
    label: 'Name and email too',
    description: 'The same, with name and email where the person lets the app read them.',
  },
} as const satisfies Record<TokenClaims, { label: string; description: string }>

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
