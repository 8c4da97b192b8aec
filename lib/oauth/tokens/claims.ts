import { type ClaimName, claimsOf, claimsOfScope } from '@/lib/people/claims'
import { findToldPerson } from '@/lib/people/find-told-person'
import type { ToldPerson } from '@/lib/people/told-person'
import { appOrganization, isToldOfOrganization, roleClaim } from '../clients/client-metadata'
import type { Account, Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { personOfRequest } from './presented-artifact'

/** The claims of each scope (OpenID Connect Core §5.4), as far as we support them. */
export const SCOPE_CLAIMS = {
  openid: ['sub', 'auth_time', 'acr', 'amr'],
  profile: claimsOfScope('profile'),
  email: claimsOfScope('email'),
}

const TELLING = ['profile', 'email']

type Requested = { [claim: string]: unknown }

/**
 * The person of a token, for the engine. Whether they are still active is checked when the token is
 * found. They are read only if a scope or a requested claim needs them; the engine narrows what is
 * said to those.
 */
export async function findAccount(ctx: KoaContextWithOIDC, personId: string): Promise<Account> {
  return {
    accountId: personId,
    async claims(_use, scope, claims: Requested = {}) {
      const names: string[] = Object.keys(claims)
      const told = scope.split(' ').some((one) => TELLING.includes(one)) || names.some(isOfPerson)
      if (!told) return { sub: personId }
      const { client } = ctx.oidc
      if (!client) return { sub: personId }
      const person =
        presentPerson(personId) ?? (await findToldPerson(personId, appOrganization(client)))
      const said = person ? personClaims(person, client) : {}
      return { sub: personId, ...said }
    },
  }
}

const isOfPerson = (name: string) => name !== 'sub'

/** What the client's app can be told of a person, at most. */
export function personClaims(person: ToldPerson, client: Client): { [C in ClaimName]?: unknown } {
  return claimsOf(person, {
    organizationClaim: isToldOfOrganization(client),
    roleClaim: roleClaim(client),
    organizationId: appOrganization(client),
  })
}

/** The person of the presented code or token; null if it belongs to somebody else. */
function presentPerson(personId: string): ToldPerson | null {
  const person = personOfRequest.get()
  return person?.id === personId ? person : null
}
