import { leadsToDevice } from '@/lib/apps/fields/redirect-uri'
import { mayActIn } from '@/lib/people/sessions/may-act-in'
import { errors, interactionPolicy, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { deviceConfirmation } from './device-confirmation'
import { REPLACED_CHECKS, wantedSignIn } from './wanted-sign-in'
import { whoIsHere } from './who-is-here'

/**
 * Whether the answer goes to a program on a device, of which nobody knows which one it is. Then
 * nothing is answered without the person (RFC 8252 §8.6, RFC 8628 §5.4).
 */
function answersDevice({ oidc }: KoaContextWithOIDC): boolean {
  const uri = oidc.params?.redirect_uri
  if (typeof uri !== 'string') return oidc.client?.applicationType === 'native'
  return leadsToDevice(uri)
}

/**
 * When a person is asked to choose an account, to sign in or to consent: the engine's rules, those of
 * `wantedSignIn`, and one more. The person must also sign in if the engine's session belongs to
 * another person than the portal's. Whom a provider of another organization has signed in is nobody to
 * the apps of theirs (`mayActIn`). A confirmation on the device page is stored with the prompt.
 */
export function interactionsPolicy(portal: Portal) {
  const { base, Check, Prompt } = interactionPolicy
  const prompts = base()
  prompts.add(new Prompt({ name: 'select_account', requestable: true }), 0)
  const login = prompts.get('login')?.checks
  for (const replaced of REPLACED_CHECKS) login?.remove(replaced)
  for (const check of wantedSignIn) login?.add(check)
  login?.add(
    new Check(
      'portal_session',
      'End-User authentication is required',
      'login_required',
      async (ctx: KoaContextWithOIDC) => {
        const person = ctx.oidc.session?.accountId
        if (person === undefined) return false
        const here = await whoIsHere(portal, ctx)
        if (here?.personId !== person) return true
        const organization = ctx.oidc.client?.app_organization_id
        const key = new Uint8Array(here.digest)
        if (typeof organization === 'string' && !(await mayActIn(key, organization))) {
          throw new errors.AccessDenied('the provider of another organization began this session')
        }
        return false
      },
    ),
  )
  const consent = prompts.get('consent')
  consent?.checks.remove('native_client_prompt')
  consent?.checks.add(
    new Check(
      'native_client_prompt',
      'native clients require End-User interaction',
      'interaction_required',
      (ctx: KoaContextWithOIDC) => !ctx.oidc.result?.consent && answersDevice(ctx),
    ),
    0,
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
