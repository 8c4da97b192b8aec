import { findClaims } from '@/lib/people/find-claims'
import type { Account } from '../protocol/oidc-provider'
import { personOfRequest } from './presented-artifact'

/** The claims of each scope (OpenID Connect Core §5.4), as far as we support them. */
export const CLAIMS = {
  openid: ['sub', 'auth_time'],
  profile: ['name'],
  email: ['email'],
}

/**
 * The person of a token, for the engine. Whether they are still active is checked when the token is
 * found. Their name and email are read only if a scope needs them.
 */
export async function findAccount(_ctx: unknown, personId: string): Promise<Account> {
  return {
    accountId: personId,
    async claims(_use, scope) {
      const scopes = scope.split(' ')
      if (!scopes.includes('profile') && !scopes.includes('email')) return { sub: personId }
      return { sub: personId, ...(nameAndEmail(personId) ?? (await findClaims(personId))) }
    },
  }
}

/**
 * The person's name and email from the presented code or token; null if it belongs to somebody
 * else.
 */
function nameAndEmail(personId: string): { name: string; email: string } | null {
  const person = personOfRequest.get()
  return person?.id === personId ? { name: person.name, email: person.email } : null
}
