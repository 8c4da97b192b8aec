import { needsNoRegistration } from '@/lib/apis/api'
import { Refusal } from '@/lib/errors'
import { isHostAllowed } from '@/lib/policies/host-pattern'
import type { Policy } from '@/lib/policies/policy'
import { leadsToDevice } from './fields/redirect-uri'

/** What the policy's lists speak of. */
type Registered = {
  redirectUris: readonly string[]
  postLogoutRedirectUris: readonly string[]
  scopes: readonly string[]
}

const NOTHING: Registered = { redirectUris: [], postLogoutRedirectUris: [], scopes: [] }

/** The addresses that lead to other hosts than the policy allows. Those that lead to a device name none. */
export function hostsNotAllowed(
  uris: readonly string[],
  { allowedRedirectHosts }: Policy,
): string[] {
  return uris
    .filter((uri) => !leadsToDevice(uri) && URL.canParse(uri))
    .map((uri) => new URL(uri).hostname)
    .filter((host) => !isHostAllowed(host, allowedRedirectHosts))
}

/** The scopes of APIs that the policy does not allow. Those that tell who a person is are always allowed. */
export function scopesNotAllowed(scopes: readonly string[], { allowedScopes }: Policy): string[] {
  if (allowedScopes.length === 0) return []
  return scopes.filter((scope) => !allowedScopes.includes(scope) && !needsNoRegistration(scope))
}

/**
 * Refuses with `invalid_input`, by field, what a registration adds to `before` and the policy does not
 * allow: redirect URIs at other hosts and other scopes. What the app has already may stay.
 */
export function refuseByPolicy(
  policy: Policy,
  after: Partial<Registered>,
  before: Registered = NOTHING,
): void {
  const fields: Record<string, string> = {}
  for (const field of ['redirectUris', 'postLogoutRedirectUris'] as const) {
    const added = (after[field] ?? []).filter((uri) => !before[field].includes(uri))
    const [host] = hostsNotAllowed(added, policy)
    if (host)
      fields[field] =
        `Your organization does not allow the host ${host}. It allows ${policy.allowedRedirectHosts.join(', ')}.`
  }
  const added = (after.scopes ?? []).filter((scope) => !before.scopes.includes(scope))
  const scopes = scopesNotAllowed(added, policy)
  if (scopes.length > 0) fields.scopes = `Your organization does not allow ${scopes.join(', ')}.`
  if (Object.keys(fields).length > 0) throw new Refusal('invalid_input', 'the policy', fields)
}
