import { type PublicRefusal, REFUSALS, Refusal, type RefusalCode } from '@/lib/errors'

const NOTICES: Readonly<Record<string, string>> = {
  idle: 'You were signed out because nothing happened for 8 hours.',
  expired: 'You were signed out because every session ends after 24 hours.',
  ended: 'Your session was ended. Sign in again to continue.',
  everywhere: 'You are signed out everywhere.',
}

type Parameter = string | string[] | undefined

/** Why somebody who was signed in is here, in a sentence, or null. */
export function whySignedOut(because: Parameter): string | null {
  return typeof because === 'string' && Object.hasOwn(NOTICES, because)
    ? (NOTICES[because] ?? null)
    : null
}

/** What next-auth says when a provider did not answer as it should. */
const OF_PROVIDERS = new Set(['OAuthSignin', 'OAuthCallback', 'Callback', 'AccessDenied'])

/** The refusal whose code next-auth has put into the address, or null. */
export function refusalOf(error: Parameter): PublicRefusal | null {
  if (typeof error !== 'string') return null
  const fallback = OF_PROVIDERS.has(error) ? 'provider_failed' : 'wrong_credentials'
  const known = Object.hasOwn(REFUSALS, error) ? (error as RefusalCode) : fallback
  return new Refusal(known).toPublic()
}
