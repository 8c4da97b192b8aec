import type { IncomingMessage } from 'node:http'
import { interactionPolicy, type KoaContextWithOIDC } from './protocol'

type PersonOf = (req: IncomingMessage) => Promise<string | null>

/**
 * When somebody is asked to sign in or to agree: as the engine does by itself, and whenever the
 * portal does not know the person of the engine's session at this browser any more. Signing out of
 * the portal, a session that ends, a person who is disabled: each counts here at once.
 */
export function interactionsPolicy(personOf: PersonOf) {
  const { base, Check } = interactionPolicy
  const prompts = base()
  prompts.get('login')?.checks.add(
    new Check(
      'portal_session',
      'End-User authentication is required',
      'login_required',
      async ({ req, oidc }: KoaContextWithOIDC) => {
        const person = oidc.session?.accountId
        return person !== undefined && (await personOf(req)) !== person
      },
    ),
  )
  return prompts
}
