import { interactionPolicy, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { deviceConfirmation } from './device-confirmation'
import { whoIsHere } from './who-is-here'

/**
 * When a person is asked to sign in or to consent: the engine's rules, and one more. The person
 * must also sign in if the engine's session belongs to another person than the portal's. A
 * confirmation on the device page is stored with the prompt.
 */
export function interactionsPolicy(portal: Portal) {
  const { base, Check } = interactionPolicy
  const prompts = base()
  prompts.get('login')?.checks.add(
    new Check(
      'portal_session',
      'End-User authentication is required',
      'login_required',
      async (ctx: KoaContextWithOIDC) => {
        const person = ctx.oidc.session?.accountId
        return person !== undefined && (await whoIsHere(portal, ctx))?.personId !== person
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
