import { findClaims } from '@/lib/people/find-claims'
import type { Account } from '../protocol/oidc-provider'
import { personOfRequest } from './presented-artifact'

/** Which claims each scope opens (OpenID Connect Core §5.4), of those that we know. */
export const CLAIMS = {
  openid: ['sub', 'auth_time'],
  profile: ['name'],
  email: ['email'],
}

/**
 * Who a token speaks for. Whether the person may still be spoken for is derived when the token is
 * found; their name and email are read only where a scope asks for them.
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

/** As they came with the presented code or token; null when none of this person was presented. */
function nameAndEmail(personId: string): { name: string; email: string } | null {
  const person = personOfRequest.get()
  return person?.id === personId ? { name: person.name, email: person.email } : null
}
