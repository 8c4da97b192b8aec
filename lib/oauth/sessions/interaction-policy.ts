import { interactionPolicy, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { whoIsHere } from './who-is-here'

/**
 * When somebody is asked to sign in or to agree: as the engine does by itself, and whenever the
 * person who is to be spoken for is not the one who is signed in to the portal at this browser. A
 * session of anybody else is not found; this is about who has just answered.
 */
export function interactionsPolicy(portal: Portal) {
  const { base, Check } = interactionPolicy
  const prompts = base()
  prompts.get('login')?.checks.add(
    new Check(
      'portal_session',
      'End-User authentication is required',
      'login_required',
      async ({ req, oidc }: KoaContextWithOIDC) => {
        const person = oidc.session?.accountId
        return person !== undefined && (await whoIsHere(portal, req))?.personId !== person
      },
    ),
  )
  return prompts
}
