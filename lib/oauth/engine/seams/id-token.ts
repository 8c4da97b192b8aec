import type { Client, Provider } from '../../protocol/oidc-provider'

type Claims = { [name: string]: unknown }

/** The properties that the engine sets on an ID token. They are missing in its types. */
type IdToken = InstanceType<Provider['IdToken']> & {
  scope: string
  mask: object
  rejected: string[]
}

/**
 * The claims of an ID token outside of a request of the engine: of the person's claims those of the
 * scopes, and beside them `more`. Those of the token itself (`iss`, `exp`, …) are not among them.
 */
export function idTokenClaims(
  provider: Provider,
  client: Client,
  { available, scope, more }: { available: Claims; scope: string; more: Claims },
): Promise<Claims> {
  const token = new provider.IdToken(available, { client }) as IdToken
  Object.assign(token, { scope, mask: {}, rejected: [] })
  for (const [name, value] of Object.entries(more)) token.set(name, value)
  return token.payload()
}
