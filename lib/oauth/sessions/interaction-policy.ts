import { interactionPolicy, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { deviceConfirmation } from './device-confirmation'
import { whoIsHere } from './who-is-here'

/**
 * When a person is asked to sign in or to consent: as the engine does by itself, and whenever its
 * session is of somebody else than the portal's at this browser. What was confirmed on the device
 * page stays with the question.
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
  for (const prompt of prompts) {
    const { details } = prompt
    prompt.details = async (ctx) => ({
      ...(await details(ctx)),
      ...(await deviceConfirmation(portal, ctx)),
    })
  }
  return prompts
}
