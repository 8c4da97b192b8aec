import type { z } from 'zod'
import { sha256 } from '@/lib/crypto/digest'
import type { registration } from './registration'

type Said = z.output<typeof registration>

/** Everything that one form says about an app. */
const SAID = {
  name: true,
  type: true,
  description: true,
  company: true,
  websiteUrl: true,
  termsUrl: true,
  privacyUrl: true,
  redirectUris: true,
  postLogoutRedirectUris: true,
  backchannelLogoutUri: true,
  scopes: true,
} as const satisfies Record<keyof Said, true>

/**
 * The same for two registrations that say the same. A form carries the one it was opened with, so
 * that it cannot undo what somebody else has written since. Whatever else happens to the app, its
 * logo, its people, being suspended, leaves it alone.
 */
export function revisionOf(app: Said): string {
  const fields = Object.keys(SAID) as (keyof Said)[]
  return sha256(JSON.stringify(fields.map((field) => app[field]))).toString('base64url')
}
